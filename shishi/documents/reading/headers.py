"""Finds the header blocks of a sheet: up to four levels, merged or not, and what stands above and beside them."""

import itertools
import re
from dataclasses import dataclass, field

from shishi.documents.reading.cells import half_width, is_blank, squeeze, text_of
from shishi.documents.reading.columns import header_word, known_word
from shishi.documents.reading.grid import Grid, Merge, Value
from shishi.documents.reading.synonyms import Field
from shishi.documents.reading.tiers import lists_in
from shishi.documents.reading.units import is_unit

MAX_LEVELS = 4
_LONGEST = 30
_SUB_WORDS = frozenset(
    [
        "数量",
        "投资",
        "名称",
        "单位",
        "数",
        "量",
        "户",
        "计划",
        "完成",
        "实际",
        "本月",
        "累计",
        "牵头",
        "配合",
        "协办",
        "责任",
        "规模",
        "内容",
        "金额",
        "比例",
        "目标",
        "任务",
        "小计",
        "中央",
        "省级",
        "市级",
        "县级",
        "自筹",
        "其他",
        "到位",
        "支付",
    ]
)
_DATED = re.compile(r"^20\d\d年?\d{0,2}月?(?:\d{1,2}日)?$|^附件|表$|^表\d")
_LETTERS = ("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@dataclass(slots=True)
class Block:
    """A header: its rows, its columns and for each column the texts of its levels from top to bottom."""

    top: int
    bottom: int
    first: int
    last: int
    paths: dict[int, tuple[str, ...]] = field(default_factory=dict)


def blocks_of(grid: Grid) -> list[Block]:
    """All header blocks from top to bottom; blocks side by side come one after the other with the same rows."""
    found: list[Block] = []
    merges = sorted(grid.marks.merges)
    row = 0
    while row < len(grid.rows):
        if float not in map(type, grid.rows[row]) and _looks_like_header(grid.rows[row]):
            floor = found[-1].bottom + 1 if found else 0
            block = _block(grid, row, floor, merges)
            found.extend(_side_by_side(block))
            row = block.bottom
        row += 1
    return found


def _looks_like_header(cells: list[Value]) -> bool:
    kinds = set(map(type, cells))
    if float in kinds or int in kinds or str not in kinds:
        return False
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    if len(texts) < 2 or any(text.isdigit() for text in texts):
        return False
    matched = [(known_word(text), header_word(text)[0]) for text in texts if len(text) <= _LONGEST and known_word(text)]
    known, fields = set(matched), {kind for kind, _ in matched}
    if len(known) >= 3 or (len(known) == 2 and len(matched) * 4 >= len(texts) * 3):
        return True
    return len(known) == 2 and Field.NAME in fields and (Field.NUMBER in fields or len(texts) <= 4)


def _filled(grid: Grid, row: int) -> list[int]:
    return [column for column, value in enumerate(grid.rows[row]) if not (value is None or value == "")]


def _block(grid: Grid, row: int, floor: int, merges: list[Merge]) -> Block:
    near = [merge for merge in merges if merge[0] <= row + MAX_LEVELS and merge[2] >= row - MAX_LEVELS]
    columns = _filled(grid, row)
    block = Block(row, row, min(columns), max(columns))
    _widen(block, near)
    while block.bottom - block.top < MAX_LEVELS - 1 and block.top > floor and _is_upper(grid, block, near):
        block.top -= 1
        _widen(block, near)
    while (
        block.bottom - block.top < MAX_LEVELS - 1 and block.bottom + 1 < len(grid.rows) and _is_lower(grid, block, near)
    ):
        block.bottom += 1
        _widen(block, near)
    block.paths = _paths(grid, block, near)
    if block.bottom + 1 < len(grid.rows) and _numbers_columns(grid.rows[block.bottom + 1]):
        block.bottom += 1
    return block


def _widen(block: Block, merges: list[Merge]) -> None:
    for top, left, _, right in merges:
        if block.top <= top <= block.bottom:
            block.first, block.last = min(block.first, left), max(block.last, right)


def _is_upper(grid: Grid, block: Block, merges: list[Merge]) -> bool:
    """The row above is a level of the header: several short texts, or one that spans some but not most columns."""
    row = block.top - 1
    columns = [column for column in _filled(grid, row) if block.first <= column <= block.last]
    texts = [half_width(squeeze(str(grid.rows[row][column]))) for column in columns]
    if not columns or any(not isinstance(grid.rows[row][column], str) for column in columns):
        return False
    if any(len(text) > _LONGEST or ":" in text or _DATED.search(text) or lists_in(text) for text in texts):
        return False
    width = block.last - block.first + 1
    spans = [right - left + 1 for top, left, _, right in merges if top == row and right > left]
    if any(span >= max(0.7 * width, 3) for span in spans):
        return False
    covered = any(top == row and bottom > row for top, _, bottom, _ in merges)
    return (len(columns) >= 2 and (bool(spans) or covered)) or (len(columns) == 1 and bool(spans) and covered)


def _is_lower(grid: Grid, block: Block, merges: list[Merge]) -> bool:
    """The row below is a level of the header: a header cell reaches into it, or only lower words stand in it."""
    row = block.bottom + 1
    below = _filled(grid, row)
    if any(
        block.top <= top <= block.bottom < bottom and not is_blank(grid.at(top, left))
        for top, left, bottom, _ in merges
    ):
        return not below or all(isinstance(grid.rows[row][column], str) for column in below)
    if not below or any(not isinstance(grid.rows[row][column], str) for column in below):
        return False
    texts = [squeeze(half_width(str(grid.rows[row][column]))) for column in below]
    if any(text.isdigit() or len(text) > _LONGEST for text in texts):
        return False
    own = [known_word(str(grid.at(block.bottom, column) or "")) for column in below]
    if Field.NUMBER in own or Field.NAME in own or min(below) <= block.first:
        return False
    words = [
        text for text in texts if known_word(text) or is_unit(text) or text in _SUB_WORDS or is_unit(text.strip("()"))
    ]
    return len(words) * 2 > len(texts) and _spans_over(grid, block, below, merges)


def _spans_over(grid: Grid, block: Block, below: list[int], merges: list[Merge]) -> bool:
    """Lower words need an upper text that is wider than its cell, or whose cell is followed by an empty one."""
    wide = any(top == block.bottom and right > left for top, left, _, right in merges)
    return wide or any(is_blank(grid.at(block.bottom, column)) for column in below)


def _numbers_columns(cells: list[Value]) -> bool:
    """A row under the header that only numbers the columns: 1 2 3 4, or 甲 乙 1 2 3."""
    texts = [squeeze(half_width(text_of(cell))).strip("()栏") for cell in cells if not is_blank(cell)]
    if len(texts) < 3:
        return False
    digits = [text for text in texts if text.isdecimal()]
    others = [text for text in texts if not text.isdecimal()]
    counted = [int(text) for text in digits]
    lettered = any("".join(others) == letters[: len(others)] for letters in _LETTERS)
    return (
        counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] <= 2 and lettered
        if counted
        else lettered
    )


def _paths(grid: Grid, block: Block, merges: list[Merge]) -> dict[int, tuple[str, ...]]:
    levels = [
        {column: str(grid.rows[row][column]) for column in _filled(grid, row) if block.first <= column <= block.last}
        for row in range(block.top, block.bottom + 1)
    ]
    inside = [merge for merge in merges if block.top <= merge[0] <= block.bottom]
    for top, left, bottom, right in inside:
        text = levels[top - block.top].get(left)
        if text:
            for row in range(top, min(bottom, block.bottom) + 1):
                for column in range(left, right + 1):
                    levels[row - block.top][column] = text
    if not inside:
        _inherit(levels, block)
    return {column: _joined(levels, column) for column in range(block.first, block.last + 1)}


def _inherit(levels: list[dict[int, str]], block: Block) -> None:
    """Without merges (text files) an upper text also stands over the empty cells to its right that have a lower text."""
    for upper, lower in itertools.pairwise(levels):
        current: str | None = None
        for column in range(block.first, block.last + 1):
            if column in upper:
                current = upper[column] if column in lower else None
            elif column in lower and current:
                upper[column] = current
            else:
                current = None


def _joined(levels: list[dict[int, str]], column: int) -> tuple[str, ...]:
    path: list[str] = []
    for level in levels:
        text = level.get(column)
        if text and not is_blank(text) and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _side_by_side(block: Block) -> list[Block]:
    """Cuts a block where the columns begin again: after an empty column, or at a second 序号, when both sides have names."""
    cuts = [block.first]
    seen_number = seen_name = False
    for column in range(block.first, block.last + 1):
        path = block.paths[column]
        kind = known_word(path[-1]) if path else None
        if seen_name and (
            (kind is Field.NUMBER and seen_number)
            or (not path and (_has_name(block, column, block.last) or _only_contacts(block, column)))
        ):
            cuts.append(column)
            seen_number = seen_name = False
        seen_number = seen_number or kind is Field.NUMBER
        seen_name = seen_name or kind is Field.NAME
    if len(cuts) == 1:
        return [block]
    edges = [*cuts, block.last + 1]
    pieces = []
    for left, right in itertools.pairwise(edges):
        paths = {column: path for column, path in block.paths.items() if left <= column < right}
        filled = [column for column, path in paths.items() if path]
        if filled:
            pieces.append(
                Block(
                    block.top,
                    block.bottom,
                    min(filled),
                    max(filled),
                    {c: paths[c] for c in range(min(filled), max(filled) + 1)},
                )
            )
    return pieces


def _only_contacts(block: Block, left: int) -> bool:
    """What stands right of an empty column is a list of contacts beside the table, no part of it."""
    kinds = {known_word(block.paths[column][-1]) for column in range(left, block.last + 1) if block.paths[column]}
    return Field.PASSED in kinds and kinds <= {Field.PASSED, Field.UNIT, Field.NUMBER, None}


def _has_name(block: Block, left: int, right: int) -> bool:
    kinds = [known_word(block.paths[column][-1]) for column in range(left, right + 1) if block.paths[column]]
    return Field.NAME in kinds and Field.NUMBER in kinds
