"""Forecast of a target: a range from two speeds, and a plain sentence about the deadline."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from shishi.rulebook.progress.curves import PlanPoint, planned_shares, rounded
from shishi.rulebook.progress.lights import LightError
from shishi.rulebook.stages import Kind

WINDOW_MONTHS = 3


class Reading(NamedTuple):
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
    known = _known(history, target, as_of)
    if not known:
        return Forecast(None, None, None, "尚无报送数据，无法预测。")
    low, high = _ends(known, plan, target, as_of, deadline)
    verdict = _verdict(low, high, target)
    # Shown above 100 % a forecast would look like a promise; the values themselves keep the excess.
    shown = [f"{_percent(end, target)}%" for end in (low, high)]
    span = shown[0] if shown[0] == shown[1] else "—".join(shown)
    words = {True: "预计可按期完成", False: "难以完成年度目标", None: "能否按期完成存在不确定性"}[verdict]
    day = f"{deadline.year}年{deadline.month}月{deadline.day}日"
    sentence = f"按近三个月速度和同期计划速度推算，到{day}预计达到目标的{span}，{words}。"
    return Forecast(rounded(low, 2), rounded(high, 2), verdict, sentence)


def can_finish(
    history: Sequence[Reading],
    plan: Kind | Sequence[PlanPoint],
    target: Decimal,
    as_of: date,
    deadline: date,
) -> bool | None:
    """What `forecast` says of the deadline, alone."""
    known = _known(history, target, as_of)
    return _verdict(*_ends(known, plan, target, as_of, deadline), target) if known else None


def _known(history: Sequence[Reading], target: Decimal, as_of: date) -> list[Reading]:
    if target <= 0:
        raise LightError("target_not_positive", "目标值应大于0，无法预测。")
    return sorted((reading for reading in history if reading.on <= as_of), key=lambda reading: reading.on)


def _ends(
    known: Sequence[Reading], plan: Kind | Sequence[PlanPoint], target: Decimal, as_of: date, deadline: date
) -> tuple[Decimal, Decimal]:
    latest = known[-1].cumulative
    remaining = (deadline - as_of).days
    if remaining <= 0:
        return latest, latest
    grown, days = _recent_growth(known, as_of)
    recent = (latest * days + grown * remaining) / days  # divided last, so that reaching the target exactly shows
    before, after = planned_shares(plan, (as_of, deadline), year=deadline.year)
    seasonal = latest + max(after - before, Decimal(0)) * target / 100
    return min(recent, seasonal), max(recent, seasonal)


def _verdict(low: Decimal, high: Decimal, target: Decimal) -> bool | None:
    return True if low >= target else False if high < target else None


def _percent(end: Decimal, target: Decimal) -> Decimal:
    value = rounded(min(end * 100 / target, Decimal(100)), 1)
    if end < target:
        value = min(value, Decimal("99.9"))
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _recent_growth(known: Sequence[Reading], as_of: date) -> tuple[Decimal, int]:
    """Growth, and in how many days, since the last reading at least three months old, or since the turn of the year."""
    start = _months_before(as_of, WINDOW_MONTHS)
    older = [reading for reading in known if reading.on <= start]
    first = older[-1] if older else Reading(date(as_of.year - 1, 12, 31), Decimal(0))
    return max(known[-1].cumulative - first.cumulative, Decimal(0)), (as_of - first.on).days


@lru_cache(maxsize=64)
def _months_before(day: date, months: int) -> date:
    """The same day some months earlier; a month's last day stays a last day."""
    index = day.year * 12 + day.month - 1 - months
    year, number = index // 12, index % 12 + 1
    length = calendar.monthrange(year, number)[1]
    was_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, number, length if was_last else min(day.day, length))
