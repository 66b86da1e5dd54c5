"""The job and the answer as they pass between the caller and the limited child: a line of JSON, then the files' bytes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.reading import Form, Reading
from shishi.rulebook.proof.findings import Attachment


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent: its name and bytes."""

    name: str
    data: bytes


def dump_job(files: Sequence[Sent], limits: Limits) -> bytes:
    """The job as the child reads it from its standard input."""
    head = {"limits": asdict(limits), "files": [[file.name, len(file.data)] for file in files]}
    return b"\n".join((json.dumps(head).encode(), b"".join(file.data for file in files)))


def load_job(job: bytes) -> tuple[list[Sent], Limits]:
    """The inverse of ``dump_job``."""
    head, _, rest = job.partition(b"\n")
    raw = json.loads(head)
    files, place = [], 0
    for name, size in raw["files"]:
        files.append(Sent(name, rest[place : place + size]))
        place += size
    return files, Limits(**raw["limits"])


def dump_readings(readings: Sequence[Reading]) -> bytes:
    """The answer as the child writes it to its standard output."""
    return json.dumps([asdict(reading) for reading in readings]).encode()


def load_readings(answer: bytes) -> list[Reading]:
    """The inverse of ``dump_readings``; whatever is no answer raises ``ValueError``, ``TypeError`` or ``KeyError``."""
    return [reading_from(raw) for raw in json.loads(answer)]


def reading_from(raw: dict[str, Any]) -> Reading:
    """One reading of an answer."""
    return Reading(
        raw["name"],
        None if raw["form"] is None else Form(raw["form"]),
        raw["text"],
        tuple(Attachment(sheet["name"], tuple(tuple(row) for row in sheet["rows"])) for sheet in raw["sheets"]),
        raw["refused"],
    )
