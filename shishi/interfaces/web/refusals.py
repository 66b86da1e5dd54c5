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


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The form came back without its cookie: name the usual causes instead of a bare refusal."""
    message = (
        "浏览器没有送回本站的 Cookie，或页面放得太久，为安全起见没有提交。"
        "请允许本站的 Cookie，刷新页面后再试；仍不行的，请核对访问的网址与浏览器地址栏是否一致。"
    )
    return render(request, "web/refused.html", {"message": message}, status=403)
