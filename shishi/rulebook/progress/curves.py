"""Plan curves: the share of a year's target that should be reached on a day."""

import calendar
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from shishi.rulebook.errors import RulebookError
from shishi.rulebook.stages import Kind


class PlanError(RulebookError):
    """A plan without points, out of order or falling, or no curve for a kind on a day."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The default plan of a kind: cumulative percent at the ends of months 1-12."""

    kind: Kind
    shares: tuple[int, ...]
    valid_from: date = date(1949, 10, 1)
    valid_to: date | None = None
    source: str = "督查室默认计划进度曲线"


@dataclass(frozen=True, slots=True, order=True)
class PlanPoint:
    """By the end of the day `on`, `share` percent of the target should be reached."""

    on: date
    share: Decimal


CURVES: tuple[Curve, ...] = (
    # Works stand still in a northern winter, so little is planned for the first quarter.
    Curve(Kind.WORKS, (0, 2, 5, 12, 22, 35, 50, 63, 76, 88, 96, 100)),
    Curve(Kind.BENEFIT, (8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 100)),
    Curve(Kind.SERVICE, (0, 5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 100)),
    Curve(Kind.PURCHASE, (0, 0, 5, 10, 20, 30, 45, 60, 70, 85, 100, 100)),
)


STEPS = (Decimal(1), Decimal("0.1"), Decimal("0.01"), Decimal("0.001"), Decimal("0.0001"))


def curve(kind: Kind, on: date, curves: tuple[Curve, ...] = CURVES) -> Curve:
    """The curve of a kind that holds on a day; a programme may pass its own.

    Raises:
        PlanError: none holds.

    """
    for candidate in curves:
        valid = candidate.valid_from <= on and (candidate.valid_to is None or on <= candidate.valid_to)
        if candidate.kind is kind and valid:
            return candidate
    raise PlanError("no_curve", f"{on:%Y-%m-%d}没有{kind.label}的计划进度曲线。")


def curve_points(kind: Kind, year: int) -> tuple[PlanPoint, ...]:
    """The kind's default curve of a programme year as dated points."""
    shares = curve(kind, date(year, 1, 1)).shares
    return tuple(
        PlanPoint(date(year, number, calendar.monthrange(year, number)[1]), Decimal(value))
        for number, value in enumerate(shares, start=1)
    )


def planned_share(plan: Kind | Sequence[PlanPoint], as_of: date, *, year: int | None = None) -> Decimal:
    """The percent of the target planned by the end of `as_of`, to four decimals.

    `plan` is a kind (its default curve of `year`, by default the year of `as_of`) or a target's own points. Between two
    points the plan grows evenly by days; before the first it grows from 0 at the turn of that point's year; after the
    last it stays.

    Raises:
        PlanError: own points are empty, out of order, falling or outside 0-100.

    """
    return planned_shares(plan, (as_of,), year=year)[0]


def planned_shares(
    plan: Kind | Sequence[PlanPoint], days: Iterable[date], *, year: int | None = None
) -> tuple[Decimal, ...]:
    """`planned_share` of each of the days, own points being checked once."""
    if isinstance(plan, Kind):
        return tuple(_default_share(plan, day, year or day.year) for day in days)
    _require_rising(plan)
    return tuple(_share(plan, day) for day in days)


@lru_cache(maxsize=4096)  # ten thousand works ask for the same few days
def _default_share(kind: Kind, day: date, year: int) -> Decimal:
    return _share(curve_points(kind, year), day)


def _share(points: Sequence[PlanPoint], day: date) -> Decimal:
    earlier = PlanPoint(date(points[0].on.year, 1, 1) - timedelta(days=1), Decimal(0))
    if day <= earlier.on:
        return Decimal(0)
    for point in points:
        if day <= point.on:
            return _between(earlier, point, day)
        earlier = point
    return earlier.share


def _between(earlier: PlanPoint, later: PlanPoint, day: date) -> Decimal:
    passed, whole = (day - earlier.on).days, (later.on - earlier.on).days
    return rounded(earlier.share + (later.share - earlier.share) * passed / whole, 4)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The number HALF_UP; trailing zeros stay.

    Amounts have 15 significant digits and a division keeps 28, so that what is rounded here lies exactly on a half or
    clearly beside it.
    """
    return value.quantize(STEPS[decimals], ROUND_HALF_UP)


def _require_rising(points: Sequence[PlanPoint]) -> None:
    if not points:
        raise PlanError("empty_plan", "计划进度没有任何节点。")
    if not all(0 <= point.share <= 100 for point in points):
        raise PlanError("share_outside", "计划进度应在0—100%之间。")
    for earlier, later in itertools.pairwise(points):
        if later.on <= earlier.on:
            raise PlanError("points_out_of_order", "计划进度的节点日期应由早到晚且不重复。")
        if later.share < earlier.share:
            raise PlanError("plan_falls", f"计划进度在{later.on:%Y-%m-%d}低于前一节点。")
