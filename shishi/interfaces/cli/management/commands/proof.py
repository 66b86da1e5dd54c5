"""shishi proof: what a bulletin says that cannot be true. Needs no register unless it is compared with one."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError

from shishi.core.clock import now, office_day
from shishi.documents.proofs.as_json import line
from shishi.documents.proofs.checking import Checked, check_all
from shishi.documents.proofs.report import report_docx, report_name
from shishi.documents.reading.notices.parent import read_path
from shishi.domain.bulletins.proofing import against
from shishi.domain.statistics.figures.sets import FigureSet, figures_from
from shishi.domain.statistics.queries import latest_snapshot
from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.proof_screen import print_checked
from shishi.interfaces.cli.register import period_from, required_programme
from shishi.interfaces.cli.screen import console
from shishi.rulebook.proof.findings import Finding, Severity

CLEAN, CONTRADICTED, UNREADABLE = 0, 1, 2


class Command(OfficeCommand):
    writes = False
    help = "校核通报：文中各数字之间的矛盾，与登记的出入"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = (
            "退出码：0 没有矛盾；1 有矛盾（severity 为 error）；2 有文件无法读取，或参数有误。"
            "表格是它前面那份通报的附件。jsonl 每个文件输出一行，位置按文件的字符计，换行按原样计，BOM不计。"
        )
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="通报：.txt .html .docx .doc .pdf；附件：.xls .xlsx"
        )
        parser.add_argument("--format", choices=["text", "jsonl"], default="text", help="jsonl：每个文件输出一行")
        parser.add_argument("--against", metavar="2016-07", help="与登记的这一报告期的数字对照")
        parser.add_argument("--report", type=Path, metavar="DIR", help="把校核报告（Word 文件）写入这个文件夹")

    def handle(self, *_args: Any, **options: Any) -> None:
        figures = _figures(options["against"]) if options["against"] else None
        severe = unreadable = False
        for checked in check_all([read_path(Path(name)) for name in options["files"]]):
            more = against(checked.reading.text, checked.proof.claims, figures) if figures else ()
            self._show(checked, more, options["format"])
            if options["report"] and checked.refused is None and not checked.belongs_to:
                self._report(checked, more, options["report"])
            unreadable |= checked.refused is not None
            severe |= any(found.severity is Severity.ERROR for found in (*checked.proof.findings, *more))
        code = UNREADABLE if unreadable else CONTRADICTED if severe else CLEAN
        if code:
            raise SystemExit(code)

    def _show(self, checked: Checked, more: tuple[Finding, ...], form: str) -> None:
        if form == "jsonl":
            self.stdout.write(line(checked, more))
        else:
            print_checked(console(self.stdout), checked, more)
        if checked.refused is not None:
            self.stderr.write(f"{checked.reading.name}：{checked.refused}。".replace("。。", "。"))

    def _report(self, checked: Checked, more: tuple[Finding, ...], folder: Path) -> None:
        name, text = checked.reading.name, checked.reading.text
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / report_name(name)
        findings = (*checked.proof.findings, *more)
        path.write_bytes(report_docx(name, text, findings, len(checked.proof.claims), office_day(now())))
        self.stderr.write(f"校核报告：{path}")


def _figures(text: str) -> FigureSet:
    """The register's figures of a period, as last frozen; nothing is written for a comparison."""
    period = period_from(text)
    snapshot = latest_snapshot(required_programme(period.year), period.key)
    if snapshot is None:
        raise CommandError(
            f"登记库里还没有{period.label()}的数字，请先用 shishi figures --period {period.key} 计算。", returncode=2
        )
    return figures_from(snapshot)
