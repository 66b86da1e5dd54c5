"""The one door: every request comes past here, and goes on only where access.yaml lets the person in.

Puts ``request.actor`` beside ``request.user``: the person with role and posts as they stand at this moment. A page
without a rule is closed to everybody. Where a page is about one thing that the role never reaches, the answer is the
404 of what does not exist.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from shishi.core.clock import now, office_day
from shishi.domain.accounts.access import ACCESS, EVERYONE, PUBLIC
from shishi.domain.accounts.actions.stays import end_stay
from shishi.domain.accounts.models import EndReason, SignIn, User
from shishi.domain.accounts.passwords import is_due
from shishi.domain.accounts.person import Person
from shishi.domain.accounts.queries import LONGEST, has_second_factor, person_of, stay_of
from shishi.interfaces.web.connection import is_local, is_plain

STAY, SEEN = "stay", "seen"  # keys of the session: which stay it is, and when something was last done
OVERVIEW = "desk:programme"
NOTICE = dt.timedelta(minutes=1)  # being active is noted once a minute, not at every request
# Over plain http from elsewhere a password would travel readable; these pages ask for one.
ASKING = {"account_login", "sign-in:first-password"}


class Door:
    """Middleware, behind sessions and Django's own authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]  # what the stubs know of requests ends at user
        if request.user.is_authenticated:
            user = _user(request)
            ended = _ended(request, user, now())
            if ended:
                logout(request)
                return _to_sign_in(request, ended)
            request.actor = person_of(user, on=office_day(now()))  # type: ignore[attr-defined]  # as above
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: tuple[object, ...], kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        act = ACCESS.pages.get(name)
        if act is None:
            raise Http404
        if name in ASKING and is_plain(request) and not settings.PLAIN_HTTP_ALLOWED:
            return render(request, "web/plain.html", status=403)
        if act == PUBLIC:
            return None
        person: Person | None = request.actor  # type: ignore[attr-defined]  # as above
        if person is None:
            return _to_sign_in(request, "")
        if act == EVERYONE:
            if _user(request).demo and name != "mfa_index":  # nothing of a demonstration's account can be set
                raise Http404
            return None
        return _owed(request, person) or _refused(request, person, name, act, kwargs)


def actor_of(request: HttpRequest) -> Person:
    """The person behind a request that the door let past. Views pass it to every query and action."""
    person: Person | None = request.actor  # type: ignore[attr-defined]  # as above
    if person is None:
        message = "only pages that ask for an act have a person"
        raise TypeError(message)
    return person


def _owed(request: HttpRequest, person: Person) -> HttpResponse | None:
    """What the person must do before anything else: a second factor, a new password."""
    user = _user(request)
    if user.demo:
        return None
    if ACCESS.roles[person.role].second_factor and not has_second_factor(user):
        return redirect("mfa_index")
    if is_due(user, now()):
        messages.warning(request, "密码已用满期限，请更改后继续。")
        return redirect("account_change_password")
    return None


def _refused(
    request: HttpRequest, person: Person, name: str, act: str, kwargs: Mapping[str, Any]
) -> HttpResponse | None:
    if person.reach(act):
        return None
    if name == OVERVIEW:
        return redirect(ACCESS.roles[person.role].home)
    if kwargs:
        raise Http404
    return render(request, "web/refused.html", {"message": _says(person, act)}, status=403)


def _says(person: Person, act: str) -> str:
    words = next(words for thing in ACCESS.things.values() for known, words in thing.acts.items() if known == act)
    return f"“{ACCESS.roles[person.role].name}”没有“{words}”的权限。确有需要的，请联系安全管理员。"


def _ended(request: HttpRequest, user: User, at: dt.datetime) -> str:
    """Why the stay is over, or nothing; being active is noted."""
    stay = stay_of(user, request.session.get(STAY, 0))
    if stay is None or not user.is_active or not user.role or (user.demo and not _demo_is_on(request)):
        return "void"
    if stay.ended_at is not None or (user.stays_from is not None and stay.at < user.stays_from):
        return stay.reason or "void"
    seen = dt.datetime.fromtimestamp(request.session.get(SEEN, 0), tz=dt.UTC)
    idle = dt.timedelta(minutes=ACCESS.roles[user.role].idle_minutes)
    if at - stay.at > LONGEST or at - seen > idle:
        reason = EndReason.OLD if at - stay.at > LONGEST else EndReason.IDLE
        _end(stay, user, reason, at)
        return reason.value
    if at - seen > NOTICE:
        request.session[SEEN] = at.timestamp()
    return ""


def _end(stay: SignIn, user: User, reason: EndReason, at: dt.datetime) -> None:
    person = person_of(user, on=office_day(at))
    end_stay(area_code=settings.AREA_CODE, stay=stay, reason=reason, by=person, at=at)


def _demo_is_on(request: HttpRequest) -> bool:
    return settings.DEMO and is_local(request)


def _to_sign_in(request: HttpRequest, ended: str) -> HttpResponse:
    asked = {"next": request.get_full_path()} if request.method == "GET" and request.path != "/" else {}
    query = asked | ({"ended": ended} if ended else {})
    address = reverse("account_login")
    return HttpResponseRedirect(f"{address}?{urlencode(query)}" if query else address)


def _user(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User):
        message = "a request that is signed in has a user of ours"
        raise TypeError(message)
    return user
