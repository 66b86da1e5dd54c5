from django.db.models import QuerySet

from shishi.core.actor import Actor, require, require_for
from shishi.core.errors import NotAllowed
from shishi.domain.accounts.models import User
from shishi.domain.projects.models import Commitment
from shishi.domain.reporting.models import Obligation, Report
from shishi.domain.units.models import Unit

OPEN_PERIODS = "reporting.open_period"
SUBMIT_REPORTS = "reporting.submit"
CONFIRM_REPORTS = "reporting.confirm"
REVIEW_REPORTS = "reporting.review"
EXEMPT_DUTIES = "reporting.exempt"
EXTEND_DUTIES = "reporting.extend"
LOCK_PERIODS = "reporting.lock"
UNLOCK_PERIODS = "reporting.unlock"
REMIND = "reporting.remind"
NOTE_CALLS = "reporting.note_call"
READ_NOTICES = "reporting.read_notices"
KEEP_CONTACTS = "reporting.keep_contact"
KEEP_OWN_CONTACT = "reporting.keep_own_contact"
SEE_OWN_NOTICES = "notice.own.see"
SEE_DUTIES = "duty.see"
SEE_OWN_DUTIES = "duty.own.see"
NONE = "none"  # the state of a report that nobody sent yet


def require_open(by: Actor) -> None:
    require(by, OPEN_PERIODS)


def require_submit(by: Actor, work: Commitment, unit: Unit, state: str = NONE) -> None:
    """A unit reports for itself, on works in which it has a part, and until its report is accepted."""
    require_for(by, SUBMIT_REPORTS, unit.pk, state=state)
    if by.reach(SUBMIT_REPORTS, state).everything or _has_part(work, unit):
        return
    raise NotAllowed(f"“{unit.name}”不是“{work.name}”的牵头、协办单位，也没有分解任务。", code="no-part")


def require_confirm(by: Actor, report: Report, state: str) -> None:
    """Online, the head of the unit confirms, and nobody in the head's place."""
    require_for(by, CONFIRM_REPORTS, report.unit_id, state=state)


def require_review(by: Actor) -> None:
    require(by, REVIEW_REPORTS)


def require_exempt(by: Actor) -> None:
    require(by, EXEMPT_DUTIES)


def require_extend(by: Actor) -> None:
    require(by, EXTEND_DUTIES)


def require_lock(by: Actor) -> None:
    require(by, LOCK_PERIODS)


def require_unlock(by: Actor) -> None:
    require(by, UNLOCK_PERIODS)


def require_remind(by: Actor) -> None:
    require(by, REMIND)


def require_note_call(by: Actor) -> None:
    require(by, NOTE_CALLS)


def require_read_notices(by: Actor, user: User) -> None:
    require(by, READ_NOTICES)
    _require_oneself(by, user)


def require_keep_contact(by: Actor) -> None:
    require(by, KEEP_CONTACTS)


def require_keep_own_contact(by: Actor, user: User) -> None:
    require(by, KEEP_OWN_CONTACT)
    _require_oneself(by, user)


def visible_to(actor: Actor, obligations: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Those of the duties that the actor may see: all, or those of the units that the actor reports for."""
    if actor.reach(SEE_DUTIES).everything:
        return obligations
    if not actor.reach(SEE_OWN_DUTIES):
        return obligations.none()
    return obligations.filter(post__unit__in=actor.reach(SUBMIT_REPORTS).own)


def _has_part(work: Commitment, unit: Unit) -> bool:
    return work.parties.filter(unit=unit).exists() or work.targets.filter(allocations__unit=unit).exists()


def _require_oneself(by: Actor, user: User) -> None:
    if by.label.startswith("user:") and by.label != user.label:
        raise NotAllowed("只能由本人办理。", code="not-oneself")
