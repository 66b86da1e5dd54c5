"""A summary table as a printed sheet: places, widths and heights, the same for .xlsx and .xls.

Rows from the top: title, a line with date left and unit right, the header, the rows, the notes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from shishi.documents.characters import printable
from shishi.documents.content import Column, ContentFaultError, Table, shown
from shishi.documents.layout import text_chars
from shishi.documents.spans import Span, group_spans, header_depth, header_spans

# A4 on its side. The upper edge is the one that is bound, as wide as the binding margin of the notice.
WIDTH_MM, HEIGHT_MM = 297, 210
TOP_MM, BOTTOM_MM, SIDE_MM, FOOTER_MM = 28, 26, 20, 14

TITLE_POINTS, HEAD_POINTS, TEXT_POINTS, FOOTER_POINTS = 18, 11, 11, 14
LINE_POINTS = 17.0  # one line of 11 points in a font with generous lines, such as the free substitutes
TITLE_HEIGHT, LINE_HEIGHT = 34.0, 20.0
CELL_PADDING_POINTS = 6.0
_TALLEST_POINTS = 400.0  # spreadsheet programs end at 409

_LONGEST_TEXT = 32_767  # of both formats
_MOST_ROWS, _MOST_COLUMNS = 65_000, 256  # of .xls; one table must fit both
_LONGEST_NAME = 31
_REFUSED_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where everything stands, rows and columns counted from 0. Heights are points, widths Chinese characters."""

    table: Table
    name: str
    header: tuple[Span, ...]  # rows counted on the sheet
    groups: tuple[Span, ...]  # rows counted on the sheet
    widths: tuple[float, ...]
    header_top: int
    body_top: int
    notes_top: int
    heights: tuple[float, ...]  # of every row from the top

    @property
    def line_rows(self) -> tuple[int, ...]:
        """Rows of the date and unit lines that there are: one row for both where each gets its half."""
        lines = [line for line in (self.table.date_line, self.table.unit_line) if line]
        return (1, 2) if self.header_top > 2 else (1,) * len(lines)

    @property
    def last_column(self) -> int:
        return len(self.table.columns) - 1

    def covered(self) -> frozenset[tuple[int, int]]:
        """Cells of the body that a merged cell above them hides."""
        return frozenset(
            (row, span.column) for span in self.groups for row in range(span.row + 1, span.row + span.rows)
        )


def laid_out(table: Table) -> Sheet:
    """The plan of the sheet. Raises ContentFaultError when a spreadsheet cannot hold the table."""
    _check_limits(table)
    header_top = 1 + _line_rows(table)
    body_top = header_top + header_depth(table.columns)
    notes_top = body_top + len(table.rows)
    widths = _spread(table.columns)
    header = tuple(_moved(span, header_top) for span in header_spans(table.columns))
    groups = tuple(_moved(span, body_top) for span in group_spans(table))
    heights = (
        TITLE_HEIGHT * _lines(table.title, sum(widths) * TEXT_POINTS / TITLE_POINTS),
        *[LINE_HEIGHT] * (header_top - 1),
        *_header_heights(header, widths, header_top, body_top),
        *_body_heights(table, groups, widths, body_top),
        *(_height(_lines(note, sum(widths))) for note in table.notes),
    )
    return Sheet(table, sheet_name(table.title), header, groups, widths, header_top, body_top, notes_top, heights)


def sheet_name(title: str) -> str:
    """The title as the name of a sheet: at most 31 characters, without those that are refused there."""
    name = _REFUSED_IN_NAMES.sub("", printable(title)).strip("' ")
    while len(name.encode("utf-16-le")) > 2 * _LONGEST_NAME:
        name = name[:-1]
    return name.strip("' ") or "汇总表"


def column_pixels(characters: float) -> int:
    """Width of a column on the screen that both formats measure by: 96 dots an inch."""
    return round((characters * TEXT_POINTS + CELL_PADDING_POINTS) * 96 / 72)


def footer() -> str:
    """The page number as the notice has it, in the codes both formats share."""
    return f'&C&"宋体,Regular"&{FOOTER_POINTS}— &P —'


def _line_rows(table: Table) -> int:
    """Date and unit share a row; a table of a single column has no halves and gives each its own."""
    lines = bool(table.date_line) + bool(table.unit_line)
    return lines if len(table.columns) == 1 else min(lines, 1)


def _check_limits(table: Table) -> None:
    if len(table.columns) > _MOST_COLUMNS or len(table.rows) > _MOST_ROWS:
        raise ContentFaultError("table-too-large", f"表格“{table.title}”超出电子表格的行列上限。")
    texts = [table.title, table.unit_line, table.date_line, *table.notes]
    texts += [title for column in table.columns for title in column.titles]
    texts += [cell.value for row in table.rows for cell in row.cells if isinstance(cell.value, str)]
    for text in texts:
        if 2 * len(text) > _LONGEST_TEXT and len(text.encode("utf-16-le", "surrogatepass")) > 2 * _LONGEST_TEXT:
            raise ContentFaultError("cell-too-long", f"表格“{table.title}”有一格超过{_LONGEST_TEXT}个字符。")


def _spread(columns: Sequence[Column]) -> tuple[float, ...]:
    """The widths asked for; when the page has room left, all are widened alike."""
    page = (WIDTH_MM - 2 * SIDE_MM) / 25.4 * 72 / TEXT_POINTS - len(columns) * CELL_PADDING_POINTS / TEXT_POINTS
    stretch = max(1.0, page / sum(column.width for column in columns))
    return tuple(column.width * stretch for column in columns)


def _moved(span: Span, down: int) -> Span:
    return Span(span.row + down, span.column, span.rows, span.columns, span.text)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a cell: one character is lost per line to punctuation that may not begin one."""
    usable = max(1.0, width - 1) if width > 4 else max(1.0, width)
    if len(text) <= usable and "\n" not in text:
        return 1
    return sum(max(1, ceil(text_chars(line) / usable)) for line in text.split("\n"))


def _height(lines: int) -> float:
    return min(_TALLEST_POINTS, max(LINE_HEIGHT, lines * LINE_POINTS + CELL_PADDING_POINTS))


def _header_heights(header: Sequence[Span], widths: Sequence[float], top: int, bottom: int) -> list[float]:
    """Each header row as high as its own cells need; a cell over several rows adds what is lacking to the last."""
    heights = [LINE_HEIGHT + 4] * (bottom - top)
    for span in sorted(header, key=lambda span: span.rows):
        _raise(heights, span, sum(widths[span.column : span.column + span.columns]), top)
    return heights


def _body_heights(table: Table, groups: Sequence[Span], widths: Sequence[float], top: int) -> list[float]:
    merged = {(row, span.column) for span in groups for row in range(span.row, span.row + span.rows)}
    heights = [
        _height(
            max(
                1 if (number, index) in merged else _lines(shown(column, cell.value), widths[index])
                for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True))
            )
        )
        for number, row in enumerate(table.rows, start=top)
    ]
    for span in groups:
        _raise(heights, span, widths[span.column], top)
    return heights


def _raise(heights: list[float], span: Span, width: float, top: int) -> None:
    """Makes the rows of a span high enough for its text, the last one taking what is lacking."""
    first, last = span.row - top, span.row - top + span.rows - 1
    lacking = _height(_lines(span.text, width)) - sum(heights[first : last + 1])
    if lacking > 0:
        heights[last] = min(_TALLEST_POINTS, heights[last] + lacking)
