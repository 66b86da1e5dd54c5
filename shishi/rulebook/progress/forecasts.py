"""Forecast of a target: a range from two speeds, and a plain sentence about the deadline."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from shishi.rulebook.progress.curves import PlanPoint, planned_share, rounded
from shishi.rulebook.progress.lights import LightError
from shishi.rulebook.stages import Kind

WINDOW_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """The cumulative value reported for a day, in the target's unit."""

    on: date
    cumulative: Decimal


@dataclass(frozen=True, slots=True)
class Forecast:
    """Expected cumulative value at the deadline, in the target's unit to two decimals, and whether it suffices.

    `can_finish` is True when even the lower end reaches the target, False when even the upper end stays below it, and
    None when the range leaves it open or nothing is reported.
    """

    low: Decimal | None
    high: Decimal | None
    can_finish: bool | None
    sentence: str


def forecast(
    history: Sequence[Reading],
    plan: Kind | Sequence[PlanPoint],
    target: Decimal,
    as_of: date,
    deadline: date,
) -> Forecast:
    """The range between two continuations of the latest reading up to the deadline.

    One goes on at the speed of the last three months, the other at the speed the plan foresees for the same season
    (what the plan still adds between `as_of` and the deadline). Readings after `as_of` are left out; a correction
    downwards gives speed 0, never a negative one.

    Raises:
        LightError: the target is not above 0.

    """
    if target <= 0:
        raise LightError("target_not_positive", "目标值应大于0，无法预测。")
    known = sorted((reading for reading in history if reading.on <= as_of), key=lambda reading: reading.on)
    if not known:
        return Forecast(None, None, None, "尚无报送数据，无法预测。")
    latest = Fraction(known[-1].cumulative)
    remaining = max((deadline - as_of).days, 0)
    recent = latest + _recent_speed(known, as_of) * remaining
    planned_more = planned_share(plan, deadline, year=deadline.year) - planned_share(plan, as_of, year=deadline.year)
    seasonal = latest + max(Fraction(planned_more), Fraction(0)) / 100 * Fraction(target) if remaining else latest
    low, high = sorted((recent, seasonal))
    return _verdict(low, high, Fraction(target), deadline)


def _verdict(low: Fraction, high: Fraction, target: Fraction, deadline: date) -> Forecast:
    can_finish = True if low >= target else False if high < target else None
    # Shown above 100 % a forecast would look like a promise; the values themselves keep the excess.
    shown = [f"{_percent(min(end / target, Fraction(1)))}%" for end in (low, high)]
    span = shown[0] if shown[0] == shown[1] else "—".join(shown)
    words = {True: "预计可按期完成", False: "难以完成年度目标", None: "能否按期完成存在不确定性"}[can_finish]
    day = f"{deadline.year}年{deadline.month}月{deadline.day}日"
    sentence = f"按近三个月速度和同期计划速度推算，到{day}预计达到目标的{span}，{words}。"
    return Forecast(rounded(low, 2), rounded(high, 2), can_finish, sentence)


def _percent(part: Fraction) -> Decimal:
    value = rounded(part * 100, 1)
    if part < 1:
        value = min(value, Decimal("99.9"))
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _recent_speed(known: Sequence[Reading], as_of: date) -> Fraction:
    """Growth per day since the last reading at least three months old, or since the turn of the year."""
    start = _months_before(as_of, WINDOW_MONTHS)
    older = [reading for reading in known if reading.on <= start]
    if older:
        first_on, first = older[-1].on, Fraction(older[-1].cumulative)
    else:
        first_on, first = date(as_of.year - 1, 12, 31), Fraction(0)
    days = (as_of - first_on).days
    return max((Fraction(known[-1].cumulative) - first) / days, Fraction(0))


def _months_before(day: date, months: int) -> date:
    """The same day some months earlier; a month's last day stays a last day."""
    index = day.year * 12 + day.month - 1 - months
    year, number = index // 12, index % 12 + 1
    length = calendar.monthrange(year, number)[1]
    was_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, number, length if was_last else min(day.day, length))
