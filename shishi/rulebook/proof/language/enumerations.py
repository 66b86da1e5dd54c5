"""一是…二是…三是…: running points inside and across paragraphs."""

import re
from collections.abc import Iterator

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.document_dates import number
from shishi.rulebook.proof.language.headings import chinese
from shishi.rulebook.proof.language.notes import note
from shishi.rulebook.proof.language.paper import HAN, Paper

RULE = Rule(
    "point-sequence",
    "“一是、二是”不连续",
    "“一是”“二是”“三是”应依次排列，缺一个多半是漏了一段。",
    "“一是……。三是……。”：缺“二是”。",
    Severity.WARN,
)
RULES = (RULE,)

POINT = re.compile(
    rf"(?<![{HAN}0-9A-Za-z])([一二三四五六七八九]|十[一二三四五六七八九]?)([是要])"
    r"(?!否|非|一|二|不是|求|么|点|件|领|素|闻)"
)
# Points inside points: an outer 二是 may follow an inner 五是. Deeper nesting than this is no prose.
DEPTH = 6


def check(paper: Paper) -> Iterator[Finding]:
    """Points that skip, repeat or go back; every place where counting starts at 一 opens a list of its own.

    一是 and 一要 are counted together: texts mix them in one list.
    """
    open_lists: list[int] = []
    for found in POINT.finditer(paper.plain):
        value = number(found[1])
        if value == 1:
            open_lists = [*open_lists[-DEPTH:], 1]
        elif value - 1 in open_lists:
            outer = len(open_lists) - 1 - open_lists[::-1].index(value - 1)
            open_lists = [*open_lists[:outer], value]
        elif open_lists:
            yield _finding(paper, found, value, open_lists[-1])
            open_lists[-1] = value
        else:
            open_lists = [value]


def _finding(paper: Paper, found: re.Match[str], value: int, before: int) -> Finding:
    said, previous = found.group(), f"{chinese(before)}{found[2]}"
    if value == before:
        message = f"“{said}”用了两次，后一个应为“{chinese(before + 1)}{found[2]}”。"
    elif value < before:
        message = f"“{said}”排在“{previous}”后面，顺序颠倒。"
    else:
        message = f"“{said}”前面是“{previous}”，缺“{chinese(before + 1)}{found[2]}”。"
    return note(paper, RULE, *found.span(), message)
