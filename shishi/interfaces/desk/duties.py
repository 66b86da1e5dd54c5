"""Who owes which report for a period: the duties of the lists put together, one line per unit and work."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse

from shishi.domain.reporting.models import Obligation, Report
from shishi.domain.units.models import Unit
from shishi.interfaces.desk.chips import Chip, filing_chip
from shishi.interfaces.desk.links import Link, matter_address, report_anchor
from shishi.rulebook.report_flow import Filing

# One report serves every list; where the lists' days differ, the duty shows the state that asks for most attention.
_ATTENTION = (Filing.NOT_FILED, Filing.LATE, Filing.FILED, Filing.NIL, Filing.EXEMPT)


@dataclass(frozen=True, slots=True)
class Duty:
    unit: Unit
    matter: Link
    lists: tuple[str, ...]
    due_on: dt.date
    filing: Filing
    chip: Chip
    received_on: dt.date | None
    report: Link | None


def duties_of(obligations: Iterable[Obligation], reports: Iterable[Report]) -> tuple[Duty, ...]:
    """The duties in the order of the obligations, each with the report that answered it. ``reports`` are oldest first."""
    newest = {(report.commitment_id, report.unit_id): report for report in reports}
    together: dict[tuple[int, int], list[Obligation]] = {}
    for obligation in obligations:
        together.setdefault((obligation.post.unit_id, obligation.commitment_id), []).append(obligation)
    return tuple(_duty(same, newest.get((work, unit))) for (unit, work), same in together.items())


@dataclass(frozen=True, slots=True)
class NextDuty:
    """The duty that is due first among those still open, and how many works are open in all."""

    name: str
    href: str
    number: int


def next_duty(obligations: Iterable[Obligation]) -> NextDuty | None:
    owed = [one for one in obligations if not Filing(one.state).is_settled]
    if not owed:
        return None
    first = min(owed, key=lambda one: (one.due_on, one.commitment_id))
    address = reverse("desk:report-form", args=[first.period.key, first.commitment_id])
    return NextDuty(first.commitment.name, address, len({(one.period.key, one.commitment_id) for one in owed}))


def number_by_state(duties: Iterable[Duty]) -> tuple[tuple[Chip, int], ...]:
    """How many duties stand in each state, every state named."""
    states = [duty.filing for duty in duties]
    return tuple((filing_chip(filing), states.count(filing)) for filing in Filing)


def _duty(same: list[Obligation], report: Report | None) -> Duty:
    first = same[0]
    filing = min((Filing(obligation.state) for obligation in same), key=_ATTENTION.index)
    address = matter_address(f"w{first.commitment_id}")
    return Duty(
        unit=first.post.unit,
        matter=Link(first.commitment.name, address),
        lists=tuple(dict.fromkeys(obligation.period.list_of.name for obligation in same)),
        due_on=min(obligation.due_on for obligation in same),
        filing=filing,
        chip=filing_chip(filing),
        received_on=report.received_on if report else None,
        report=_report(report, address) if report else None,
    )


def _report(report: Report, address: str) -> Link:
    target = report_anchor(report.period_key, report.unit.name, report.version)
    return Link(f"第{report.version}版", f"{address}#{quote(target)}")
