"""Money in 元, 万元 and 亿元: exact conversion, display, and parts that add up to 100 %."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from shishi.rulebook.digits import without_spaces
from shishi.rulebook.errors import RulebookError

AMOUNT = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(亿元|亿|万元|万|元)?", re.ASCII)


class MoneyError(RulebookError):
    """Text that is no amount of money, or shares of nothing."""


class MoneyUnit(StrEnum):
    YUAN = "元"
    WAN = "万元"
    YI = "亿元"

    @property
    def power(self) -> int:
        """How many zeros the unit stands for."""
        return {"元": 0, "万元": 4, "亿元": 8}[self.value]


def convert(amount: Decimal, unit: MoneyUnit, to: MoneyUnit) -> Decimal:
    """The same amount in another unit, exactly: 1.2 亿元 → 12000 万元; no digit is lost."""
    with localcontext() as exact:
        exact.prec = max(len(amount.as_tuple().digits), 1)
        moved = amount.scaleb(unit.power - to.power)
    return _plain(moved)


def _plain(value: Decimal) -> Decimal:
    """The same number without an exponent above 0 and without trailing zeros behind the point."""
    with localcontext() as exact:
        exact.prec = max(len(value.as_tuple().digits) + abs(value.adjusted()) + 10, 28)
        if value == value.to_integral_value():
            return value.quantize(Decimal(1))
        return value.normalize()


def parse_money(text: str, default: MoneyUnit | None = None) -> Decimal:
    """The amount in 元. The cell's own unit beats `default`, the header's or the sheet's unit.

    Raises:
        MoneyError: it is no amount, or no unit is known.

    """
    plain = without_spaces(text)
    found = AMOUNT.fullmatch(plain)
    if found is None:
        raise MoneyError("no_amount", f"“{text}”不是金额。")
    own = {"亿": MoneyUnit.YI, "万": MoneyUnit.WAN, "元": MoneyUnit.YUAN}.get((found[2] or "")[:1])
    unit = own or default
    if unit is None:
        raise MoneyError("no_unit", f"“{text}”没有注明元、万元还是亿元。")
    return convert(Decimal(found[1].replace(",", "")), unit, MoneyUnit.YUAN)


def in_unit(yuan: Decimal, unit: MoneyUnit, decimals: int = 2) -> str:
    """For a table column in one unit: fixed decimals, HALF_UP, no separators."""
    value = convert(yuan, MoneyUnit.YUAN, unit)
    with localcontext() as wide:
        wide.prec = max(len(value.as_tuple().digits) + abs(value.adjusted()) + decimals + 5, 28)
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded or abs(rounded):f}"


def display(yuan: Decimal, decimals: int = 2) -> str:
    """For running text: the largest unit in which the amount is at least 1, at most `decimals` places, no idle zeros.

    120000000 → 1.2亿元, 35000 → 3.5万元, 800 → 800元.
    """
    # Judged after rounding: 99999999元 would read 10000万元; one unit up it is 1亿元.
    fitting = (unit for unit in MoneyUnit if abs(Decimal(in_unit(yuan, unit, decimals))) < 10_000)
    unit = next(fitting, MoneyUnit.YI)
    number = in_unit(yuan, unit, decimals)
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f"{number}{unit}"


def shares_that_add_up(parts: Sequence[Decimal | int], decimals: int = 1) -> tuple[Decimal, ...]:
    """Each part's percent of the sum, rounded so that together they are exactly 100 (largest remainder).

    Equal remainders go to the earlier part. No part is off by a full step of the last decimal.

    Raises:
        MoneyError: a part is negative, or all are 0.

    """
    total = sum((Fraction(part) for part in parts), Fraction(0))
    if any(part < 0 for part in parts) or total == 0:
        raise MoneyError("nothing_to_share", "各部分应不小于0且合计大于0，才能计算构成比。")
    steps = 100 * 10**decimals
    exact = [Fraction(part) / total * steps for part in parts]
    floors = [value.__floor__() for value in exact]
    order = sorted(range(len(parts)), key=lambda index: (floors[index] - exact[index], index))
    for index in order[: steps - sum(floors)]:
        floors[index] += 1
    return tuple(Decimal(value).scaleb(-decimals) for value in floors)
