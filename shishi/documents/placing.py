"""Every filled block of a printed sheet with its look: what .xlsx and .xls write, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from shishi.documents import sheet as plan
from shishi.documents.characters import printable
from shishi.documents.content import Align, CellValue, Column, Kind, RowKind, Table
from shishi.documents.layout import OFFICE_FONTS, Fonts
from shishi.documents.sheet import Sheet, laid_out
from shishi.documents.spans import Span

_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GENERAL = "General"


@dataclass(frozen=True, slots=True)
class Look:
    """How a block is printed. `quoted`: some program may take the text for a formula when the cell is edited."""

    family: str
    points: float
    align: Align
    number_format: str = GENERAL
    border: bool = True
    quoted: bool = False


class Placed(NamedTuple):
    """A block and its value as a file stores it: clean text, a number (percents as ratios), a date or nothing."""

    span: Span
    value: str | float | date | None
    look: Look


@dataclass(frozen=True, slots=True)
class Printed:
    """A table laid out once, for whatever formats write it."""

    sheet: Sheet
    blocks: tuple[Placed, ...]


def printed(table: Table, fonts: Fonts = OFFICE_FONTS) -> Printed:
    """The table's sheet with its blocks. Raises ContentFaultError when a spreadsheet cannot hold the table."""
    sheet = laid_out(table)
    return Printed(sheet, tuple(_placed(sheet, fonts)))


def _placed(sheet: Sheet, fonts: Fonts) -> Iterator[Placed]:
    """The blocks from the top; none overlaps another."""
    yield from _title(sheet, fonts)
    header = Look(fonts.hei, plan.HEAD_POINTS, Align.CENTER)
    yield from (_text(span, header) for span in sheet.header)
    yield from _body(sheet, fonts)
    note_look = Look(fonts.body, plan.TEXT_POINTS, Align.LEFT, border=False)
    for row, note in enumerate(sheet.table.notes, start=sheet.notes_top):
        yield _text(Span(row, 0, 1, sheet.last_column + 1, note), note_look)


def _title(sheet: Sheet, fonts: Fonts) -> Iterator[Placed]:
    """The title across the sheet; under it the date on the left half, the unit on the right."""
    table, columns = sheet.table, sheet.last_column + 1
    yield _text(Span(0, 0, 1, columns, table.title), Look(fonts.title, plan.TITLE_POINTS, Align.CENTER, border=False))
    if columns == 1 or not (table.date_line and table.unit_line):
        halves = [(table.date_line, 0, columns, Align.LEFT), (table.unit_line, 0, columns, Align.RIGHT)]
    else:
        left = columns // 2
        halves = [(table.date_line, 0, left, Align.LEFT), (table.unit_line, left, columns - left, Align.RIGHT)]
    for row, (text, start, width, align) in zip(sheet.line_rows, [half for half in halves if half[0]], strict=True):
        yield _text(Span(row, start, 1, width, text), Look(fonts.body, plan.TEXT_POINTS, align, border=False))


def _body(sheet: Sheet, fonts: Fonts) -> Iterator[Placed]:
    covered = sheet.covered()
    groups = {(span.row, span.column): span for span in sheet.groups}
    columns = sheet.table.columns
    looks = {family: [_Looks(column, family) for column in columns] for family in (fonts.hei, fonts.body)}
    for number, row in enumerate(sheet.table.rows, start=sheet.body_top):
        of_row = looks[fonts.hei if row.kind is RowKind.SUM else fonts.body]
        for index, (column, cell, look) in enumerate(zip(columns, row.cells, of_row, strict=True)):
            if (number, index) not in covered:
                span = groups.get((number, index)) or Span(number, index, 1, 1, "")
                yield Placed(span, _stored(column, cell.value), look.of(cell.value))


class _Looks:
    """The looks of a column's cells, each made once."""

    def __init__(self, column: Column, family: str) -> None:
        self._date, self._plain = (
            Look(family, plan.TEXT_POINTS, column.align, number_format(column, value)) for value in (date.min, None)
        )
        self._quoted = replace(self._plain, quoted=True)

    def of(self, value: CellValue) -> Look:
        if isinstance(value, str):
            return self._quoted if value.startswith(_LOOKS_LIKE_FORMULA) else self._plain
        return self._date if isinstance(value, date) else self._plain


def _text(span: Span, look: Look) -> Placed:
    return Placed(span, printable(span.text) or None, look)


def _stored(column: Column, value: CellValue) -> str | float | date | None:
    if isinstance(value, str):
        return printable(value) or None
    if value is None or isinstance(value, date):
        return value
    return float(Decimal(value) / 100 if column.kind is Kind.PERCENT else value)


def number_format(column: Column, value: CellValue) -> str:
    """How a spreadsheet shows a value, as `content.shown` does; numbers in text columns are shown as they are."""
    if isinstance(value, date):
        return 'yyyy"年"m"月"d"日"'
    decimals = f"0.{'0' * column.decimals}" if column.decimals else "0"
    if column.kind is Kind.PERCENT:
        return f"{decimals}%"
    return decimals if column.kind is Kind.NUMBER else GENERAL
