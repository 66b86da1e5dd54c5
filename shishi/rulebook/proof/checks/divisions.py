"""Wholes that are told part by part: 分五个方面 with five headings, 按类别 with a segment each, a paragraph a level."""

import re
from collections.abc import Iterator, Sequence

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.groups import is_level
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.records import Key, Siblings, key_of, siblings
from shishi.rulebook.proof.rounding import Figure, same, total_of
from shishi.rulebook.wording import decimal_text

HEADINGS = Rule(
    "headings-total",
    "各方面之和与总数不符",
    "文中说明分为几个方面（类、部分），并逐一列出，各方面的数之和应等于总数。",
    "指标任务90项，分三个方面：一、已完成50项；二、正在推进30项；三、难以完成8项：50＋30＋8＝88。",
    Severity.ERROR,
)
COLUMNS = Rule(
    "breakdown-total",
    "分类数之和与总数不符",
    "按类别、级别、区县分列的数之和应等于前面写出的总数。件数相合而金额不合的为矛盾，可能有一类未列入的为存疑。",
    "总投资50亿元；省级项目3个、总投资20亿元，市级项目4个、总投资25亿元：20＋25＝45。",
    Severity.WARN,
)
RULES = (HEADINGS, COLUMNS)
_DIVIDE = re.compile(r"分(?:为|成|作)?$")
_POINT = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|、)|\([一二三四五六七八九十]{1,2}\)")
_MOST_PARTS = 20
_MOST_LEADS = 20


def check(reading: Reading) -> Iterator[Finding]:
    """Headings announced by number first, then records side by side."""
    yield from _announced(reading)
    yield from _side_by_side(reading)


def _announced(reading: Reading) -> Iterator[Finding]:
    for level in reading.mentions:
        if not (_DIVIDE.search(level.label) and is_level(level)) or not 2 <= level.value <= _MOST_PARTS:
            continue
        total = _total_before(reading, level)
        parts = _parts_after(reading, level, total) if total else []
        if total is None or len(parts) != level.value:
            continue
        added = total_of([one.figure for one in parts])
        if not same(total.figure, added):
            yield _wrong(reading, HEADINGS, total, parts, added, Severity.ERROR)


def _total_before(reading: Reading, level: Mention) -> Mention | None:
    before = reversed(reading.mentions[max(0, level.index - 8) : level.index])
    return next((one for one in before if one.line == level.line and one.total_like and one.depth == 0), None)


def _parts_after(reading: Reading, level: Mention, total: Mention) -> list[Mention]:
    """The first count of each announced part: in headings below, or after 一是, 二是 of the same line."""
    lines = reading.passages.lines
    heading = next((line.level for line in lines[level.line + 1 :][:1] if line.level), 0)
    found: list[Mention] = []
    opened = -1
    for one in reading.mentions[level.index + 1 :]:
        if heading and (lines[one.line].level not in {0, heading} or len(found) > level.value):
            break
        if not heading and one.line != level.line:
            break
        place = _part_number(reading, one, level, heading)
        if place != opened and one.base == total.base and one.counts and one.depth == 0:
            opened = place
            found.append(one)
    return found


def _part_number(reading: Reading, one: Mention, level: Mention, heading: int) -> int:
    """Which announced part a mention stands in, as the place where that part begins."""
    if heading:
        number = one.line
        while number > level.line and reading.passages.lines[number].level != heading:
            number -= 1
        return number
    begun = [point.start() for point in _POINT.finditer(reading.text, level.token.end, one.token.start)]
    return begun[-1] if begun else -1


def _side_by_side(reading: Reading) -> Iterator[Finding]:
    parts = {part.index for frame in reading.frames for part in frame.parts}
    groups = list(siblings(reading))
    inside = {one.index for group in groups for each in group.records for one in each.values.values()}
    for group in groups:
        leads = _leads(reading, group, inside)
        yield from _compare(reading, group, leads, parts)


def _leads(reading: Reading, group: Siblings, inside: set[int]) -> dict[Key, list[Mention]]:
    """What the text said of the whole before, by kind: the nearest few and the first few."""
    earlier = reading.mentions[max(0, group.start - 60) : group.start]
    near: dict[Key, list[Mention]] = {}
    for one in earlier:
        key = key_of(one)
        if key is not None and one.index not in inside:
            near.setdefault(key, []).append(one)
    return near


def _compare(reading: Reading, group: Siblings, leads: dict[Key, list[Mention]], parts: set[int]) -> Iterator[Finding]:
    sums = {key: total_of([each.values[key].figure for each in group.records]) for key in group.shared}
    fitting = [
        one for key, added in sums.items() for one in leads.get(key, [])[-_MOST_LEADS:] if same(one.figure, added)
    ]
    if not fitting and not (group.divided and len(sums) > 1):
        return
    sure = any(one.counts and one.index not in parts for one in fitting)
    lines = {one.line for one in fitting}
    for key, added in sums.items():
        wholes = [one for one in leads.get(key, []) if not lines or one.line in lines]  # beside the figure that fits
        if wholes and not any(same(one.figure, added) for one in leads[key]):
            members = [each.values[key] for each in group.records]
            yield _wrong(reading, COLUMNS, wholes[0], members, added, Severity.ERROR if sure else Severity.WARN)


def _wrong(  # noqa: PLR0917 - the total, its parts, their sum and how sure it is
    reading: Reading, rule: Rule, total: Mention, parts: Sequence[Mention], added: Figure, severity: Severity
) -> Finding:
    scale, unit = total.token.scale, total.token.unit
    shown = decimal_text(added.value.scaleb(-scale))
    computed = f"{'＋'.join(decimal_text(one.amount.scaleb(-scale)) for one in parts)}＝{shown}"
    gap = added.value - total.amount
    message = f"分列的各项合计{shown}{unit}，与“{reading.words_of(total)}”不符，{'多' if gap > 0 else '少'}{decimal_text(abs(gap).scaleb(-scale))}{unit}。"
    return reading.finding(rule, span_of(total), message, f"{decimal_text(total.value)}{unit}", computed, severity)
