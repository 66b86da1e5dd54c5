"""The percent of a 件: 任务完成率 if there is one, else 形象进度; checked against its value, never computed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.documents.reading.bodies import Entry
from shishi.documents.reading.cells import is_blank, number_of, text_of
from shishi.documents.reading.rates import agrees, read_percent
from shishi.documents.reading.roles import Column, Measure
from shishi.documents.reading.rows import Reported
from shishi.documents.reading.synonyms import Field
from shishi.documents.reading.tables import Table


@dataclass(frozen=True, slots=True)
class Value:
    """A value with the places of its parts, for the checks."""

    reported: Reported
    offset: int
    measure: Measure
    unclear: bool


class Percents:
    """Reads one percent column, and asks. ``beside_money`` tells that it may be the rate of the investment."""

    def __init__(self, table: Table, column: Column | None, *, beside_money: bool) -> None:
        self.table = table
        self.column = column
        self.beside_money = beside_money

    def of(self, entry: Entry, name: str, values: Sequence[Value]) -> Decimal | None:
        """The percent of one 件, None where the file does not say one.

        Several targets may each have their rate: then the 件 has none of its own, and it is asked about only where a
        rate does not follow from its own target and value.
        """
        column = self.column
        if column is None:
            return None
        own = [offset for offset in (entry.offset, *entry.subs) if self._has_own(offset, column)]
        if len(own) > 1 or (own and own != [entry.offset]):
            if not all(self._follows(offset, column, values) for offset in own):
                self._ask(entry.offset, column, name, "一件实事的几个目标各有完成率，与各自的累计和目标对不上，请核对")
            return None
        return self._single(entry.offset, column, name, values)

    def _has_own(self, offset: int, column: Column) -> bool:
        body = self.table.body
        return body.shared_from(offset, column.index) is None and not is_blank(body.value(offset, column.index))

    def _follows(self, offset: int, column: Column, values: Sequence[Value]) -> bool:
        """Whether the rate of this row is that of this row's only value."""
        here = [value.reported for value in values if value.offset == offset and not value.unclear]
        if len(here) != 1 or not here[0].target or here[0].cumulative is None:
            return False
        points, doubt = self._read(offset, column)
        if doubt:
            value = self.table.body.value(offset, column.index)
            if not isinstance(value, float | int) or value < 0:
                return False
            points, doubt = _by_check(number_of(value), here[0].cumulative, here[0].target)
        return doubt is None and points is not None and agrees(points, here[0].cumulative, here[0].target)

    def _read(self, offset: int, column: Column) -> tuple[Decimal | None, str | None]:
        spot = self.table.spot(offset, column.index)
        owner = self.table.body.owner.get(spot, spot)
        return read_percent(self.table.body.value(offset, column.index), self.table.grid.marks.percent_at(owner))

    def _single(self, offset: int, column: Column, name: str, values: Sequence[Value]) -> Decimal | None:
        value = self.table.body.value(offset, column.index)
        points, doubt = self._read(offset, column)
        known = values[0].reported if len(values) == 1 and not values[0].unclear else None
        target, done = (known.target, known.cumulative) if known else (None, None)
        checkable = column.field is Field.RATE and target is not None and target > 0 and done is not None
        if doubt and checkable and target and done is not None and isinstance(value, float | int) and value >= 0:
            points, doubt = _by_check(number_of(value), done, target)
        elif doubt and column.unit == "%" and isinstance(value, float | int) and column.field is Field.PHYSICAL:
            doubt = "小于等于1，分不清是小数还是百分数"
        if doubt:
            self._ask(offset, column, name, f"“{text_of(value)}”{doubt}，请写成百分数")
            return None
        if points is None:
            return None
        right = checkable and target and done is not None and agrees(points, done, target)
        if self.beside_money and not right:
            self._ask(
                offset, column, name, "“完成率”在投资一列旁边，可能是投资完成率，请写明是任务完成率还是投资完成率"
            )
            return None
        if checkable and target and done is not None and not right:
            shown = f"{done * 100 / target:.1f}"
            sentence = f"完成率{points}%与累计{done}除以目标{target}（{shown}%）不符，请核对"
            self._ask(offset, column, name, sentence, wrong=True)
        return points

    def _ask(self, offset: int, column: Column, name: str, sentence: str, *, wrong: bool = False) -> None:
        self.table.ask(offset, column.index, "percent", name, sentence, wrong=wrong)


def _by_check(number: Decimal, done: Decimal, target: Decimal) -> tuple[Decimal | None, str | None]:
    """0.876 beside 876 of 1000 is 87.6 %; beside 8.76 of 1000 it would be 0.876 %."""
    if agrees((number * 100).normalize() + 0, done, target) or abs(done / target - number) < Decimal("0.0001"):
        return (number * 100).normalize() + Decimal(0), None
    if agrees(number, done, target):
        return number, None
    return None, "没有百分号，也与累计除以目标不符，分不清是小数还是百分数"
