import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from shishi.core.clock import now, office_day
from shishi.core.errors import DomainError
from shishi.domain.projects.queries import works_for
from shishi.domain.reporting.actions.report import Sending, submit_report, unchanged
from shishi.domain.reporting.models import Report, ReportNature
from shishi.domain.reporting.queries import drafted_by, duties_for, reports_on_duties, reports_to_confirm
from shishi.domain.units.queries import posts_of
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.filling.forms import fresh, key_of
from shishi.interfaces.desk.filling.pages import Filling, filling_at
from shishi.interfaces.desk.filling.views import to_receipt
from shishi.interfaces.desk.mine.pages import Known, mine_page, owed_of
from shishi.interfaces.web.door import actor_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    actor, programme, today = actor_of(request), current_programme(), office_day(now())
    posts = posts_of(actor.user_id, on=today)
    if programme is None:
        return render(request, "desk/mine.html", {"page": mine_page(actor, posts, (), ())})
    known = Known(tuple(reports_on_duties(actor, programme)), drafted_by(actor), today)
    page = mine_page(
        actor,
        posts,
        owed_of(duties_for(actor, programme), known),
        works_for(actor, programme),
        reports_to_confirm(actor, programme),
    )
    return render(request, "desk/mine.html", {"page": page, "key": fresh(0)["key"]})


@require_POST
def no_change(request: HttpRequest) -> HttpResponse:
    """本期无变化 for the items that the button named: one or all. Each is a report of its own."""
    key, sent = key_of(request), []
    for item in dict.fromkeys(request.POST.getlist("item")):
        period_key, _, work = item.partition("|")
        page = filling_at(actor_of(request), current_programme(), period_key, int(work)) if work.isdecimal() else None
        if page is None:
            continue
        try:
            sent.append(_say_unchanged(request, page, uuid.uuid5(key, item)))
        except DomainError as refusal:
            messages.error(request, f"“{page.work.name}”没有报送：{refusal.message}")
    if len(sent) == 1:
        return to_receipt(sent[0])
    if sent:
        messages.success(request, f"已报送{len(sent)}件，均为本期无变化。回执见“已报送”。")
    return redirect("desk:mine")


def _say_unchanged(request: HttpRequest, page: Filling, key: uuid.UUID) -> Report:
    if page.previous is None:
        raise DomainError("上期没有报告，请填写本期进展。", code="nothing-before")
    return submit_report(
        work=page.work,
        unit=page.duty.post.unit,
        period=page.period,
        filled=unchanged(page.previous),
        nature=ReportNature.NO_CHANGE,
        sending=Sending(key, 0),
        by=actor_of(request),
        at=now(),
    )
