"""Names against their number: 5项已完成：甲、乙、丙、丁; one thing among the done and among the slow."""

import re
from collections.abc import Iterator

from shishi.rulebook.proof.extract import state_of
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.groups import is_level
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.wording import decimal_text

NAMES = Rule(
    "names-count",
    "列出的名称与件数不符",
    "写了几件并逐一列出名称（没有“等”字），名称的个数应与件数一致；有“等”字时不应多于件数。",
    "“已完成3项：道路改造、校舍维修”：列出2项。",
    Severity.WARN,
)
BOTH = Rule(
    "two-states",
    "同一事项两种状态",
    "同一名称既列在已完成之中，又列在缓慢、未完成之中。",
    "“已完成：老旧小区改造……”，后文“进展缓慢的有老旧小区改造”。",
    Severity.WARN,
)
RULES = (NAMES, BOTH)
_FOLLOWING = re.compile(r"(?:[:(]|,(?:即|分别是|分别为)[:]?)(?P<names>[^,:;。()\d]{2,240}?)(?:[;。)]|$|\n)")
_ETC_BEFORE = re.compile(r"(?P<names>[^,;:。()\d]{4,200})等$")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z“”·]{2,24}")
_JOINED = re.compile(r"和|及|以及|与")
_DONE, _NOT_DONE = {"done"}, {"slow", "not_started", "not_done"}
_GENERAL = re.compile(r"^(?:其他|其余|有关|相关|各|部分)|(?:问题|困难|因素|影响|工作|建设|项目)$")
_LEAD_IN = re.compile(r"^.*?(?:其中|如|包括|涉及的?|分别是|主要是|有|[:])")


def check(reading: Reading) -> Iterator[Finding]:
    """Lists with a number, then names that stand in two lists."""
    done: dict[str, tuple[Mention, str]] = {}
    behind: dict[str, Mention] = {}
    for one in reading.mentions:
        if not one.counts or is_level(one) or one.plan or one.token.places:
            continue
        names, etc, lead = _names(reading, one)
        if names:
            yield from _count(reading, one, names, etc=etc)
        for name in names:
            state = one.state or state_of(lead) or state_of(_after(reading, one))
            if len(name) >= 4 and not _GENERAL.search(name):
                if state in _DONE:
                    done.setdefault(name, (one, name))
                elif state in _NOT_DONE:
                    behind.setdefault(name, one)
    for name in done.keys() & behind.keys():
        yield _twice(reading, name, done[name][0], behind[name])


def _after(reading: Reading, one: Mention) -> str:
    return reading.text[one.token.end : one.token.end + 30].split(",")[0]


def _names(reading: Reading, one: Mention) -> tuple[list[str], bool, str]:
    """The names given with a number, whether 等 leaves others unnamed, and what leads up to the names."""
    after = _FOLLOWING.match(reading.text, one.token.end + len(one.tail))
    if after and "、" in after["names"]:
        names = after["names"].split("、")
        whole = all(_NAME.fullmatch(name.removesuffix("等")) for name in names)
        return (names, after["names"].endswith("等"), "") if whole else ([], False, "")
    sentence = reading.passages.sentences[one.sentence]
    before = _ETC_BEFORE.search(reading.text, max(sentence.start, one.token.start - 200), one.token.start)
    if before and "、" in before["names"]:
        names = before["names"].split("、")
        lead = _LEAD_IN.match(names[0])
        names[0] = _LEAD_IN.sub("", names[0])
        return [name for name in names if _NAME.fullmatch(name)], True, lead[0] if lead else ""
    return [], False, ""


def _count(reading: Reading, one: Mention, names: list[str], *, etc: bool) -> Iterator[Finding]:
    joined = sum(bool(_JOINED.search(name)) for name in names)
    least, most = len(names), len(names) + joined
    if least <= one.value <= most or (etc and least <= one.value):
        return
    unit = one.token.unit
    message = f"写的是{decimal_text(one.value)}{unit}，列出的名称有{least}个（{'、'.join(names)[:40]}），请核对。"
    yield reading.finding(NAMES, span_of(one), message, f"{decimal_text(one.value)}{unit}", f"列出{least}个")


def _twice(reading: Reading, name: str, done: Mention, behind: Mention) -> Finding:
    place = reading.text.find(name, behind.token.start - 200 if behind.token.start > 200 else 0)
    message = f"“{name}”既列在“{reading.words_of(done)}”里，又列在“{reading.words_of(behind)}”里，请核对。"
    return reading.finding(BOTH, (place, place + len(name)), message, name, "两种状态")
