"""The job and what was read as they pass between the caller and the limited child."""

import msgspec

from shishi.documents.entry.layout import Field
from shishi.documents.reading.limits import Limits


class Job(msgspec.Struct, frozen=True):
    path: str
    limits: Limits


class FilledRow(msgspec.Struct, frozen=True):
    """A row with the text of its cells and the letters of their columns."""

    sheet: str
    number: int
    cells: dict[Field, str]
    columns: dict[Field, str]

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet, self.number

    def cell(self, field: Field) -> str:
        """Where the field stands; empty where the file lost the column."""
        return f"{self.columns[field]}{self.number}" if field in self.columns else ""

    def text(self, field: Field) -> str:
        return self.cells.get(field, "").strip()


class EntryReading(msgspec.Struct, frozen=True):
    """All rows of a file. ``refused`` is the cause in Chinese when it cannot be read at all."""

    rows: tuple[FilledRow, ...] = ()
    refused: str | None = None


def dump_job(job: Job) -> bytes:
    return msgspec.json.encode(job)


def load_job(data: bytes) -> Job:
    return msgspec.json.decode(data, type=Job)


def dump_reading(reading: EntryReading) -> bytes:
    return msgspec.json.encode(reading)


def load_reading(data: bytes) -> EntryReading:
    """The inverse; whatever is no reading raises ``msgspec.DecodeError``."""
    return msgspec.json.decode(data, type=EntryReading)
