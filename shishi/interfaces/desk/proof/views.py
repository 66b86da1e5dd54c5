from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from shishi.core.clock import now, office_day
from shishi.documents.proofs.parent import check_sent
from shishi.interfaces.desk.downloads import attachment
from shishi.interfaces.desk.proof.forms import ATTACHMENTS, CHARACTERS, PASTED, Unusable, files_sent
from shishi.interfaces.desk.proof.gate import BODY_BYTES, one_by_one, small_requests
from shishi.interfaces.desk.proof.pages import proof_page, report_from


# Exempt outside, protected inside: the middleware would read the body before its size is bounded.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@small_requests
@csrf_protect
@one_by_one
def proof(request: HttpRequest) -> HttpResponse:
    """The form, and for what is sent with it the marked text. Nothing is written anywhere."""
    if request.method != "POST":
        return _form(request)
    try:
        notice, *others = check_sent(files_sent(request))
    except Unusable as fault:
        return _form(request, str(fault), status=400)
    if notice.refused is not None:
        name = "" if notice.reading.name == PASTED else f"{notice.reading.name}："
        return _form(request, f"{name}{notice.refused}。".replace("。。", "。"), status=400)
    return render(request, "desk/proof_result.html", {"page": proof_page(notice, others)})


@csrf_exempt  # as above
@require_POST
@never_cache
@small_requests
@csrf_protect
def report(request: HttpRequest) -> HttpResponse:
    """The report of a check whose page is still open, as a Word file."""
    made = report_from(request.POST.get("signed", ""), office_day(now()))
    if made is None:
        return _form(request, "这一页打开太久，或服务器重新启动过，请重新校核后再下载报告。", status=400)
    return attachment(made.name, made.content)


def _form(request: HttpRequest, fault: str = "", status: int = 200) -> HttpResponse:
    bounds = {"characters": CHARACTERS, "attachments": ATTACHMENTS, "bytes": BODY_BYTES}
    text = request.POST.get("text", "")[:CHARACTERS] if fault else ""
    return render(request, "desk/proof.html", {"fault": fault, "text": text, **bounds}, status=status)
