"""Which cells of a table are printed as one: worked out once, the same in every format."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from shishi.documents.content import Column, RowKind, Table, shown


class Span(NamedTuple):
    """A block of cells, counted from 0; one cell has `rows == columns == 1`."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def header_depth(columns: Sequence[Column]) -> int:
    return max(len(column.titles) for column in columns)


def header_spans(columns: Sequence[Column]) -> tuple[Span, ...]:
    """The header, row by row: shared upper titles run across, the last title of a column runs down."""
    depth = header_depth(columns)
    return tuple(span for level in range(depth) for span in _header_row(columns, level, depth))


def _header_row(columns: Sequence[Column], level: int, depth: int) -> Iterator[Span]:
    start = 0
    while start < len(columns):
        path = columns[start].titles
        if len(path) <= level:
            start += 1  # the cell above runs down to here
            continue
        last = len(path) == level + 1
        end = start + 1
        while not last and end < len(columns) and _continues(columns[end].titles, path, level):
            end += 1
        yield Span(level, start, depth - level if last else 1, end - start, path[level])
        start = end


def _continues(titles: tuple[str, ...], path: tuple[str, ...], level: int) -> bool:
    return len(titles) > level + 1 and titles[: level + 1] == path[: level + 1]


def group_spans(table: Table) -> tuple[Span, ...]:
    """Equal neighbours of grouped columns, never across a group of a grouped column further left, never sum rows.

    Blanks are equal inside such a group; in the first grouped column they may belong to different things.
    """
    spans: list[Span] = []
    starts = {number for number, row in enumerate(table.rows) if row.kind is RowKind.SUM}
    starts |= {number + 1 for number in starts} | {0, len(table.rows)}
    outermost = True
    for index, column in enumerate(table.columns):
        if not column.grouped:
            continue
        texts = [shown(column, row.cells[index].value) for row in table.rows]
        starts |= {at for at in range(1, len(texts)) if texts[at] != texts[at - 1] or (outermost and not texts[at])}
        outermost = False
        edges = sorted(edge for edge in starts if edge <= len(texts))
        spans.extend(
            Span(top, index, bottom - top, 1, texts[top]) for top, bottom in pairwise(edges) if bottom - top > 1
        )
    return tuple(spans)
