import datetime as dt

from django.db import IntegrityError, transaction

from shishi.core.actor import Actor
from shishi.core.clock import office_day
from shishi.core.errors import Conflict, DomainError
from shishi.domain.accounts.models import User
from shishi.domain.accounts.permissions import require_close, require_grant, require_install, require_register
from shishi.domain.accounts.queries import administrators
from shishi.domain.accounts.roles import ADMINISTRATORS, Role
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.units.queries import posts_of


@transaction.atomic
def register_user(*, area_code: str, username: str, name: str, by: Actor, at: dt.datetime, demo: bool = False) -> User:
    """Make an account that nobody can use yet: it has no password and no role. Refuses a user name that is taken.

    Whoever registers accounts can't give them roles, and whoever gives roles can't register accounts.
    """
    require_register(by)
    user = _registered(username, name, demo=demo)
    record(
        area_code=area_code,
        act="accounts.register_user",
        subject=Subject("accounts.user", str(user.pk)),
        after={"username": username, "name": name, "demo": int(demo)},
        by=by,
        at=at,
    )
    return user


def _registered(username: str, name: str, *, demo: bool, role: str = "") -> User:
    taken = Conflict(f"用户名“{username}”已被使用。")
    if User.objects.filter(username__iexact=username).exists():
        raise taken
    user = User(username=username, name=name, demo=demo, role=role)
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:  # somebody registered the name since we looked
        raise taken from None
    return user


@transaction.atomic
def install_administrator(*, area_code: str, username: str, name: str, role: Role, by: Actor, at: dt.datetime) -> User:
    """Make the first administrator of a kind, from the machine's console. Refuses where one is in office already.

    The only way to an account with a role at once. Refuses a role that is no administrator's.
    """
    require_install(by)
    if role not in ADMINISTRATORS:
        raise DomainError(f"“{role.label}”不是管理员，请由系统管理员开设账号、安全管理员授予角色。", code="no-admin")
    present = administrators(role).first()
    if present is not None:
        raise Conflict(f"已有{role.label}“{present.name}”（{present.username}）。")
    user = _registered(username, name, demo=False, role=role.value)
    record(
        area_code=area_code,
        act="accounts.install_administrator",
        subject=Subject("accounts.user", str(user.pk)),
        after={"username": username, "name": name, "role": role.value},
        by=by,
        at=at,
    )
    return user


@transaction.atomic
def grant_role(*, area_code: str, user: User, role: Role, by: Actor, at: dt.datetime) -> User:
    """Give an account its one role in place of the one before; the person has to sign in again.

    An administrator holds no post and no other role. Refuses one's own account, one that was closed, and an
    administrator's role for somebody who holds or deputises for a post.
    """
    require_grant(by, user)
    if not user.is_active:
        raise Conflict(f"账号“{user.username}”已注销。", code="closed")
    if role in ADMINISTRATORS and posts_of(user.pk, on=office_day(at)):
        raise Conflict(f"“{user.name}”有岗位，不能兼任{role.label}；请先交接岗位。", code="holds-posts")
    before, user.role = user.role, role.value
    user.stays_from = at
    user.save(update_fields=["role", "stays_from"])
    record(
        area_code=area_code,
        act="accounts.grant_role",
        subject=Subject("accounts.user", str(user.pk)),
        after={"role": role.value, "before": before},
        by=by,
        at=at,
    )
    return user


@transaction.atomic
def close_account(*, area_code: str, user: User, by: Actor, at: dt.datetime) -> User:
    """Close the account of somebody who left: no more signing in, and every stay ends at once.

    Refuses while the person holds posts, since their duties would be nobody's: they are handed over first.
    """
    require_close(by)
    if not user.is_active:
        raise Conflict(f"账号“{user.username}”已注销。", code="closed")
    held = [one.post for one in posts_of(user.pk, on=office_day(at)) if one.deputy_until is None]
    if held:
        named = "、".join(f"{post.unit.name}{post.name}" for post in held)
        raise Conflict(f"“{user.name}”仍任{named}，请先交接岗位再注销。", code="holds-posts")
    user.is_active, user.stays_from = False, at
    user.save(update_fields=["is_active", "stays_from"])
    record(
        area_code=area_code,
        act="accounts.close_account",
        subject=Subject("accounts.user", str(user.pk)),
        after={"username": user.username},
        by=by,
        at=at,
    )
    return user
