"""The job and the result as they pass between the caller and the limited child: JSON, nothing that could run."""

import msgspec

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.rows import ReadingResult


class Job(msgspec.Struct, frozen=True):
    """What the child is to read. ``month`` set: a report; else a list."""

    path: str
    limits: Limits
    year: int | None = None
    month: int | None = None
    list_hint: str | None = None
    known_units: tuple[str, ...] = ()


def dump_job(job: Job) -> bytes:
    """The job as the child reads it from its standard input."""
    return msgspec.json.encode(job)


def load_job(data: bytes) -> Job:
    """The inverse of ``dump_job``."""
    return msgspec.json.decode(data, type=Job)


def dump_result(result: ReadingResult) -> bytes:
    """The result as the child writes it to its standard output."""
    return msgspec.json.encode(result)


def load_result(data: bytes) -> ReadingResult:
    """The inverse of ``dump_result``; whatever is not a result raises ``msgspec.DecodeError``."""
    return msgspec.json.decode(data, type=ReadingResult)
