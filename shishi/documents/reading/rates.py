"""Percents in points: 87.6 % is 87.6, whether shown by a format, written in text, or under a header with %."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from shishi.documents.reading.cells import half_width, is_blank, number_of, plain, squeeze
from shishi.documents.reading.grid import Value

_TEXT = re.compile(r"^(\d+(?:\.\d+)?)%(?:\((?P<remark>.*)\))?$")
_HIGHEST = 200
_LONG = 6  # more significant decimals than a person types: computed by a formula


def read_percent(value: Value, shown_decimals: int | None) -> tuple[Decimal | None, str | None]:
    """Points and the reason of doubt. ``shown_decimals`` is set when the cell's format shows percent.

    A bare number between 0 and 1 may be a fraction or points: it comes back as doubt with no value; the caller may
    know better from target and cumulative. Text without a percent is nothing.
    """
    if is_blank(value) or isinstance(value, bool):
        return None, None
    if isinstance(value, float | int):
        return _typed(value, shown_decimals)
    text = squeeze(half_width(str(value)))
    match = _TEXT.match(text)
    if match:
        return _bounded(Decimal(match[1]))
    if re.match(r"^\d+(?:\.\d+)?$", text):
        return _bare(Decimal(text))
    if "%" in text and re.search(r"\d", text):
        return None, "不是一个确定的百分数"
    return None, None


def _typed(value: float, shown_decimals: int | None) -> tuple[Decimal | None, str | None]:
    if not math.isfinite(value):
        return None, "数字过大"
    number = number_of(value)
    if shown_decimals is None:
        return _bare(number)
    points = number * 100
    exponent = points.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > max(_LONG - 2, shown_decimals):
        points = points.quantize(Decimal(1).scaleb(-shown_decimals), ROUND_HALF_UP)
    return _bounded(Decimal(plain(points)))


def _bare(number: Decimal) -> tuple[Decimal | None, str | None]:
    if 0 < number <= 1:
        return None, "没有百分号，分不清是小数还是百分数"
    return _bounded(number)


def _bounded(points: Decimal) -> tuple[Decimal | None, str | None]:
    if points < 0:
        return None, "百分数为负数"
    if points > _HIGHEST:
        return None, "百分数过大，可能多乘了100"
    return points, None


def agrees(points: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether ``points`` is ``part`` of ``whole`` rounded to the decimals that ``points`` has."""
    exponent = points.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return abs(part * 100 / whole - points) <= Decimal(5).scaleb(-decimals - 1) + Decimal("0.000001")
