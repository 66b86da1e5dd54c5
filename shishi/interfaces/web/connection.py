"""Where a request comes from and how: whose address it is, whether over https, whether from this very machine."""

import ipaddress
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FORWARDED = "HTTP_X_FORWARDED_FOR"


def client_address(request: HttpRequest) -> str:
    """The address that failed sign-ins are counted by.

    X-Forwarded-For is anybody's to write, so it counts only behind a proxy of our own, and of it only what that added.
    """
    forwarded = request.META.get(FORWARDED, "")
    if settings.BEHIND_PROXY and forwarded:
        return str(forwarded).rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR") or "127.0.0.1")  # a Unix socket gives none


def is_local(request: HttpRequest) -> bool:
    """Whether somebody on this machine asks for this machine, with nothing in between that could speak for others."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return FORWARDED not in request.META and _is_loopback(host) and _is_loopback(client_address(request))


def is_plain(request: HttpRequest) -> bool:
    """Whether what is typed travels readable for others on the way."""
    return not request.is_secure() and not is_local(request)


def username_tried(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The user name that a failed sign-in is counted by, from whichever form."""
    named = credentials or {}
    tried = named.get("username") or named.get("login") or request.POST.get("login") or request.POST.get("username")
    return (tried or "").strip().lower()


class SecureCookies:
    """Middleware. Marks every cookie Secure over https, and none over plain http, where the browser would drop it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.is_secure():
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response


def _is_loopback(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
