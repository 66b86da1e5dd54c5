"""A sheet as values plus the marks that values alone do not carry: formats, merges, hidden rows, broken cells."""

import datetime as dt
from dataclasses import dataclass, field

Value = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Spot = tuple[int, int]  # row and column, both from 0
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(slots=True)
class Marks:
    """What formats and XML say about cells. Positions count from 0."""

    merges: list[Merge] = field(default_factory=list)
    percents: dict[int, dict[int, int]] = field(default_factory=dict)  # column -> row shown in percent -> its decimals
    months: set[Spot] = field(default_factory=set)  # date cells whose format shows no day
    broken: dict[Spot, str] = field(default_factory=dict)  # error text, or "" for a formula without its result
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def percent_at(self, spot: Spot) -> int | None:
        """The decimals of a cell that is shown in percent, else None."""
        return self.percents.get(spot[1], {}).get(spot[0])

    def show_percent(self, spot: Spot, decimals: int) -> None:
        """Notes that a cell is shown in percent."""
        self.percents.setdefault(spot[1], {})[spot[0]] = decimals


@dataclass(slots=True)
class Grid:
    """One visible sheet. ``rows`` begin at A1; rows may have different lengths only in text files."""

    name: str
    rows: list[list[Value]]
    marks: Marks
    width: int
    places: dict[Spot, Spot] = field(default_factory=dict)  # where cells really stand, for a card read as a table

    def address(self, spot: Spot) -> str:
        """The cell's address in the workbook."""
        return address(*self.places.get(spot, spot))

    def at(self, row: int, column: int) -> Value:
        """The cell's own value; outside the sheet and under a merge it is empty."""
        if row < 0 or row >= len(self.rows):
            return None
        cells = self.rows[row]
        return cells[column] if 0 <= column < len(cells) else None


def column_letters(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """(8, 3) -> D9."""
    return f"{column_letters(column)}{row + 1}"


def column_index(letters: str) -> int:
    """A -> 0, AA -> 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
