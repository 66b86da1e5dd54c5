"""The site as a process: it starts on a safe database only, and as long as it runs nothing may replace the register."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection

from shishi.core.durability import require_durable
from shishi.core.errors import DomainError

_held: list[int] = []  # open files whose locks end with the process, however it ends


class RegisterInUse(DomainError):  # noqa: N818 - reads as a sentence: raise RegisterInUse
    """Somebody else is at work on the register in a way that excludes this."""

    code = "register-in-use"


def start() -> WSGIHandler:
    """The application for a WSGI server. Raises UnsafeDatabase, and RegisterInUse while a backup is being restored."""
    application = get_wsgi_application()
    try:
        require_durable(connection)
    finally:
        connection.close()
    if not _held:
        _held.append(_lock(fcntl.LOCK_SH, "正在恢复备份，网站没有启动。请等恢复完成。"))
    return application


@contextmanager
def site_stopped() -> Iterator[None]:
    """While the register is being replaced. Raises RegisterInUse where a site of this data folder is running."""
    opened = _lock(
        fcntl.LOCK_EX, "网站还在运行，没有恢复，也没有写入任何内容。请先停止网站（systemctl stop shishi）再恢复。"
    )
    try:
        yield
    finally:
        os.close(opened)


def _lock(how: int, refusal: str) -> int:
    place: Path = settings.DATA_DIR / "site.lock"
    opened = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(opened, how | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        raise RegisterInUse(refusal) from None
    return opened
