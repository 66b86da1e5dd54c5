"""A bug answers with an incident number that the log carries too, so that a person can name what happened."""

import logging
import secrets
from collections.abc import Callable

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

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
        number = secrets.token_hex(4).upper()
        log.error("incident %s at %s", number, request.path, exc_info=exception)
        return render(request, "web/incident.html", {"number": number}, status=500)
