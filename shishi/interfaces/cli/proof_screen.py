"""A checked bulletin as text for people: each place in its sentence, what is wrong with it, and the sum."""

from rich.console import Console
from rich.text import Text

from shishi.documents.proofs.checking import Checked
from shishi.documents.proofs.pieces import Numbered, numbered, place_of, sentence_around
from shishi.documents.proofs.report import grounds, summary
from shishi.rulebook.proof.findings import Finding, Severity

_STYLES = {Severity.ERROR: "bold red", Severity.WARN: "bold yellow", Severity.INFO: "bold blue"}
_SHAPES = {Severity.ERROR: "■", Severity.WARN: "▲", Severity.INFO: "○"}


def print_checked(screen: Console, checked: Checked, more: tuple[Finding, ...]) -> None:
    """One file: a line that sums it up, then its findings in the order of the text."""
    name = checked.reading.name
    if checked.refused is not None:
        screen.print(f"{name}：无法读取。", markup=False)
        return
    if checked.belongs_to:
        screen.print(f"{name}：作为附件，与{checked.belongs_to}一并校核。", markup=False)
        return
    findings = (*checked.proof.findings, *more)
    screen.print(f"{name}：{summary(findings, len(checked.proof.claims))}", markup=False)
    for one in numbered(findings):
        _print_finding(screen, checked.reading.text, one)


def _print_finding(screen: Console, text: str, one: Numbered) -> None:
    finding = one.finding
    line, column = place_of(text, finding.start)
    style = _STYLES[finding.severity]
    screen.print(
        Text.assemble(
            (f"  {_SHAPES[finding.severity]} {one.number} {finding.severity.label}", style),
            f"　第{line}行第{column}字　{finding.rule}",
        )
    )
    before, quote, after = sentence_around(text, finding)
    screen.print(Text.assemble("    ", before, (f"【{' '.join(quote.split())}】", style), after))
    screen.print(f"    {grounds(finding)}", markup=False)
