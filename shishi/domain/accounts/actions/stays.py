import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import NotAllowed
from shishi.domain.accounts.models import EndReason, SignIn, User
from shishi.domain.accounts.permissions import require_self
from shishi.domain.accounts.queries import open_stays
from shishi.domain.ledger.actions import Subject, record

MOST = 2  # so many stays of one person at a time


@transaction.atomic
def begin_stay(*, area_code: str, user: User, address: str, device: str, by: Actor, at: dt.datetime) -> SignIn:
    """Note that a person signed in. Where more than two stays would be open, the oldest end.

    Refuses an account that was closed or has no role yet. Address and device stand in the row, not in the ledger.
    """
    if not user.is_active or not user.role:
        raise NotAllowed("账号还没有授予角色或已注销，请联系安全管理员。", code="no-role")
    require_self(by, user)
    user = User.objects.select_for_update().get(pk=user.pk)  # two sign-ins at once are counted one after the other
    surplus = list(open_stays(user, at=at)[MOST - 1 :])
    for stay in surplus:
        _end(stay, EndReason.REPLACED, at)
    begun = SignIn.objects.create(user=user, at=at, address=address, device=device[:200])
    record(
        area_code=area_code,
        act="accounts.begin_stay",
        subject=Subject("accounts.signin", str(begun.pk)),
        after={"user": user.pk, "replaced": [stay.pk for stay in surplus]},
        by=by,
        at=at,
    )
    return begun


@transaction.atomic
def end_stay(*, area_code: str, stay: SignIn, reason: EndReason, by: Actor, at: dt.datetime) -> SignIn:
    """Note that a stay ended, and why. One that ended already stays as it ended, and nothing is written."""
    require_self(by, stay.user)
    if stay.ended_at is not None:
        return stay
    _end(stay, reason, at)
    record(
        area_code=area_code,
        act="accounts.end_stay",
        subject=Subject("accounts.signin", str(stay.pk)),
        after={"user": stay.user_id, "reason": reason.value},
        by=by,
        at=at,
    )
    return stay


def _end(stay: SignIn, reason: EndReason, at: dt.datetime) -> None:
    stay.ended_at, stay.reason = at, reason.value
    stay.save(update_fields=["ended_at", "reason"])
