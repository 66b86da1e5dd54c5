"""The one place of the corpus that knows the importer: a path in, the import plan as plain JSON out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishi.documents.reading.parent import read_lists, read_reports
from shishi.documents.reading.plan_json import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read(path: Path, expected: Mapping[str, Any]) -> dict[str, Any]:
    """Read a workbook the way its answers say it is meant to be read."""
    units = frozenset(expected.get("known_units", ()))
    if expected["command"] == "list":
        return dict(to_json(read_lists(path, list_hint=expected.get("list_hint"), known_units=units)))
    year, month = map(int, expected["period"].split("-"))
    return dict(to_json(read_reports(path, year=year, month=month, known_units=units)))
