"""The caller's side: reads a workbook that was filled in, in a child process that may die without harm."""

from pathlib import Path

import msgspec

from shishi.documents.entry.wire import EntryReading, Job, dump_job, load_reading
from shishi.documents.reading import limited
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.parent import CAUSES, DEFAULT_LIMITS

_CHILD = "shishi.documents.entry.child"


def read_entries(path: Path, limits: Limits = DEFAULT_LIMITS) -> EntryReading:
    """The rows that somebody filled in. Never raises for the file's sake."""
    try:
        return load_reading(limited.run(_CHILD, dump_job(Job(str(path.absolute()), limits)), limits))
    except limited.Ended as ended:
        return EntryReading(refused=CAUSES[ended.cause])
    except (msgspec.DecodeError, ValueError):  # ValueError: no UTF-8
        return EntryReading(refused=CAUSES[limited.End.BROKEN])
