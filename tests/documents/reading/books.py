"""Writes small workbooks from tables of values, in every format that offices use, and reads them in this process."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from shishi.documents.reading.child import read_job
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.rows import ReadingResult
from shishi.documents.reading.wire import Job

Cell = str | float | int | None


@dataclass
class Sheet:
    """Rows from A1; merges as (top, left, bottom, right) from 0, the value stands at the top left."""

    rows: Sequence[Sequence[Cell]]
    name: str = "Sheet1"
    merges: Sequence[tuple[int, int, int, int]] = ()
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: Sequence[int] = ()
    hidden: bool = False
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


def write_xlsx(path: Path, *sheets: Sheet) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for top, left, bottom, right in sheet.merges:
            page.merge_range(top, left, bottom, right, "")
        for r, row in enumerate(sheet.rows):
            for c, value in enumerate(row):
                if value not in (None, ""):
                    form = sheet.formats.get((r, c))
                    page.write(r, c, value, book.add_format({"num_format": form}) if form else None)
        for r in sheet.hidden_rows:
            page.set_row(r, None, None, {"hidden": True})
        for (r, c), formula in sheet.formulas.items():
            page.write_formula(r, c, formula, None, "")
        if sheet.hidden:
            page.hide()
    book.close()
    return path


def write_xls(path: Path, *sheets: Sheet) -> Path:
    book = xlwt.Workbook()
    for sheet in sheets:
        page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        tops = {merge[:2]: merge for merge in sheet.merges}
        for r, row in enumerate(sheet.rows):
            for c, value in enumerate(row):
                if value not in (None, ""):
                    style = xlwt.easyxf(num_format_str=sheet.formats.get((r, c), "General"))
                    if (r, c) in tops:
                        top, left, bottom, right = tops[r, c]
                        page.write_merge(top, bottom, left, right, value, style)
                    else:
                        page.write(r, c, value, style)
    book.save(str(path))
    return path


def write_ods(path: Path, *sheets: Sheet) -> Path:
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        table = Table(name=sheet.name)
        tops = {merge[:2]: merge for merge in sheet.merges}
        covered = {(r, c) for t, left, b, e in sheet.merges for r in range(t, b + 1) for c in range(left, e + 1)} - set(
            tops
        )
        for r, row in enumerate(sheet.rows):
            line = TableRow()
            for c, value in enumerate(row):
                line.addElement(_ods_cell(value, tops.get((r, c)), (r, c) in covered, sheet.formats.get((r, c))))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def _ods_cell(value: Cell, merge, covered: bool, form: str | None):
    if covered:
        return CoveredTableCell()
    spans = (
        {"numberrowsspanned": merge[2] - merge[0] + 1, "numbercolumnsspanned": merge[3] - merge[1] + 1} if merge else {}
    )
    if value in (None, ""):
        return TableCell(**spans)
    if isinstance(value, str):
        cell = TableCell(valuetype="string", **spans)
        for line in value.split("\n"):
            cell.addElement(P(text=line))
        return cell
    return TableCell(valuetype="percentage" if form and "%" in form else "float", value=value, **spans)


def write_csv(path: Path, sheet: Sheet, encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(["" if value is None else value for value in row] for row in sheet.rows)
    return path


def read_list(path: Path, **options) -> ReadingResult:
    return read_job(
        Job(str(path), Limits(), options.get("year"), None, options.get("hint"), tuple(options.get("units", ())))
    )


def read_report(path: Path, *, year: int = 2016, month: int = 7, units=()) -> ReadingResult:
    return read_job(Job(str(path), Limits(), year, month, None, tuple(units)))


def asked(result: ReadingResult) -> set[tuple[str | None, str | None]]:
    return {(ask.cell, ask.field) for ask in result.asks}
