"""Slips of official wording: confused words, lost characters, commas that are not there, 同比 for 环比."""

import re
from collections.abc import Iterator

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.confusions import CLOSED, CONFUSIONS, PHRASES, WHOLE, Confusion
from shishi.rulebook.proof.language.notes import gathered, note
from shishi.rulebook.proof.language.paper import HAN, Line, Paper, letters

WORD = Rule(
    "confused-word",
    "常见错别字",
    "公文里常写错的词，有规范写法。",
    "“市列事实”：应为“市列实事”；“台帐”：应为“台账”。",
    Severity.INFO,
)
LOST = Rule(
    "lost-character",
    "少字",
    "两个标点之间只剩三个字，正好是常用四字词少了一个字。",
    "“精心组织，实责任，积极协调”：应为“落实责任”。",
    Severity.WARN,
)
COMMA = Rule(
    "missing-comma",
    "少逗号、顿号",
    "前一句话已经说完，后一句换了主语，中间没有逗号；党委和政府并列，中间没有顿号。",
    "“高度重视主要领导亲自抓”：应为“高度重视，主要领导亲自抓”。",
    Severity.INFO,
)
BASIS = Rule(
    "year-on-year",
    "同比、环比用错",
    "同比是同上年同期比，环比是同上个月、上个季度比。",
    "“较上月同比增长1.3%”：同上月比应为“环比”。",
    Severity.WARN,
)
RULES = (WORD, LOST, COMMA, BASIS)

_BY_WORD = {pair.wrong: pair for pair in CONFUSIONS}
# Longer words first: 截至目前为止 before 截至目前.
WRONG = re.compile("|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True)))
UNTIL_DATE = re.compile(r"截止(?= ?(?:[0-9]{4} ?年|[0-9]{1,2} ?月|[0-9]{8}))")
AFTER = 4
CLAUSE = re.compile(rf"(?<=[,、;。:])([{HAN}]{{3}})(?=[,、;。])")
RUN_ON = re.compile(
    f"({'|'.join(CLOSED)})(?=(?:主要|分管|包抓|牵头)(?:领导|负责人|负责同志|同志)(?:亲自|带头|靠前|多次|定期|具体|坚持|包抓)"
    f"|(?:{'|'.join(CLOSED)}))"
)
PARTY_AND_GOVERNMENT = re.compile(r"([省市县区州旗乡镇])党?委(?=\1(?:人民)?政府)")
MONTH_BASIS = re.compile(r"(?:较|比|与)(?:上个?月|上个?季度|上一季度|上周|上期)(?:末|底)?[^,。;\n]{0,4}?(同比)")
YEAR_BASIS = re.compile(r"(?:较|比|与)(?:上年|去年)(?:同期|同月|同季)[^,。;\n]{0,4}?(环比)")
LONG_LINE = 20


def _shortened() -> dict[str, list[str]]:
    """Each three-character remainder with the phrases it may come from.

    The second character may be left out on purpose (明确责任 → 明责任, 严格管理 → 严管理); such slogans are no slips.
    """
    found: dict[str, list[str]] = {}
    for phrase in PHRASES:
        for lost in (0, 2, 3):
            rest = phrase[:lost] + phrase[lost + 1 :]
            if rest not in WHOLE:
                found.setdefault(rest, []).append(phrase)
    return found


SHORTENED = _shortened()


def check(paper: Paper) -> Iterator[Finding]:
    """All four, in the order of the rules."""
    yield from _words(paper)
    for line in paper.written:
        if letters(line.text) >= LONG_LINE and not line.is_row:
            yield from _lost(paper, line)
    yield from _commas(paper)
    yield from gathered(_pauses(paper))
    yield from _basis(paper)


def _words(paper: Paper) -> Iterator[Finding]:
    plain = paper.plain
    for found in WRONG.finditer(plain):
        pair = _BY_WORD[found.group()]
        if _is_meant(pair, plain, found.start(), found.end()):
            continue
        message = f"“{pair.wrong}”应为“{pair.right}”。"
        severity = Severity.WARN if pair.alters else Severity.INFO
        yield note(paper, WORD, *found.span(), message, suggestion=pair.right, severity=severity)
    for found in UNTIL_DATE.finditer(plain):
        message = "后面跟日期，用“截至”；“截止”是到期停止的意思。"
        yield note(paper, WORD, *found.span(), message, suggestion="截至")


def _is_meant(pair: Confusion, plain: str, start: int, end: int) -> bool:
    before, after = plain[max(0, start - 1) : start], plain[end : end + AFTER]
    return bool(
        (pair.unless_after and re.match(pair.unless_after, before))
        or (pair.unless_before and re.match(pair.unless_before, after))
    )


def _lost(paper: Paper, line: Line) -> Iterator[Finding]:
    for found in CLAUSE.finditer(line.text):
        phrases = SHORTENED.get(found[1])
        if phrases:
            which = "”或“".join(phrases)
            start = line.start + found.start()
            message = f"“{found[1]}”少一个字，多半是“{which}”。"
            yield note(paper, LOST, start, start + 3, message, suggestion=phrases[0])


def _commas(paper: Paper) -> Iterator[Finding]:
    for found in RUN_ON.finditer(paper.plain):
        message = f"“{found[1]}”后面少逗号，下一句已经换了说法。"
        yield note(paper, COMMA, *found.span(), message, suggestion=f"{found[1]}，")


def _pauses(paper: Paper) -> Iterator[Finding]:
    for found in PARTY_AND_GOVERNMENT.finditer(paper.plain):
        message = f"“{found.group()}”和“{found[1]}政府”并列，中间用顿号。"
        yield note(paper, COMMA, *found.span(), message, suggestion=f"{found.group()}、")


def _basis(paper: Paper) -> Iterator[Finding]:
    for found in MONTH_BASIS.finditer(paper.plain):
        message = "同上月、上季度、上周相比是“环比”，不是“同比”。"
        yield note(paper, BASIS, *found.span(1), message, suggestion="环比")
    for found in YEAR_BASIS.finditer(paper.plain):
        message = "同上年同期相比是“同比”，不是“环比”。"
        yield note(paper, BASIS, *found.span(1), message, suggestion="同比")
