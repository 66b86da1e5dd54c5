import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from shishi.core.actor import Actor
from shishi.core.clock import office_day
from shishi.core.errors import DomainError
from shishi.domain.files.models import StoredFile
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Allocation, Commitment, Target
from shishi.domain.reporting.following import refuse_if_locked
from shishi.domain.reporting.models import Report, ReportNature, ReportValue
from shishi.domain.reporting.permissions import require_submit
from shishi.domain.reporting.queries import obligations_behind, state_of
from shishi.domain.units.models import Unit
from shishi.rulebook.periods import Period
from shishi.rulebook.report_flow import FILING_MOVES, Filing, filing_act


@dataclass(frozen=True, slots=True)
class NewValue:
    """A value for a target, or for a share of it. None is blank and stays blank; 0 is zero."""

    target: Target
    cumulative: Decimal | None
    month: Decimal | None = None
    allocation: Allocation | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a unit says about a work. The four flags are None where nothing is said."""

    values: tuple[NewValue, ...] = ()
    started: bool | None = None
    under_construction: bool | None = None
    done: bool | None = None
    in_use: bool | None = None
    percent: Decimal | None = None
    invested_wan: Decimal | None = None
    narrative: str = ""
    problems: str = ""
    help_needed: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The row of a kept workbook that a report came from."""

    file: StoredFile
    sheet: str
    row: int


@transaction.atomic
def submit_report(
    *,
    work: Commitment,
    unit: Unit,
    period: Period,
    filled: Filled,
    by: Actor,
    at: dt.datetime,
    nature: ReportNature = ReportNature.FULL,
    reason: str = "",
    received_on: dt.date | None = None,
    origin: Origin | None = None,
) -> Report:
    """Add a version of a unit's report on a work for a period.

    One report serves every list that the work stands on: the obligations of all its periods of that key become 已报
    (迟报 when received after the due day, 零报告 for a nil return). Refuses a second version without a reason, a value
    for a target of another work or a share of another target, a nil return that carries values, and a locked period.
    """
    require_submit(by, work, unit, state_of(work, unit, period.key))
    refuse_if_locked(work, period.key)
    version = _next_version(work, unit, period.key)
    _check(work, filled, nature, version, reason)
    report = Report.objects.create(
        commitment=work,
        unit=unit,
        period_key=period.key,
        as_of=period.as_of,
        version=version,
        nature=nature,
        started=filled.started,
        under_construction=filled.under_construction,
        done=filled.done,
        in_use=filled.in_use,
        percent=filled.percent,
        invested_wan=filled.invested_wan,
        narrative=filled.narrative,
        problems=filled.problems,
        help_needed=filled.help_needed,
        next_step=filled.next_step,
        reason=reason,
        received_on=received_on or office_day(at),
        submitted_at=at,
        submitted_by=by.label,
        source_file=origin.file if origin else None,
        source_sheet=origin.sheet if origin else "",
        source_row=origin.row if origin else None,
    )
    ReportValue.objects.bulk_create(_value(report, value) for value in filled.values)
    _discharge(report)
    record(
        area_code=work.programme.area_id,
        act="reporting.submit_report",
        subject=Subject("reporting.report", str(report.pk)),
        after=_described(report, filled),
        by=by,
        at=at,
        files=[origin.file.pk] if origin else (),
    )
    return report


def _value(report: Report, value: NewValue) -> ReportValue:
    return ReportValue(
        report=report,
        target=value.target,
        allocation=value.allocation,
        cumulative=value.cumulative,
        month=value.month,
        source_cell=value.cell,
    )


def _next_version(work: Commitment, unit: Unit, key: str) -> int:
    versions = Report.objects.filter(commitment=work, unit=unit, period_key=key)
    latest: int | None = versions.aggregate(latest=Max("version"))["latest"]
    return (latest or 0) + 1


def _check(work: Commitment, filled: Filled, nature: ReportNature, version: int, reason: str) -> None:
    if version > 1 and not reason.strip():
        raise DomainError(f"“{work.name}”本期已有报告，更正时请说明理由。", code="no-reason")
    if nature is ReportNature.NIL and filled.values:
        raise DomainError(f"“{work.name}”：零报告不应带有数据。", code="nil-with-values")
    if any(value.target.commitment_id != work.pk for value in filled.values):
        raise DomainError(f"“{work.name}”的报告中有其他实事的目标。", code="target-of-other-work")
    if any(value.allocation and value.allocation.target_id != value.target.pk for value in filled.values):
        raise DomainError(f"“{work.name}”的报告中有其他目标的分解任务。", code="share-of-other-target")


def _discharge(report: Report) -> None:
    for obligation in obligations_behind(report):
        act = filing_act(obligation.due_on, report.received_on, nil=report.nature == ReportNature.NIL)
        settled = FILING_MOVES.get((Filing(obligation.state), act))
        if settled is not None:  # a correction leaves a duty as it was settled
            obligation.state = settled.value
            obligation.save(update_fields=["state"])


def _described(report: Report, filled: Filled) -> dict[str, object]:
    return {
        "work": report.commitment_id,
        "unit": report.unit.name,
        "period": report.period_key,
        "version": report.version,
        "nature": report.nature,
        "flags": [report.started, report.under_construction, report.done, report.in_use],
        "percent": report.percent,
        "invested_wan": report.invested_wan,
        "narrative": report.narrative,
        "problems": report.problems,
        "help_needed": report.help_needed,
        "next_step": report.next_step,
        "reason": report.reason,
        "received_on": report.received_on,
        "values": [
            [value.target.pk, value.allocation.pk if value.allocation else None, value.cumulative, value.month]
            for value in filled.values
        ],
    }
