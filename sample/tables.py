"""A county's table out of columns: header levels, merged groups, group and sum rows, lines around it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from math import ceil

from sample.data.model import County, Item, Listed, Target
from sample.sheets import Cell, Look, Sheet, Value

_LINE_HEIGHT = 13.5
_CHINESE = "一二三四五六七八九十"


class Per(Enum):
    """What one cell of a column belongs to: it is merged (or left blank) over the rows of that thing."""

    ASPECT = 0
    HEADING = 1
    ITEM = 2
    TARGET = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a target of a 件 with all that its cells may need. Numbers count from 1."""

    county: County
    listed: Listed | None
    item: Item
    target: Target
    item_number: int
    heading_number: int
    month: int

    def key(self, per: Per, at: int) -> tuple[str | int, ...]:
        if per is Per.ASPECT:
            return (self.item.aspect,)
        if per is Per.HEADING:
            return (self.item.aspect, self.heading_number)
        return (self.item_number,) if per is Per.ITEM else (at,)


@dataclass(frozen=True, slots=True)
class Column:
    """`head` from the top level down; not `merged`: the value stands in the first row and the others stay blank."""

    head: tuple[str, ...]
    width: float
    value: Callable[[Line], Value]
    per: Per = Per.ITEM
    look: Look = Look.CENTER
    merged: bool = True
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    title: str
    above: tuple[str, str]
    columns: tuple[Column, ...]
    below: tuple[str, ...]
    sheet: str = "Sheet1"
    grouped: bool = False

    @property
    def depth(self) -> int:
        return max(len(column.head) for column in self.columns)


def lines_of(county: County, items: tuple[Item, ...], month: int = 0, listed: Listed | None = None) -> tuple[Line, ...]:
    lines: list[Line] = []
    heading_number, heading_before = 0, None
    for item_number, item in enumerate(items, 1):
        if not item.heading or item.heading != heading_before:
            heading_number += 1
        heading_before = item.heading
        lines.extend(Line(county, listed, item, target, item_number, heading_number, month) for target in item.targets)
    return tuple(lines)


def sheet_of(form: Form, lines: tuple[Line, ...]) -> Sheet:
    """The table of a form; a 件 takes a row for each of its targets only where a column has room for them."""
    if all(column.per is not Per.TARGET for column in form.columns):
        lines = tuple({line.item_number: line for line in reversed(lines)}.values())[::-1]
    width = len(form.columns)
    half = max(1, width // 2)
    cells = [
        Cell(0, 0, form.title, Look.TITLE, cols=width),
        Cell(1, 0, form.above[0], Look.LINE, cols=half),
        Cell(1, half, form.above[1], Look.RIGHT, cols=width - half),
        *_head_cells(form, first=2),
    ]
    row = 2 + form.depth
    for aspect_number, part in enumerate(_parts(form, lines)):
        if form.grouped:
            cells.append(Cell(row, 0, _group_title(aspect_number, part), Look.GROUP, cols=width))
            row += 1
        cells.extend(_body_cells(form, part, row))
        row += len(part)
    if any(column.summed for column in form.columns):
        cells.extend(_sum_cells(form, lines, row))
        row += 1
    cells.extend(Cell(row + at, 0, text, Look.NOTE, cols=width) for at, text in enumerate(form.below))
    widths = tuple(column.width for column in form.columns)
    heights = _heights(cells, widths, row + len(form.below))
    return Sheet(form.sheet, widths, heights, tuple(cells), (2, 1 + form.depth), sum(widths) > 150)


def _parts(form: Form, lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    if not form.grouped:
        yield lines
        return
    for _, part in groupby(lines, key=lambda line: line.item.aspect):
        yield tuple(part)


def _group_title(number: int, part: tuple[Line, ...]) -> str:
    count = len({line.item_number for line in part})
    return f"{_CHINESE[number]}、{part[0].item.aspect}（{count}件）"


def _head_cells(form: Form, first: int) -> Iterator[Cell]:
    heads = [column.head for column in form.columns]
    for level in range(form.depth):
        col = 0
        while col < len(heads):
            if level >= len(heads[col]):
                col += 1
                continue
            is_lowest = level == len(heads[col]) - 1
            span = 1 if is_lowest else _same_from(heads, col, level)
            yield Cell(first + level, col, heads[col][level], Look.HEAD, form.depth - level if is_lowest else 1, span)
            col += span


def _same_from(heads: list[tuple[str, ...]], col: int, level: int) -> int:
    """How many neighbours share this header cell."""
    beginning = heads[col][: level + 1]
    return next((at for at, head in enumerate(heads[col:]) if head[: level + 1] != beginning), len(heads) - col)


def _body_cells(form: Form, lines: tuple[Line, ...], first: int) -> Iterator[Cell]:
    for col, column in enumerate(form.columns):
        keys = [line.key(column.per, at) for at, line in enumerate(lines)]
        at = 0
        for _, same in groupby(keys):
            size = len(list(same))
            value = column.value(lines[at])
            if column.merged:
                yield Cell(first + at, col, value, column.look, rows=size)
            else:
                yield Cell(first + at, col, value, column.look)
                yield from (Cell(first + at + blank, col, "", column.look) for blank in range(1, size))
            at += size


def _sum_cells(form: Form, lines: tuple[Line, ...], row: int) -> Iterator[Cell]:
    by_item = {line.item_number: line for line in reversed(lines)}.values()
    for col, column in enumerate(form.columns):
        if column.summed:
            values = [column.value(line) for line in by_item]
            yield Cell(row, col, sum(value for value in values if not isinstance(value, str)), column.look)
        else:
            yield Cell(row, col, "" if col else "合计", column.look)


def _heights(cells: list[Cell], widths: tuple[float, ...], rows: int) -> tuple[float, ...]:
    """Row heights that show the whole text: spreadsheet programs do not fit merged cells by themselves."""
    heights = [20.0] * rows
    for cell in sorted(cells, key=lambda one: one.rows):
        room = sum(widths[cell.col : cell.col + cell.cols]) - 1
        scale = cell.look.value.size / 10
        written = sum(max(1, ceil(_width_of(line) * scale / room)) for line in str(cell.value).split("\n"))
        needed = written * _LINE_HEIGHT * scale + 5
        missing = needed - sum(heights[cell.row : cell.row + cell.rows])
        if missing > 0:
            for row in range(cell.row, cell.row + cell.rows):
                heights[row] += missing / cell.rows
    return tuple(round(height, 1) for height in heights)


def _width_of(text: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in text)
