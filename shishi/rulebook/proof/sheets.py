"""Tables in the text and sheets beside it: rows with a name, columns with a meaning, the unit a column is in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.rulebook.proof.numerals import scale_of
from shishi.rulebook.proof.reading import Reading

_NUMBER = re.compile(r"^-?\d+(?:,\d{3})*(?:\.\d+)?(%?)$")
_UNIT_LINE = re.compile(r"单位[::](?P<units>[^\n|]{1,24})")
_UNIT_IN_HEADER = re.compile(r"\(([^()]{1,6})\)")
_WHOLE_ROW = re.compile(r"^(?:合计|总计|共计|总数|小计|全[省市县区州]合?计?)$")
_SERIAL = re.compile(r"序号|编号|^号$")
_ROLES: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    ("rate", re.compile(r"率|占比|比例|%")),
    ("whole", re.compile(r"总投资|概算|估算")),
    ("arrived", re.compile(r"到位")),
    ("paid", re.compile(r"拨付|支付|支出")),
    ("done", re.compile(r"完成|实际|已")),
    ("plan", re.compile(r"计划|目标|任务|预算")),
    ("count", re.compile(r"(?:项目|事项|任务|实事|工程)?(?:个数|数量|件数|项数|数)$|^数量|^项目$|总数")),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table with the place of its text; `start` is -1 in a sheet outside the text."""

    value: Decimal
    places: int
    percent: bool
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Row:
    """One named row: a cell for each column that holds a number there."""

    name: str
    cells: dict[int, Cell]
    start: int = -1
    end: int = -1

    @property
    def whole(self) -> bool:
        """Whether it is the sum of the others."""
        return bool(_WHOLE_ROW.match(self.name))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `roles` and `units` by column, its rows without the header."""

    title: str
    roles: dict[int, str]
    units: dict[int, str]
    rows: tuple[Row, ...]

    def column(self, role: str, base: str = "") -> int | None:
        """The one column of a role (and unit base); None where none or several have it."""
        fitting = [
            at
            for at, each in self.roles.items()
            if each == role and (not base or not self.units.get(at) or scale_of(self.units[at])[1] == base)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def scale(self, column: int) -> int:
        """The power of ten of a column's unit: 亿元 8."""
        return scale_of(self.units.get(column, ""))[0]


def tables(reading: Reading) -> Iterator[Table]:
    """The tables in the text, then the sheets that belong to it."""
    block: list[tuple[int, int]] = []
    for span in reading.passages.rows:
        if block and span[0] != block[-1][1] + 1:
            yield from _in_text(reading, block)
            block = []
        block.append(span)
    yield from _in_text(reading, block)
    for sheet in reading.attachments:
        rows = [[(cell.strip(), -1, -1) for cell in row] for row in sheet.rows]
        yield from _table(sheet.name, "", rows)


def _in_text(reading: Reading, block: Sequence[tuple[int, int]]) -> Iterator[Table]:
    if len(block) < 2:
        return
    before = reading.text[max(0, block[0][0] - 80) : block[0][0]]
    unit = _UNIT_LINE.search(before)
    rows = [list(_cells(reading.text, start, end)) for start, end in block]
    yield from _table(before.strip().split("\n")[0], unit["units"] if unit else "", rows)


def _cells(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    at = start
    for piece in re.split(r"[|\t]", text[start:end]):
        bare = piece.strip()
        place = at + len(piece) - len(piece.lstrip())
        yield re.sub(r"\s", "", bare), place, place + len(bare)
        at += len(piece) + 1


def _table(title: str, units: str, rows: Sequence[Sequence[tuple[str, int, int]]]) -> Iterator[Table]:
    header_at = next((at for at, row in enumerate(rows) if _is_header(row)), None)
    if header_at is None or header_at + 1 >= len(rows):
        return
    header = [cell[0] for cell in rows[header_at]]
    serial = {at for at, name in enumerate(header) if _SERIAL.search(name)}
    roles = {at: role for at, name in enumerate(header) if at not in serial and (role := _role(name))}
    found = [row for row in (_row(each, serial) for each in rows[header_at + 1 :]) if row is not None]
    if found:
        yield Table(title, roles, _units(header, roles, units), tuple(found))


def _is_header(row: Sequence[tuple[str, int, int]]) -> bool:
    named = [cell[0] for cell in row if cell[0]]
    return len(named) >= 2 and not any(_NUMBER.match(cell) for cell in named)


def _role(name: str) -> str:
    return next((role for role, pattern in _ROLES if pattern.search(name)), "")


def _units(header: Sequence[str], roles: dict[int, str], stated: str) -> dict[int, str]:
    """Units out of the header's brackets, else out of 单位：个、亿元."""
    given = [word for word in re.split(r"[、,;/\s]", stated) if word]
    money = next((word for word in given if word.endswith("元")), "")
    things = next((word for word in given if not word.endswith(("元", "%"))), "")
    found: dict[int, str] = {}
    for at, role in roles.items():
        own = _UNIT_IN_HEADER.search(header[at])
        if own:
            found[at] = own[1]
        elif role == "rate":
            found[at] = "%"
        else:
            found[at] = things if role == "count" else money
    return found


def _row(cells: Sequence[tuple[str, int, int]], serial: set[int]) -> Row | None:
    name = ""
    numbers: dict[int, Cell] = {}
    for at, (text, start, end) in enumerate(cells):
        if at in serial or not text:
            continue
        found = _NUMBER.match(text)
        if found:
            value = Decimal(text.rstrip("%").replace(",", ""))
            numbers[at] = Cell(value, len(text.rstrip("%").partition(".")[2]), bool(found[1]), start, end)
        elif not name:
            name = re.sub(r"\s", "", text)
    span = [place for _, start, end in cells for place in (start, end) if place >= 0]
    return Row(name, numbers, min(span, default=-1), max(span, default=-1)) if name else None
