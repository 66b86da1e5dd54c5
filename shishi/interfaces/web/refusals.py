"""Turning what a domain action or query refuses into a page: 403 or 409 with the sentence that it gave."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shishi.core.errors import DomainError, NotAllowed


class Refusals:
    """Middleware. Anything that is not a DomainError is a bug and goes on to the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        status = 403 if isinstance(exception, NotAllowed) else 409
        return render(request, "web/refused.html", {"message": exception.message}, status=status)
