"""From the process that loaded the demo to the one that serves it."""

import os
import sys

from django.conf import settings


def serve_afresh(address: str) -> None:
    """Become ``shishi serve``: its workers are forks, and a fork of a process that has set a PDF could set no other."""
    environment = os.environ | {  # noqa: TID251 - handed on, not read
        "SHISHI_AREA_CODE": settings.AREA_CODE,
        "SHISHI_AREA_NAME": settings.AREA_NAME,
        "SHISHI_OFFICE_NAME": settings.OFFICE_NAME,
        "SHISHI_DEMO": "1",
    }
    command = [sys.executable, "-m", "shishi.interfaces.cli.main", "serve", "--address", address]
    os.execve(sys.executable, command, environment)  # noqa: S606 - ourselves, no shell
