"""shishi report import: units' monthly workbooks."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from shishi.core.errors import DomainError
from shishi.documents.reading.plan_json import dump_plan
from shishi.domain.intake.plans import ReportPlan
from shishi.interfaces.cli.arguments import add_import_options, day
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.importing import OK, OPEN_QUESTIONS, PARTLY, UNREADABLE, ReportFile
from shishi.interfaces.cli.register import period_from, required_programme
from shishi.interfaces.cli.screen import console, print_plan, with_asks


class Command(OfficeCommand):
    help = "导入进展月报（report import）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="import")
        verb = verbs.add_parser("import", help="导入各单位的月报", formatter_class=RawDescriptionHelpFormatter)
        verb.epilog = "退出码：0 已写入或没有变化；1 有待明确之处，未写入任何内容；2 有文件无法读取；3 已写入没有问题的行，其余待明确。"
        add_import_options(verb)
        verb.add_argument("--period", required=True, metavar="2016-07", help="报告期")
        verb.add_argument("--reason", default="", help="更正已报数据的理由")
        verb.add_argument(
            "--received-on", type=day, metavar="2016-08-03", help="收到的日期，用于判断是否迟报；默认今天"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        period = period_from(options["period"])
        codes = [
            self._one(ReportFile(Path(path), period, options["reason"], options["received_on"]), options)
            for path in options["files"]
        ]
        if any(codes):
            raise SystemExit(UNREADABLE if UNREADABLE in codes else max(codes))

    def _one(self, file: ReportFile, options: dict[str, Any]) -> int:
        plan = file.plan()
        if options["format"] == "json":
            self.stdout.write(dump_plan(with_asks(plan)))
        else:
            print_plan(console(self.stdout), file.path.name, plan)
        if plan.result.refused is not None:
            return UNREADABLE
        if options["dry_run"]:
            return OK if plan.clean else OPEN_QUESTIONS
        if not plan.clean and not options["accept_clean"]:
            self.stderr.write(f"{file.path.name}：未写入任何内容。")
            return OPEN_QUESTIONS
        return self._apply(file, plan, accept_clean=options["accept_clean"])

    def _apply(self, file: ReportFile, plan: ReportPlan, *, accept_clean: bool) -> int:
        try:
            run = file.apply(plan, required_programme(file.period.year), accept_clean=accept_clean)
        except DomainError as error:
            self.stderr.write(f"{file.path.name}：{error.message}未写入任何内容。")
            return OPEN_QUESTIONS
        self.stderr.write(f"{file.path.name}：{'已写入' if run else '与登记一致，没有变化'}。")
        return OK if plan.clean else PARTLY
