"""The job and the answer as they pass between the caller and the limited child: a line of JSON, then bytes."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from shishi.documents.reading.limits import Limits

PHOTO_LIMITS = Limits(memory_bytes=1536 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of a photograph. ``refused`` says why it cannot be taken; then nothing else is set.

    ``clean`` is the picture encoded anew: upright, without time, place, author or anything else beside the picture.
    ``taken_at`` is the camera's own clock, which has no zone. ``print`` is what ``rulebook.evidence`` compares.
    """

    refused: str = ""
    width: int = 0
    height: int = 0
    taken_at: dt.datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    clean: bytes = field(default=b"", repr=False)
    print: bytes = field(default=b"", repr=False)


def dump_job(data: bytes, limits: Limits) -> bytes:
    """The job as the child reads it from its standard input."""
    return json.dumps(asdict(limits)).encode() + b"\n" + data


def load_job(job: bytes) -> tuple[bytes, Limits]:
    """The inverse of ``dump_job``."""
    head, _, data = job.partition(b"\n")
    return data, Limits(**json.loads(head))


def dump_picture(seen: Picture) -> bytes:
    """The answer as the child writes it to its standard output."""
    head = {
        "refused": seen.refused,
        "width": seen.width,
        "height": seen.height,
        "taken_at": seen.taken_at.isoformat() if seen.taken_at else None,
        "place": [seen.latitude, seen.longitude],
        "print": seen.print.hex(),
    }
    return json.dumps(head).encode() + b"\n" + seen.clean


def load_picture(answer: bytes) -> Picture:
    """The inverse of ``dump_picture``; whatever is no answer raises ``ValueError``, ``TypeError`` or ``KeyError``."""
    head, _, clean = answer.partition(b"\n")
    raw = json.loads(head)
    place: Sequence[float | None] = raw["place"]
    return Picture(
        refused=raw["refused"],
        width=raw["width"],
        height=raw["height"],
        taken_at=dt.datetime.fromisoformat(raw["taken_at"]) if raw["taken_at"] else None,
        latitude=place[0],
        longitude=place[1],
        clean=clean,
        print=bytes.fromhex(raw["print"]),
    )
