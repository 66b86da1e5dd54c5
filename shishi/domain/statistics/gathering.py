"""From the register's tables to the frozen inputs of one period. Reads only, in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from shishi.domain.projects.models import Commitment, Listing, PartyRole, Programme, Target
from shishi.domain.projects.queries import listings_of, lists_of, works_of
from shishi.domain.reporting.models import Report, ReportValue
from shishi.domain.reporting.queries import is_standing, obligations_of, reports_until
from shishi.domain.statistics.inputs import (
    FORMAT,
    ChangeInput,
    Inputs,
    ListingInput,
    ListInput,
    ReportInput,
    TargetInput,
    ValueInput,
    WorkInput,
)
from shishi.domain.units.queries import units_of
from shishi.rulebook.periods import Period, PeriodKind, month
from shishi.rulebook.report_flow import Filing
from shishi.rulebook.shares import counting, summed


def gather(programme: Programme, period: Period) -> Inputs:
    """The inputs of a period: lists and works as they stand, reports up to the period, changes up to its as-of day."""
    works = list(works_of(programme))
    reports = _reports_by_work(programme, period, works)
    listings = list(listings_of(programme))
    names = {listing.pk: listing.list_of.name for listing in listings}
    return Inputs(
        format=FORMAT,
        area_code=programme.area_id,
        area_name=programme.area.name,
        year=programme.year,
        period_key=period.key,
        as_of=period.as_of,
        lists=_lists(programme, listings),
        works=tuple(_work(work, reports[work.pk], names, period.as_of) for work in works),
        units=tuple(unit.name for unit in units_of(programme.area_id)),
        missing=tuple(
            dict.fromkeys(
                (owed.post.unit.name, f"w{owed.commitment_id}")
                for owed in obligations_of(programme, period.key).filter(state=Filing.NOT_FILED.value)
            ),
        ),
    )


def _lists(programme: Programme, listings: Iterable[Listing]) -> tuple[ListInput, ...]:
    by_list: defaultdict[int, list[Listing]] = defaultdict(list)
    for listing in listings:
        by_list[listing.list_of_id].append(listing)
    return tuple(
        ListInput(
            name=list_of.name,
            tier=list_of.tier,
            kind=list_of.kind,
            listings=tuple(_listing(listing) for listing in by_list[list_of.pk]),
        )
        for list_of in lists_of(programme)
    )


def _listing(listing: Listing) -> ListingInput:
    return ListingInput(
        id=str(listing.order),
        name=listing.name,
        number=listing.number,
        aspect=listing.aspect.name if listing.aspect else "",
        heading=listing.heading.name if listing.heading else "",
        works=tuple(f"w{pk}" for pk in sorted(work.pk for work in listing.works.all())),
    )


def _work(
    work: Commitment,
    reports: Mapping[int, Report],
    list_names: Mapping[int, str],
    as_of: dt.date,
) -> WorkInput:
    parties = list(work.parties.all())
    targets = list(work.targets.all())
    return WorkInput(
        id=f"w{work.pk}",
        name=work.name,
        kind=work.kind,
        content=work.content,
        lead=_lead(work),
        supports=tuple(party.unit.name for party in parties if party.role == PartyRole.COOPERATING),
        leader=work.leader,
        due_on=work.due_on,
        investment_wan=work.investment_wan,
        stage=_stage(work, as_of),
        targets=tuple(_target(target) for target in targets),
        reports=tuple(_report(number, reports[number], targets) for number in sorted(reports)),
        changes=tuple(
            ChangeInput(
                kind=change.kind,
                document=change.document,
                on=change.on,
                list_name=list_names[change.listing_id] if change.listing_id else "",
                into=f"w{change.into_id}" if change.into_id else None,
                due_on=change.due_on,
                before=change.before,
                after=change.after,
            )
            for change in sorted(work.changes.all(), key=lambda change: (change.on, change.pk))
            if change.on <= as_of
        ),
    )


def _stage(work: Commitment, as_of: dt.date) -> str:
    events = [event for event in work.stage_events.all() if event.on <= as_of]
    return max(events, key=lambda event: (event.on, event.pk)).stage if events else ""


def _target(target: Target) -> TargetInput:
    return TargetInput(
        id=f"t{target.pk}",
        name=target.name,
        unit=target.unit,
        quantity=target.quantity,
        better=target.better,
        plan=tuple(sorted((point.month, point.cumulative) for point in target.plan.all())),
        shares=tuple(
            (allocation.unit.name, allocation.quantity)
            for allocation in sorted(target.allocations.all(), key=lambda share: share.unit.order)
        ),
    )


def _reports_by_work(
    programme: Programme, period: Period, works: Iterable[Commitment]
) -> defaultdict[int, dict[int, Report]]:
    """Work → month → the version that counts, of those that were not returned."""
    last = period.month_number
    months = {month(programme.year, number).key: number for number in range(1, last + 1)}
    if period.kind is not PeriodKind.MONTH:
        months[period.key] = last
    standing: defaultdict[tuple[int, int], list[Report]] = defaultdict(list)
    for report in reports_until(programme, list(months)):
        if is_standing(report):
            standing[report.commitment_id, months[report.period_key]].append(report)
    found: defaultdict[int, dict[int, Report]] = defaultdict(dict)
    sides = {work.pk: (_lead(work), _holders(work)) for work in works}
    for (pk, number), versions in standing.items():
        place = counting([report.unit.name for report in versions], *sides.get(pk, ("", frozenset())))
        if place is not None:
            found[pk][number] = versions[place]
    return found


def _lead(work: Commitment) -> str:
    return next((party.unit.name for party in work.parties.all() if party.role == PartyRole.LEAD), "")


def _holders(work: Commitment) -> frozenset[str]:
    return frozenset(share.unit.name for target in work.targets.all() for share in target.allocations.all())


def _report(number: int, report: Report, targets: Iterable[Target]) -> ReportInput:
    by_target: defaultdict[int, list[ReportValue]] = defaultdict(list)
    for value in report.values.all():
        by_target[value.target_id].append(value)
    reviews = sorted(report.reviews.all(), key=lambda review: review.pk)  # of two reviewed values the later one holds
    reviewed = {value.target_id: value.cumulative for review in reviews for value in review.values.all()}
    return ReportInput(
        period_key=report.period_key,
        month=number,
        version=report.version,
        nature=report.nature,
        unit=report.unit.name,
        started=report.started,
        under_construction=report.under_construction,
        done=report.done,
        in_use=report.in_use,
        percent=report.percent,
        invested_wan=report.invested_wan,
        narrative=report.narrative,
        problems=report.problems,
        help_needed=report.help_needed,
        next_step=report.next_step,
        values=tuple(
            _value(target, by_target[target.pk], reviewed.get(target.pk))
            for target in targets
            if target.pk in by_target or target.pk in reviewed
        ),
        source=(report.source_file_id or "", report.source_sheet, report.source_row),
    )


def _value(target: Target, values: list[ReportValue], reviewed: Decimal | None) -> ValueInput:
    """The value for the whole target; where only shares were reported, their sum (blank if all are blank)."""
    whole = next((value for value in values if value.allocation_id is None), None)
    parts = [value for value in values if value.allocation_id is not None]
    return ValueInput(
        target=f"t{target.pk}",
        cumulative=whole.cumulative if whole else summed(value.cumulative for value in parts).total,
        month=whole.month if whole else summed(value.month for value in parts).total,
        reviewed=reviewed,
        cell=whole.source_cell if whole else "",
    )
