"""Columns read whole, each different value once: the quick way for rows with nothing unusual in them.

A row with anything unusual (a merge, a doubt, figures in words) is marked odd and is read cell by cell by the reader of
its kind, which also puts the asks. What the quick way gives is what the slow way would give.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar, cast

from shishi.documents.reading.cells import HIGHEST, is_blank, number_of, numbers_of, text_of
from shishi.documents.reading.grid import Value
from shishi.documents.reading.money import read_wan
from shishi.documents.reading.roles import Column
from shishi.documents.reading.tables import Table

# Texts joined by NUL: one that is no longer than the words for nothing, or has a mark or space at an end.
_NO_PLAIN_TEXT = re.compile(r"(?:^|\x00)(?![^\W_][^\x00]{3,}(?<![\W_])(?:\x00|\Z))")
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
        """The column as it stands. True equals 1 as a key: it is left out here, and its row is read cell by cell."""
        values = self.table.body.plain(column.index)
        if bool not in set(map(type, values)):
            return values
        for offset, value in enumerate(values):
            if type(value) is bool:
                self.odd[offset] = 1
        return tuple(None if type(value) is bool else value for value in values)

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
        return self._all_typed(column) or self.doubtful(column, _typed)

    def money(self, column: Column | None) -> list[Decimal | None]:
        """Amounts in 万元."""
        unit = self.table.money_unit(column) if column else None

        typed = self._all_typed(column) if unit == "万元" else None
        return typed or self.doubtful(column, lambda value: read_wan(value, unit))

    def _all_typed(self, column: Column | None) -> list[Decimal | None] | None:
        """The numbers of a column that holds nothing else, each different one made once."""
        values = self.values(column) if column else ()
        if set(map(type, values)) != {float}:
            return None
        different = list(set(cast("tuple[float, ...]", values)))
        numbers = numbers_of(different)
        if numbers is None:
            return None
        known: dict[Value, Decimal | None] = dict(zip(different, numbers, strict=True))
        return [known[value] for value in values]

    def texts(self, column: Column | None) -> list[str | None]:
        """Texts as written, without white space around them."""
        if column is None:
            return [None] * self.size
        values = self.values(column)
        if set(map(type, values)) == {str} and not _NO_PLAIN_TEXT.search("\x00".join(cast("tuple[str, ...]", values))):
            return list(cast("tuple[str, ...]", values))
        found = {value: None if is_blank(value) else text_of(value) for value in set(values)}
        return [found[value] for value in values]


def _typed(value: Value) -> tuple[Decimal | None, str | None]:
    if (type(value) is float or type(value) is int) and 0 <= value < HIGHEST:
        return number_of(value), None
    return None, None if is_blank(value) else "no plain number"
