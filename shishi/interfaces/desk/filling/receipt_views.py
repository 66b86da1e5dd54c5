from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shishi.core.clock import now, office_day
from shishi.core.errors import DomainError
from shishi.domain.files.queries import content_of
from shishi.domain.reporting.actions.review import confirm_report
from shishi.domain.reporting.models import ConfirmationWay, Report
from shishi.domain.reporting.queries import duties_for, report_for, state_of_version
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.downloads import attachment
from shishi.interfaces.desk.duties import next_duty
from shishi.interfaces.desk.filling.forms import PaperForm, fresh, key_of
from shishi.interfaces.desk.filling.receipts import papers_of, receipt
from shishi.interfaces.desk.filling.views import kept_paper
from shishi.interfaces.desk.pictures import photos_shown
from shishi.interfaces.web.door import actor_of


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    report, actor = _report(request, pk), actor_of(request)
    state = state_of_version(report).value
    may = {
        act: actor.reach(f"reporting.{act}", state).covers(report.unit_id) for act in ("submit", "confirm", "review")
    }
    own = not actor.reach("reporting.submit").everything and actor.may("reporting.submit")
    context = {
        "page": receipt(report),
        "may": may,
        "papers": papers_of(report),
        "photos": photos_shown(report, office=may["review"]),
        "next": next_duty(duties_for(actor, report.commitment.programme)) if own else None,
        "key": fresh(report.pk)["key"],
    }
    return render(request, "desk/receipt.html", context)


@require_safe
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "desk/report_print.html", {"page": receipt(_report(request, pk))})


@require_safe
def paper(request: HttpRequest, pk: int, sha256: str) -> HttpResponse:
    stored = papers_of(_report(request, pk)).get(sha256)
    if stored is None:
        raise Http404
    return attachment(stored.name, content_of(stored))


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    report, actor = _report(request, pk, "reporting.confirm"), actor_of(request)
    confirm_report(
        report=report,
        way=ConfirmationWay.ONLINE,
        decider=actor.name,
        on=office_day(now()),
        by=actor,
        at=now(),
        key=key_of(request),
    )
    messages.success(request, "已确认。")
    return redirect("desk:receipt", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    report = _report(request, pk, "reporting.submit")
    form = PaperForm(
        request.POST or None, request.FILES or None, initial=fresh(report.pk, on=office_day(report.submitted_at))
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        way = ConfirmationWay(said["way"])
        try:
            confirm_report(
                report=report,
                way=way,
                decider=said["decider"],
                on=said["on"],
                paper=kept_paper(request, said["paper"]),
                code=said["code"] if way is ConfirmationWay.SEALED_PAPER else None,
                by=actor_of(request),
                at=now(),
                key=said["key"],
            )
        except DomainError as refusal:
            form.add_error("code" if refusal.code == "wrong-code" else None, refusal.message)
        else:
            messages.success(request, "已登记书面确认，扫描件已留存。")
            return redirect("desk:receipt", pk=pk)
    return render(request, "desk/confirm_paper.html", {"form": form, "page": receipt(report)})


def _report(request: HttpRequest, pk: int, act: str = "") -> Report:
    programme = current_programme()
    found = report_for(actor_of(request), programme, pk, act) if programme else None
    if found is None:
        raise Http404
    return found
