"""Rulings on duties: a later last day, an exemption, and what follows from cancelled and merged works."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Programme
from shishi.domain.reporting.following import ended_duties, ending_of, locked_periods
from shishi.domain.reporting.models import Exemption, Extension, Obligation
from shishi.domain.reporting.permissions import require_exempt, require_extend
from shishi.rulebook.report_flow import Filing, FilingAct, move_filing


@transaction.atomic
def extend_duties(
    *, duties: Sequence[Obligation], due_on: dt.date, reason: str, by: Actor, at: dt.datetime
) -> list[Extension]:
    """Move the last day of unsettled duties; reminders and lateness follow the new day.

    Refuses an empty choice, a missing reason, a settled duty, a day that is not later, and a locked period.
    """
    require_extend(by)
    reason = _checked(duties, reason, "延期")
    for duty in duties:
        if Filing(duty.state).is_settled:
            raise DomainError(f"“{duty.commitment.name}”{Filing(duty.state).label}，不需要延期。", code="settled")
        if due_on <= duty.due_on:
            raise DomainError(f"“{duty.commitment.name}”的时限是{duty.due_on}，延期应晚于这一天。", code="not-later")
    made = [
        Extension.objects.create(
            obligation=duty, before_on=duty.due_on, due_on=due_on, reason=reason, at=at, by=by.label
        )
        for duty in duties
    ]
    for duty in duties:
        duty.due_on = due_on
        duty.save(update_fields=["due_on"])
    _record("extend_duties", made[0], duties, {"due_on": due_on, "reason": reason}, by=by, at=at)
    return made


@transaction.atomic
def exempt_duties(*, duties: Sequence[Obligation], reason: str, by: Actor, at: dt.datetime) -> list[Exemption]:
    """Lift duties (免报): nothing is owed for the period. A report that comes all the same is taken.

    Refuses an empty choice, a missing reason and a locked period; raises FlowError for a duty that is settled.
    """
    require_exempt(by)
    return _rule("exempt_duties", duties, FilingAct.EXEMPT, _checked(duties, reason, "免报"), by=by, at=at)


@transaction.atomic
def require_again(*, duties: Sequence[Obligation], reason: str, by: Actor, at: dt.datetime) -> list[Exemption]:
    """Withdraw exemptions: the duties hold again, with the last day that they had.

    Refuses an empty choice, a missing reason, a duty that is not exempt and a locked period.
    """
    require_exempt(by)
    reason = _checked(duties, reason, "恢复应报")
    for duty in duties:
        if duty.state != Filing.EXEMPT.value:
            raise DomainError(f"“{duty.commitment.name}”没有免报，不需要恢复。", code="not-exempt")
    return _rule("require_again", duties, FilingAct.REOPEN, reason, by=by, at=at)


@transaction.atomic
def settle_ended_duties(*, programme: Programme, by: Actor, at: dt.datetime) -> list[Exemption]:
    """Lift the open duties on works that were cancelled or merged by their period's as-of day (免报, by the document).

    A scan: what it finds it settles, and a second time it finds nothing and leaves no entry. Locked periods stay.
    """
    require_exempt(by)
    duties = list(ended_duties(programme))
    locked = locked_periods({duty.period for duty in duties})
    duties = [duty for duty in duties if duty.period_id not in locked]
    made = []
    for duty in duties:
        change = ending_of(duty)
        reason = f"实事已{change.get_kind_display()}（{change.document}）"
        made.append(_exemption(duty, FilingAct.EXEMPT, reason, by=by, at=at))
    if made:
        _record("settle_ended_duties", made[0], duties, {}, by=by, at=at)
    return made


def _rule(
    name: str, duties: Sequence[Obligation], act: FilingAct, reason: str, *, by: Actor, at: dt.datetime
) -> list[Exemption]:
    made = [_exemption(duty, act, reason, by=by, at=at) for duty in duties]
    _record(name, made[0], duties, {"reason": reason}, by=by, at=at)
    return made


def _exemption(duty: Obligation, act: FilingAct, reason: str, *, by: Actor, at: dt.datetime) -> Exemption:
    duty.state = move_filing(Filing(duty.state), act).value
    duty.save(update_fields=["state"])
    withdrawn = act is FilingAct.REOPEN
    return Exemption.objects.create(obligation=duty, withdrawn=withdrawn, reason=reason, at=at, by=by.label)


def _checked(duties: Sequence[Obligation], reason: str, what: str) -> str:
    """The reason, once there is something to rule on."""
    if not duties:
        raise DomainError(f"没有选择要{what}的报送任务。", code="nothing-chosen")
    if not reason.strip():
        raise DomainError(f"{what}时请说明理由。", code="no-reason")
    locked = locked_periods({duty.period for duty in duties})
    shut = next((duty.period for duty in duties if duty.period_id in locked), None)
    if shut is not None:
        raise Conflict(f"“{shut.list_of.name}”{shut.name}已锁定，请先重新打开。", code="locked")
    return reason.strip()


def _record(
    name: str,
    first: Extension | Exemption,
    duties: Iterable[Obligation],
    after: dict[str, object],
    *,
    by: Actor,
    at: dt.datetime,
) -> None:
    named = [[duty.pk, duty.period.key, duty.post.unit.name, duty.commitment_id] for duty in duties]
    programme = first.obligation.period.list_of.programme
    record(
        area_code=programme.area_id,
        act=f"reporting.{name}",
        subject=Subject(f"reporting.{type(first).__name__.lower()}", str(first.pk)),
        after={"duties": named, **after},
        by=by,
        at=at,
    )
