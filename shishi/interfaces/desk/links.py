"""Where a figure, a work, a report and an imported cell are shown, as addresses and as ids on the page."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from django.urls import reverse

from shishi.domain.statistics.figures.values import BoundValue
from shishi.domain.statistics.inputs import ReportInput


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A figure as a page prints it, with the address of its grounds."""

    id: str
    name: str
    text: str
    href: str
    value: BoundValue


def figure_link(digest: str, figure: BoundValue) -> FigureLink:
    return FigureLink(figure.id, figure.name, figure.text, figure_address(digest, figure.id), figure)


@lru_cache(maxsize=4096)  # a page asks for the same addresses again and again
def figure_address(digest: str, figure_id: str) -> str:
    return reverse("desk:figure", args=[digest, figure_id])


def work_key(work_id: str) -> int:
    """The register's number of a work, from the id that snapshots use: ``w17``."""
    return int(work_id.removeprefix("w"))


@lru_cache(maxsize=4096)
def matter_address(work_id: str) -> str:
    return reverse("desk:matter", args=[work_key(work_id)])


def anchor(*parts: object) -> str:
    """An id for an element: no white space, whatever a sheet or unit is called."""
    return "-".join("_".join(str(part).split()) for part in parts)


def report_anchor(period_key: str, unit: str, version: int) -> str:
    return anchor("report", period_key, unit, version)


def report_address(work_id: str, report: ReportInput) -> str:
    return f"{matter_address(work_id)}#{quote(report_anchor(report.period_key, report.unit, report.version))}"


def place_anchor(sheet: str, place: object) -> str:
    """The id of a row (by its number) or a cell (by its address) of an imported sheet."""
    return anchor("place", sheet, place)


def source_link(sha256: str, sheet: str, row: int | None, cell: str = "") -> Link | None:
    """The imported cell, or the row where no cell is known; None for what no file brought."""
    if not sha256:
        return None
    place = cell or (f"第{row}行" if row else "")
    target = place_anchor(sheet, cell or row)
    return Link(f"工作表“{sheet}”{place}", f"{reverse('desk:source', args=[sha256])}#{quote(target)}")
