"""Parts against their total: 18家，达到8家，正在建设11家; 10件，其中3类各有几件; 15件，其余10件."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi.rulebook.proof import words
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.groups import Frame, alike
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.ratios import GROWTH, role_of
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.rounding import Figure, same, total_of
from shishi.rulebook.proof.states import Closure, axes, closure, exclusive, of_another_noun, without_nested
from shishi.rulebook.wording import decimal_text

PARTS = Rule(
    "parts-total",
    "分项与总数不符",
    "文中列出的分项加起来不等于文中的总数。分项由原文穷尽（括号内列全、已开工与未开工、分为几个方面并逐一列出）或超出总数的，为矛盾；可能漏写一类的，为存疑。",
    "茶园改造18家，达到验收标准8家，正在建设11家：8＋11＝19，不是18。",
    Severity.ERROR,
)
REST = Rule(
    "remainder",
    "其余件数与总数不符",
    "“其余N件”应等于总数减去前面已说明的件数。",
    "共10件，3件已完成，其余6件正在推进：10－3＝7，不是6。",
    Severity.ERROR,
)
RULES = (PARTS, REST)
_NEARLY_ALL = Decimal("0.8")
_SHORT_QUOTE = 30
_TOTAL_BEHIND = re.compile(r"共|合计|总计|共计|合计共")


def check(reading: Reading) -> Iterator[Finding]:
    """Every frame of the text: its rest, then its parts; then totals that stand behind their parts."""
    for frame in reading.frames:
        rest = next((one for one in frame.parts if one.state == "rest"), None)
        if rest is not None:
            yield from _rest(reading, frame, rest)
        for axis in axes([one for one in frame.parts if one.state != "rest"]):
            if rest is None or axis[-1].index != rest.index - 1:
                yield from _parts(reading, frame, axis)
        yield from _over(reading, frame)
    yield from _behind(reading)
    yield from _money(reading)


def _rest(reading: Reading, frame: Frame, rest: Mention) -> Iterator[Finding]:
    total = frame.total_for(rest)
    if not alike(total, rest) or not frame.parts[: frame.parts.index(rest)]:
        return
    known = frame.parts[: frame.parts.index(rest)]
    before = [one for one in known if alike(total, one) and not one.plan and bool(one.state) == bool(known[-1].state)]
    readings = _readings(before)
    if any(one.amount > total.amount for one in before):
        return  # of another whole
    if not before or any(same(total.figure, total_of([*each, rest.figure])) for each in readings):
        return
    if any(same(other.figure, total_of([*each, rest.figure])) for other in frame.totals for each in readings):
        return
    kept = without_nested(before) or before
    left = total.amount - sum((one.amount for one in kept), Decimal(0))
    terms = "－".join(_number(one) for one in [total, *kept])
    computed = f"{terms}＝{decimal_text(left.scaleb(-rest.token.scale))}"
    suggestion = ""
    if left > 0:
        suggestion = reading.quote(*span_of(rest)).replace(
            decimal_text(rest.value), decimal_text(left.scaleb(-rest.token.scale))
        )
    message = (
        f"“{reading.words_of(total)}”减去{_listed(reading, kept)}，应剩{decimal_text(left.scaleb(-rest.token.scale))}{rest.token.unit}，"
        f"文中写的是{_number(rest)}{rest.token.unit}，请核对是否漏了{_gap(left, rest)}。"
    )
    doubtful = rest.amount > total.amount or _rough([total, rest, *kept])
    severity = Severity.WARN if doubtful else Severity.ERROR
    yield reading.finding(
        REST, span_of(rest), message, f"{_number(rest)}{rest.token.unit}", computed, severity, suggestion
    )


def _gap(left: Decimal, rest: Mention) -> str:
    difference = abs(left - rest.amount).scaleb(-rest.token.scale)
    return f"{decimal_text(difference)}{rest.token.unit}"


def _readings(before: Sequence[Mention]) -> list[list[Figure]]:
    """The sums that a writer may have taken the rest of: all before, the last, those of one state."""
    chosen = [list(before), without_nested(before), list(before[-1:])]
    chosen += [[one for one in before if one.state == state] for state in {one.state for one in before}]
    return [[one.figure for one in each] for each in chosen if each]


def _rough(members: Sequence[Mention]) -> bool:
    return any(one.token.rough for one in members)


def _parts(reading: Reading, frame: Frame, axis: Sequence[Mention]) -> Iterator[Finding]:
    kept = [one for one in without_nested(axis) if alike(frame.total_for(one), one)]
    if len(kept) < 2 or not exclusive(kept):
        return
    total = frame.total_for(kept[0])
    added = total_of([one.figure for one in kept])
    if same(total.figure, added) or any(same(each.figure, added) for each in frame.totals):
        return
    whole_said = frame.among or frame.bracket or words.WHOLE.search(total.label)
    larger = all(one.amount > total.amount for one in kept)
    if not whole_said and (larger or any(of_another_noun(one, total) for one in kept)):
        return  # of another whole
    severity = _severity(reading, frame, total, kept, added.value)
    if severity is None or _of_another(reading, frame, total, kept, added):
        return
    yield _differs(reading, total, kept, added.value, severity)


def _over(reading: Reading, frame: Frame) -> Iterator[Finding]:
    """A single part larger than its whole: 共10件，已完成12件."""
    kept = [one for one in frame.parts if one.state != "rest" and not one.plan and alike(frame.total_for(one), one)]
    if len(kept) != 1 or not kept[0].state:
        return
    part, total = kept[0], frame.total_for(kept[0])
    said_whole = frame.among or words.WHOLE.search(total.label)
    near = part.sentence == total.sentence and not total.plan and not _rough([total, part])
    if near and said_whole and part.amount > total.amount:
        unit = total.token.unit
        message = f"“{reading.words_of(part)}”超过了总数“{reading.words_of(total)}”，请核对。"
        severity = Severity.ERROR if frame.among else Severity.WARN
        yield reading.finding(
            PARTS, span_of(part), message, f"{_number(part)}{unit}", f"不超过{_number(total)}{unit}", severity
        )


def _differs(reading: Reading, total: Mention, kept: Sequence[Mention], added: Decimal, severity: Severity) -> Finding:
    scale, unit = total.token.scale, total.token.unit
    shown = decimal_text(added.scaleb(-scale))
    computed = f"{'＋'.join(decimal_text(one.amount.scaleb(-scale)) for one in kept)}＝{shown}"
    more = "多" if added > total.amount else "少"
    gap = decimal_text(abs(added - total.amount).scaleb(-scale))
    message = f"{_listed(reading, kept)}，合计{shown}{unit}，与“{reading.words_of(total)}”不符，{more}{gap}{unit}。"
    return reading.finding(PARTS, _span(total, kept), message, f"{_number(total)}{unit}", computed, severity)


def _behind(reading: Reading) -> Iterator[Finding]:
    """Totals behind their parts: 议案86件、提案112件，共198件."""
    for total in reading.mentions:
        if not _TOTAL_BEHIND.fullmatch(total.label) or not total.counts:
            continue
        parts = _told_before(reading, total)
        sums = [total_of([one.figure for one in parts[-size:]]) for size in range(2, len(parts) + 1)]
        if len(parts) < 2 or any(same(total.figure, each) for each in sums):
            continue
        severity = Severity.WARN if total.label == "共" or _rough([total, *parts]) else Severity.ERROR
        yield _differs(reading, total, parts, sums[-1].value, severity)


def _money(reading: Reading) -> Iterator[Finding]:
    """Sums of money listed after 其中: 总投资3亿元，其中省级1亿元、市级1.5亿元、县级0.5亿元."""
    for one in reading.mentions:
        if not (one.is_money and one.among):
            continue
        parts = _money_listed(reading, one)
        wholes = _money_before(reading, one, {role_of(each) for each in parts})
        if len(parts) < 2 or not wholes or _rough([*parts, *wholes[:1]]):
            continue
        added = total_of([each.figure for each in parts])
        close = abs(wholes[0].amount - added.value) <= wholes[0].amount / 100 and same(wholes[0].loose, added)
        if close or any(same(each.figure, added) for each in wholes):
            continue
        if added.value > wholes[0].amount:
            rounded_whole = same(wholes[0].loose, total_of([each.loose for each in parts]))
            severity = Severity.WARN if rounded_whole else Severity.ERROR
            yield _differs(reading, wholes[0], parts, added.value, severity)
        elif added.value >= wholes[0].amount * _NEARLY_ALL:
            yield _differs(reading, wholes[0], parts, added.value, Severity.WARN)


def _money_listed(reading: Reading, first: Mention) -> list[Mention]:
    """The money that follows 其中 without other numbers between, each with a name of its own."""
    found: list[Mention] = []
    for one in reading.mentions[first.index : first.index + 12]:
        together = one.sentence == first.sentence and one.segment == first.segment and one.depth == first.depth
        if not together or one.unit != first.unit or not one.subject or (found and role_of(one) != role_of(found[0])):
            break
        found.append(one)
    return found


def _money_before(reading: Reading, first: Mention, roles: set[str]) -> list[Mention]:
    """The money that the list may be of, nearest first: of the same role in its sentence and the one before."""
    before = reversed(reading.mentions[max(0, first.index - 8) : first.index])
    near = [
        one
        for one in before
        if one.line == first.line and one.unit == first.unit and first.sentence - one.sentence <= 1
    ]
    return [one for one in near if roles <= {"", role_of(one)} and not GROWTH.search(one.label)]


def _told_before(reading: Reading, total: Mention) -> list[Mention]:
    """The counts right before a total, in its unit, each with a name of its own."""
    found: list[Mention] = []
    for one in reversed(reading.mentions[max(0, total.index - 12) : total.index]):
        if one.sentence != total.sentence or one.segment != total.segment or one.depth != total.depth:
            break
        if one.is_rate:
            continue
        if one.base != total.base or not one.subject or one.plan:
            break
        found.insert(0, one)
    return found


def _of_another(reading: Reading, frame: Frame, total: Mention, kept: Sequence[Mention], added: Figure) -> bool:
    """Whether 其中 in a later sentence speaks of another number of the line: one that the parts make up, or one large enough."""
    if not frame.among or kept[0].sentence == total.sentence:
        return False
    if any(one.amount > total.amount for one in kept):
        return True
    earlier = reading.mentions[max(0, kept[0].index - 12) : kept[0].index]
    return any(one.line == total.line and one.base == total.base and same(one.figure, added) for one in earlier)


def _severity(
    reading: Reading, frame: Frame, total: Mention, kept: Sequence[Mention], added: Decimal
) -> Severity | None:
    how = closure(kept)
    if frame.bracket and not frame.among and not any(one.state for one in kept):
        how = Closure.STATED
    if how is Closure.STATED or added > total.amount:
        beyond_plan = (
            total.plan and added > total.amount
        )  # results may exceed a plan; one thing may be slow in several counties
        doubtful = beyond_plan or _rough([total, *kept]) or any(one.amount == total.amount for one in kept)
        doubtful = doubtful or any(of_another_noun(one, total) or one.amount > total.amount for one in kept)
        return Severity.WARN if doubtful else Severity.ERROR
    if _some_missing(reading, total):
        return None
    if how is Closure.IMPLIED or added >= total.amount * _NEARLY_ALL:
        return Severity.WARN
    return None


def _some_missing(reading: Reading, total: Mention) -> bool:
    """Whether a rate says that not all have begun, so that those that have not are left out: 在建202个，竣工50个，开工率83.2%."""
    after = reading.mentions[total.index : total.index + 8]
    return any(one.sentence == total.sentence and "开工率" in one.label and one.value < 100 for one in after)


def _span(total: Mention, kept: Sequence[Mention]) -> tuple[int, int]:
    """From the total to its last part where that is short, else the total alone."""
    start, end = span_of(total)
    begin, stop = min(start, span_of(kept[0])[0]), max(end, kept[-1].token.end)
    return (begin, stop) if stop - begin <= _SHORT_QUOTE else (start, end)


def _number(one: Mention) -> str:
    return decimal_text(one.value)


def _listed(reading: Reading, parts: Sequence[Mention]) -> str:
    return "、".join(f"“{reading.words_of(one).removeprefix('其中')}”" for one in parts)
