"""A table as the template takes it: cells with their places, and widths that fill the type area."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from shishi.documents.characters import printable
from shishi.documents.content import Align, Column, RowKind, Table, shown
from shishi.documents.layout import PAGE, SIZE_TABLE
from shishi.documents.pdf.column_widths import balanced, column_widths, row_heights
from shishi.documents.pdf.measures import CELL_INSET, LINE_GAP, points
from shishi.documents.spans import Span, group_spans, header_depth, header_spans

SMALLEST = 9.0  # 小五
_KEPT_TOGETHER = points(PAGE.text_width) / 2  # of the height of a lying page


@dataclass(frozen=True, slots=True)
class CellData:
    """`traced` cells tell on which page their row has come to stand; only `breakable` ones may go on on the next."""

    x: int
    y: int
    columns: int
    rows: int
    align: Align
    strong: bool
    text: str
    traced: bool = False
    breakable: bool = False


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where pages begin, in rows counted from 0.

    At each of `rows` a cell over several rows is begun again, so that every page says what its rows belong to. Before
    the row `split` a page is ended, so that the notes below the table do not stand on a page without any row.
    """

    rows: frozenset[int] = frozenset()
    split: int = 0


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
    top: int  # rows of the header
    split: int  # the row, counted with the header, before which a page is ended; 0 for none


def sheet_data(
    table: Table, width: float, *, number: int = 0, mark: str = "", breaks: Breaks | None = None
) -> SheetData:
    """The table `width` points wide. Cells over several rows keep their rows on one page where these are not too high."""
    size = _size(table.columns, width)
    breaks = breaks or Breaks()
    widths = column_widths(table, width, size)
    top = header_depth(table.columns)
    return SheetData(
        title=printable(table.title),
        number=number,
        mark=mark,
        size=size,
        pitch=size + LINE_GAP,
        date_line=printable(table.date_line),
        unit_line=printable(table.unit_line),
        widths=widths,
        header=tuple(_header(table.columns, widths, size)),
        cells=tuple(_cells(table, breaks.rows, row_heights(table, widths, size), traced=number > 0)),
        notes=tuple(map(printable, table.notes)),
        top=top,
        split=breaks.split + top if breaks.split else 0,
    )


def _size(columns: Sequence[Column], width: float) -> float:
    """As large as lets the columns have the characters they ask for, in half points between two bounds."""
    fitting = (width - 2 * CELL_INSET * len(columns)) / sum(column.width for column in columns)
    return max(SMALLEST, min(SIZE_TABLE, int(fitting * 2) / 2))


def _header(columns: Sequence[Column], widths: Sequence[float], size: float) -> Iterator[CellData]:
    for span in header_spans(columns):
        inner = sum(widths[span.column : span.column + span.columns]) - 2 * CELL_INSET
        yield _cell(span._replace(text=balanced(span.text, inner / size)), Align.CENTER, strong=True)


def _cells(table: Table, breaks: frozenset[int], heights: Sequence[float], *, traced: bool) -> Iterator[CellData]:
    top = header_depth(table.columns)
    groups = {(span.row, span.column): span for whole in group_spans(table) for span in _cut(whole, breaks)}
    hidden = {(row, span.column) for span in groups.values() for row in range(span.row + 1, span.row + span.rows)}
    for number, row in enumerate(table.rows):
        waiting = traced
        for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            if (number, index) in hidden:
                continue
            span = groups.get((number, index)) or Span(number, index, 1, 1, shown(column, cell.value))
            moved = span._replace(row=span.row + top)
            tells = waiting and span.rows == 1
            waiting = waiting and not tells
            high = sum(heights[span.row : span.row + span.rows]) > _KEPT_TOGETHER
            made = _cell(moved, column.align, strong=row.kind is RowKind.SUM)
            yield replace(made, traced=tells, breakable=span.rows > 1 and high)


def _cut(span: Span, breaks: frozenset[int]) -> Iterator[Span]:
    end = span.row + span.rows
    edges = [span.row, *sorted(row for row in breaks if span.row < row < end), end]
    for start, stop in pairwise(edges):
        yield Span(start, span.column, stop - start, span.columns, span.text)


def breaks_after(table: Table, pages: Mapping[int, int], notes_page: int) -> Breaks:
    """What a finished layout asks for: the page of each row, counted with the header, and that where the notes end."""
    top = header_depth(table.columns)
    starts = {row - top for row, page in pages.items() if pages.get(row - 1, page) != page}
    spans = group_spans(table)
    cut = {row for span in spans for row in starts if span.row < row < span.row + span.rows}
    last = len(table.rows) - 1
    if last < 1 or not table.notes or notes_page == pages.get(last + top, notes_page):
        return Breaks(frozenset(cut))
    split = last
    while crossed := [span.row for span in spans if span.row < split < span.row + span.rows]:
        split = min(crossed)
    return Breaks(frozenset(cut), split)


def _cell(span: Span, align: Align, *, strong: bool) -> CellData:
    return CellData(span.column, span.row, span.columns, span.rows, align, strong, printable(span.text))
