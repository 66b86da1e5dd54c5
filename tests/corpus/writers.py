"""The corpus's own ways of saving a sheet: openpyxl, xlwt, odfpy, plain text and LibreOffice."""

from __future__ import annotations

import csv
import math
import subprocess
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell import Cell as OpenpyxlCell
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.corpus.sheets import Book, Cell, Sheet

_THIN = Border(**{side: Side(style="thin") for side in ("left", "right", "top", "bottom")})
_ERRORS = {"#REF!", "#DIV/0!", "#N/A"}


def write(book: Book, folder: Path) -> Path:
    """Save a book under its own name with the tool it asks for."""
    path = folder / book.file
    if book.made_by == "openpyxl":
        write_openpyxl(book.sheets, path)
    elif book.made_by == "libreoffice":
        _by_libreoffice(book.sheets, path)
    elif book.made_by == "xlwt":
        _write_xlwt(book.sheets, path)
    elif book.made_by == "odfpy":
        _write_odf(book.sheets, path)
    else:
        _write_csv(book.sheets[0], path, book.made_by.removeprefix("csv:"))
    return path


def write_openpyxl(sheets: Sequence[Sheet], path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for r, c, cell in sheet.cells():
            _fill(page.cell(r + 1, c + 1), cell, _font(sheet, r, str(cell.value)), in_table=r >= sheet.titles)
        for top, left, bottom, right in sheet.merges():
            page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        _dress(page, sheet)
    book.save(path)


def _fill(place: OpenpyxlCell, cell: Cell, font: Font, *, in_table: bool) -> None:
    place.value = cell.value
    if cell.value in _ERRORS:
        place.data_type = "e"
    if cell.fmt:
        place.number_format = cell.fmt
    if cell.comment:
        place.comment = Comment(cell.comment, "督查室")
    place.font = font
    across = "left" if in_table and isinstance(cell.value, str) and len(cell.value) > 16 else "center"
    place.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)


def _dress(page: Worksheet, sheet: Sheet) -> None:
    """Borders, widths, heights, what is hidden, and the printed page."""
    for r in range(sheet.titles, len(sheet.rows)):
        for c in range(len(sheet.rows[r])):
            page.cell(r + 1, c + 1).border = _THIN
    for c in range(sheet.width):
        page.column_dimensions[get_column_letter(c + 1)].width = _width(sheet, c)
    for letter in sheet.hidden_columns:
        page.column_dimensions[letter].hidden = True
    for r in range(len(sheet.rows)):
        page.row_dimensions[r + 1].height = _height(sheet, r)
        page.row_dimensions[r + 1].hidden = r + 1 in sheet.hidden_rows
    page.sheet_state = "hidden" if sheet.hidden else "visible"
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _font(sheet: Sheet, r: int, text: str) -> Font:
    if r < sheet.titles and text.endswith(("表", "清单")):
        return Font(name="方正小标宋简体", size=18)
    heading = sheet.titles <= r < sheet.titles + sheet.headers
    return Font(name="黑体" if heading else "宋体", size=11)


def _width(sheet: Sheet, c: int) -> float:
    if c < len(sheet.widths):
        return sheet.widths[c]
    across = {(top, left) for top, left, _, right in sheet.merges() if right > left}
    texts = [str(cell.value) for r, k, cell in sheet.cells() if k == c and r >= sheet.titles and (r, k) not in across]
    longest = max((len(line) for text in texts for line in text.split("\n")), default=4)
    return min(32.0, max(7.0, longest * 2.2))


def _height(sheet: Sheet, r: int) -> float:
    """Points that the fullest cell of a row needs, 宋体 of 11 points at 16 a line."""
    if r < sheet.titles:
        return 34 if r == 0 else 22
    deep = {(top, left) for top, left, bottom, right in sheet.merges() if bottom > top or right > left}
    need = 1
    for k, c, cell in sheet.cells():
        if k == r and (k, c) not in deep and cell.value is not None:
            lines = str(cell.value).split("\n")
            need = max(need, sum(math.ceil(max(len(line), 1) * 2.2 / _width(sheet, c)) for line in lines))
    return max(24, 16 * need + 6)


def _by_libreoffice(sheets: Sequence[Sheet], path: Path) -> None:
    """Through LibreOffice, which computes formulas and has its own idea of every attribute."""
    kind = "xls" if path.suffix == ".et" else path.suffix[1:]
    with tempfile.TemporaryDirectory() as work:
        source = Path(work, "in", f"{path.stem}.xlsx")
        source.parent.mkdir()
        write_openpyxl(sheets, source)
        profile = f"-env:UserInstallation=file://{work}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", work, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        path.write_bytes(Path(work, f"{path.stem}.{kind}").read_bytes())


def _write_xlwt(sheets: Sequence[Sheet], path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    styles: dict[str, xlwt.XFStyle] = {}
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        page.visibility = 1 if sheet.hidden else 0
        merged = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merges()}
        for r, c, cell in sheet.cells():
            shape = cell.fmt or "General"
            style = styles.setdefault(
                shape,
                xlwt.easyxf(
                    "align: wrap on, vert centre, horiz centre; borders: left 1, right 1, top 1, bottom 1", shape
                ),
            )
            if (r, c) in merged:
                bottom, right = merged[r, c]
                page.write_merge(r, bottom, c, right, cell.value, style)
            elif cell.value is not None:
                page.write(r, c, cell.value, style)
        for c in range(sheet.width):
            page.col(c).width = int(_width(sheet, c) * 256)
        for r in range(len(sheet.rows)):
            page.row(r).height_mismatch = True
            page.row(r).height = int(_height(sheet, r) * 20)
        page.portrait, page.paper_size_code, page.fit_num_pages = False, 9, 1
        page.fit_width_to_pages, page.fit_height_to_pages = 1, 0
        for number in sheet.hidden_rows:
            page.row(number - 1).hidden = True
    book.save(str(path))


def _write_odf(sheets: Sequence[Sheet], path: Path) -> None:
    doc = OpenDocumentSpreadsheet()
    border = Style(name="bordered", family="table-cell")
    border.addElement(TableCellProperties(border="0.5pt solid #000000", wrapoption="wrap"))
    doc.automaticstyles.addElement(border)
    for sheet in sheets:
        table = Table(name=sheet.name)
        for c in range(sheet.width):
            column = Style(name=f"{sheet.name}-{c}", family="table-column")
            column.addElement(TableColumnProperties(columnwidth=f"{_width(sheet, c) * 0.2:.1f}cm"))
            doc.automaticstyles.addElement(column)
            table.addElement(TableColumn(stylename=column))
        spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges()}
        present = {(r, c): cell for r, c, cell in sheet.cells()}
        for r, row in enumerate(sheet.rows):
            line = TableRow(visibility="collapse" if r + 1 in sheet.hidden_rows else "visible")
            for c in range(len(row)):
                line.addElement(_odf_cell(present.get((r, c)), spans.get((r, c)), border))
            table.addElement(line)
        doc.spreadsheet.addElement(table)
    doc.save(str(path))


def _odf_cell(cell: Cell | None, span: tuple[int, int] | None, style: Style) -> TableCell | CoveredTableCell:
    if cell is None:
        return CoveredTableCell()
    kind: dict[str, object] = {"stylename": style}
    if span:
        kind |= {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]}
    shown = cell.value
    if isinstance(cell.value, (int, float)):
        share = cell.fmt is not None and cell.fmt.endswith("%")
        kind |= {"valuetype": "percentage" if share else "float", "value": str(cell.value)}
        shown = f"{cell.value * 100:.1f}%" if share else str(cell.value)
    elif isinstance(cell.value, date):
        kind |= {"valuetype": "date", "datevalue": cell.value.isoformat()[:10]}
        shown = cell.value.isoformat()[:10]
    elif cell.value is not None:
        kind |= {"valuetype": "string"}
    made = TableCell(**kind)
    for line in [] if shown is None else str(shown).split("\n"):
        made.addElement(P(text=line))
    return made


def _write_csv(sheet: Sheet, path: Path, encoding: str) -> None:
    lines = [["" for _ in range(sheet.width)] for _ in sheet.rows]
    for r, c, cell in sheet.cells():
        lines[r][c] = _as_text(cell)
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, lineterminator="\r\n").writerows(lines)


def _as_text(cell: Cell) -> str:
    if cell.value is None:
        return ""
    if isinstance(cell.value, (date, datetime)):
        return f"{cell.value.year}/{cell.value.month}/{cell.value.day}"
    if cell.fmt and cell.fmt.endswith("%") and isinstance(cell.value, (int, float)):
        return f"{cell.value * 100:.1f}%"
    return str(cell.value)
