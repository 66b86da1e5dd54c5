from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from shishi.core.clock import OFFICE_ZONE, now, office_day
from shishi.core.errors import DomainError, NotAllowed
from shishi.domain.files.actions import keep_file
from shishi.domain.files.models import StoredFile
from shishi.domain.reporting.actions.drafts import keep_draft
from shishi.domain.reporting.actions.report import AlreadyFiled, Sending, submit_report
from shishi.domain.reporting.models import MOST_PHOTOS, Report
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.filling.forms import ReportForm, fresh
from shishi.interfaces.desk.filling.pages import Filling, filling_at
from shishi.interfaces.desk.filling.photos import KEPT, Evidence, begun_evidence, named_evidence, sent_evidence
from shishi.interfaces.desk.filling.receipts import receipt
from shishi.interfaces.web.door import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def report_form(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    page = _page(request, key, pk)
    if request.method != "POST":
        form = page.form()
        if page.by_office:
            form.initial["told_on"] = office_day(now())
        return _shown(request, page, form, begun_evidence(page))
    form = page.form(request.POST, request.FILES)
    evidence = sent_evidence(request, page)
    if request.POST.get("act") == "draft":
        _keep(request, page, form, evidence)
        for sentence in evidence.refused:
            messages.warning(request, sentence)
        messages.success(request, "已存草稿，还没有报送。")
        return redirect("desk:report-form", key=key, pk=pk)
    if not form.is_valid() or evidence.refused:
        return _shown(request, page, form, evidence)
    return _send(request, page, form, evidence)


@require_POST
def save_draft(request: HttpRequest, key: str, pk: int) -> JsonResponse:
    """What the page's script sends while somebody types: kept as a draft, and answered with what there is to say."""
    page = _page(request, key, pk)
    form = page.form(request.POST)
    form.is_valid()
    saved = ""
    if not page.by_office and page.is_open:
        evidence = named_evidence(page, request.POST.getlist(KEPT))
        saved = f"{_keep(request, page, form, evidence).astimezone(OFFICE_ZONE):%H:%M:%S}已自动存草稿"
    asked = {entry.name for entry in page.entries}
    said = {
        name: {"blocks": name in form.errors, "text": "".join([*form.errors.get(name, []), *form.warned.get(name, [])])}
        for name in asked
    }
    return JsonResponse({"saved": saved, "said": said})


def _page(request: HttpRequest, key: str, pk: int) -> Filling:
    page = filling_at(actor_of(request), current_programme(), key, pk)
    if page is None:
        raise Http404
    return page


def _keep(request: HttpRequest, page: Filling, form: ReportForm, evidence: Evidence) -> Any:
    content = form.typed() | {KEPT: evidence.kept}
    return keep_draft(duty=page.duty, content=content, by=actor_of(request), at=now()).saved_at


def _send(request: HttpRequest, page: Filling, form: ReportForm, evidence: Evidence) -> HttpResponse:
    actor = actor_of(request)
    said = form.cleaned_data
    try:
        report = submit_report(
            work=page.work,
            unit=page.duty.post.unit,
            period=page.period,
            filled=form.filled(page.newest or page.previous, photos=evidence.photos),
            reason=said["reason"],
            received_on=said.get("told_on"),
            proxy=form.proxy(kept_paper(request, said.get("paper"))),
            sending=Sending(said["key"], said["base"]),
            by=actor,
            at=now(),
        )
    except AlreadyFiled as filed:
        return _overtaken(request, page, form, evidence, filed)
    except NotAllowed:
        raise
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return _shown(request, page, form, evidence)
    return to_receipt(report)


def _overtaken(
    request: HttpRequest, page: Filling, form: ReportForm, evidence: Evidence, filed: AlreadyFiled
) -> HttpResponse:
    """Somebody was faster: what was typed goes into the draft and stands beside what they sent; nothing is lost."""
    if not page.by_office and page.is_open:
        _keep(request, page, form, evidence)
    typed = form.typed()
    again = Filling(page.duty, page.work, page.actor)
    fields = again.form({**typed, **{name: str(value) for name, value in fresh(filed.report.pk).items()}})
    fields.fields["reason"].required = False
    fields.is_valid()
    shown = {"page": again, "form": fields, "overtaken": filed.message, "theirs": receipt(filed.report)}
    return render(request, "desk/report_form.html", {**_context(again, fields, evidence), **shown}, status=409)


def _shown(request: HttpRequest, page: Filling, form: ReportForm, evidence: Evidence) -> HttpResponse:
    return render(request, "desk/report_form.html", _context(page, form, evidence))


def _context(page: Filling, form: ReportForm, evidence: Evidence) -> dict[str, object]:
    narrative, *texts = page.texts(form)
    return {
        "page": page,
        "form": form,
        "rows": list(page.rows(form)),
        "narrative": narrative,
        "evidence": evidence,
        "most_photos": MOST_PHOTOS,
        "texts": texts,
        "more_open": bool(form.errors) or any(field.value() for field, _ in texts),
        "left": page.left(office_day(now())),
        "draft_address": reverse("desk:save-draft", args=[page.duty.period.key, page.work.pk]),
    }


def kept_paper(request: HttpRequest, upload: Any) -> StoredFile | None:
    """The upload as a kept file; None where nothing was sent along."""
    if not upload:
        return None
    area_code = current_programme().area_id  # type: ignore[union-attr]  # the form was reached through a programme
    return keep_file(
        area_code=area_code, content=upload.read(), name=upload.name[-200:], by=actor_of(request), at=now()
    )


def to_receipt(report: Report) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:receipt", args=[report.pk]))
