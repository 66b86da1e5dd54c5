import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.accounts.queries import names_behind
from shishi.domain.files.models import StoredFile
from shishi.domain.ledger.actions import Subject, record, take_turn
from shishi.domain.projects.models import Target
from shishi.domain.reporting.following import refuse_if_locked
from shishi.domain.reporting.models import (
    Confirmation,
    ConfirmationWay,
    Report,
    Review,
    ReviewedValue,
    Submission,
    Verdict,
)
from shishi.domain.reporting.permissions import (
    CONFIRM_REPORTS,
    REVIEW_REPORTS,
    require_confirm,
    require_review,
    require_submit,
)
from shishi.domain.reporting.queries import (
    confirmed,
    judged,
    newest_version,
    obligations_behind,
    paper_code,
    plain_code,
    state_of_version,
)
from shishi.rulebook.report_flow import FILING_MOVES, Filing, FilingAct, ReportAct, ReportState, move

_ACTS = {Verdict.ACCEPT: ReportAct.ACCEPT, Verdict.RETURN: ReportAct.RETURN}


@dataclass(frozen=True, slots=True)
class Judging:
    """What the form of a verdict carries: its key, and the verdict that it was opened on (0 before the first)."""

    key: uuid.UUID
    base: int


@transaction.atomic
def review_report(
    *,
    report: Report,
    verdict: Verdict,
    by: Actor,
    at: dt.datetime,
    reason: str = "",
    reviewed: Mapping[Target, Decimal] | None = None,
    sending: Judging | None = None,
) -> Review:
    """Accept a version of a report, or return it with a reason; note the values that the office holds to be right.

    The reported values stay as they are beside the reviewed ones. A return opens the duties that the report had
    settled again, unless an earlier version still stands. Refuses a return without a reason and a verdict on a version
    that a newer one has replaced or in a locked period; raises FlowError for a verdict that the report's state does not
    permit. The same form sent again gives the verdict that it became; one opened before another verdict fell is refused.
    """
    require_review(by)
    take_turn(report.commitment.programme.area_id)
    sent = judged(sending.key, by) if sending else None
    if sent is not None:
        return sent
    refuse_if_locked(report.commitment, report.period_key)
    if sending:
        _require_no_other(report, sending)
    if verdict is Verdict.RETURN and not reason.strip():
        raise DomainError("退回时请说明理由。", code="no-reason")
    versions = Report.objects.filter(commitment=report.commitment, unit=report.unit, period_key=report.period_key)
    if versions.filter(version__gt=report.version).exists():
        raise Conflict("该报告已有更新的版本，请审核最新版本。")
    move(state_of_version(report), _ACTS[verdict])
    values = dict(reviewed or {})
    if any(target.commitment_id != report.commitment_id for target in values):
        raise DomainError("核定数中有其他实事的目标。", code="target-of-other-work")
    review = Review.objects.create(report=report, verdict=verdict, reason=reason, at=at, by=by.label)
    if sending:
        Submission.objects.create(key=sending.key, act=REVIEW_REPORTS, row=review.pk, by=by.label)
    ReviewedValue.objects.bulk_create(
        ReviewedValue(review=review, target=target, cumulative=value) for target, value in values.items()
    )
    if verdict is Verdict.RETURN and all(state_of_version(version) is ReportState.RETURNED for version in versions):
        _reopen(report)
    record(
        area_code=report.commitment.programme.area_id,
        act="reporting.review_report",
        subject=Subject("reporting.review", str(review.pk)),
        after={
            "report": report.pk,
            "verdict": verdict.value,
            "reason": reason,
            "values": [[target.pk, value] for target, value in values.items()],
        },
        by=by,
        at=at,
    )
    return review


def _require_no_other(report: Report, sending: Judging) -> None:
    latest = report.reviews.order_by("-pk").first()
    if latest and latest.pk != sending.base:
        name = names_behind([latest.by]).get(latest.by, latest.by)
        raise Conflict(f"该报告已由{name}作“{Verdict(latest.verdict).label}”处理，请刷新后再办。")


def _reopen(report: Report) -> None:
    for obligation in obligations_behind(report).exclude(state=Filing.EXEMPT.value):
        opened = FILING_MOVES.get((Filing(obligation.state), FilingAct.REOPEN))
        if opened is not None:
            obligation.state = opened.value
            obligation.save(update_fields=["state"])


@transaction.atomic
def confirm_report(
    *,
    report: Report,
    way: ConfirmationWay,
    decider: str,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    paper: StoredFile | None = None,
    code: str | None = None,
    key: uuid.UUID | None = None,
) -> Confirmation:
    """Note that the unit stands by a version: online, by signed and sealed paper, or by dated delegation.

    One of the three suffices. ``decider`` is who decided, never the clerk who records. Refuses paper or delegation
    without its scan; online, anybody but a head of the unit, once the version was returned or accepted; a version that
    a newer one has replaced; and a ``code`` that is not the one printed on this version's form. The same form sent again
    (``key``) gives the confirmation that it became.
    """
    sent = confirmed(key, by) if key else None
    if sent is not None:
        return sent
    if way is ConfirmationWay.ONLINE:
        require_confirm(by, report, state_of_version(report).value)
    else:
        require_submit(by, report.commitment, report.unit, state_of_version(report).value)
    if way is not ConfirmationWay.ONLINE and paper is None:
        raise DomainError(f"以“{way.label}”方式确认时，请附扫描件。", code="no-paper")
    if not decider.strip():
        raise DomainError("请写明由谁确认。", code="no-decider")
    take_turn(report.commitment.programme.area_id)
    _require_this_version(report, code)
    confirmation = Confirmation.objects.create(
        report=report,
        way=way,
        decider=decider,
        on=on,
        paper=paper,
        recorded_at=at,
        recorded_by=by.label,
    )
    if key:
        Submission.objects.create(key=key, act=CONFIRM_REPORTS, row=confirmation.pk, by=by.label)
    record(
        area_code=report.commitment.programme.area_id,
        act="reporting.confirm_report",
        subject=Subject("reporting.confirmation", str(confirmation.pk)),
        after={"report": report.pk, "way": way.value, "decider": decider, "on": on},
        by=by,
        at=at,
        files=[paper.pk] if paper else (),
    )
    return confirmation


def _require_this_version(report: Report, code: str | None) -> None:
    newest = newest_version(report.commitment, report.unit, report.period_key)
    if newest and newest.version > report.version:
        raise Conflict(f"该报告已有第{newest.version}版，请确认最新版本。")
    if code is not None and plain_code(code) != plain_code(paper_code(report)):
        raise DomainError(
            f"核对码“{code}”不是这一版报告的，请核对纸质件右上角的核对码；内容改过的，请重新打印签字。",
            code="wrong-code",
        )
