"""A table as the template takes it: cells with their places, and widths that fill the type area."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shishi.documents.characters import printable
from shishi.documents.content import Align, Column, RowKind, Table, shown
from shishi.documents.layout import SIZE_TABLE
from shishi.documents.pdf.measures import CELL_INSET
from shishi.documents.spans import Span, group_spans, header_depth, header_spans

SMALLEST = 9.0  # 小五
LINE_GAP = 5.0  # between the lines of a cell

# Digits of some faces are wider than half a character; nothing may leave its cell.
_WIDEST_DIGIT = 0.6
_UNBREAKABLE = re.compile("[!-\u024f]+")


@dataclass(frozen=True, slots=True)
class CellData:
    """`traced` cells tell on which page their row has come to stand."""

    x: int
    y: int
    columns: int
    rows: int
    align: Align
    strong: bool
    text: str
    traced: bool = False


@dataclass(frozen=True, slots=True)
class SheetData:
    title: str
    number: int  # of the attachment; 0 inside the notice
    mark: str  # 附件1 on its own sheet, empty inside the notice
    size: float
    pitch: float
    date_line: str
    unit_line: str
    widths: tuple[float, ...]  # points
    header: tuple[CellData, ...]
    cells: tuple[CellData, ...]
    notes: tuple[str, ...]


def sheet_data(
    table: Table, width: float, *, number: int = 0, mark: str = "", breaks: frozenset[int] = frozenset()
) -> SheetData:
    """The table `width` points wide.

    `breaks` are the rows, counted from 0, that begin a page: a cell over several rows is begun again there, so that
    every page says what its rows belong to.
    """
    size = _size(table.columns, width)
    return SheetData(
        title=printable(table.title),
        number=number,
        mark=mark,
        size=size,
        pitch=size + LINE_GAP,
        date_line=printable(table.date_line),
        unit_line=printable(table.unit_line),
        widths=_widths(table, width, size),
        header=tuple(_header(table.columns)),
        cells=tuple(_cells(table, breaks, traced=number > 0)),
        notes=tuple(map(printable, table.notes)),
    )


def _size(columns: Sequence[Column], width: float) -> float:
    """As large as lets the columns have the characters they ask for, in half points between two bounds."""
    fitting = (width - 2 * CELL_INSET * len(columns)) / sum(column.width for column in columns)
    return max(SMALLEST, min(SIZE_TABLE, int(fitting * 2) / 2))


def _widths(table: Table, width: float, size: float) -> tuple[float, ...]:
    """The widths asked for, shared out over the page, but none too narrow for its longest number."""
    total = sum(column.width for column in table.columns)
    asked = [column.width / total * width for column in table.columns]
    least = [_least(table, index, size) for index in range(len(table.columns))]
    if sum(least) >= width:
        return tuple(part / sum(least) * width for part in least)
    lacking = sum(max(0.0, low - part) for low, part in zip(least, asked, strict=True))
    spare = sum(max(0.0, part - low) for low, part in zip(least, asked, strict=True))
    given = lacking / spare if lacking else 0.0
    return tuple(low if part <= low else part - (part - low) * given for low, part in zip(least, asked, strict=True))


def _least(table: Table, index: int, size: float) -> float:
    column = table.columns[index]
    texts = [column.titles[-1], *(shown(column, row.cells[index].value) for row in table.rows)]
    longest = max((len(run) for text in texts for run in _UNBREAKABLE.findall(text)), default=0)
    return max(size, longest * size * _WIDEST_DIGIT) + 2 * CELL_INSET


def _header(columns: Sequence[Column]) -> Iterator[CellData]:
    for span in header_spans(columns):
        yield _cell(span, Align.CENTER, strong=True)


def _cells(table: Table, breaks: frozenset[int], *, traced: bool) -> Iterator[CellData]:
    top = header_depth(table.columns)
    groups = {(span.row, span.column): span for whole in group_spans(table) for span in _cut(whole, breaks)}
    hidden = {(row, span.column) for span in groups.values() for row in range(span.row + 1, span.row + span.rows)}
    for number, row in enumerate(table.rows):
        waiting = traced
        for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            if (number, index) in hidden:
                continue
            span = groups.get((number, index)) or Span(number, index, 1, 1, shown(column, cell.value))
            moved = Span(span.row + top, span.column, span.rows, span.columns, span.text)
            tells = waiting and span.rows == 1
            waiting = waiting and not tells
            yield _cell(moved, column.align, strong=row.kind is RowKind.SUM, traced=tells)


def _cut(span: Span, breaks: frozenset[int]) -> Iterator[Span]:
    end = span.row + span.rows
    edges = [span.row, *sorted(row for row in breaks if span.row < row < end), end]
    for start, stop in pairwise(edges):
        yield Span(start, span.column, stop - start, span.columns, span.text)


def breaks_after(table: Table, pages: Mapping[int, int]) -> frozenset[int]:
    """The rows that cut a cell of several rows, from the page on which each row stands; rows counted with the header."""
    top = header_depth(table.columns)
    starts = {row - top for row, page in pages.items() if pages.get(row - 1, page) != page}
    cut = {row for span in group_spans(table) for row in starts if span.row < row < span.row + span.rows}
    return frozenset(cut)


def _cell(span: Span, align: Align, *, strong: bool, traced: bool = False) -> CellData:
    return CellData(span.column, span.row, span.columns, span.rows, align, strong, printable(span.text), traced)
