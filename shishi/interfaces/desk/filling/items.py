"""What is known of an item before it is filled in: its values one by one, with plan, last value and share beside."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shishi.domain.projects.models import Allocation, Commitment, Target
from shishi.domain.reporting.models import Report
from shishi.domain.statistics.planning import planned_amount
from shishi.rulebook.report_checks import Expected
from shishi.rulebook.wording import decimal_text, quantity


@dataclass(frozen=True, slots=True)
class Entry:
    """One value to report. ``name`` is the form field's; texts are empty where nothing is known."""

    name: str
    label: str
    target: Target
    allocation: Allocation | None
    expected: Expected
    goal: str
    last: str
    planned: str


def entries_of(work: Commitment, previous: Report | None, as_of: dt.date) -> tuple[Entry, ...]:
    """The work's targets in order, each followed by the shares of units."""
    found: list[Entry] = []
    several = work.targets.count() > 1
    for target in work.targets.all():
        found.append(_entry(target, None, previous, as_of, named=several))
        found += [_entry(target, share, previous, as_of, named=several) for share in target.allocations.all()]
    return tuple(found)


def last_value(report: Report | None, target: Target, allocation: Allocation | None) -> Decimal | None:
    """The value of the version compared with: what the office holds to be right, else what was reported."""
    if report is None:
        return None
    if allocation is None:
        reviews = sorted(report.reviews.all(), key=lambda review: -review.pk)
        held = [value for review in reviews for value in review.values.all() if value.target_id == target.pk]
        if held:
            return held[0].cumulative
    wanted = (target.pk, allocation.pk if allocation else None)
    reported = [value for value in report.values.all() if (value.target_id, value.allocation_id) == wanted]
    return reported[0].cumulative if reported else None


def shares_of(entries: Iterable[Entry], target: Target) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.allocation and entry.target.pk == target.pk)


def _entry(target: Target, share: Allocation | None, previous: Report | None, as_of: dt.date, *, named: bool) -> Entry:
    goal = share.quantity if share else target.quantity
    last, planned = last_value(previous, target, share), None if share else planned_amount(target, as_of)
    what = share.unit.name if share else (target.name if named and target.name else "累计完成")
    return Entry(
        name=f"t{target.pk}a{share.pk}" if share else f"t{target.pk}",
        label=f"{what}（{target.unit}）",
        target=target,
        allocation=share,
        expected=Expected(unit=target.unit, quantity=goal, last=last, planned=planned),
        goal="待下达" if goal is None else quantity(goal, target.unit),
        last="" if last is None else decimal_text(last),
        planned="" if planned is None else decimal_text(planned),
    )
