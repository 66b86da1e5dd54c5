"""One number as a share of another, in percent, rounded as official documents expect."""

from decimal import Decimal
from fractions import Fraction

from shishi.rulebook.errors import RulebookError

Quantity = int | Decimal | Fraction


class ShareError(RulebookError):
    """A share of nothing, or of negative numbers."""


def share(numerator: Quantity, denominator: Quantity, decimals: int = 1) -> Decimal:
    """`numerator` ÷ `denominator` in percent, HALF_UP, as it is printed: 26/65 → `40`, 550/579 → `95.0`.

    An exact whole number carries no decimals; every other value carries all of them. Rounding never reaches 100 from
    below nor 0 from above (9999/10000 → `99.9`, 1/10000 → `0.1`), because both would be a claim that is not true.

    Raises:
        ShareError: the denominator is not above 0 or the numerator is below 0.

    """
    if denominator <= 0:
        raise ShareError("empty_denominator", "分母为0，无法计算比率。")
    if numerator < 0:
        raise ShareError("negative_numerator", "分子为负数，无法计算比率。")
    exact = Fraction(numerator) / Fraction(denominator) * 100
    if exact.denominator == 1:
        return Decimal(exact.numerator)
    steps = round_half_up(exact * 10**decimals)
    full = 100 * 10**decimals
    if exact < 100:
        steps = min(steps, full - 1)
    return Decimal(max(steps, 1)).scaleb(-decimals)


def round_half_up(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    whole = (abs(value) + Fraction(1, 2)).__floor__()
    return whole if value >= 0 else -whole
