"""Report rows read the quick way (see ``plain_columns``)."""

import re
from collections.abc import Callable
from decimal import Decimal

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
_FLAGS = (Field.STARTED, Field.BUILDING, Field.DONE, Field.IN_USE)


class PlainReportRows(PlainColumns):
    """Serves tables with at most one measure and without 完成情况."""

    def __init__(self, table: Table, names: list[str | None], present: list[tuple[str, str]]) -> None:
        super().__init__(table)
        self.names, self.template = names, present
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
        odd, names, units, template = self.odd, self.names, self.units, self.template
        sheet, start = self.table.grid.name, self.table.body.start + 1
        target, cumulative, month = self.said
        narrative, problems, following, help_needed = self.words
        started, building, done, in_use = self.flags
        percents, invested = self.percents, self.invested
        found: list[ReportRow] = []
        for entry in entries:
            o = entry.offset
            if odd[o] or entry.subs:
                found.append(otherwise(entry))
                continue
            t, c, m = target[o], cumulative[o], month[o]
            said = t is not None or c is not None or m is not None
            number = str(start + o)
            found.append(
                ReportRow(
                    sheet, start + o, entry.lists, names[o] or "", (Reported(None, units[o], t, c, m),) if said else (), percents[o], invested[o],
                    narrative[o], problems[o], following[o], started[o], building[o], done[o], in_use[o], help_needed[o],
                    {field: letters + number for field, letters in template},
                )
            )  # fmt: skip
        return found

    def _check(self) -> None:
        """Rows whose figures contradict each other are read cell by cell, where the ask is put."""
        target, cumulative, month = self.said
        for offset, (part, now) in enumerate(zip(cumulative, month, strict=True)):
            if part is not None and now is not None and now > part:
                self.odd[offset] = 1
        if not self.checked:
            return
        for offset, (whole, part, points) in enumerate(zip(target, cumulative, self.percents, strict=True)):
            if points is not None and whole and part is not None:
                off = abs(float(part) * 100 / float(whole) - float(points))
                if off > self.slack[offset] and not agrees(points, part, whole):
                    self.odd[offset] = 1

    def _set_odd(self, column: Column | None) -> None:
        if column:
            for offset, value in enumerate(self.values(column)):
                if not is_blank(value):
                    self.odd[offset] = 1

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
        known: dict[Value, str | None] = {}
        result: list[str | None] = []
        for offset, value in enumerate(self.values(beside)):
            if value not in known:
                known[value] = unit_at(self.table, offset, self.measure, first)
            result.append(known[value])
        return result

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
        pairs = list(zip(values, shown, strict=True))
        known = {pair: read_percent(*pair) for pair in set(pairs)}
        doubted = {pair for pair, (_, doubt) in known.items() if doubt}
        if doubted:
            for offset, pair in enumerate(pairs):
                if pair in doubted:
                    self.odd[offset] = 1
        slack = {pair: _slack(points) for pair, (points, _) in known.items()}
        self.slack = [slack[pair] for pair in pairs]
        return [known[pair][0] for pair in pairs]


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
