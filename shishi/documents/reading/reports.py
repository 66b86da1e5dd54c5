"""Rows of a unit's monthly report: this month and the cumulative, percent, money, narrative; never one for the other."""

from decimal import Decimal

from shishi.documents.reading.bodies import Entry
from shishi.documents.reading.cells import half_width, is_blank, text_of
from shishi.documents.reading.figures import Figure, Figures, figures_at
from shishi.documents.reading.flags import read_flag
from shishi.documents.reading.money import read_wan
from shishi.documents.reading.percents import Percents, Value
from shishi.documents.reading.plain_reports import PlainReportRows, beside_money
from shishi.documents.reading.quantities import amounts
from shishi.documents.reading.roles import Column, Measure
from shishi.documents.reading.rows import Reported, ReportRow
from shishi.documents.reading.synonyms import Field
from shishi.documents.reading.tables import Table, letters_of
from shishi.documents.reading.units import times

_SAYS = (Field.TARGET, Field.CUMULATIVE, Field.MONTH)


def read_table(table: Table) -> list[ReportRow]:
    """The report rows of one table, in order."""
    reader = ReportReader(table)
    plain = PlainReportRows(table, reader.names, reader.present)
    if not plain.serves:
        return [reader.row(entry) for entry in table.body.entries]
    return plain.rows(table.body.entries, reader.row)


class ReportReader:
    """Reads a report table cell by cell, and asks."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.names = table.texts(Field.NAME)
        roles = table.roles
        first = roles.measures[0].columns if roles.measures else {}
        self.percent = table.column(Field.RATE) or table.column(Field.PHYSICAL)
        self.percents = Percents(table, self.percent, beside_money=beside_money(table))
        self.state = table.column(Field.STATE)
        self.state_is_figure = self.state is not None and not any(
            Field.CUMULATIVE in measure.columns for measure in roles.measures
        )
        self.present = letters_of(
            {
                "name": roles.index(Field.NAME),
                **{which.value: first[which].index for which in (*_SAYS, Field.UNIT) if which in first},
                "percent": self.percent.index if self.percent else None,
                **{
                    which.value: roles.index(which)
                    for which in (Field.INVESTED, Field.NARRATIVE, Field.PROBLEMS, Field.NEXT, Field.HELP)
                },
            }
        )
        self.flags = {which: roles.index(which) for which in (Field.STARTED, Field.BUILDING, Field.DONE, Field.IN_USE)}

    def row(self, entry: Entry) -> ReportRow:
        """One 件 with its sub-rows."""
        table, offset = self.table, entry.offset
        name = self.names[offset] or ""
        values = [value for part in (offset, *entry.subs) for value in self._values(entry, part, name)]
        state_text = self._state(entry, name, values)
        for value in values:
            self._check(value, name)
        return ReportRow(
            sheet=table.grid.name,
            row_no=table.body.start + offset + 1,
            lists=table.lists_for(entry, name),
            name=name,
            values=tuple(value.reported for value in values),
            percent=self.percents.of(entry, name, values),
            invested_wan=self._invested(entry, name),
            narrative=self._text(entry, Field.NARRATIVE) or state_text,
            problems=self._text(entry, Field.PROBLEMS),
            next=self._text(entry, Field.NEXT),
            started=self._flag(offset, Field.STARTED),
            under_construction=self._flag(offset, Field.BUILDING),
            done=self._flag(offset, Field.DONE),
            in_use=self._flag(offset, Field.IN_USE),
            help_needed=self._text(entry, Field.HELP),
            places=table.places(table.body.start + offset, self.present),
        )

    def _flag(self, offset: int, which: Field) -> bool | None:
        index = self.flags[which]
        return None if index is None else read_flag(self.table.body.value(offset, index))

    def _text(self, entry: Entry, which: Field) -> str | None:
        """The text of the 件; sub-rows with words of their own add to it."""
        index = self.table.roles.index(which)
        if index is None:
            return None
        texts = [self.table.said(entry.offset, which)]
        texts.extend(
            self.table.said(offset, which)
            for offset in entry.subs
            if self.table.body.shared_from(offset, index) is None
        )
        return "\n".join(text for text in texts if text) or None

    def _values(self, entry: Entry, offset: int, name: str) -> list[Value]:
        found: list[Value] = []
        for measure in self.table.roles.measures:
            parts = {which: self._figures(entry, offset, measure, which, name) for which in _SAYS}
            found.extend(self._paired(offset, measure, parts, name))
        return found

    def _figures(self, entry: Entry, offset: int, measure: Measure, which: Field, name: str) -> Figures:
        column = measure.columns.get(which)
        if column is None:
            return Figures()
        shared = self.table.body.shared_from(offset, column.index)
        if shared is not None:
            if shared < entry.offset and not is_blank(self.table.body.value(offset, column.index)):
                self.table.ask(offset, column.index, which.value, name, "这个数合并在几件实事上，无法判断各是多少")
                return Figures(unclear=True)
            return Figures()
        return figures_at(self.table, offset, (measure, which), which.value, name)

    def _paired(self, offset: int, measure: Measure, parts: dict[Field, Figures], name: str) -> list[Value]:
        """Several items in one cell pair with those of the other cells in order, when there are as many."""
        counts = {len(part.items) for part in parts.values() if part.items}
        unclear = any(part.unclear for part in parts.values())
        label = measure.name or _label(self.table, offset)
        if not counts:
            return []
        if len(counts) > 1:
            which = next(which for which in _SAYS if parts[which].items and which in measure.columns)
            self.table.ask(
                offset,
                measure.columns[which].index,
                which.value,
                name,
                "目标、累计、本月几格里的项数不同，无法一一对应",
            )
            return []
        result: list[Value] = []
        for place in range(counts.pop()):
            picked = {which: parts[which].items[place] if parts[which].items else None for which in _SAYS}
            result.append(Value(self._reported(offset, measure, picked, label, name), offset, measure, unclear))
        return result

    def _reported(
        self, offset: int, measure: Measure, picked: dict[Field, Figure | None], label: str | None, name: str
    ) -> Reported:
        present = [(which, figure) for which, figure in picked.items() if figure]
        units = list(dict.fromkeys(figure.unit for _, figure in present if figure.unit))
        if "%" in units and len(units) > 1:
            units.remove("%")
            which = next(which for which, figure in present if figure.unit == "%")
            self.table.ask(
                offset, measure.columns[which].index, which.value, name, "写的是百分数，不是数量，请填写数量"
            )
            picked = {key: None if figure and figure.unit == "%" else figure for key, figure in picked.items()}
            present = [(key, figure) for key, figure in picked.items() if figure]
        if len(units) > 1:
            picked, units = _in_one_unit(picked, units)
        for which, figure in picked.items():
            if figure and figure.unit not in (None, units[0] if units else None):
                message = f"单位是{figure.unit}，与{units[0]}不是一个单位，请统一"
                self.table.ask(offset, measure.columns[which].index, which.value, name, message)
                picked = {**picked, which: None}
        names = [figure.name for _, figure in present if figure.name]
        numbers = {which: figure.number if figure else None for which, figure in picked.items()}
        return Reported(
            label or (names[0] if names else None),
            units[0] if units else None,
            numbers[Field.TARGET],
            numbers[Field.CUMULATIVE],
            numbers[Field.MONTH],
            self.table.address(offset, _leading(measure, picked)),
        )

    def _check(self, value: Value, name: str) -> None:
        said = value.reported
        if value.unclear or said.cumulative is None or said.month is None or said.month <= said.cumulative:
            return
        for column in (value.measure.columns.get(Field.MONTH), value.measure.columns.get(Field.CUMULATIVE)):
            if column is None:
                continue
            self.table.ask(
                value.offset,
                column.index,
                column.field.value,
                name,
                f"累计完成{said.cumulative}小于本月完成{said.month}，请核对",
                wrong=True,
            )

    def _state(self, entry: Entry, name: str, values: list[Value]) -> str | None:
        """完成情况: a number is the cumulative, words are narrative."""
        if self.state is None:
            return None
        value = self.table.body.value(entry.offset, self.state.index)
        if is_blank(value):
            return None
        text = text_of(value)
        found = amounts(text) if isinstance(value, str) else None
        if isinstance(value, str) and (
            not found or len(found.items) != 1 or found.doubt or found.items[0].unit == "%" or _wordy(text)
        ):
            if found and len(found.items) == 1 and found.items[0].unit == "%":
                self.table.ask(
                    entry.offset, self.state.index, "percent", name, "“完成情况”写的是百分数，无法判断是哪一种率"
                )
                return None
            return text
        if not self.state_is_figure:
            self.table.ask(
                entry.offset,
                self.state.index,
                "cumulative",
                name,
                "“完成情况”是数，但另有累计完成一列，无法判断它是什么",
            )
            return None
        self._set_cumulative(entry, name, values)
        return None

    def _set_cumulative(self, entry: Entry, name: str, values: list[Value]) -> None:
        if self.state is None:
            return
        own = values[0].measure if len(values) == 1 else Measure(None)
        measure = Measure(own.name, {**own.columns, Field.CUMULATIVE: self.state})
        figures = figures_at(self.table, entry.offset, (measure, Field.CUMULATIVE), "cumulative", name)
        if len(values) > 1 or len(figures.items) != 1:
            self.table.ask(entry.offset, self.state.index, "cumulative", name, "“完成情况”的数与目标不能一一对应")
            return
        figure = figures.items[0]
        before = values[0].reported if values else Reported(None, None, None, None, None)
        cell = self.table.address(entry.offset, self.state)
        merged = Reported(before.name, before.unit or figure.unit, before.target, figure.number, before.month, cell)
        if before.unit and figure.unit and before.unit != figure.unit:
            self.table.ask(
                entry.offset,
                self.state.index,
                "cumulative",
                name,
                f"目标与完成数的单位不一（{before.unit}、{figure.unit}），请统一",
            )
        values[:] = [Value(merged, entry.offset, measure, figures.unclear)]

    def _invested(self, entry: Entry, name: str) -> Decimal | None:
        column = self.table.column(Field.INVESTED)
        if column is None:
            return None
        body = self.table.body
        if self._is_shared(entry, column):
            self.table.ask(
                entry.offset, column.index, "invested_wan", name, "完成投资合并在几件实事上，无法判断各是多少"
            )
            return None
        own = [
            offset
            for offset in entry.subs
            if body.shared_from(offset, column.index) is None and not is_blank(body.value(offset, column.index))
        ]
        if own:
            self.table.ask(entry.offset, column.index, "invested_wan", name, "一件实事下有几个投资数，无法判断是否相加")
            return None
        value = body.value(entry.offset, column.index)
        amount, doubt = read_wan(value, self.table.money_unit(column))
        if doubt:
            self.table.ask(
                entry.offset,
                column.index,
                "invested_wan",
                name,
                f"完成投资“{text_of(value)}”{doubt}",
                wrong="负数" in doubt,
            )
        return amount

    def _is_shared(self, entry: Entry, column: Column) -> bool:
        body = self.table.body
        spot = self.table.spot(entry.offset, column.index)
        top = body.owner.get(spot, spot)
        last_own = body.start + max([entry.offset, *entry.subs])
        return top[0] < spot[0] or body.bottoms.get(top, top[0]) > last_own


def _leading(measure: Measure, picked: dict[Field, Figure | None]) -> Column | None:
    """The column whose cell stands for a value: the cumulative figure's, else the month's, else the target's."""
    which = next((key for key in (Field.CUMULATIVE, Field.MONTH) if picked.get(key)), Field.TARGET)
    return measure.columns.get(which)


def _in_one_unit(picked: dict[Field, Figure | None], units: list[str]) -> tuple[dict[Field, Figure | None], list[str]]:
    """人 beside 万人 is the same measure: all are said in the unit that stands first."""
    factors = {unit: times(unit, units[0]) for unit in units}
    if any(factor is None for factor in factors.values()):
        return picked, units
    turned = {
        which: figure and Figure(figure.number * (factors.get(figure.unit or units[0]) or 1), units[0], figure.name)
        for which, figure in picked.items()
    }
    return turned, units[:1]


def _label(table: Table, offset: int) -> str | None:
    text = table.said(offset, Field.TARGET_NAME)
    return "".join(text.split()) if text else None


def _wordy(text: str) -> bool:
    """More words than an amount has: 完成招聘会6场 and 1320户，正在验收 are narrative."""
    return len(text) > 12 or not half_width(text)[:1].isdecimal()
