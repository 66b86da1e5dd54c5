"""How wide the columns of a table are: so that its rows together are as low as can be, for fewer pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from shishi.documents.content import Table, shown
from shishi.documents.layout import is_full_width, text_chars
from shishi.documents.pdf.measures import CELL_INSET, CELL_INSET_Y, LINE_GAP
from shishi.documents.spans import group_spans

_STEP = 3.0  # points given out at a time
_ROWS_WEIGHED = 200  # of a longer table every so many-th row
_ROWS_TO_A_PAGE = 5  # the header comes back that often
_NEARNESS = 3  # the larger, the more the highest cell of a row counts alone
_SLACK = 0.3  # of a character
_WHOLE_CHARS, _LEAST_CHARS = 3, 2  # 已启动 stays on one line; a longer text is broken, but never into single characters

# Digits of some faces are wider than half a character; nothing may leave its cell.
_WIDEST_DIGIT = 0.6
_TITLE_CHARS = 2  # on a line of a longer title
_UNIT = re.compile("（.*?）")
_UNBREAKABLE = re.compile("[0-9]+月[0-9]+日|[!-\u024f]+")

Lengths = Mapping[int, float]  # of a row's texts in characters, by column


def column_widths(table: Table, width: float, size: float) -> tuple[float, ...]:
    """Widths in points that add up to `width`, for characters of `size` points.

    Each column gets what its short texts and its numbers need. The rest goes, step by step, to the column whose text
    makes most rows high. Columns that together need more than there is are narrowed in proportion.
    """
    texts = [_texts(table, index) for index in range(len(table.columns))]
    widths = [_least(column_texts, size) for column_texts in texts]
    if sum(widths) >= width:
        return tuple(part / sum(widths) * width for part in widths)
    rows = list(_weighed(table))
    while (rest := width - sum(widths)) > 0:
        widths[_neediest(rows, widths)] += min(_STEP, rest)
        if rest <= _STEP:
            break
    return tuple(widths)


def _texts(table: Table, index: int) -> list[str]:
    column = table.columns[index]
    return [column.titles[-1], *(shown(column, row.cells[index].value) for row in table.rows)]


def _least(texts: Sequence[str], size: float) -> float:
    run = max((_run_chars(run) for text in texts for run in _UNBREAKABLE.findall(text)), default=0.0)
    longest = max((text_chars(line) for text in texts[1:] for line in text.split("\n")), default=0)
    whole = longest + _SLACK if longest <= _WHOLE_CHARS else _LEAST_CHARS
    title = max(_TITLE_CHARS if len(texts[0]) > _TITLE_CHARS else 1, *map(text_chars, _UNIT.findall(texts[0])), 0)
    return max(run, whole, title) * size + 2 * CELL_INSET


def _run_chars(run: str) -> float:
    return sum(1 if is_full_width(character) else _WIDEST_DIGIT for character in run)


def _weighed(table: Table) -> Iterator[tuple[float, Lengths]]:
    """The header and the rows, each with its weight."""
    every = -(-len(table.rows) // _ROWS_WEIGHED) or 1
    titles = {index: text_chars(column.titles[-1]) for index, column in enumerate(table.columns)}
    yield max(1.0, len(table.rows) / _ROWS_TO_A_PAGE / every), titles
    for lengths in list(_lengths(table))[::every]:
        yield 1.0, lengths


def _lengths(table: Table) -> Iterator[Lengths]:
    """A cell over several rows counts in each of them with its part."""
    parts = {
        (row, span.column): span.rows for span in group_spans(table) for row in range(span.row, span.row + span.rows)
    }
    for number, row in enumerate(table.rows):
        cells = enumerate(zip(table.columns, row.cells, strict=True))
        texts = {index: shown(column, cell.value) for index, (column, cell) in cells}
        yield {index: text_chars(text) / parts.get((number, index), 1) for index, text in texts.items() if text}


def _neediest(rows: Sequence[tuple[float, Lengths]], widths: Sequence[float]) -> int:
    """The column that would lower the rows most if it were a little wider; of equals the first.

    A cell that is nearly as high as its row counts nearly as much as the highest: it would be the next to hold it.
    """
    inner = [width - 2 * CELL_INSET for width in widths]
    gains = [0.0] * len(widths)
    for weight, lengths in rows:
        heights = {index: length / inner[index] for index, length in lengths.items()}
        highest = max(heights.values(), default=0.0)
        for index, height in heights.items():
            gains[index] += weight * (height / highest) ** _NEARNESS * height / inner[index]
    return max(range(len(gains)), key=gains.__getitem__)


def row_heights(table: Table, widths: Sequence[float], size: float) -> list[float]:
    """About how high each row will be, in points."""
    fitting = [max(1.0, (width - 2 * CELL_INSET) / size) for width in widths]
    lines = [max((ceil(length / fitting[at]) for at, length in row.items()), default=1) for row in _lengths(table)]
    return [count * (size + LINE_GAP) + 2 * CELL_INSET_Y for count in lines]


def balanced(title: str, fitting: float) -> str:
    """A title of the header in lines of about equal length, when `fitting` characters go on one: 年度 over 目标."""
    if text_chars(title) <= fitting or "\n" in title:
        return title
    name, bracket, rest = title.partition("（")
    if bracket and max(text_chars(name), text_chars(bracket + rest)) <= fitting:
        return f"{name}\n{bracket}{rest}"
    lines = ceil(len(title) / max(1.0, fitting))
    length = ceil(len(title) / lines)
    return "\n".join(title[at : at + length] for at in range(0, len(title), length))
