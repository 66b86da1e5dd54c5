"""Sum rows (合计, 小计, 总计) are no data; they are checked against the rows they add up."""

from bisect import bisect
from decimal import Decimal

from shishi.documents.reading.bodies import SumRow
from shishi.documents.reading.cells import half_width, is_blank, number_of, squeeze, text_of
from shishi.documents.reading.figures import unit_at
from shishi.documents.reading.grid import Value
from shishi.documents.reading.money import read_wan
from shishi.documents.reading.quantities import strict_number
from shishi.documents.reading.roles import Measure
from shishi.documents.reading.synonyms import Field
from shishi.documents.reading.tables import Table

_MONEY = (Field.INVESTMENT, Field.INVESTED)
_AMOUNTS = (Field.TARGET, Field.CUMULATIVE, Field.MONTH)


def check_sums(table: Table) -> None:
    """Asks at every sum that differs from its rows. Columns of mixed units or with unclear cells are left alone."""
    for row in table.body.sums:
        low, high = _range(table, row)
        if high > low:
            for which, index, unit in _columns(table, low, high):
                _check(table, row, low, high, (which, index, unit))
    if table.body.sums:
        table.asks.notes.append(f"工作表“{table.grid.name}”的合计行没有当作数据，已与各行核对")


def _range(table: Table, row: SumRow) -> tuple[int, int]:
    """The entries that a sum row adds up: those above it, or below it when it stands on top of them."""
    starts = [entry.offset for entry in table.body.entries]
    place, count = bisect(starts, row.offset), len(starts)
    if not row.partial:
        return (0, place) if place else (0, count)
    edges = sorted({*table.body.groups, *(other.offset for other in table.body.sums)} - {row.offset})
    first = min(other.offset for other in table.body.sums if other.partial)
    on_top = bool(starts) and first < starts[0] and first not in table.body.groups
    above = place if on_top else bisect(starts, max((edge for edge in edges if edge < row.offset), default=-1))
    if above < place and row.offset not in table.body.groups:
        return above, place
    return place, bisect(
        starts, min((edge for edge in edges if edge > row.offset), default=starts[-1] if starts else 0)
    )


def _columns(table: Table, low: int, high: int) -> list[tuple[Field, int, str | None]]:
    found: list[tuple[Field, int, str | None]] = []
    for which in _MONEY:
        column = table.column(which)
        if column:
            found.append((which, column.index, table.money_unit(column)))
    for measure in table.roles.measures:
        if not _mixed(table, measure, low, high):
            found.extend((which, measure.columns[which].index, None) for which in _AMOUNTS if which in measure.columns)
    return found


def _mixed(table: Table, measure: Measure, low: int, high: int) -> bool:
    column = next(iter(measure.columns.values()))
    return len({unit_at(table, entry.offset, measure, column) for entry in table.body.entries[low:high]}) > 1


def _number(value: Value, unit: str | None, *, money: bool) -> Decimal | None:
    if money:
        amount, doubt = read_wan(value, unit or "万元")
        return None if doubt else amount
    if isinstance(value, bool):
        return None
    if isinstance(value, float | int):
        return number_of(value)
    return strict_number(squeeze(half_width(text_of(value))))


def _check(table: Table, row: SumRow, low: int, high: int, column: tuple[Field, int, str | None]) -> None:
    which, index, unit = column
    written = _number(table.body.value(row.offset, index), unit, money=which in _MONEY)
    if written is None:
        return
    total = shown = Decimal(0)
    for entry in table.body.entries[low:high]:
        for offset in (entry.offset, *entry.subs):
            if table.body.shared_from(offset, index) is not None:
                continue
            value = table.body.value(offset, index)
            if is_blank(value):
                continue
            number = _number(value, unit, money=which in _MONEY)
            if number is None:
                return
            total += number
            if table.body.start + offset not in table.grid.marks.hidden_rows:
                shown += number
    tolerance = (
        Decimal("0.005") if written != written.to_integral_value() or total != total.to_integral_value() else Decimal(0)
    )
    if min(abs(written - total), abs(written - shown)) > tolerance:
        table.ask(row.offset, index, which.value, None, f"合计行写的是{written}，各行相加是{total}，请核对", wrong=True)
