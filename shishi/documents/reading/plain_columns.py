"""Columns read whole, each different value once: the quick way for rows with nothing unusual in them.

A row with anything unusual (a merge, a doubt, figures in words) is marked odd and is read cell by cell by the reader of
its kind, which also puts the asks. What the quick way gives is what the slow way would give.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from shishi.documents.reading.cells import is_blank, number_of, text_of
from shishi.documents.reading.figures import HIGHEST
from shishi.documents.reading.grid import Value
from shishi.documents.reading.money import read_wan
from shishi.documents.reading.roles import Column
from shishi.documents.reading.tables import Table

_PLAIN_LENGTH = 4  # the longest word that stands for nothing
_Found = TypeVar("_Found")


class PlainColumns:
    """The columns of one table. ``odd[offset]`` is 1 where a row must be read cell by cell."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.size = table.body.stop - table.body.start
        self.odd = bytearray(self.size)
        if table.grid.places:
            self.mark_all()
        for row, _ in table.body.owner:
            self.odd[row - table.body.start] = 1
        for row, _ in table.body.bottoms:
            self.odd[row - table.body.start] = 1

    def values(self, column: Column) -> tuple[Value, ...]:
        """The column as it stands. True equals 1 as a key, so rows with true and false are read cell by cell."""
        values = self.table.body.plain(column.index)
        if bool in set(map(type, values)):
            for offset, value in enumerate(values):
                if type(value) is bool:
                    self.odd[offset] = 1
        return values

    def mark_odd(self, values: Iterable[Value], odd: set[Value]) -> None:
        """Marks the rows that hold one of ``odd``."""
        if odd:
            for offset, value in enumerate(values):
                if value in odd:
                    self.odd[offset] = 1

    def mark_all(self) -> None:
        """Every row is read cell by cell."""
        self.odd[:] = b"\x01" * self.size

    def percent_rows(self, column: Column) -> dict[int, int]:
        """Offsets of the column's cells that are shown in percent, with their decimals."""
        start = self.table.body.start
        shown = self.table.grid.marks.percents.get(column.index, {})
        return {row - start: decimals for row, decimals in shown.items() if start <= row < start + self.size}

    def each(self, column: Column | None, read: Callable[[Value], _Found], absent: _Found) -> list[_Found]:
        """``read`` of every value; ``absent`` throughout where the table has no such column."""
        if column is None:
            return [absent] * self.size
        values = self.values(column)
        found = {value: read(value) for value in set(values)}
        return [found[value] for value in values]

    def doubtful(
        self, column: Column | None, read: Callable[[Value], tuple[_Found | None, str | None]]
    ) -> list[_Found | None]:
        """The first of what ``read`` gives; rows for which it also gives a doubt become odd."""
        if column is None:
            return [None] * self.size
        values = self.values(column)
        found = {value: read(value) for value in set(values)}
        self.mark_odd(values, {value for value, (_, doubt) in found.items() if doubt})
        return [found[value][0] for value in values]

    def figures(self, column: Column | None) -> list[Decimal | None]:
        """Typed numbers; rows with anything else but blanks become odd."""
        if column is None:
            return [None] * self.size
        for offset in self.percent_rows(column):
            self.odd[offset] = 1
        return self.doubtful(column, _typed)

    def money(self, column: Column | None) -> list[Decimal | None]:
        """Amounts in 万元."""
        unit = self.table.money_unit(column) if column else None

        def read(value: Value) -> tuple[Decimal | None, str | None]:
            if type(value) is float and unit == "万元" and 0 <= value < HIGHEST:
                return number_of(value), None
            return read_wan(value, unit)

        return self.doubtful(column, read)

    def texts(self, column: Column | None) -> list[str | None]:
        """Texts as written, without white space around them."""
        if column is None:
            return [None] * self.size
        return [
            value
            if type(value) is str and len(value) > _PLAIN_LENGTH and value[0].isalnum() and value[-1].isalnum()
            else None
            if is_blank(value)
            else text_of(value)
            for value in self.values(column)
        ]


def _typed(value: Value) -> tuple[Decimal | None, str | None]:
    if (type(value) is float or type(value) is int) and 0 <= value < HIGHEST:
        return number_of(value), None
    return None, None if is_blank(value) else "no plain number"
