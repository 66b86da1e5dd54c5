"""Heading numbers: 一、 （一） 1. （1） in sequence, on their level, with their own punctuation (GB/T 9704-2012 §7.3.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.document_dates import number
from shishi.rulebook.proof.language.notes import gathered, note
from shishi.rulebook.proof.language.paper import CHINESE_NUMERAL, Line, Paper

SEQUENCE = Rule(
    "heading-sequence",
    "标题序号不连续",
    "同一层的序号应依次排列，不缺、不重、不倒。",
    "“一、”“二、”“四、”：缺“三、”。",
    Severity.WARN,
)
LEVEL = Rule(
    "heading-level",
    "标题层次不对",
    "层次依次为“一、”“（一）”“1.”“（1）”，上一层不能排在下一层里面。",
    "“1.”的下面又出现“（一）”。",
    Severity.INFO,
)
MARK = Rule(
    "heading-mark",
    "序号后的标点不对",
    "“一”后用顿号，“1”后用点，带括号的序号后不加标点，“第一”后用逗号。",
    "“（一）、总体情况”：应为“（一）总体情况”。",
    Severity.INFO,
)
RULES = (SEQUENCE, LEVEL, MARK)

FORMS = (
    # 一、二级公路 and 二、三产业 are no headings.
    re.compile(
        rf"(?P<number>{CHINESE_NUMERAL})(?P<mark>[、.,]) ?(?!{CHINESE_NUMERAL}(?:[级类期产等线号年、]|季度))(?=\S)"
    ),
    re.compile(rf"\((?P<number>{CHINESE_NUMERAL})\)(?P<mark>[、.,]?) ?(?=\S)"),
    re.compile(r"(?P<number>[0-9]{1,2})(?P<mark>[.、]) ?(?![0-9])(?=\S)"),
    re.compile(r"\((?P<number>[0-9]{1,2})\)(?P<mark>[、.,]?) ?(?=\S)"),
)
WRITTEN = ("{}、", "（{}）", "{}.", "（{}）")
RIGHT_MARKS = ("、", "", ".", "")
ORDINAL = re.compile(rf"(?:^|(?<=[。;:,]))第{CHINESE_NUMERAL}、(?!第)")
PAGE = re.compile(r"附 ?件 ?[0-9一二三四五六七八九十]{0,2}(?: ?[:.、].*)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered line: its level (0 for 一、, 3 for （1）), its number, where the number stands."""

    line: Line
    level: int
    number: int
    mark: str
    end: int


def headings(paper: Paper, without: set[int]) -> Iterator[Heading | None]:
    """Numbered lines in order; None where an attachment begins and numbering starts afresh.

    Rows of tables are left out, and the lines whose offsets are given.
    """
    for line in paper.written:
        if PAGE.fullmatch(line.text):
            yield None
        elif line.start not in without and not line.is_row and (heading := _heading(line)):
            yield heading


def _heading(line: Line) -> Heading | None:
    for level, form in enumerate(FORMS):
        if found := form.match(line.text):
            value = number(found["number"]) if _is_numeral(found["number"]) else 0
            written = line.text[: found.end()].rstrip()
            return Heading(line, level, value, found["mark"], line.start + len(written)) if value else None
    return None


def _is_numeral(text: str) -> bool:
    """一百 and 十十 are no ordinals; 〇 never leads."""
    return (
        text.isdigit()
        or re.fullmatch("[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]", text) is not None
    )


def check(paper: Paper, without: set[int]) -> Iterator[Finding]:
    """Sequence, level and punctuation of the numbers."""
    every = list(headings(paper, without))
    yield from _sequence(paper, every)
    yield from _levels(paper, every)
    yield from gathered(_marks(paper, every))
    yield from _ordinals(paper)


def _sequence(paper: Paper, every: list[Heading | None]) -> Iterator[Finding]:
    latest: list[int] = [0, 0, 0, 0]
    for heading in every:
        if heading is None:
            latest = [0, 0, 0, 0]
            continue
        before = latest[heading.level]
        if message := _fault(heading, before):
            severity = Severity.WARN if heading.level < 2 else Severity.INFO
            yield note(paper, SEQUENCE, heading.line.start, heading.end, message, severity=severity)
        latest[heading.level] = heading.number
        latest[heading.level + 1 :] = [0] * (3 - heading.level)


def _fault(heading: Heading, before: int) -> str:
    """What is wrong with this number after that one; an excerpt may begin anywhere, and 1 begins afresh."""
    said, due = ordinals(heading, heading.number), ordinals(heading, before + 1)
    if before == 0 or heading.number == before + 1:
        return ""
    if heading.number == before:
        return f"序号“{said}”用了两次，后一个应为“{due}”。" if heading.level < 2 or before > 1 else ""
    if heading.number == 1:
        return ""
    if heading.number < before:
        return f"序号“{said}”排在“{ordinals(heading, before)}”后面，顺序颠倒。"
    return f"序号“{said}”前面是“{ordinals(heading, before)}”，缺“{due}”。"


def ordinals(heading: Heading, value: int) -> str:
    """A number in the form of the heading: 三、 or （三）."""
    return WRITTEN[heading.level].format(chinese(value) if heading.level < 2 else value)


def chinese(value: int) -> str:
    """1 to 100 in Chinese numerals as ordinals use them."""
    if value == 100:
        return "一百"
    tens, ones = divmod(value, 10)
    digits = "〇一二三四五六七八九"
    if not tens:
        return digits[ones]
    return f"{digits[tens] if tens > 1 else ''}十{digits[ones] if ones else ''}"


def _levels(paper: Paper, every: list[Heading | None]) -> Iterator[Finding]:
    has_first = any(heading and heading.level == 0 for heading in every)
    seen: set[int] = set()
    begun = False
    for heading in every:
        if heading is None or heading.level == 0:
            seen, begun = set(), heading is not None
            continue
        deeper = {level for level in seen if level > heading.level}
        if heading.level not in seen and deeper and heading.number == 1 and begun:
            inner = WRITTEN[min(deeper)].format("一" if min(deeper) < 2 else 1)
            message = f"“{ordinals(heading, 1)}”出现在“{inner}”这一层里面，层次应依次为“一、”“（一）”“1.”“（1）”。"
            yield note(paper, LEVEL, heading.line.start, heading.end, message)
        if heading.level == 1 and not begun and has_first and heading.number == 1 and not seen:
            message = f"“{ordinals(heading, 1)}”前面没有“一、”，这一层没有上级标题。"
            yield note(paper, LEVEL, heading.line.start, heading.end, message)
        seen.add(heading.level)


def _marks(paper: Paper, every: list[Heading | None]) -> Iterator[Finding]:
    for heading in every:
        if heading and heading.mark != RIGHT_MARKS[heading.level]:
            right = ordinals(heading, heading.number)
            message = f"序号应写作“{right}”。"
            yield note(paper, MARK, heading.line.start, heading.end, message, suggestion=right)


def _ordinals(paper: Paper) -> Iterator[Finding]:
    for line in paper.written:
        for found in ORDINAL.finditer(line.text):
            wording = found.group().removesuffix("、") + "，"
            start = line.start + found.start()
            yield note(paper, MARK, start, line.start + found.end(), "“第几”后面用逗号，不用顿号。", suggestion=wording)
