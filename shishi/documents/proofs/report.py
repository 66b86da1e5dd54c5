"""The report of a check as a document to print and to file: what was found, place by place, and the text with its marks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath

from shishi.documents.content import Align, Block, Cell, Column, Heading, Notice, Paragraph, Row, Table, Text
from shishi.documents.docx.render import render
from shishi.documents.layout import Profile
from shishi.documents.proofs.pieces import Numbered, lines, numbered, place_of
from shishi.rulebook.proof.findings import Finding, Severity

TITLE = "通报校核报告"
_COLUMNS = (
    Column(("序号",), 2, align=Align.CENTER),
    Column(("性质",), 3, align=Align.CENTER),
    Column(("位置",), 4, align=Align.CENTER),
    Column(("原文",), 9),
    Column(("说明",), 15),
)
_NOTE = (
    "注：矛盾指无论按哪种理解都不能成立的数字，存疑指需要人来核实的，说明指无从核对或口径需要注明的。本报告只对照文中各数，"
    "不代替对事实的核查；文件未在系统中保存。"
)


def report_name(file: str) -> str:
    """The report's own file name."""
    return f"{PurePath(file).stem or '通报'}（校核报告）.docx"


def report_docx(file: str, text: str, findings: Sequence[Finding], claims: int, on: date) -> bytes:
    """The report as a .docx. The same text and findings give the same bytes on the same day."""
    return render(_notice(PurePath(file).name, text, numbered(findings), claims, on), Profile.PLAIN)


def summary(findings: Sequence[Finding], claims: int) -> str:
    """One sentence: how much was looked at and what was found."""
    counted = Counter(finding.severity for finding in findings)
    found = "，".join(f"{severity.label}{counted[severity]}处" for severity in Severity if counted[severity])
    return f"共识别数字{claims}处，{f'发现{found}' if found else '没有发现矛盾'}。"


def grounds(finding: Finding) -> str:
    """What is said of a finding: the sentence, both values, and the wording to put in its place."""
    parts = [finding.message if finding.message.endswith(("。", "？", "！")) else f"{finding.message}。"]
    said = finding.stated in finding.message and finding.computed in finding.message
    if finding.stated and finding.computed and not said and finding.computed != finding.suggestion:
        parts.append(f"文中为{finding.stated}，推算为{finding.computed}。")
    if finding.suggestion:
        parts.append(f"建议改为“{finding.suggestion}”。")
    return "".join(parts)


def _notice(name: str, text: str, found: Sequence[Numbered], claims: int, on: date) -> Notice:
    blocks: list[Block] = [
        Paragraph((Text(f"校核文件：{name}"),)),
        Paragraph((Text(summary([one.finding for one in found], claims)),)),
    ]
    if found:
        blocks.append(Heading(1, (Text("一、发现的问题"),)))
        rows = tuple(Row(tuple(map(Cell, _row(text, one)))) for one in found)
        blocks.append(Table("", _COLUMNS, rows, notes=(_NOTE,)))
        blocks.append(Heading(1, (Text("二、原文及标注"),)))
        blocks.extend(Paragraph((Text(line),)) for line in _marked(text, found))
    return Notice((TITLE,), "", (), tuple(blocks), printed_on=on)


def _row(text: str, one: Numbered) -> tuple[str, str, str, str, str]:
    finding = one.finding
    line, column = place_of(text, finding.start)
    quote = finding.quote if len(finding.quote) <= 120 else f"{finding.quote[:100]}……"
    return str(one.number), finding.severity.label, f"第{line}行第{column}字", " ".join(quote.split()), grounds(finding)


def _marked(text: str, found: Sequence[Numbered]) -> Iterator[str]:
    """The text with the number of each finding behind its place, as footnotes stand."""
    for pieces in lines(text, found):
        line = "".join(piece.text + "".join(f"【{one.number}】" for one in piece.ends) for piece in pieces)
        if line.strip():
            yield line.strip(" \u3000").replace("\t", "　")
