"""An imported file as plain values: its imports, and what was registered from each of its rows and cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from shishi.domain.files.models import StoredFile
from shishi.domain.intake.models import ImportRun
from shishi.domain.projects.models import Listing
from shishi.domain.reporting.models import Report
from shishi.interfaces.desk.links import Link, matter_address, place_anchor, report_anchor
from shishi.interfaces.desk.people import actor_name
from shishi.rulebook.periods import parse_period
from shishi.rulebook.wording import decimal_text


@dataclass(frozen=True, slots=True)
class Registered:
    """What one row or cell became. ``row_anchor`` stands with the first line of a row only."""

    sheet: str
    row: int | None
    cell: str
    row_anchor: str
    cell_anchor: str
    name: str
    about: str
    value: str
    link: Link


@dataclass(frozen=True, slots=True)
class Run:
    """One time that the file was applied, with the period it reported on."""

    run: ImportRun
    period: str
    by: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    file: StoredFile
    by: str
    runs: tuple[Run, ...]
    rows: tuple[Registered, ...]


def source_page(
    file: StoredFile, runs: Sequence[ImportRun], listings: Iterable[Listing], reports: Iterable[Report]
) -> SourcePage:
    return SourcePage(
        file=file,
        by=actor_name(file.stored_by),
        runs=tuple(map(_run, runs)),
        rows=(*(_listing(listing) for listing in listings), *(line for report in reports for line in _report(report))),
    )


def _run(run: ImportRun) -> Run:
    return Run(run, parse_period(run.period_key).label() if run.period_key else "", actor_name(run.by))


def _listing(listing: Listing) -> Registered:
    works = list(listing.works.all())
    return Registered(
        sheet=listing.source_sheet,
        row=listing.source_row,
        cell="",
        row_anchor=place_anchor(listing.source_sheet, listing.source_row),
        cell_anchor="",
        name=listing.name,
        about=f"{listing.list_of.name}{f'第{listing.number}件' if listing.number else ''}",
        value="",
        link=Link("查看实事", matter_address(f"w{works[0].pk}") if works else ""),
    )


def _report(report: Report) -> Iterator[Registered]:
    """A line for the row, then one for each value that it brought."""
    address = matter_address(f"w{report.commitment_id}")
    target = report_anchor(report.period_key, report.unit.name, report.version)
    link = Link("查看报告", f"{address}#{target}")
    sheet, row = report.source_sheet, report.source_row
    about = f"{parse_period(report.period_key).label()}报告第{report.version}版"
    name = report.commitment.name
    yield Registered(sheet, row, "", place_anchor(sheet, row), "", name, about, "", link)
    for value in report.values.all():
        amount = "空白" if value.cumulative is None else f"{decimal_text(value.cumulative)}{value.target.unit}"
        cell = value.source_cell
        mark = place_anchor(sheet, cell) if cell else ""
        yield Registered(sheet, row, cell, "", mark, value.target.name or name, "累计完成", amount, link)
