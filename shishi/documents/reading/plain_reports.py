"""Report rows read the quick way (see ``plain_columns``)."""

import re
from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from itertools import repeat
from typing import TypeVar

from shishi.documents.reading.bodies import Entry
from shishi.documents.reading.cells import is_blank
from shishi.documents.reading.figures import unit_at
from shishi.documents.reading.flags import read_flag
from shishi.documents.reading.grid import Value
from shishi.documents.reading.plain_columns import PlainColumns
from shishi.documents.reading.rates import agrees, read_percent
from shishi.documents.reading.roles import Column
from shishi.documents.reading.rows import Reported, ReportRow
from shishi.documents.reading.synonyms import Field
from shishi.documents.reading.tables import Table

_FIGURES = (Field.TARGET, Field.CUMULATIVE, Field.MONTH)
_TEXTS = (Field.NARRATIVE, Field.PROBLEMS, Field.NEXT, Field.HELP)
_Cell = TypeVar("_Cell", bound=Hashable)
_FLAGS = (Field.STARTED, Field.BUILDING, Field.DONE, Field.IN_USE)


class PlainReportRows(PlainColumns):
    """Serves tables with at most one measure and without 完成情况."""

    def __init__(self, table: Table, names: list[str | None], present: dict[str, str]) -> None:
        super().__init__(table)
        self.names, self.places = names, present
        self.serves = (
            not beside_money(table)
            and len(table.roles.measures) <= 1
            and table.column(Field.STATE) is None
            and table.column(Field.LISTS) is None
        )
        if self.serves:
            self._read()

    def _read(self) -> None:
        table = self.table
        self.measure = table.roles.measures[0] if table.roles.measures else None
        self.said = [self.figures(self.measure.columns.get(which) if self.measure else None) for which in _FIGURES]
        self.units = self._units()
        self.percents = self._percents()
        self.invested = self.money(table.column(Field.INVESTED))
        self.words = [self.texts(table.column(which)) for which in _TEXTS]
        self.flags = [self.each(table.column(which), read_flag, None) for which in _FLAGS]
        self._set_odd(table.column(Field.REMARK))
        self._set_odd(table.column(Field.TARGET_NAME))
        if self.measure and self.measure.name:
            self.mark_all()
        self._check()

    def rows(self, entries: list[Entry], otherwise: Callable[[Entry], ReportRow]) -> list[ReportRow]:
        """All rows in order; ``otherwise`` reads those that are not plain."""
        first = self.table.body.start + 1
        lists: list[tuple[str, ...]] = [()] * self.size
        for entry in entries:
            lists[entry.offset] = entry.lists
        columns = (
            repeat(self.table.grid.name), range(first, first + self.size), lists, [name or "" for name in self.names], self._values(),
            self.percents, self.invested, *self.words[:3], *self.flags, self.words[3], repeat(self.places),
        )  # fmt: skip
        plain = list(map(ReportRow, *columns))
        odd = self.odd
        return [otherwise(entry) if odd[entry.offset] or entry.subs else plain[entry.offset] for entry in entries]

    def _values(self) -> list[tuple[Reported, ...]]:
        """What each row reports, none where its three cells are blank; the cumulative figure's cell stands for it."""
        of_target, of_sum, of_month = (self.places.get(which.value, "") for which in _FIGURES)
        found: list[tuple[Reported, ...]] = []
        rows = zip(self.units, *self.said, strict=True)
        for number, (unit, target, cumulative, month) in enumerate(rows, start=self.table.body.start + 1):
            if cumulative is not None:
                cell = f"{of_sum}{number}"
            elif month is not None:
                cell = f"{of_month}{number}"
            elif target is not None:
                cell = f"{of_target}{number}"
            else:
                found.append(())
                continue
            found.append((Reported(None, unit, target, cumulative, month, cell),))
        return found

    def _check(self) -> None:
        """Rows whose figures contradict each other are read cell by cell, where the ask is put."""
        target, cumulative, month = self.said
        for offset, (part, now) in enumerate(zip(cumulative, month, strict=True)):
            if part is not None and now is not None and now > part:
                self.odd[offset] = 1
        if not self.checked:
            return
        raw = [self._raw(which) for which in (Field.TARGET, Field.CUMULATIVE)]
        for offset, (whole, part, points, slack) in enumerate(zip(*raw, self.percents, self.slack, strict=True)):
            if points is None or type(part) is not float or type(whole) is not float or not whole:
                continue
            if abs(part * 100 / whole - float(points)) > slack:  # may disagree; the exact numbers decide
                goal, done = target[offset], cumulative[offset]
                self.odd[offset] |= bool(goal and done is not None and not agrees(points, done, goal))

    def _raw(self, which: Field) -> tuple[Value, ...]:
        column = self.measure.columns.get(which) if self.measure else None
        return self.values(column) if column else (None,) * self.size

    def _set_odd(self, column: Column | None) -> None:
        if column:
            values = self.values(column)
            self.mark_odd(values, {value for value in set(values) if not is_blank(value)})

    def _units(self) -> list[str | None]:
        if self.measure is None:
            return [None] * self.size
        first = next(column for which, column in self.measure.columns.items() if which in _FIGURES)
        alone = {self.measure.unit_of(which) for which in _FIGURES if which in self.measure.columns}
        if len(alone) > 1:
            self.odd[:] = b"\x01" * self.size
        beside = self.measure.columns.get(Field.UNIT) or self.table.column(Field.UNIT)
        if beside is None:
            return [unit_at(self.table, 0, self.measure, first)] * self.size if self.size else []
        values = self.values(beside)
        places = dict(zip(reversed(values), range(self.size - 1, -1, -1), strict=True))  # the first row that says so
        known = {value: unit_at(self.table, offset, self.measure, first) for value, offset in places.items()}
        return [known[value] for value in values]

    def _percents(self) -> list[Decimal | None]:
        column = self.table.column(Field.RATE) or self.table.column(Field.PHYSICAL)
        self.checked = column is not None and column.field is Field.RATE
        self.slack: list[float] = []
        if column is None:
            return [None] * self.size
        values = self.values(column)
        decimals = self.percent_rows(column)
        shown: list[int | None] = [None] * self.size
        for offset, places in decimals.items():
            shown[offset] = places
        if len(set(shown)) == 1:  # values alone tell cells apart, and are sooner found than pairs
            known = {value: read_percent(value, shown[0]) for value in set(values)}
            return self._percents_known(values, known)
        pairs = list(zip(values, shown, strict=True))
        return self._percents_known(pairs, {pair: read_percent(*pair) for pair in set(pairs)})

    def _percents_known(
        self, cells: Sequence[_Cell], known: dict[_Cell, tuple[Decimal | None, str | None]]
    ) -> list[Decimal | None]:
        doubted = {cell for cell, (_, doubt) in known.items() if doubt}
        if doubted:
            for offset, cell in enumerate(cells):
                if cell in doubted:
                    self.odd[offset] = 1
        points = {cell: found for cell, (found, _) in known.items()}
        if self.checked:
            slack = {cell: _slack(found) for cell, found in points.items()}
            self.slack = [slack[cell] for cell in cells]
        return [points[cell] for cell in cells]


def beside_money(table: Table) -> bool:
    """A bare 完成率 right after a column of money may be the rate of the investment."""
    rate = table.column(Field.RATE)
    if rate is None or re.search(r"任务|目标|占", rate.word):
        return False
    money = [column.index for which in (Field.INVESTED, Field.INVESTMENT) if (column := table.column(which))]
    return rate.index - 1 in money


def _slack(points: Decimal | None) -> float:
    """How far a computed share may surely lie from its rounded form; nearer the edge decimals decide."""
    exponent = 0 if points is None else points.as_tuple().exponent
    return 0.499 * 10.0 ** min(exponent, 0) if isinstance(exponent, int) else 0.0
