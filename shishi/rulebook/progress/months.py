"""A target's own plan as the office writes it: cumulative quantities at the ends of months."""

import itertools
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from shishi.rulebook.progress.curves import PlanError, curve, rounded
from shishi.rulebook.stages import Kind
from shishi.rulebook.wording import decimal_text


def check_months(points: Mapping[int, Decimal], quantity: Decimal | None) -> None:
    """Let a plan pass that rises or stands still and ends at the year's quantity or below it.

    Raises:
        PlanError: it is empty, names no month of the year, falls, or exceeds the quantity; the month is named.

    """
    months = sorted(points)
    if not months or months[0] < 1 or months[-1] > 12:
        raise PlanError("plan-months", "计划的月份应在1月至12月之间。")
    for earlier, later in itertools.pairwise(months):
        if points[later] < points[earlier]:
            raise PlanError(
                "plan-falls",
                f"累计计划不应减少：{later}月{decimal_text(points[later])}"
                f"小于{earlier}月{decimal_text(points[earlier])}。",
            )
    over = next((month for month in months if quantity is not None and points[month] > quantity), None)
    if over is not None and quantity is not None:
        raise PlanError(
            "plan-exceeds",
            f"累计计划不应超过年度目标：{over}月{decimal_text(points[over])}大于{decimal_text(quantity)}。",
        )


def default_months(kind: Kind, year: int, quantity: Decimal) -> dict[int, Decimal]:
    """The kind's default curve in the target's unit, to two decimals: where an own plan may start from."""
    shares = curve(kind, date(year, 1, 1)).shares
    return {month: rounded(quantity * share / 100, 2) for month, share in enumerate(shares, start=1)}
