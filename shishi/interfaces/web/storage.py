"""A full disk: what is said to people, and how reading goes on meanwhile."""

import errno
import logging

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from psycopg import errors

FULL = {errno.ENOSPC, errno.EDQUOT}
# SQLite says the second where it cannot enlarge its index of the log.
SQLITE_SAYS = ("database or disk is full", "disk I/O error")
READING = {"GET", "HEAD", "OPTIONS"}

log = logging.getLogger(__name__)


def is_full(error: BaseException | None) -> bool:
    """Whether an error comes of a disk that takes no more, of either database's or of the kept files."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        if isinstance(error, errors.DiskFull):
            return True
        if isinstance(error, OperationalError) and any(words in str(error) for words in SQLITE_SAYS):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def answer_full(request: HttpRequest, error: BaseException) -> HttpResponse:
    """507, with a page that asks neither the session nor the database for anything."""
    log.critical("disk full at %s", request.path, exc_info=error)
    page = render_to_string("web/full.html", {"office_name": settings.OFFICE_NAME, "area_name": settings.AREA_NAME})
    return HttpResponse(page, status=507)


class Sessions(SessionMiddleware):
    """Django's. What was read is shown even when the disk has no room to note that somebody was reading."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (OperationalError, OSError) as error:
            if not is_full(error):
                raise
            if request.method in READING:
                log.critical("disk full, session not saved at %s", request.path)
                return response
            return answer_full(request, error)
