"""Locking a list's period after everything is accepted, and opening it again."""

import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.reporting.following import is_locked
from shishi.domain.reporting.models import Closure, Obligation, Period
from shishi.domain.reporting.permissions import require_lock, require_unlock
from shishi.domain.reporting.queries import state_of
from shishi.rulebook.report_flow import Filing, ReportState

NAMED = 5  # so many works are named in a refusal


@transaction.atomic
def lock_period(*, period: Period, by: Actor, at: dt.datetime) -> Closure:
    """Lock a list's period: no report, verdict or ruling is taken on it until it is opened again.

    Refuses while a duty is open, while a report that settled one is not accepted, and a second locking.
    """
    require_lock(by)
    if is_locked(period):
        raise Conflict(f"“{period.list_of.name}”{period.name}已锁定。", code="locked")
    missing = _unfinished(period)
    if missing:
        named = "、".join(f"“{name}”" for name in missing[:NAMED])
        more = f"等{len(missing)}件" if len(missing) > NAMED else ""
        raise DomainError(f"{named}{more}还没有报送或没有审核通过，不能锁定。", code="unfinished")
    return _close(period, locked=True, reason="", by=by, at=at)


@transaction.atomic
def unlock_period(*, period: Period, reason: str, by: Actor, at: dt.datetime) -> Closure:
    """Open a locked period again, with a reason that stays on record. Refuses without one and where nothing is locked."""
    require_unlock(by)
    if not reason.strip():
        raise DomainError("重新打开时请说明理由。", code="no-reason")
    if not is_locked(period):
        raise Conflict(f"“{period.list_of.name}”{period.name}没有锁定。", code="not-locked")
    return _close(period, locked=False, reason=reason.strip(), by=by, at=at)


def _unfinished(period: Period) -> list[str]:
    """The works that are not reported, or whose newest report is not accepted."""
    owed = Obligation.objects.filter(period=period).exclude(state=Filing.EXEMPT.value)
    owed = owed.select_related("commitment", "post__unit").order_by("post__unit__order", "commitment__pk")
    return [duty.commitment.name for duty in owed if not _is_finished(duty, period.key)]


def _is_finished(duty: Obligation, key: str) -> bool:
    if not Filing(duty.state).is_settled:
        return False
    return state_of(duty.commitment, duty.post.unit, key) == ReportState.ACCEPTED.value


def _close(period: Period, *, locked: bool, reason: str, by: Actor, at: dt.datetime) -> Closure:
    made = Closure.objects.create(period=period, locked=locked, reason=reason, at=at, by=by.label)
    record(
        area_code=period.list_of.programme.area_id,
        act="reporting.lock_period" if locked else "reporting.unlock_period",
        subject=Subject("reporting.closure", str(made.pk)),
        after={"list": period.list_of.name, "key": period.key, "reason": reason},
        by=by,
        at=at,
    )
    return made
