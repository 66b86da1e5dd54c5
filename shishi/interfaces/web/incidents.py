"""A bug answers with an incident number that the log carries too, so that a person can name what happened."""

import logging
import secrets
import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from shishi.interfaces.web.storage import answer_full, is_full

# What Django itself answers with 400, 403 or 404.
ANSWERED = (Http404, PermissionDenied, SuspiciousOperation, BadRequest)

log = logging.getLogger(__name__)


class Incidents:
    """Middleware for whatever nothing else expected."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, ANSWERED):
            return None
        if is_full(exception):
            return answer_full(request, exception)
        return render(request, "web/incident.html", {"number": _noted(request, exception)}, status=500)


def unexpected(request: HttpRequest) -> HttpResponse:
    """Django's handler500: what went wrong outside a view, where sessions and the database may be what is broken."""
    error = sys.exc_info()[1]
    if is_full(error):
        return answer_full(request, error or OSError())
    told = {"number": _noted(request, error), "office_name": settings.OFFICE_NAME, "area_name": settings.AREA_NAME}
    return HttpResponse(render_to_string("web/incident.html", told), status=500)


def _noted(request: HttpRequest, error: BaseException | None) -> str:
    number = secrets.token_hex(4).upper()
    log.error("incident %s at %s", number, request.path, exc_info=error)
    return number
