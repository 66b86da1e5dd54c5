import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict
from shishi.domain.accounts.models import User
from shishi.domain.accounts.permissions import require_manage
from shishi.domain.ledger.actions import Subject, record


@transaction.atomic
def register_user(
    *,
    area_code: str,
    username: str,
    name: str,
    role: str,
    password: str | None,
    by: Actor,
    at: dt.datetime,
) -> User:
    """Make an account. Without a password nobody can sign in to it. Refuses a user name that is taken.

    The ledger entry holds no trace of the password.
    """
    require_manage(by)
    if User.objects.filter(username=username).exists():
        raise Conflict(f"用户名“{username}”已被使用。")
    user = User(username=username, name=name, role=role)
    user.set_password(password)
    user.save(force_insert=True)
    record(
        area_code=area_code,
        act="accounts.register_user",
        subject=Subject("accounts.user", str(user.pk)),
        after={"username": username, "name": name, "role": role},
        by=by,
        at=at,
    )
    return user
