"""A target's year: plan and report month by month, the shares of units, and where each number came from."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.domain.projects.models import Allocation, Site, Target
from shishi.domain.reporting.models import Report
from shishi.domain.reporting.queries import is_standing
from shishi.domain.statistics.forecasting import forecast_of
from shishi.domain.statistics.inputs import Inputs, ReportInput, ValueInput
from shishi.domain.statistics.standing import TargetStanding, WorkStanding, month_end, plan_of
from shishi.interfaces.desk.links import Link, report_address, source_link
from shishi.rulebook.counting import share
from shishi.rulebook.progress import planned_share
from shishi.rulebook.stages import Kind, Stage
from shishi.rulebook.wording import decimal_text, quantity


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month, cumulative and in the target's unit. Blank texts are blanks: nothing was planned or reported."""

    month: int
    planned: str
    planned_share: str
    reported: str
    reviewed: str
    share: str
    report: Link | None
    cell: Link | None


@dataclass(frozen=True, slots=True)
class SiteRow:
    name: str
    code: str
    quantity: str
    stage: str
    days: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    unit: str
    unit_pk: int
    quantity: str
    reported: str
    sites: tuple[SiteRow, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """The units' shares of a target, and how their sum stands against it."""

    rows: tuple[ShareRow, ...]
    total: str
    verdict: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class TargetBlock:
    number: int
    name: str
    goal: str
    unit: str
    months: tuple[MonthRow, ...]
    chart: dict[str, object] | None
    outlook: str
    hopeless: bool
    shares: Shares | None

    @property
    def chart_id(self) -> str:
        return f"target-data-{self.number}"


def target_block(
    number: int,
    target: Target,
    state: WorkStanding | None,
    inputs: Inputs,
    reports: Sequence[Report],
) -> TargetBlock:
    """A target of the register with what the snapshot knows of it. ``reports`` are the versions, newest first."""
    standing = next((one for one in state.targets if one.target.id == f"t{target.pk}"), None) if state else None
    months = _months(state, standing, inputs.year) if state and standing else ()
    outlook = forecast_of(state, standing, inputs.as_of, inputs.year) if state and standing else None
    return TargetBlock(
        number=number,
        name=target.name or target.commitment.name,
        goal="待下达" if target.quantity is None else quantity(target.quantity, target.unit),
        unit=target.unit,
        months=months,
        chart=_chart(months, target) if any(row.reported for row in months) else None,
        outlook=outlook.sentence if outlook else "",
        hopeless=outlook is not None and outlook.can_finish is False,
        shares=_shares(target, reports),
    )


def _months(state: WorkStanding, standing: TargetStanding, year: int) -> tuple[MonthRow, ...]:
    reports = {report.month: report for report in state.work.reports}
    return tuple(_month(state, standing, month_end(year, month), reports.get(month)) for month in range(1, 13))


def _value(report: ReportInput, standing: TargetStanding) -> ValueInput | None:
    return next((value for value in report.values if value.target == standing.target.id), None)


def _month(state: WorkStanding, standing: TargetStanding, end: dt.date, report: ReportInput | None) -> MonthRow:
    value = _value(report, standing) if report else None
    target = standing.target
    measured = bool(target.quantity) and target.better != "less" and not state.cancelled
    plan = planned_share(plan_of(target, end.year) or Kind(state.work.kind), end, year=end.year)
    goal = target.quantity or Decimal(0)
    held = None
    if value:
        held = value.reviewed if value.reviewed is not None else value.cumulative
    return MonthRow(
        month=end.month,
        planned=_amount(round(goal * plan / 100, 2)) if measured else "",
        planned_share=f"{_amount(round(plan, 1))}%" if measured else "",
        reported=_amount(value.cumulative) if value and value.cumulative is not None else "",
        reviewed=_amount(value.reviewed) if value and value.reviewed is not None else "",
        share=f"{share(held, goal, 1)}%" if measured and held is not None else "",
        report=Link(f"第{report.version}版", report_address(state.work.id, report)) if report else None,
        cell=source_link(*report.source, value.cell) if report and value else None,
    )


def _amount(value: Decimal) -> str:
    return decimal_text(value)


def _chart(months: Sequence[MonthRow], target: Target) -> dict[str, object]:
    return {
        "unit": target.unit,
        "goal": None if target.quantity is None else float(target.quantity),
        "months": [f"{row.month}月" for row in months],
        "planned": [float(row.planned) if row.planned else None for row in months],
        "reported": [float(row.reviewed or row.reported) if row.reviewed or row.reported else None for row in months],
    }


def _shares(target: Target, reports: Sequence[Report]) -> Shares | None:
    allocations = list(target.allocations.all())
    if not allocations:
        return None
    total = sum((allocation.quantity for allocation in allocations), Decimal(0))
    verdict, agrees = _verdict(total, target)
    return Shares(
        rows=tuple(_share(allocation, target, reports) for allocation in allocations),
        total=quantity(total, target.unit),
        verdict=verdict,
        agrees=agrees,
    )


def _verdict(total: Decimal, target: Target) -> tuple[str, bool]:
    if target.quantity is None:
        return "年度目标待下达", True
    gap = sum_gap(total, target)
    return (gap, False) if gap else (f"与年度目标{quantity(target.quantity, target.unit)}一致", True)


def sum_gap(total: Decimal, target: Target) -> str:
    """By how much a sum of shares is above or below the target's quantity; empty where it is neither."""
    if target.quantity is None or total == target.quantity:
        return ""
    gap = total - target.quantity
    return f"比年度目标{'多' if gap > 0 else '少'}{quantity(abs(gap), target.unit)}"


def _share(allocation: Allocation, target: Target, reports: Sequence[Report]) -> ShareRow:
    return ShareRow(
        unit=allocation.unit.name,
        unit_pk=allocation.unit_id,
        quantity=quantity(allocation.quantity, target.unit),
        reported=_reported_share(allocation, target, reports),
        sites=tuple(_site(site, target) for site in allocation.sites.all()),
    )


def _reported_share(allocation: Allocation, target: Target, reports: Sequence[Report]) -> str:
    """The newest value of a share in a report that was not returned; empty where shares are not reported apart."""
    for report in reports:
        for value in report.values.all() if is_standing(report) else ():
            if value.allocation_id == allocation.pk and value.cumulative is not None:
                return f"{decimal_text(value.cumulative)}{target.unit}"
    return ""


def _site(site: Site, target: Target) -> SiteRow:
    days = [f"{day.month}月{day.day}日{word}" for day, word in _days(site) if day]
    return SiteRow(
        name=site.name,
        code=site.place_code,
        quantity="" if site.quantity is None else quantity(site.quantity, target.unit),
        stage=Stage(site.stage).label if site.stage in set(Stage) else site.stage,
        days="，".join(days),
    )


def _days(site: Site) -> tuple[tuple[dt.date | None, str], ...]:
    return (site.started_on, "开始"), (site.finished_on, "完成")
