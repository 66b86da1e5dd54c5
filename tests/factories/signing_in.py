"""A browser without JavaScript in which somebody has signed in, with everything the door asks for."""

from allauth.mfa.models import Authenticator
from django.test import Client

from shishi.core.clock import now
from shishi.domain.accounts.actions.stays import begin_stay
from shishi.domain.accounts.models import User
from shishi.domain.accounts.roles import Role
from shishi.interfaces.desk.sign_in.adapters import person
from shishi.interfaces.web.door import SEEN, STAY
from tests.factories.accounts import make_user

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def secured(user):
    """The user with a second factor and a password that is not due."""
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}})
    User.objects.filter(pk=user.pk).update(password_set_at=now())
    user.refresh_from_db()
    return user


def signed_in(user, at=None, **more):
    """A client in which the user is in, since a moment."""
    client, at = Client(**more), at or now()
    client.force_login(secured(user), backend=BACKEND)
    stay = begin_stay(area_code="620199", user=user, address="127.0.0.1", device="", by=person(user), at=at)
    session = client.session
    session[STAY], session[SEEN] = stay.pk, at.timestamp()
    session.save()
    return client


def officer_in(area):
    """A client with a 督查员 in it."""
    user = User.objects.filter(username="ducha").first() or make_user(area, "ducha", "马文慧", Role.OFFICER)
    return signed_in(user)
