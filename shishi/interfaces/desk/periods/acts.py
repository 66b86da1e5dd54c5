"""What the office does with a period: open it, urge, extend, exempt, lock, note a call."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from shishi.core.clock import now, office_day
from shishi.core.errors import DomainError
from shishi.domain.projects.models import Programme
from shishi.domain.projects.queries import lists_of
from shishi.domain.reporting.actions.closure import lock_period as do_lock
from shishi.domain.reporting.actions.closure import unlock_period as do_unlock
from shishi.domain.reporting.actions.duty import exempt_duties, extend_duties
from shishi.domain.reporting.actions.duty import require_again as do_require_again
from shishi.domain.reporting.actions.period import Days
from shishi.domain.reporting.actions.period import open_period as do_open
from shishi.domain.reporting.actions.reminding import note_call as do_note_call
from shishi.domain.reporting.actions.reminding import remind_due, urge_silent
from shishi.domain.reporting.following import duties_in, period_with, silent_for, urged_on
from shishi.domain.reporting.models import Period
from shishi.domain.reporting.queries import periods_of
from shishi.domain.reporting.sending import send_waiting
from shishi.domain.units.queries import unit_for, units_for
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.periods.forms import CallForm, ExtendForm, OpenForm, ReasonForm, RulingForm, choices_of
from shishi.interfaces.web.door import actor_of
from shishi.rulebook.errors import RulebookError
from shishi.rulebook.reminders import group_text, plan_from, reminder_text
from shishi.rulebook.report_flow import Filing

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form's page: the act's name and its title, what it is about, the button, and where one goes back to."""

    name: str
    title: str
    about: str
    button: str
    back: str
    back_text: str = ""


@READ_AND_WRITE
def open_period(request: HttpRequest) -> HttpResponse:
    programme = _programme()
    lists = lists_of(programme)
    today = office_day(now())
    form = OpenForm(request.POST or None, lists, {"lists": [one.pk for one in lists], "opens_on": today})
    about = "照通知填写；开启后按牵头单位的报送岗位逐件生成应报任务。"
    sheet = Sheet("开启报告期", "开启报告期", about, "开启", reverse("desk:periods"))

    def act() -> str:
        filled = form.cleaned_data
        days = Days(filled["as_of"], filled["opens_on"], filled["due_on"], filled["notice"])
        chosen = [one for one in lists if one.pk in filled["lists"]]
        with transaction.atomic():  # a notice opens all the lists that it names, or none
            opened = [
                do_open(list_of=one, period=filled["period"], days=days, by=actor_of(request), at=now())
                for one in chosen
            ]
        told = remind_due(programme=programme, plan=plan_from(settings.REMINDER_DAYS), by=actor_of(request), at=now())
        send_waiting(area_code=programme.area_id, by=actor_of(request), at=now())
        lists_opened = "、".join(one.list_of.name for one in opened)
        return f"已在{lists_opened}开启{opened[0].name}" + (f"，已通知{len(told)}个岗位。" if told else "。")

    return _answer(request, form, sheet, act)


@READ_AND_WRITE
def urge(request: HttpRequest, key: str) -> HttpResponse:
    """First the preview of who would get what, then, by the button, the urging itself."""
    programme, periods = _period(key)
    back = reverse("desk:period", args=[key])
    if request.method == "POST":
        try:
            made = urge_silent(programme=programme, key=key, by=actor_of(request), at=now())
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect(back)
        failed = [
            why for why in send_waiting(area_code=programme.area_id, by=actor_of(request), at=now()).values() if why
        ]
        messages.success(request, f"已向{len(made)}个单位催报。")
        if failed:
            messages.error(request, f"{len(failed)}条消息没有发出，稍后自动重发：{failed[0]}")
        return redirect(back)
    today = office_day(now())
    actor = actor_of(request)
    silent, urged = silent_for(actor, programme, key, on=today), urged_on(actor, programme, key, today)
    left = [one for one in silent if one.post.pk not in urged]
    rows = [(one, reminder_text(periods[0].name, one.silent, today)) for one in left]
    groups = [
        name
        for name, url in (("企业微信群", settings.WEBHOOKS["wecom"]), ("钉钉群", settings.WEBHOOKS["dingtalk"]))
        if url
    ]
    text = group_text(periods[0].name, [one.silent for one in left], today, settings.OFFICE_NAME)
    context = {"name": periods[0].name, "key": key, "rows": rows, "mail": bool(settings.EMAIL_HOST)}
    return render(request, "desk/urge.html", {**context, "groups": groups, "text": text, "urged": bool(urged)})


@READ_AND_WRITE
def extend(request: HttpRequest, key: str) -> HttpResponse:
    programme, periods = _period(key)
    choices = choices_of(duties_in(actor_of(request), programme, key, Filing.NOT_FILED))
    form = ExtendForm(request.POST or None, choices, {"duties": request.GET.getlist("duty")})

    def act() -> str:
        duties, filled = form.chosen(), form.cleaned_data
        extend_duties(duties=duties, due_on=filled["due_on"], reason=filled["reason"], by=actor_of(request), at=now())
        return f"已延期{len(filled['duties'])}件，到{filled['due_on']:%m月%d日}。"

    return _answer(request, form, _sheet("延期", "只能延期还没有报送的；提醒和迟报都按新的时限。", periods), act)


@READ_AND_WRITE
def exempt(request: HttpRequest, key: str) -> HttpResponse:
    programme, periods = _period(key)
    choices = choices_of(duties_in(actor_of(request), programme, key, Filing.NOT_FILED))
    form = RulingForm(request.POST or None, choices, {"duties": request.GET.getlist("duty")})

    def act() -> str:
        exempt_duties(duties=form.chosen(), reason=form.cleaned_data["reason"], by=actor_of(request), at=now())
        return f"已免报{len(form.cleaned_data['duties'])}件。"

    return _answer(request, form, _sheet("免报", "免报后本期不再提醒；单位仍可以报送。", periods), act)


@READ_AND_WRITE
def require_again(request: HttpRequest, key: str) -> HttpResponse:
    programme, periods = _period(key)
    choices = choices_of(duties_in(actor_of(request), programme, key, Filing.EXEMPT))
    form = RulingForm(request.POST or None, choices, {"duties": request.GET.getlist("duty")})

    def act() -> str:
        do_require_again(duties=form.chosen(), reason=form.cleaned_data["reason"], by=actor_of(request), at=now())
        return f"已恢复应报{len(form.cleaned_data['duties'])}件。"

    return _answer(request, form, _sheet("恢复应报", "撤销免报，时限不变。", periods), act)


@require_POST
def lock_period(request: HttpRequest, pk: int) -> HttpResponse:
    period = _list_period(pk)
    try:
        do_lock(period=period, by=actor_of(request), at=now())
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"“{period.list_of.name}”{period.name}已锁定。")
    return redirect("desk:period", key=period.key)


@READ_AND_WRITE
def unlock_period(request: HttpRequest, pk: int) -> HttpResponse:
    period = _list_period(pk)
    form = ReasonForm(request.POST or None)

    def act() -> str:
        do_unlock(period=period, reason=form.cleaned_data["reason"], by=actor_of(request), at=now())
        return f"“{period.list_of.name}”{period.name}已重新打开。"

    about = f"“{period.list_of.name}”可以再报送、退回、核定。"
    return _answer(request, form, _sheet("重新打开", about, [period]), act)


@READ_AND_WRITE
def note_call(request: HttpRequest, key: str) -> HttpResponse:
    programme, periods = _period(key)
    units = units_for(actor_of(request), settings.AREA_CODE)
    form = CallForm(request.POST or None, units, {name: request.GET.get(name, "") for name in ("unit", "person")})

    def act() -> str:
        filled = form.cleaned_data
        unit = unit_for(actor_of(request), settings.AREA_CODE, filled["unit"])
        if unit is None:
            raise Http404
        do_note_call(
            programme=programme, key=key, unit=unit, person=filled["person"], said=filled["said"],
            by=actor_of(request), at=now(),
        )  # fmt: skip
        return f"已登记与{unit.name}的通话。"

    return _answer(request, form, _sheet("登记电话", "催报电话打给谁、说了什么。", periods), act)


def _answer(request: HttpRequest, form: forms.Form, sheet: Sheet, act: Callable[[], str]) -> HttpResponse:
    """The form until it is filled in well and the action takes it; a refusal stands above the fields."""
    if request.method == "POST" and form.is_valid():
        try:
            said = act()
        except (DomainError, RulebookError) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said)
            return redirect(sheet.back)
    return render(request, "desk/period_form.html", {"form": form, "sheet": sheet})


def _sheet(title: str, about: str, periods: list[Period]) -> Sheet:
    back = reverse("desk:period", args=[periods[0].key])
    return Sheet(title, f"{title}：{periods[0].name}", about, title, back, periods[0].name)


def _programme() -> Programme:
    programme = current_programme()
    if programme is None:
        raise Http404
    return programme


def _period(key: str) -> tuple[Programme, list[Period]]:
    programme = _programme()
    periods = periods_of(programme, key)
    if not periods:
        raise Http404
    return programme, periods


def _list_period(pk: int) -> Period:
    found = period_with(_programme(), pk)
    if found is None:
        raise Http404
    return found
