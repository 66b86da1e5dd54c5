import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shishi.core.clock import now, office_day
from shishi.core.errors import DomainError
from shishi.domain.units.actions import appoint as do_appoint
from shishi.domain.units.actions import delegate as do_delegate
from shishi.domain.units.actions import end_delegation as do_end_delegation
from shishi.domain.units.actions import hand_over as do_hand_over
from shishi.domain.units.models import Post
from shishi.domain.units.queries import area, delegation_for, post_for, posts_for
from shishi.interfaces.desk.posts.forms import AppointForm, DelegateForm, HandOverForm
from shishi.interfaces.web.door import actor_of


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), office_day(now())
    posts = list(posts_for(actor, settings.AREA_CODE, on=today))
    may = {"appoint": actor.may("units.appoint"), "delegate": actor.may("units.delegate")}
    return render(request, "desk/people.html", {"posts": posts, "may": may, "today": today})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    form = HandOverForm(request.POST or None, initial={"leaver": request.GET.get("from", ""), "from_on": _today()})

    def act(filled: dict[str, Any]) -> str:
        here = area(settings.AREA_CODE)
        if here is None:
            raise DomainError("还没有登记本县的区划。", code="no-area")
        made = do_hand_over(
            area=here,
            leaver_id=filled["leaver"].pk,
            successor_id=filled["successor"].pk,
            from_on=filled["from_on"],
            by=actor_of(request),
            at=now(),
        )
        return f"已交接{len(made)}个岗位，未办的任务随岗位转给“{filled['successor']}”。"

    return _answer(request, form, "交接岗位", act)


@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    post, form = _post(request, pk), AppointForm(request.POST or None, initial={"from_on": _today()})

    def act(filled: dict[str, Any]) -> str:
        user, day = filled["user"], filled["from_on"]
        do_appoint(post=post, user_id=user.pk, from_on=day, by=actor_of(request), at=now())
        return f"“{user}”自{day}起任{post.unit.name}{post.name}。"

    return _answer(request, form, f"安排任职：{post.unit.name}{post.name}", act)


@require_http_methods(["GET", "HEAD", "POST"])
def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    post, form = _post(request, pk), DelegateForm(request.POST or None, initial={"from_on": _today()})

    def act(filled: dict[str, Any]) -> str:
        deputy = filled.pop("deputy")
        do_delegate(post=post, deputy_id=deputy.pk, by=actor_of(request), at=now(), **filled)
        return f"“{deputy}”自{filled['from_on']}至{filled['to_on']}（不含）代理{post.unit.name}{post.name}。"

    return _answer(request, form, f"授权代理：{post.unit.name}{post.name}", act)


@require_POST
def end_delegation(request: HttpRequest, pk: int) -> HttpResponse:
    found = delegation_for(actor_of(request), settings.AREA_CODE, pk)
    if found is None:
        raise Http404
    do_end_delegation(delegation=found, on=_today(), by=actor_of(request), at=now())
    messages.success(request, "代理已停止。")
    return redirect("desk:people")


def _answer(request: HttpRequest, form: forms.Form, title: str, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    """The form until it is filled in well and the action takes it; a refusal stands above the fields."""
    if request.method == "POST" and form.is_valid():
        try:
            said = act(dict(form.cleaned_data))
        except DomainError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, said)
            return redirect("desk:people")
    return render(request, "desk/people_form.html", {"form": form, "title": title})


def _post(request: HttpRequest, pk: int) -> Post:
    found = post_for(actor_of(request), settings.AREA_CODE, pk)
    if found is None:
        raise Http404
    return found


def _today() -> dt.date:
    return office_day(now())
