"""The job and the result as they pass between the caller and the limited child: JSON, nothing that could run."""

import json
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.rows import Ask, ListRow, Pending, Quantity, ReadingResult, Reported, ReportRow


@dataclass(frozen=True, slots=True)
class Job:
    """What the child is to read. ``month`` set: a report; else a list."""

    path: str
    limits: Limits
    year: int | None = None
    month: int | None = None
    list_hint: str | None = None
    known_units: tuple[str, ...] = ()


def dump_job(job: Job) -> bytes:
    """The job as the child reads it from its standard input."""
    return json.dumps(asdict(job)).encode()


def load_job(data: bytes) -> Job:
    """The inverse of ``dump_job``."""
    raw = json.loads(data)
    return Job(**{**raw, "limits": Limits(**raw["limits"]), "known_units": tuple(raw["known_units"])})


def dump_result(result: ReadingResult) -> bytes:
    """The result as the child writes it to its standard output."""
    return json.dumps(asdict(result), default=str).encode()


def load_result(data: bytes) -> ReadingResult:
    """The inverse of ``dump_result``; whatever is not a result raises ``ValueError``, ``TypeError`` or ``KeyError``."""
    raw = json.loads(data)
    return ReadingResult(
        tuple(_list_row(row) for row in raw["list_rows"]),
        tuple(_report_row(row) for row in raw["report_rows"]),
        tuple(Ask(**ask) for ask in raw["asks"]),
        tuple(raw["notes"]),
        raw["unit_name"],
        raw["year"],
        raw["refused"],
    )


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _list_row(raw: dict[str, Any]) -> ListRow:
    targets = tuple(
        Quantity(
            Decimal(item["quantity"]),
            item["unit"],
            item["name"],
            tuple((name, Decimal(share)) for name, share in item["shares"]),
        )
        for item in raw["targets"]
    )
    pending = tuple(Pending(**waiting) for waiting in raw["pending"])
    tuples = {"pending": pending, "lists": tuple(raw["lists"]), "supports": tuple(raw["supports"]), "targets": targets}
    return ListRow(**{**raw, **tuples, "investment_wan": _decimal(raw["investment_wan"])})


def _report_row(raw: dict[str, Any]) -> ReportRow:
    values = tuple(
        Reported(
            item["name"], item["unit"], _decimal(item["target"]), _decimal(item["cumulative"]), _decimal(item["month"])
        )
        for item in raw["values"]
    )
    money = {"percent": _decimal(raw["percent"]), "invested_wan": _decimal(raw["invested_wan"])}
    return ReportRow(**{**raw, **money, "lists": tuple(raw["lists"]), "values": values})
