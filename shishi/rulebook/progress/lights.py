"""The light of a 件: reported share against planned share, in points, with every reason named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from shishi.rulebook.errors import RulebookError
from shishi.rulebook.progress.curves import PlanPoint, planned_share, planned_shares, rounded
from shishi.rulebook.stages import Kind


class LightError(RulebookError):
    """No thresholds hold on a day, or a target that cannot be measured."""


class Light(StrEnum):
    AHEAD = "ahead"
    NORMAL = "normal"
    SLOW = "slow"
    STALLED = "stalled"
    GREY = "grey"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def shape(self) -> str:
        """A sign beside the colour, so that a black-and-white print and a colour-blind reader see the same."""
        return SHAPES[self]


class Better(StrEnum):
    MORE = "more"
    LESS = "less"


LABELS = {
    Light.AHEAD: "超前",
    Light.NORMAL: "正常",
    Light.SLOW: "偏慢",
    Light.STALLED: "滞后",
    Light.GREY: "灰",
}
SHAPES = {Light.AHEAD: "▲", Light.NORMAL: "●", Light.SLOW: "◆", Light.STALLED: "■", Light.GREY: "○"}
SEVERITY = (Light.AHEAD, Light.NORMAL, Light.SLOW, Light.STALLED)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Lower ends of the bands in points: 超前 from `ahead`, 正常 from `normal`, 偏慢 from `slow`, below it 滞后."""

    ahead: Decimal = Decimal(5)
    normal: Decimal = Decimal(-5)
    slow: Decimal = Decimal(-15)
    valid_from: date = date(1949, 10, 1)
    valid_to: date | None = None
    source: str = "督查室默认进度判定标准"


THRESHOLDS: tuple[Thresholds, ...] = (Thresholds(),)


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """One quantified target and what is reported of it, in the target's unit.

    `target` None is 待下达; `reported` None is no value for this period (nothing reported is not 0). With `better` less,
    a `base` makes the target a reduction from it (from 100户 down to 40户); without a base the target is a ceiling that
    must not be exceeded. `plan` replaces the kind's curve.
    """

    name: str
    target: Decimal | None
    reported: Decimal | None
    better: Better = Better.MORE
    base: Decimal | None = None
    plan: tuple[PlanPoint, ...] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the light of one 件 depends on, on the as-of day.

    `stalled_before` is a 滞后 month earlier in the same year. `missed_stages` are stage names whose planned day has
    passed without the stage. `starts_on` in the future means not due yet.
    """

    kind: Kind
    year: int
    as_of: date
    targets: tuple[TargetProgress, ...] = ()
    done: bool = False
    cancelled: bool = False
    approval: str | None = None
    report_missing: bool = False
    deadline: date | None = None
    missed_stages: tuple[str, ...] = ()
    starts_on: date | None = None
    stalled_before: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """The light with its grounds: shares in percent, `points` = reported − planned to one decimal, the deciding target."""

    light: Light
    planned: Decimal | None
    reported: Decimal | None
    points: Decimal | None
    target_name: str | None
    reasons: tuple[str, ...]


@lru_cache(maxsize=1024)  # ten thousand works ask for the same few days
def thresholds(on: date, table: tuple[Thresholds, ...] = THRESHOLDS) -> Thresholds:
    """The thresholds that hold on a day; a programme may pass its own.

    Raises:
        LightError: none hold.

    """
    for entry in table:
        if entry.valid_from <= on and (entry.valid_to is None or on <= entry.valid_to):
            return entry
    raise LightError("no_thresholds", f"{on:%Y-%m-%d}没有有效的进度判定标准。")


def light(points: Decimal, bands: Thresholds | None = None) -> Light:
    """The light of a difference in points: 5 → 超前, −5 → 正常, −15 → 偏慢, −15.1 → 滞后."""
    bands = bands or THRESHOLDS[0]
    if points >= bands.ahead:
        return Light.AHEAD
    if points >= bands.normal:
        return Light.NORMAL
    return Light.SLOW if points >= bands.slow else Light.STALLED


def assess(standing: Standing, bands: Thresholds | None = None) -> Assessment:
    """The light of one 件; of several targets the worst decides and is named.

    Raises:
        LightError: a target of 0 that should be reached, or a reduction that reduces nothing.

    """
    grey = _grey(standing)
    if grey is not None:
        return Assessment(Light.GREY, None, None, None, None, (grey,))
    bands = bands or thresholds(standing.as_of)
    measured = [
        _measure(
            target, target.reported, planned_share(_plan(target, standing), standing.as_of, year=standing.year), bands
        )
        for target in standing.targets
        if target.target is not None
    ]
    worst = max(measured, key=_severity, default=_Measured(None, Light.NORMAL))
    colour, reasons = _done(worst) if standing.done else _held_back(standing, worst)
    return Assessment(
        light=colour,
        planned=None if worst.planned is None else rounded(worst.planned, 1),
        reported=None if worst.reached is None else rounded(worst.reached, 1),
        points=worst.points,
        target_name=worst.target.name if worst.target else None,
        reasons=reasons,
    )


def was_stalled(standing: Standing, days: Sequence[date], known: Sequence[Sequence[Decimal | None]]) -> bool:
    """Whether the 件 was 滞后 on one of the earlier days.

    `known` holds, for each target of the standing, what was reported of it by each of the days; a day without a report
    counts with what was known then. Deadlines count as in `assess`, missed stages and missing reports do not.

    Raises:
        LightError: as `assess`.

    """
    if _grey(standing) is not None:
        return False
    if standing.deadline is not None and any(day > standing.deadline for day in days):
        return True
    bands = [thresholds(day) for day in days]
    for target, values in zip(standing.targets, known, strict=True):
        if target.target is None:
            continue
        shares = planned_shares(_plan(target, standing), days, year=standing.year)
        for value, share, band in zip(values, shares, bands, strict=True):
            if value is not None and _measure(target, value, share, band).light is Light.STALLED:
                return True
    return False


def _done(worst: "_Measured") -> tuple[Light, tuple[str, ...]]:
    return worst.light if worst.light in {Light.AHEAD, Light.NORMAL} else Light.NORMAL, ("已完成",)


def _held_back(standing: Standing, worst: "_Measured") -> tuple[Light, tuple[str, ...]]:
    """What holds the colour down besides the numbers, each cause with its sentence."""
    floors: list[tuple[Light, str]] = []
    if standing.report_missing:
        floors.append((Light.SLOW, "本期未报送进展"))
    if standing.deadline is not None and standing.as_of > standing.deadline:
        floors.append((Light.STALLED, f"已超过完成时限（{_official(standing.deadline)}）"))
    floors += [(Light.STALLED, f"“{stage}”节点逾期") for stage in standing.missed_stages]
    if standing.stalled_before:
        floors.append((Light.SLOW, "本年度曾滞后，完成前最高为偏慢"))
    pending = [target.name for target in standing.targets if target.target is None]
    notes = [f"“{name}”指标待下达，未参与判定" for name in pending]
    lowest = max([worst.light, *(floor for floor, _ in floors)], key=SEVERITY.index)
    measured = (_reason(worst.target, worst),) if worst.target else ()
    return lowest, (*measured, *(sentence for _, sentence in floors), *notes)


def _grey(standing: Standing) -> str | None:
    if standing.cancelled:
        return f"已取消（{standing.approval or '缺批准文号'}）"
    if standing.starts_on is not None and standing.as_of < standing.starts_on and not standing.done:
        return f"未到启动时间（{_official(standing.starts_on)}）"
    if standing.targets and all(target.target is None for target in standing.targets) and not standing.done:
        return "指标待下达"
    return None


class _Measured(NamedTuple):
    """A target beside its plan, in percent; without numbers where there is nothing to compare."""

    target: TargetProgress | None
    light: Light
    planned: Decimal | None = None
    reached: Decimal | None = None
    points: Decimal | None = None


def _severity(measured: _Measured) -> tuple[int, Decimal]:
    return SEVERITY.index(measured.light), -(measured.points or Decimal(0))


def _plan(target: TargetProgress, standing: Standing) -> Kind | Sequence[PlanPoint]:
    return standing.kind if target.plan is None else target.plan


def _measure(target: TargetProgress, value: Decimal | None, planned: Decimal, bands: Thresholds) -> _Measured:
    if value is None:
        return _Measured(target, Light.SLOW, planned)
    if target.better is Better.LESS and target.base is None:
        over = _over(target, value)
        return _Measured(target, Light.STALLED if over else Light.NORMAL, points=-over)
    reached = _reached(target, value)
    points = rounded(reached - planned, 1)
    return _Measured(target, light(points, bands), planned, reached, points)


def _reached(target: TargetProgress, value: Decimal) -> Decimal:
    """The reported share of the target in percent; a reduction is measured from its base."""
    goal = target.target or Decimal(0)
    if target.better is Better.MORE:
        if goal <= 0:
            raise LightError("target_not_positive", f"“{target.name}”的目标值应大于0。")
        return value * 100 / goal
    start = target.base or Decimal(0)
    if goal >= start:
        raise LightError("nothing_to_reduce", f"“{target.name}”的目标值应小于基数{target.base}。")
    return (start - value) * 100 / (start - goal)


def _over(target: TargetProgress, value: Decimal) -> Decimal:
    """By how many percent of itself a ceiling is exceeded; 0 where it is not."""
    goal = target.target or Decimal(0)
    if value <= goal:
        return Decimal(0)
    return rounded((value - goal) * 100 / goal, 1) if goal else Decimal("100.0")


def _reason(target: TargetProgress, measured: _Measured) -> str:
    if target.reported is None:
        return f"“{target.name}”本期未报送数值"
    if measured.reached is None or measured.planned is None or measured.points is None:
        side = "超过" if measured.light is Light.STALLED else "未超过"
        return f"“{target.name}”{target.reported}，{side}控制数{target.target}"
    points = measured.points
    side = "高于" if points > 0 else "低于" if points < 0 else "等于"
    gap = f"，相差{abs(points)}个百分点" if points else ""
    shown = f"{rounded(measured.reached, 1)}%，{side}计划进度{rounded(measured.planned, 1)}%"
    return f"“{target.name}”完成{shown}{gap}"


def _official(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
