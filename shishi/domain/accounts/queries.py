import datetime as dt
from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from shishi.core.actor import Actor
from shishi.domain.accounts.models import OneTimeCode, PastPassword, SignIn, User
from shishi.domain.accounts.permissions import visible_to
from shishi.domain.accounts.person import Person
from shishi.domain.accounts.roles import Role
from shishi.domain.units.models import PostKind
from shishi.domain.units.queries import HeldPost, posts_of

LONGEST = dt.timedelta(hours=12)  # no stay lasts longer, however busy


def person_of(user: User, *, on: dt.date) -> Person:
    """The person as an actor of that day, from role, posts and delegations as they stand now."""
    acting = _acting(user, posts_of(user.pk, on=on)) if user.is_active and user.role else ()
    return Person(user.pk, user.username, user.name, user.role, acting)


def _acting(user: User, held: list[HeldPost]) -> tuple[tuple[str, frozenset[int]], ...]:
    units = frozenset(one.post.unit_id for one in held)
    if user.role != Role.HEAD:
        return ((user.role, units),)
    headed = frozenset(one.post.unit_id for one in held if one.post.kind == PostKind.HEAD)
    return ((Role.HEAD.value, headed), (Role.REPORTER.value, units - headed))


def user_named(username: str) -> User | None:
    return User.objects.filter(username=username).first()


def accounts_for(actor: Actor) -> QuerySet[User]:
    """The accounts that the actor may see, those in use first."""
    return visible_to(actor, User.objects.all()).order_by("-is_active", "username", "pk")


def account_for(actor: Actor, pk: int) -> User | None:
    return visible_to(actor, User.objects.filter(pk=pk)).first()


def people_with_factors() -> frozenset[int]:
    """Who has a second factor set up, by key."""
    types = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return frozenset(Authenticator.objects.filter(type__in=types).values_list("user_id", flat=True))


def demo_accounts() -> list[User]:
    return list(User.objects.filter(demo=True, is_active=True).order_by("pk"))


def administrators(role: Role) -> QuerySet[User]:
    """The persons in use who hold an administrator's role."""
    return User.objects.filter(role=role, is_active=True, demo=False)


def open_code(user: User, *, at: dt.datetime) -> OneTimeCode | None:
    """The code that the user may still spend."""
    return OneTimeCode.objects.filter(user=user, spent_at=None, expires_at__gt=at).first()


def open_stays(user: User, *, at: dt.datetime) -> QuerySet[SignIn]:
    """The stays that have neither ended nor become void or too old, the newest first."""
    since = at - LONGEST if user.stays_from is None else max(user.stays_from, at - LONGEST)
    return SignIn.objects.filter(user=user, ended_at=None, at__gte=since).order_by("-at", "-pk")


def stay_of(user: User, pk: int) -> SignIn | None:
    return SignIn.objects.filter(pk=pk, user=user).select_related("user").first()


def latest_passwords(user: User, number: int) -> list[PastPassword]:
    return list(PastPassword.objects.filter(user=user).order_by("-set_at", "-pk")[:number])


def has_second_factor(user: User) -> bool:
    """Whether the person set up an app's codes or a key; recovery codes alone are none."""
    types = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=types).exists())


def names_behind(labels: Iterable[str]) -> dict[str, str]:
    """The persons' names behind ledger labels of the form ``user:…``; programs have none."""
    wanted = {label.removeprefix("user:") for label in labels if label.startswith("user:")}
    known = User.objects.filter(username__in=wanted).values_list("username", "name")
    return {f"user:{username}": name for username, name in known}
