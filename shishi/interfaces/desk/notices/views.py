from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from shishi.core.clock import now
from shishi.domain.reporting.actions.inbox import keep_contact, keep_own_contact, read_notices
from shishi.domain.reporting.following import contact_of, notices_for, user_with
from shishi.interfaces.desk.notices.forms import ContactForm
from shishi.interfaces.web.door import actor_of


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Opening the list is reading it: what was unread still bears its mark this once."""
    actor = actor_of(request)
    user = user_with(actor.user_id)
    rows = notices_for(actor, actor.user_id)
    answer = render(request, "desk/notices.html", {"rows": rows, "contact": contact_of(actor.user_id)})
    if request.method == "GET" and user is not None:
        read_notices(area_code=settings.AREA_CODE, user=user, by=actor, at=now())
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def own_contact(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    user = user_with(actor.user_id)
    if user is None:
        raise Http404
    form = _form(request, user.pk)
    if request.method == "POST" and form.is_valid():
        keep_own_contact(area_code=settings.AREA_CODE, user=user, by=actor, at=now(), **form.cleaned_data)
        messages.success(request, "已登记本人的电话和邮箱。")
        return redirect("desk:notices")
    return render(request, "desk/contact.html", {"form": form, "title": "本人的电话和邮箱", "own": True})


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """The office notes how to reach somebody who reports."""
    user = user_with(pk)
    if user is None:
        raise Http404
    form = _form(request, pk)
    if request.method == "POST" and form.is_valid():
        keep_contact(area_code=settings.AREA_CODE, user=user, by=actor_of(request), at=now(), **form.cleaned_data)
        messages.success(request, f"已登记{user.name}的电话和邮箱。")
        return redirect("desk:periods")
    return render(request, "desk/contact.html", {"form": form, "title": f"{user.name}的电话和邮箱"})


def _form(request: HttpRequest, user_pk: int) -> ContactForm:
    known = contact_of(user_pk)
    initial = {"mobile": known.mobile, "email": known.email} if known else {}
    return ContactForm(request.POST or None, initial=initial)
