"""A worksheet written down as it is seen: a grid in which UP and LEFT say with which neighbour a cell is merged.

What a careful reader must or may ask stands beside the cell it is about, so that its address is never typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Plain: TypeAlias = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is unclear about a cell: the row's name, the field, and further fields that hang on the same answer."""

    row: str | None = None
    field: str | None = None
    frees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    value: Plain
    fmt: str | None = None
    comment: str | None = None
    ask: Doubt | None = None
    may: Doubt | None = None


class _Merged:
    """Marks a cell that belongs to the merged cell above or on its left."""


UP, LEFT = _Merged(), _Merged()
GridCell: TypeAlias = Plain | Cell | _Merged


@dataclass(slots=True)
class Sheet:
    """One worksheet; rows and columns are counted from 0 here and from 1 in addresses."""

    name: str
    rows: Sequence[Sequence[GridCell]]
    titles: int = 1
    headers: int = 1
    widths: Sequence[float] = ()
    hidden_rows: frozenset[int] = frozenset()  # as the user counts them, from 1
    hidden_columns: frozenset[str] = frozenset()  # by letter
    hidden: bool = False
    landscape: bool = True

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if isinstance(cell, _Merged):
                    continue
                yield r, c, cell if isinstance(cell, Cell) else Cell(cell)

    def merges(self) -> Iterator[tuple[int, int, int, int]]:
        """Merged ranges as (top, left, bottom, right), from 0, inclusive."""
        for r, c, _ in self.cells():
            right, bottom = c, r
            while right + 1 < len(self.rows[r]) and self.rows[r][right + 1] is LEFT:
                right += 1
            while bottom + 1 < len(self.rows) and c < len(self.rows[bottom + 1]) and self.rows[bottom + 1][c] is UP:
                bottom += 1
            if (bottom, right) != (r, c):
                yield r, c, bottom, right

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


@dataclass(slots=True)
class Book:
    """One workbook of the corpus with the answers of a careful reader."""

    file: str
    made_by: str  # openpyxl | libreoffice | xlwt | odfpy | csv:<encoding>
    command: str  # list | report
    sheets: Sequence[Sheet]
    rows: Sequence[Mapping[str, object]]
    period: str | None = None
    list_hint: str | None = None
    known_units: Sequence[str] = ()
    asks: Sequence[Mapping[str, object]] = ()
    may_ask: Sequence[Mapping[str, object]] = ()
    optional_rows: Sequence[str] = ()  # names that may be left out of the rows
    also_right: Sequence[Mapping[str, object]] = ()
    about: str = ""
    clean: bool = field(init=False)

    def __post_init__(self) -> None:
        self.clean = not self.expected()["asks"]

    def expected(self) -> dict[str, object]:
        """The content of NAME.expected.json."""
        out: dict[str, object] = {"file": self.file, "about": self.about, "command": self.command}
        if self.period:
            out["period"] = self.period
        if self.list_hint:
            out["list_hint"] = self.list_hint
        if self.known_units:
            out["known_units"] = list(self.known_units)
        out["rows"] = list(self.rows)
        out["asks"] = [*self._doubts("ask"), *self.asks]
        out["may_ask"] = [*self._doubts("may"), *self.may_ask]
        if self.optional_rows:
            out["optional_rows"] = list(self.optional_rows)
        if self.also_right:
            out["also_right"] = list(self.also_right)
        return out

    def _doubts(self, kind: str) -> list[dict[str, object]]:
        found = []
        for sheet in self.sheets:
            for r, c, cell in sheet.cells():
                doubt = cell.ask if kind == "ask" else cell.may
                if doubt is None:
                    continue
                name = None if self.made_by.startswith("csv") else sheet.name
                entry: dict[str, object] = {"sheet": name, "cell": f"{get_column_letter(c + 1)}{r + 1}"}
                entry |= {"row": doubt.row} if doubt.row else {}
                entry |= {"field": doubt.field} if doubt.field else {}
                entry |= {"frees": list(doubt.frees)} if doubt.frees else {}
                found.append(entry)
        return found


def wide(text: str, columns: int) -> list[GridCell]:
    """A line merged over the whole table: a title, a unit line, a group row."""
    return [text, *[LEFT] * (columns - 1)]


def fmt(value: Plain, number_format: str) -> Cell:
    return Cell(value, fmt=number_format)


def ask(value: Plain, row: str | None = None, name: str | None = None, *frees: str, form: str | None = None) -> Cell:
    """A cell about which a careful reader must ask."""
    return Cell(value, fmt=form, ask=Doubt(row, name, frees))


def may(value: Plain, row: str | None = None, name: str | None = None, *frees: str, form: str | None = None) -> Cell:
    """A cell about which asking is acceptable."""
    return Cell(value, fmt=form, may=Doubt(row, name, frees))
