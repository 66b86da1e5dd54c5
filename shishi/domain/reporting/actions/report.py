import datetime as dt
import uuid
from dataclasses import dataclass, fields
from decimal import Decimal

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.clock import OFFICE_ZONE, office_day
from shishi.core.errors import Conflict, DomainError
from shishi.domain.accounts.queries import names_behind
from shishi.domain.files.models import Photo, StoredFile
from shishi.domain.ledger.actions import Subject, record, take_turn
from shishi.domain.projects.models import Allocation, Commitment, Target
from shishi.domain.reporting.following import refuse_if_locked
from shishi.domain.reporting.models import (
    MOST_PHOTOS,
    Channel,
    Draft,
    ProxySource,
    Report,
    ReportNature,
    ReportPhoto,
    ReportValue,
    Submission,
)
from shishi.domain.reporting.permissions import SUBMIT_REPORTS, require_submit
from shishi.domain.reporting.queries import newest_version, obligations_behind, state_of, submitted
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
    """What a unit says about a work. The four flags are None where nothing is said. A version names its own photos."""

    values: tuple[NewValue, ...] = ()
    stage: str = ""
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
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The row of a kept workbook that a report came from."""

    file: StoredFile
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Proxy:
    """How the office had a report that it enters for a unit (代报): who told it, when, by which channel, on what."""

    channel: Channel
    informant: str
    told_on: dt.date
    paper: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """What a form carries besides what is said: its key, and the version that it was opened on (0 before the first)."""

    key: uuid.UUID
    base: int


class AlreadyFiled(Conflict):
    """Somebody filed the report after the form was opened. ``report`` is what they filed."""

    code = "already-filed"

    def __init__(self, report: Report) -> None:
        name = names_behind([report.submitted_by]).get(report.submitted_by, report.submitted_by)
        at = report.submitted_at.astimezone(OFFICE_ZONE)
        super().__init__(
            f"本件已由{name}于{at:%Y年%-m月%-d日 %H:%M}提交（第{report.version}版），您填写的内容没有提交，也没有丢失。"
        )
        self.report = report


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
    proxy: Proxy | None = None,
    sending: Sending | None = None,
) -> Report:
    """Add a version of a unit's report on a work for a period.

    One report serves every list that the work stands on: the obligations of all its periods of that key become 已报
    (迟报 when received after the due day, 零报告 for a nil return). Refuses a second version without a reason, a value
    for a target of another work or a share of another target, a nil return that carries values, more than six photos, and a
    locked period. The same form sent again gives the report that it became; a form opened on an older version raises
    AlreadyFiled. What the actor had drafted is spent.
    """
    take_turn(work.programme.area_id)  # two people on one form: one after the other
    if sent := _sent(work, sending, by):
        return sent
    require_submit(by, work, unit, state_of(work, unit, period.key))
    refuse_if_locked(work, period.key)
    version = _next_version(work, unit, period.key, sending)
    _check(work, filled, nature, version, reason)
    report = Report.objects.create(
        commitment=work,
        unit=unit,
        period_key=period.key,
        as_of=period.as_of,
        version=version,
        nature=nature,
        reason=reason,
        received_on=received_on or office_day(at),
        submitted_at=at,
        submitted_by=by.label,
        **_said(filled),
        **_came_from(origin),
    )
    _keep_parts(report, filled)
    _keep_source(report, proxy)
    if sending:
        Submission.objects.create(key=sending.key, act=SUBMIT_REPORTS, row=report.pk, by=by.label)
    _spend_drafts(report)
    _discharge(report)
    record(
        area_code=work.programme.area_id,
        act="reporting.submit_report",
        subject=Subject("reporting.report", str(report.pk)),
        after=_described(report, filled, proxy),
        by=by,
        at=at,
        files=_files(filled, origin, proxy),
    )
    return report


def unchanged(report: Report) -> Filled:
    """What a report said, said again: the figures and where the work stands, and what still troubles it."""
    return Filled(
        values=tuple(
            NewValue(value.target, value.cumulative, allocation=value.allocation) for value in report.values.all()
        ),
        stage=report.stage,
        started=report.started,
        under_construction=report.under_construction,
        done=report.done,
        in_use=report.in_use,
        percent=report.percent,
        invested_wan=report.invested_wan,
        problems=report.problems,
        help_needed=report.help_needed,
    )


def _sent(work: Commitment, sending: Sending | None, by: Actor) -> Report | None:
    report = submitted(sending.key, by) if sending else None
    if report is not None and report.commitment_id != work.pk:
        raise Conflict("这一页是另一件实事的，请刷新后再报。")
    return report


def _next_version(work: Commitment, unit: Unit, key: str, sending: Sending | None) -> int:
    newest = newest_version(work, unit, key)
    if sending and newest and sending.base != newest.pk:
        raise AlreadyFiled(newest)
    return newest.version + 1 if newest else 1


def _said(filled: Filled) -> dict[str, object]:
    """The columns of a report that carry what is said, by name."""
    return {
        field.name: getattr(filled, field.name) for field in fields(filled) if field.name not in {"values", "photos"}
    }


def _keep_parts(report: Report, filled: Filled) -> None:
    ReportValue.objects.bulk_create(_value(report, value) for value in filled.values)
    ReportPhoto.objects.bulk_create(
        ReportPhoto(report=report, photo=photo, order=order) for order, photo in enumerate(filled.photos)
    )


def _came_from(origin: Origin | None) -> dict[str, object]:
    return {"source_file": origin.file, "source_sheet": origin.sheet, "source_row": origin.row} if origin else {}


def _keep_source(report: Report, proxy: Proxy | None) -> None:
    if proxy is None:
        return
    if not proxy.informant.strip():
        raise DomainError("代报时请写明由谁告知。", code="no-informant")
    ProxySource.objects.create(
        report=report,
        channel=proxy.channel,
        informant=proxy.informant,
        told_on=proxy.told_on,
        paper=proxy.paper,
    )


def _spend_drafts(report: Report) -> None:
    drafts = Draft.objects.filter(commitment=report.commitment, period_key=report.period_key, post__unit=report.unit)
    drafts.filter(saved_by=report.submitted_by).delete()


def _value(report: Report, value: NewValue) -> ReportValue:
    return ReportValue(
        report=report,
        target=value.target,
        allocation=value.allocation,
        cumulative=value.cumulative,
        month=value.month,
        source_cell=value.cell,
    )


def _check(work: Commitment, filled: Filled, nature: ReportNature, version: int, reason: str) -> None:
    if version > 1 and not reason.strip():
        raise DomainError(f"“{work.name}”本期已有报告，更正时请说明理由。", code="no-reason")
    if nature is ReportNature.NIL and filled.values:
        raise DomainError(f"“{work.name}”：零报告不应带有数据。", code="nil-with-values")
    if len(filled.photos) > MOST_PHOTOS:
        over = len(filled.photos) - MOST_PHOTOS
        raise DomainError(f"照片最多{MOST_PHOTOS}张，请去掉{over}张后再报。", code="many-photos")
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


def _files(filled: Filled, origin: Origin | None, proxy: Proxy | None) -> list[str]:
    papers = [kept.pk for kept in (origin and origin.file, proxy and proxy.paper) if kept]
    return sorted({*papers, *(one.pk for one in filled.photos), *(one.clean_copy_id for one in filled.photos)})


def _described(report: Report, filled: Filled, proxy: Proxy | None) -> dict[str, object]:
    told: dict[str, object] = {"proxy": [proxy.channel.value, proxy.informant, proxy.told_on]} if proxy else {}
    if filled.photos:
        told["photos"] = [photo.pk for photo in filled.photos]
    return told | {
        "work": report.commitment_id,
        "unit": report.unit.name,
        "period": report.period_key,
        "version": report.version,
        "nature": report.nature,
        "stage": report.stage,
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
