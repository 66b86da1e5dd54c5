"""What a sample county's folder holds: ``manifest.toml`` beside its workbooks."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ListEntry:
    name: str
    kind: str
    document: str
    file: Path


@dataclass(frozen=True, slots=True)
class ReportsEntry:
    period: str
    as_of: dt.date
    due_on: dt.date
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    kind: str
    list_name: str
    name: str
    document: str
    on: dt.date
    into: str | None
    due_on: dt.date | None


@dataclass(frozen=True, slots=True)
class ShareEntry:
    list_name: str
    name: str
    target: str
    unit: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Manifest:
    """``published`` holds what a published bulletin stated of each list: field → value as printed."""

    area_code: str
    area_name: str
    year: int
    office: str
    period: str
    units: tuple[tuple[str, str], ...]
    lists: tuple[ListEntry, ...]
    reports: tuple[ReportsEntry, ...]
    same: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    changes: tuple[ChangeEntry, ...]
    shares: tuple[ShareEntry, ...]
    published_title: str
    published: tuple[tuple[str, dict[str, str]], ...]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a sample folder. Raises FileNotFoundError where there is none."""
    content = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    published = content.get("published", {})
    return Manifest(
        area_code=content["area"]["code"],
        area_name=content["area"]["name"],
        year=content["programme"]["year"],
        office=content["programme"]["office"],
        period=content["programme"]["latest_period"],
        units=tuple((unit["name"], unit["kind"]) for unit in content["units"]),
        lists=tuple(
            ListEntry(entry["list"], entry["kind"], entry["document"], folder / entry["file"])
            for entry in content["lists"]
        ),
        reports=tuple(
            ReportsEntry(
                entry["period"],
                dt.date.fromisoformat(entry["as_of"]),
                dt.date.fromisoformat(entry["due_on"]),
                tuple(folder / file for file in entry["files"]),
            )
            for entry in content["reports"]
        ),
        same=tuple(
            (entry["place"]["name"], tuple((work["list"], work["name"]) for work in entry["works"]))
            for entry in content.get("same", [])
        ),
        changes=tuple(_change(entry) for entry in content.get("changes", [])),
        shares=tuple(
            ShareEntry(
                entry["place"]["list"],
                entry["place"]["name"],
                entry["target"],
                entry["unit"],
                Decimal(str(entry["quantity"])),
            )
            for entry in content.get("shares", [])
        ),
        published_title=published.get("title", ""),
        published=tuple(
            (entry["list"], {key: str(value) for key, value in entry.items() if key != "list"})
            for entry in published.get("lists", [])
        ),
    )


def _change(entry: "dict[str, object]") -> ChangeEntry:
    place, into, to = entry["place"], entry.get("into"), entry.get("to")
    assert isinstance(place, dict)  # noqa: S101 - the shape that sample/manifest.py writes
    return ChangeEntry(
        kind=str(entry["act"]),
        list_name=str(place["list"]),
        name=str(place["name"]),
        document=str(entry["document"]),
        on=dt.date.fromisoformat(str(entry["on"])),
        into=str(into["name"]) if isinstance(into, dict) else None,
        due_on=dt.date.fromisoformat(str(to)) if to else None,
    )
