"""Rows of a list (汇总表, 分解表): names, targets, duty, time limit, investment."""

from collections.abc import Callable
from decimal import Decimal

from shishi.documents.reading.bodies import Entry
from shishi.documents.reading.cells import compact, is_blank, said, squeeze, text_of
from shishi.documents.reading.dates import read_due
from shishi.documents.reading.figures import Figure, figures_at, typed_amount
from shishi.documents.reading.goals import targets_in
from shishi.documents.reading.money import read_wan
from shishi.documents.reading.parties import Duty, read_duty, split_units
from shishi.documents.reading.plain_lists import PlainListRows
from shishi.documents.reading.quantities import NOTHING, Amounts
from shishi.documents.reading.roles import Column, Measure
from shishi.documents.reading.rows import ListRow, Pending, Quantity
from shishi.documents.reading.synonyms import NAMES_WITH_GOALS, Field
from shishi.documents.reading.tables import Table, letters_of

_SHORT_NAME = 15
_SAME_ON_SUBROWS = (Field.LEAD, Field.DUTY, Field.LEADER, Field.DUE)
_PENDING = {"待下达", "任务待下达", "指标待下达", "计划待下达"}
_JSON = {Field.LEAD: "lead", Field.DUTY: "lead", Field.LEADER: "leader", Field.DUE: "due"}


def read_table(table: Table) -> list[ListRow]:
    """The list rows of one table, in order."""
    reader = ListReader(table)
    plain = PlainListRows(table, reader.names, reader.present)
    if not plain.serves:
        return [reader.row(entry) for entry in table.body.entries]
    return plain.rows(table.body.entries, reader.row)


class ListReader:
    """Reads a list table cell by cell, and asks."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.names = table.texts(Field.NAME)
        self.leaders = table.texts(Field.LEADER)
        self.numbers = table.texts(Field.NUMBER)
        self.sub_offsets = {
            offset for entry in table.body.entries if entry.subs for offset in (entry.offset, *entry.subs)
        }
        self.duties: dict[tuple[str, bool], Duty] = {}
        self.splits: dict[str, tuple[str, ...]] = {}
        roles = table.roles
        lead = table.column(Field.LEAD) or table.column(Field.DUTY)
        target = next((m.columns[Field.TARGET].index for m in roles.measures if Field.TARGET in m.columns), None)
        goal = roles.index(Field.GOAL)
        self.target_columns = target
        self.name_is_goal = roles.single[Field.NAME].word in NAMES_WITH_GOALS
        self.present = letters_of(
            {
                "name": roles.index(Field.NAME),
                "aspect": roles.index(Field.ASPECT),
                "targets": target if target is not None else goal if goal is not None else roles.index(Field.CONTENT),
                "lead": lead.index if lead else None,
                "supports": roles.supports[0].index if roles.supports else None,
                "leader": roles.index(Field.LEADER),
                "due": roles.index(Field.DUE),
                "investment_wan": roles.index(Field.INVESTMENT),
                "remark": roles.index(Field.REMARK),
                "list": roles.index(Field.LISTS),
                "number": roles.index(Field.NUMBER),
                "kind_text": roles.index(Field.KIND),
            }
        )

    def row(self, entry: Entry) -> ListRow:
        """One 件 with its sub-rows."""
        table, offset = self.table, entry.offset
        name = self.names[offset] or ""
        lead, supports = self._duty(offset, name)
        self._differing(entry, name)
        remark = table.said(offset, Field.REMARK)
        return ListRow(
            sheet=table.grid.name,
            row_no=table.body.start + offset + 1,
            lists=table.lists_for(entry, name),
            aspect=entry.aspect,
            heading=entry.heading,
            name=name,
            content=table.said(offset, Field.GOAL) or table.said(offset, Field.CONTENT),
            targets=self._targets(entry, name),
            lead=lead,
            supports=supports,
            leader=self.leaders[offset],
            due=self._due(offset, name),
            investment_wan=self._investment(entry, name),
            remark=remark,
            number=self.numbers[offset],
            kind_text=compact(table.value(offset, Field.KIND)),
            pending=_pending(table, entry, self._target_name),
            places=table.places(table.body.start + offset, self.present),
        )

    def _duty(self, offset: int, name: str) -> tuple[str | None, tuple[str, ...]]:
        table = self.table
        column = table.column(Field.LEAD) or table.column(Field.DUTY)
        found = Duty()
        if column:
            text = said(table.body.value(offset, column.index))
            if text:
                leads_only = column.field is Field.LEAD
                key = (text, leads_only)
                if key not in self.duties:
                    self.duties[key] = read_duty(
                        text, table.known_units, first_leads=table.around.first_leads, leads_only=leads_only
                    )
                found = self.duties[key]
                if found.doubt:
                    table.ask(offset, column.index, "lead", name, f"{found.doubt}，请指明牵头单位")
        supports = list(found.supports)
        for support in table.roles.supports:
            text = said(table.body.value(offset, support.index))
            if text:
                if text not in self.splits:
                    self.splits[text] = split_units(text, table.known_units)
                supports.extend(self.splits[text])
        return found.lead, tuple(dict.fromkeys(unit for unit in supports if unit != found.lead))

    def _due(self, offset: int, name: str) -> str | None:
        column = self.table.column(Field.DUE)
        if column is None:
            return None
        spot = self.table.spot(offset, column.index)
        owner = self.table.body.owner.get(spot, spot)
        found = read_due(
            self.table.body.value(offset, column.index),
            self.table.around.year,
            month_only=owner in self.table.grid.marks.months,
        )
        if found.doubt:
            self.table.ask(offset, column.index, "due", name, f"完成时限{found.doubt}，请写明日期")
        return found.text

    def _investment(self, entry: Entry, name: str) -> Decimal | None:
        column = self.table.column(Field.INVESTMENT)
        if column is None:
            return None
        if self._shared_by_others(entry, column):
            self.table.ask(entry.offset, column.index, "investment_wan", name, "投资合并在几件实事上，无法判断各是多少")
            return None
        value = self.table.body.value(entry.offset, column.index)
        amount, doubt = read_wan(value, self.table.money_unit(column))
        if doubt:
            self.table.ask(
                entry.offset,
                column.index,
                "investment_wan",
                name,
                f"投资“{text_of(value)}”{doubt}",
                wrong="负数" in doubt,
            )
        own = [offset for offset in entry.subs if self.table.body.shared_from(offset, column.index) is None]
        if any(not is_blank(self.table.body.value(offset, column.index)) for offset in own):
            self.table.ask(
                entry.offset, column.index, "investment_wan", name, "一件实事下有几个投资数，无法判断是否相加"
            )
            return None
        return amount

    def _shared_by_others(self, entry: Entry, column: Column) -> bool:
        spot = self.table.spot(entry.offset, column.index)
        top = self.table.body.owner.get(spot, spot)
        if top[1] != column.index:
            return True
        bottom = self.table.body.bottoms.get(top, top[0])
        last_own = self.table.body.start + max([entry.offset, *entry.subs])
        return bottom > last_own or top[0] < self.table.body.start + entry.offset

    def _differing(self, entry: Entry, name: str) -> None:
        """A sub-row that names another unit or time limit than its 件 leaves open for whom it holds."""
        for offset in entry.subs:
            for which in _SAME_ON_SUBROWS:
                index = self.table.roles.index(which)
                if index is None or self.table.body.shared_from(offset, index) is not None:
                    continue
                own = compact(self.table.body.value(offset, index))
                if own and own != compact(self.table.body.value(entry.offset, index)):
                    self.table.ask(
                        offset, index, _JSON[which], name, "同一件实事的下一行写了不同的内容，无法判断以哪一行为准"
                    )

    def _targets(self, entry: Entry, name: str) -> tuple[Quantity, ...]:
        found: list[Quantity] = []
        for offset in (entry.offset, *entry.subs):
            if self.target_columns is not None:
                for measure in self.table.roles.measures:
                    found.extend(self._measured(entry, offset, measure, name))
            else:
                found.extend(self._worded(entry, offset, name))
        return tuple(found)

    def _measured(self, entry: Entry, offset: int, measure: Measure, name: str) -> list[Quantity]:
        column = measure.columns.get(Field.TARGET)
        if column is None:
            return []
        shared = self.table.body.shared_from(offset, column.index)
        if shared is not None:
            if shared < entry.offset:
                self.table.ask(offset, column.index, "targets", name, "目标合并在几件实事上，无法判断各是多少")
            return []
        figures = figures_at(self.table, offset, (measure, Field.TARGET), "targets", name)
        return [
            self._quantity((offset, column), figure, measure.name, name, figures.shares) for figure in figures.items
        ]

    def _quantity(
        self,
        place: tuple[int, Column],
        figure: Figure,
        group: str | None,
        name: str,
        shares: tuple[tuple[str, Decimal], ...],
    ) -> Quantity:
        offset, column = place
        if figure.unit is None:
            self.table.ask(offset, column.index, "targets", name, f"目标“{figure.number}”没有计量单位，请补单位")
        return Quantity(figure.number, figure.unit or "", group or figure.name or self._target_name(offset), shares)

    def _target_name(self, offset: int) -> str | None:
        own = compact(self.table.value(offset, Field.TARGET_NAME))
        if own:
            return own
        if offset not in self.sub_offsets:
            return None
        text = compact(self.table.value(offset, Field.CONTENT)) or compact(self.table.value(offset, Field.GOAL))
        return text if text and len(text) <= _SHORT_NAME and not any(sign.isdigit() for sign in text) else None

    def _worded(self, entry: Entry, offset: int, name: str) -> list[Quantity]:
        for which in (Field.GOAL, Field.CONTENT, Field.NAME):
            if which is Field.NAME and not self.name_is_goal:
                continue
            column = self.table.column(which)
            if column is None:
                continue
            shared = self.table.body.shared_from(offset, column.index)
            value = self.table.body.value(offset, column.index)
            if shared is not None:
                if shared < entry.offset and not is_blank(value):
                    self._ask_shared(offset, column, value, name)
                continue
            found = self._amounts(value, which, (self.table.body.start + offset, column.index))
            if found is NOTHING or (not found.items and not found.doubt):
                continue
            if found.doubt:
                shown = squeeze(text_of(value))[:20]
                self.table.ask(
                    offset,
                    column.index,
                    "targets",
                    name,
                    f"目标“{shown}”{found.doubt}，请确认目标的数量和单位",
                    wrong=found.wrong,
                )
            unit = self._unit_beside(offset) or column.unit
            figures = [Figure(item.number, item.unit or unit, item.name) for item in found.items]
            return [self._quantity((offset, column), figure, None, name, found.shares) for figure in figures]
        return []

    def _ask_shared(self, offset: int, column: Column, value: object, name: str) -> None:
        if any(sign.isdigit() for sign in str(value)):
            self.table.ask(offset, column.index, "targets", name, "目标合并在几件实事上，无法判断各是多少")

    def _unit_beside(self, offset: int) -> str | None:
        return compact(self.table.value(offset, Field.UNIT))

    def _amounts(self, value: object, which: Field, spot: tuple[int, int]) -> Amounts:
        if isinstance(value, bool) or value is None or value == "":
            return NOTHING
        if isinstance(value, float | int):
            return typed_amount(value, self.table.grid.marks.percent_at(spot))
        if isinstance(value, str) and not is_blank(value):
            return targets_in(value, self.table.known_units, goal=which is not Field.CONTENT)
        return NOTHING


def _pending(table: Table, entry: Entry, target_name: Callable[[int], str | None]) -> tuple[Pending, ...]:
    """Targets that the table announces without a number, where it says their unit."""
    found: list[Pending] = []
    for offset in (entry.offset, *entry.subs):
        for measure in table.roles.measures:
            column = measure.columns.get(Field.TARGET)
            if column is None or compact(table.body.value(offset, column.index)) not in _PENDING:
                continue
            beside = measure.columns.get(Field.UNIT)
            unit = compact(table.body.value(offset, beside.index)) if beside else measure.unit_of(Field.TARGET)
            if unit:
                found.append(Pending(unit, measure.name or target_name(offset)))
    return tuple(found)
