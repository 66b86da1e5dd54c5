import datetime as dt
import hashlib
import hmac
import secrets

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.accounts.models import OneTimeCode, PastPassword, User
from shishi.domain.accounts.permissions import require_register, require_reset_factors, require_self
from shishi.domain.accounts.queries import open_code
from shishi.domain.ledger.actions import Subject, record

LASTS = dt.timedelta(hours=72)
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is taken for something else when read out
_GROUPS, _GROUP = 4, 4  # 79 bits


class CodeRefused(DomainError):  # noqa: N818 - reads as a sentence
    """A one-time code is wrong, spent or too old."""

    code = "code-refused"


@transaction.atomic
def issue_code(*, area_code: str, user: User, by: Actor, at: dt.datetime) -> str:
    """Draw a code with which the person sets a password, within 72 hours and once; an open one is void with it.

    The code is returned this one time and kept as a hash. It doesn't touch the second factor, so that whoever issues
    codes can't take an account over. Refuses a closed account.
    """
    require_register(by)
    if not user.is_active:
        raise Conflict(f"账号“{user.username}”已注销。", code="closed")
    OneTimeCode.objects.filter(user=user, spent_at=None).update(spent_at=at)
    code = "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    made = OneTimeCode.objects.create(
        user=user, digest=_digest(code), issued_at=at, issued_by=by.label, expires_at=at + LASTS
    )
    record(
        area_code=area_code,
        act="accounts.issue_code",
        subject=Subject("accounts.onetimecode", str(made.pk)),
        after={"user": user.pk, "expires_at": made.expires_at},
        by=by,
        at=at,
    )
    return code


@transaction.atomic
def redeem_code(*, area_code: str, user: User, code: str, password: str, by: Actor, at: dt.datetime) -> User:
    """Spend a one-time code and set the password with it; every stay ends. Whoever has the code may.

    Refuses a code that is wrong, spent or too old, and a password that the office's profile refuses (the code then
    stays good).
    """
    known = open_code(user, at=at)
    if known is None or not hmac.compare_digest(_digest(code.strip().upper()), known.digest):
        raise CodeRefused("一次性口令不对、已用过或已过期，请向系统管理员重新领取。")
    _take(user, password, at)
    known.spent_at = at
    known.save(update_fields=["spent_at"])
    record(
        area_code=area_code,
        act="accounts.redeem_code",
        subject=Subject("accounts.user", str(user.pk)),
        after={"code": known.pk},
        by=by,
        at=at,
    )
    return user


@transaction.atomic
def change_password(*, area_code: str, user: User, password: str, by: Actor, at: dt.datetime) -> User:
    """Set the own password; every stay begun before ends. The interface begins the present one anew.

    Refuses a password that the office's profile refuses. The ledger holds no trace of it.
    """
    require_self(by, user)
    _take(user, password, at)
    record(
        area_code=area_code,
        act="accounts.change_password",
        subject=Subject("accounts.user", str(user.pk)),
        after={"username": user.username},
        by=by,
        at=at,
    )
    return user


def _digest(code: str) -> str:
    """A plain hash will do: nobody tries 79 random bits one after the other."""
    return hashlib.sha256(code.encode()).hexdigest()


def _take(user: User, password: str, at: dt.datetime) -> None:
    try:
        validate_password(password, user)
    except ValidationError as refusal:
        raise DomainError("".join(refusal.messages), code="password-refused") from refusal
    user.set_password(password)
    user.password_set_at = user.stays_from = at
    user.save(update_fields=["password", "password_set_at", "stays_from"])
    PastPassword.objects.create(user=user, hash=user.password, set_at=at)


@transaction.atomic
def reset_factors(*, area_code: str, user: User, by: Actor, at: dt.datetime) -> int:
    """Take away a person's second factors, lost with a phone or key; every stay ends. Gives their number.

    Refuses one's own account, and a person who has none.
    """
    require_reset_factors(by, user)
    known = Authenticator.objects.filter(user_id=user.pk)
    number: int = known.count()
    if not number:
        raise Conflict(f"“{user.name}”没有第二因素。", code="no-factor")
    known.delete()
    user.stays_from = at
    user.save(update_fields=["stays_from"])
    record(
        area_code=area_code,
        act="accounts.reset_factors",
        subject=Subject("accounts.user", str(user.pk)),
        after={"number": number},
        by=by,
        at=at,
    )
    return number


@transaction.atomic
def note_factors(*, area_code: str, user: User, change: str, by: Actor, at: dt.datetime) -> None:
    """Note in the ledger that a person added or removed a second factor; the row itself is allauth's.

    ``change`` names it: ``added totp``, ``removed webauthn``.
    """
    require_self(by, user)
    record(
        area_code=area_code,
        act="accounts.note_factors",
        subject=Subject("accounts.user", str(user.pk)),
        after={"change": change},
        by=by,
        at=at,
    )
