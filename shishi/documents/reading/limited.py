"""Runs a module of ours as a process with a job on its standard input; it may die without harm to the caller."""

import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from shishi.documents.reading.limits import Limits

_ROOT = Path(__file__).resolve().parents[3]


class End(StrEnum):
    """Why a process gave no answer."""

    TIME = "time"
    MEMORY = "memory"  # or processor time: the system says no more than that it was stopped
    BROKEN = "broken"
    BUSY = "busy"


class Ended(Exception):  # noqa: N818 - it is the process that ended
    """The process ended without an answer."""

    def __init__(self, cause: End) -> None:
        super().__init__(cause.value)
        self.cause = cause


def run(module: str, job: bytes, limits: Limits) -> bytes:
    """The answer of ``python -m module`` to the job. The module limits itself; here stands the limit of wall time."""
    command = [sys.executable, "-s", "-m", module]
    environment = {
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "1",  # each of its threads would take address space that the limit counts
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, no words from the file
            command,
            input=job,
            capture_output=True,
            close_fds=True,
            env=environment,
            cwd=_ROOT,
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Ended(End.TIME) from None
    except OSError:
        raise Ended(End.BUSY) from None
    if done.returncode != 0:
        raise Ended(_cause(done.returncode, done.stderr))
    return done.stdout


def _cause(code: int, last_words: bytes) -> End:
    stopped = code < 0 or b"MemoryError" in last_words or b"memory allocation" in last_words
    return End.MEMORY if stopped else End.BROKEN
