"""List rows read the quick way (see ``plain_columns``)."""

from collections.abc import Callable

from shishi.documents.reading.bodies import Entry
from shishi.documents.reading.cells import compact, is_blank, said
from shishi.documents.reading.dates import read_due
from shishi.documents.reading.figures import unit_at
from shishi.documents.reading.goals import targets_in
from shishi.documents.reading.grid import Value
from shishi.documents.reading.parties import Duty, read_duty, split_units
from shishi.documents.reading.plain_columns import PlainColumns
from shishi.documents.reading.rows import ListRow, Quantity
from shishi.documents.reading.synonyms import NAMES_WITH_GOALS, Field
from shishi.documents.reading.tables import Table
from shishi.documents.reading.tiers import lists_in

_Targets = tuple[Quantity, ...]


class PlainListRows(PlainColumns):
    """Serves tables whose targets stand in one column of figures or in one column of words."""

    def __init__(self, table: Table, names: list[str | None], present: dict[str, str]) -> None:
        super().__init__(table)
        self.names, self.places = names, present
        one_measure = len(table.roles.measures) <= 1 and len(table.roles.supports) <= 1
        self.serves = one_measure and table.column(Field.LISTS) is None and table.column(Field.TARGET_NAME) is None
        if self.serves:
            self._read()

    def _read(self) -> None:
        table = self.table
        goals, contents = self.texts(table.column(Field.GOAL)), self.texts(table.column(Field.CONTENT))
        self.contents = [goal or content for goal, content in zip(goals, contents, strict=True)]
        self.targets = self._targets()
        self.duties = self._duties()
        self.dues = self._dues()
        self.investments = self.money(table.column(Field.INVESTMENT))
        self.remarks = self.texts(table.column(Field.REMARK))
        for offset, remark in enumerate(self.remarks):
            if remark and lists_in(remark):
                self.odd[offset] = 1
        self.leaders = self.each(table.column(Field.LEADER), compact, None)
        self.numbers = table.texts(Field.NUMBER)
        self.kinds = self.each(table.column(Field.KIND), compact, None)

    def rows(self, entries: list[Entry], otherwise: Callable[[Entry], ListRow]) -> list[ListRow]:
        """All rows in order; ``otherwise`` reads those that are not plain."""
        odd, names, places = self.odd, self.names, self.places
        sheet, start = self.table.grid.name, self.table.body.start + 1
        contents, targets, duties, leaders, dues = self.contents, self.targets, self.duties, self.leaders, self.dues
        investments, remarks, numbers, kinds = self.investments, self.remarks, self.numbers, self.kinds
        found: list[ListRow] = []
        for entry in entries:
            o = entry.offset
            if odd[o] or entry.subs:
                found.append(otherwise(entry))
                continue
            duty = duties[o]
            found.append(
                ListRow(
                    sheet, start + o, entry.lists, entry.aspect, entry.heading, names[o] or "", contents[o], targets[o], duty.lead, duty.supports,
                    leaders[o], dues[o], investments[o], remarks[o], numbers[o], kinds[o], places,
                )
            )  # fmt: skip
        return found

    def _targets(self) -> list[_Targets]:
        table = self.table
        measure = table.roles.measures[0] if table.roles.measures else None
        column = measure.columns.get(Field.TARGET) if measure else None
        if measure is None or column is None:
            return self._worded_targets()
        beside = measure.columns.get(Field.UNIT) or table.column(Field.UNIT)
        sides: tuple[Value, ...] = self.values(beside) if beside else (None,) * self.size
        units: dict[Value, str | None] = {}
        found: list[_Targets] = []
        for offset, (number, side) in enumerate(zip(self.figures(column), sides, strict=True)):
            if number is None:
                found.append(())
                continue
            if side not in units:
                units[side] = unit_at(table, offset, measure, column)
            unit = units[side]
            if unit is None:
                self.odd[offset] = 1
            found.append((Quantity(number, unit or "", measure.name),))
        return found

    def _worded_targets(self) -> list[_Targets]:
        """The targets of one column of words; two such columns, or names that hold targets, are left to the slow way."""
        goal, content = self.table.column(Field.GOAL), self.table.column(Field.CONTENT)
        named = self.table.roles.single[Field.NAME].word in NAMES_WITH_GOALS
        if (goal and content) or named or self.table.column(Field.UNIT):
            self.mark_all()
        column = goal or content
        unit = column.unit if column else None

        def read(value: Value) -> tuple[_Targets, str | None]:
            if not isinstance(value, str):
                return (), None if is_blank(value) else "a number"
            if is_blank(value):
                return (), None
            found = targets_in(value, self.table.known_units, goal=goal is not None)
            if found.doubt or found.shares or any(not (item.unit or unit) for item in found.items):
                return (), found.doubt or "without unit"
            return tuple(Quantity(item.number, item.unit or unit or "", item.name) for item in found.items), None

        return [targets or () for targets in self.doubtful(column, read)]

    def _duties(self) -> list[Duty]:
        table = self.table
        column = table.column(Field.LEAD) or table.column(Field.DUTY)
        leads_only = column is not None and column.field is Field.LEAD

        def read(value: Value) -> tuple[Duty, str | None]:
            text = said(value)
            duty = Duty()
            if text:
                duty = read_duty(text, table.known_units, first_leads=table.around.first_leads, leads_only=leads_only)
            return duty, duty.doubt

        leads = self.doubtful(column, read)
        beside = table.roles.supports[0] if table.roles.supports else None
        nobody: tuple[str, ...] = ()
        others = self.each(beside, lambda value: split_units(said(value) or "", table.known_units), nobody)
        known: dict[tuple[Duty | None, tuple[str, ...]], Duty] = {}
        found: list[Duty] = []
        for pair in zip(leads, others, strict=True):
            if pair not in known:
                known[pair] = _together(*pair)
            found.append(known[pair])
        return found

    def _dues(self) -> list[str | None]:
        column, marks = self.table.column(Field.DUE), self.table.grid.marks
        year = self.table.around.year
        if column:
            for row, index in marks.months:
                if index == column.index and 0 <= row - self.table.body.start < self.size:
                    self.odd[row - self.table.body.start] = 1

        def read(value: Value) -> tuple[str | None, str | None]:
            due = read_due(value, year)
            return due.text, due.doubt

        return self.doubtful(column, read)


def _together(duty: Duty | None, others: tuple[str, ...]) -> Duty:
    duty = duty or Duty()
    names = dict.fromkeys((*duty.supports, *others))
    return Duty(duty.lead, tuple(name for name in names if name != duty.lead))
