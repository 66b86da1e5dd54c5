"""Sums without a frame: totals behind their parts, money after 其中, parts that nothing opens."""

import re
from collections.abc import Iterator

from shishi.rulebook.proof.checks.addition import NEARLY_ALL, differs, rough
from shishi.rulebook.proof.findings import Finding, Severity
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.ratios import GROWTH, role_of
from shishi.rulebook.proof.reading import Reading
from shishi.rulebook.proof.rounding import same, total_of

_RECEIVED = re.compile(r"受理|收到|接到|办理|共")
_TOTAL_BEHIND = re.compile(r"共|合计|总计|共计|合计共")


def check(reading: Reading) -> Iterator[Finding]:
    """议案86件、提案112件，共198件; 总投资3亿元，其中省级1亿元; 受理5230件，直接办理3105件，转办2125件."""
    yield from _behind(reading)
    yield from _money(reading)
    yield from _unopened(reading)


def _behind(reading: Reading) -> Iterator[Finding]:
    """Totals behind their parts: 议案86件、提案112件，共198件."""
    for total in reading.mentions:
        if not total.counts or not _TOTAL_BEHIND.fullmatch(_label(reading, total)):
            continue
        parts = _told_before(reading, total)
        sums = [total_of([one.figure for one in parts[-size:]]) for size in range(2, len(parts) + 1)]
        if len(parts) < 2 or any(same(total.figure, each) for each in sums):
            continue
        severity = Severity.WARN if _label(reading, total) == "共" or rough([total, *parts]) else Severity.ERROR
        yield differs(reading, total, parts, sums[-1].value, severity)


def _told_before(reading: Reading, total: Mention) -> list[Mention]:
    """The counts right before a total, in its unit, each with a name of its own."""
    found: list[Mention] = []
    for one in reversed(reading.mentions[max(0, total.index - 12) : total.index]):
        if one.sentence != total.sentence or one.segment != total.segment or one.depth != total.depth:
            break
        if one.is_rate:
            continue
        if one.base != total.base and _of_two_levels(reading, one):
            continue
        if one.base != total.base or not (one.subject or _of_two_levels(reading, one)) or one.plan:
            break
        found.insert(0, one)
    return found


def _label(reading: Reading, total: Mention) -> str:
    """共 of 共37件94项 stands before both units."""
    last = reading.mentions[total.index - 1] if total.index else total
    return last.label if not total.label and last.token.end == total.token.start else total.label


def _of_two_levels(reading: Reading, one: Mention) -> bool:
    """Whether it is one of 12件30项."""
    near = reading.mentions[max(0, one.index - 1) : one.index + 2]
    return any(other.token.end == one.token.start or one.token.end == other.token.start for other in near)


def _money(reading: Reading) -> Iterator[Finding]:
    """Sums of money listed after 其中: 总投资3亿元，其中省级1亿元、市级1.5亿元、县级0.5亿元."""
    for one in reading.mentions:
        if not (one.is_money and one.among):
            continue
        parts = _money_listed(reading, one)
        wholes = _money_before(reading, one, {role_of(each) for each in parts})
        if len(parts) < 2 or not wholes or rough([*parts, *wholes[:1]]):
            continue
        added = total_of([each.figure for each in parts])
        close = abs(wholes[0].amount - added.value) <= wholes[0].amount / 100 and same(wholes[0].loose, added)
        if close or any(same(each.figure, added) for each in wholes):
            continue
        if added.value > wholes[0].amount:
            rounded_whole = same(wholes[0].loose, total_of([each.loose for each in parts]))
            severity = Severity.WARN if rounded_whole else Severity.ERROR
            yield differs(reading, wholes[0], parts, added.value, severity)
        elif added.value >= wholes[0].amount * NEARLY_ALL:
            yield differs(reading, wholes[0], parts, added.value, Severity.WARN)


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


def _unopened(reading: Reading) -> Iterator[Finding]:
    """A total and its parts without 其中: 受理5230件，直接办理3105件，转办2125件; only a near miss is told."""
    for total in reading.mentions:
        if not (total.counts and total.total_like and not total.plan and _RECEIVED.search(total.label)) or total.depth:
            continue
        parts = []
        for one in reading.mentions[total.index + 1 : total.index + 7]:
            if one.is_rate:
                continue
            if (
                one.sentence != total.sentence
                or one.segment != total.segment
                or one.base != total.base
                or one.state
                or one.among
                or one.depth
            ):
                break
            parts.append(one)
        sums = [total_of([one.figure for one in parts[:size]]) for size in range(2, len(parts) + 1)]
        if not sums or not all(one.subject for one in parts) or any(same(total.figure, each) for each in sums):
            continue
        if abs(sums[-1].value - total.amount) <= total.amount / 20:
            yield differs(reading, total, parts, sums[-1].value, Severity.WARN)
