"""The figures of one cell in a column of amounts, with the unit that holds for it."""

import datetime as dt
import math
from dataclasses import dataclass
from decimal import Decimal

from shishi.documents.reading.cells import HIGHEST, compact, half_width, is_blank, number_of, text_of
from shishi.documents.reading.goals import targets_in
from shishi.documents.reading.quantities import NOTHING, Amounts, Item, amounts
from shishi.documents.reading.roles import Column, Measure
from shishi.documents.reading.synonyms import EXACT, Field
from shishi.documents.reading.tables import Table
from shishi.documents.reading.units import is_unit


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with its unit and name, as far as the file says them."""

    number: Decimal
    unit: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a cell. ``unclear``: an ask was put, what is here is at most a proposal."""

    items: tuple[Figure, ...] = ()
    unclear: bool = False
    shares: tuple[tuple[str, Decimal], ...] = ()


EMPTY = Figures()


def typed_amount(value: float, percent_decimals: int | None) -> Amounts:
    """A typed number; one shown in percent is points with the unit %."""
    if not math.isfinite(value) or abs(value) >= HIGHEST:
        return Amounts(doubt="数字过大", wrong=True)
    if value < 0:
        return Amounts(doubt="数量为负数", wrong=True)
    if percent_decimals is not None:
        return Amounts((Item(number_of(value * 100), "%"),))
    return Amounts((Item(number_of(value)),))


def figures_at(table: Table, offset: int, place: tuple[Measure, Field], about: str, row: str | None) -> Figures:
    """Reads the cell of ``which`` on a row and asks where a person must decide."""
    measure, which = place
    column = measure.columns.get(which)
    if column is None:
        return EMPTY
    value = table.body.value(offset, column.index)
    if value is None or is_blank(value) or isinstance(value, bool):
        return EMPTY
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        table.ask(offset, column.index, about, row, f"“{text_of(value)}”是日期或时间，不是数量")
        return Figures(unclear=True)
    owner = table.body.owner.get(table.spot(offset, column.index), table.spot(offset, column.index))
    found = (
        _worded(value, column, table.known_units)
        if isinstance(value, str)
        else typed_amount(value, table.grid.marks.percent_at(owner))
    )
    if found is NOTHING:
        return EMPTY
    if found.doubt:
        table.ask(offset, column.index, about, row, f"“{text_of(value)}”{found.doubt}，请填写确数", wrong=found.wrong)
    unit = unit_at(table, offset, measure, column)
    items = tuple(Figure(item.number, item.unit or unit, item.name) for item in found.items)
    if _scaled_twice(value, found, unit):
        table.ask(offset, column.index, about, row, f"单元格写了“万”，列的单位也是“{unit}”，无法判断数量")
        return Figures(unclear=True)
    return Figures(items, found.doubt is not None, found.shares)


def _worded(text: str, column: Column, known_units: frozenset[str]) -> Amounts:
    """A goal may be said in words: 新建小学2所; a column of figures may not."""
    if EXACT.get(column.word) is Field.GOAL:
        return targets_in(text, known_units, goal=True)
    return amounts(text, known_units)


def _scaled_twice(value: object, found: Amounts, unit: str | None) -> bool:
    return (
        isinstance(value, str)
        and unit is not None
        and unit[:1] in "万亿"
        and any(item.unit is None for item in found.items)
        and half_width(value).rstrip().endswith(("万", "亿"))
    )


def unit_at(table: Table, offset: int, measure: Measure, column: Column) -> str | None:
    """The unit beside the figure, else the header's, else the sheet's one plain unit."""
    beside = measure.columns.get(Field.UNIT) or table.column(Field.UNIT)
    if beside:
        text = compact(table.body.value(offset, beside.index))
        if text:
            half = half_width(text)
            return half if is_unit(half) else text
    own = column.unit if column.unit and column.unit != "%" else None
    return own or measure.unit_of(column.field) or table.plain_unit()
