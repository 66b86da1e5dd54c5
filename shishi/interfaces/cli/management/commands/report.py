"""shishi report import: units' monthly workbooks."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from shishi.domain.intake.models import ImportRun
from shishi.domain.intake.workbooks import ReportFile
from shishi.interfaces.cli.arguments import add_import_options, day
from shishi.interfaces.cli.import_command import ImportCommand
from shishi.interfaces.cli.importing import apply_report, known_area
from shishi.interfaces.cli.register import period_from, required_programme


class Command(ImportCommand):
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
        self.leave(codes)

    def _one(self, file: ReportFile, options: dict[str, Any]) -> int:
        plan = file.plan(known_area())

        def apply() -> ImportRun | None:
            return apply_report(file, plan, required_programme(file.period.year), accept_clean=options["accept_clean"])

        return self.settle(file.path.name, plan, apply, options)
