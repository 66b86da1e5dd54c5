import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shishi.core.clock import now
from shishi.core.errors import DomainError
from shishi.domain.projects.queries import targets_of
from shishi.domain.reporting.actions.photos import clear_reuse
from shishi.domain.reporting.actions.review import Judging, review_report
from shishi.domain.reporting.evidence import reuses_for
from shishi.domain.reporting.models import Report, ReportNature, Verdict
from shishi.domain.reporting.queries import duties_for, previous_report, report_for, reports_to_review, state_of_version
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.filling.forms import fresh, key_of
from shishi.interfaces.desk.filling.receipts import papers_of, receipt
from shishi.interfaces.desk.pictures import photos_shown
from shishi.interfaces.desk.reviews.forms import ReviewForm
from shishi.interfaces.desk.reviews.pages import clues_of, lines_of, queue_of
from shishi.interfaces.web.door import actor_of
from shishi.rulebook.report_flow import FlowError, acts_in


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    actor, programme = actor_of(request), current_programme()
    queue = queue_of(
        reports_to_review(actor, programme) if programme else (),
        duties_for(actor, programme) if programme else (),
        request.GET.get("period", ""),
    )
    return render(request, "desk/reviews.html", {"page": queue, "key": fresh(0)["key"]})


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    report = _report(request, pk)
    previous = previous_report(report.commitment, report.as_of)
    lines = lines_of(report, previous, targets_of(report.commitment))
    verdicts = sorted(report.reviews.all(), key=lambda one: one.pk)
    form = ReviewForm(lines, data=request.POST or None, initial=fresh(verdicts[-1].pk if verdicts else 0))
    if request.method == "POST" and form.is_valid():
        refused = _judge(request, report, form)
        if not refused:
            return redirect("desk:reviews")
        form.add_error(None, refused)
    context = {
        "form": form,
        "page": receipt(report),
        "papers": papers_of(report),
        "photos": photos_shown(report, office=True),
        "clues": clues_of(reuses_for(actor_of(request), report)),
        "rows": [(line, form[line.name]) for line in lines],
        "acts": {act.value for act in acts_in(state_of_version(report))},
    }
    return render(request, "desk/review.html", context)


@require_POST
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    """The office compared the two pictures of a clue: no reuse."""
    report, uses = _report(request, pk), [request.POST.get(name, "") for name in ("use", "earlier")]
    if not all(use.isdecimal() for use in uses):
        raise Http404
    try:
        clear_reuse(report=report, use=int(uses[0]), earlier=int(uses[1]), by=actor_of(request), at=now())
    except DomainError as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, "已核实：不是重复。")
    return redirect("desk:review", pk=pk)


@require_POST
def accept_unchanged(request: HttpRequest) -> HttpResponse:
    """Accept the reports that were ticked, all of them 本期无变化; each gets a verdict of its own."""
    key, accepted = key_of(request), 0
    for pk in dict.fromkeys(request.POST.getlist("report")):
        report = _report(request, int(pk)) if pk.isdecimal() else None
        if report is None or report.nature != ReportNature.NO_CHANGE:
            continue
        sending = Judging(uuid.uuid5(key, pk), 0)
        try:
            review_report(report=report, verdict=Verdict.ACCEPT, sending=sending, by=actor_of(request), at=now())
        except (DomainError, FlowError) as refusal:
            messages.error(request, f"“{report.commitment.name}”没有采纳：{refusal}")
        else:
            accepted += 1
    if accepted:
        messages.success(request, f"已采纳{accepted}件本期无变化的报告。")
    else:
        messages.warning(request, "没有勾选要采纳的报告。")
    return redirect("desk:reviews")


def _judge(request: HttpRequest, report: Report, form: ReviewForm) -> str:
    """Give the verdict; what is refused comes back as a sentence for the form."""
    said, verdict = form.cleaned_data, Verdict(request.POST["verdict"])
    try:
        review_report(
            report=report,
            verdict=verdict,
            reason=said["reason"] if verdict is Verdict.RETURN else "",
            reviewed=said["reviewed"],
            sending=Judging(said["key"], said["base"]),
            by=actor_of(request),
            at=now(),
        )
    except (DomainError, FlowError) as refusal:
        return str(refusal)
    messages.success(request, f"“{report.commitment.name}”已{'采纳' if verdict is Verdict.ACCEPT else '退回'}。")
    return ""


def _report(request: HttpRequest, pk: int) -> Report:
    programme = current_programme()
    found = report_for(actor_of(request), programme, pk, "reporting.review") if programme else None
    if found is None:
        raise Http404
    return found
