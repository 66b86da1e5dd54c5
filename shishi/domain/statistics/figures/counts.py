"""Figures of one list: by every counting rule, by light, and the values of its targets."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from shishi.domain.statistics.figures.values import BoundValue, Ref, RuleText, Scope
from shishi.domain.statistics.standing import TargetStanding, WorkStanding
from shishi.rulebook import counting
from shishi.rulebook.counting import Breach, Item
from shishi.rulebook.progress import Light
from shishi.rulebook.wording import decimal_text

LIGHT_RULE = RuleText("light", "按累计完成占目标的比例与计划进度之差判定；多个目标取最差；取消、待下达的为灰色。")
SHARE_RULE = RuleText("reported_share", "累计完成÷年度目标×100%，四舍五入保留1位小数，未完成的不进为100%。")
VALUE_RULE = RuleText("reported_value", "单位报送的累计数；经督查室核定的，用核定数。")


_WORSE_LATER = (Light.GREY, Light.AHEAD, Light.NORMAL, Light.SLOW, Light.STALLED)


def counted(scope: Scope) -> list[BoundValue]:
    return [scope.counted(rule) for rule in counting.RULES if rule.holds_on(scope.as_of)]


def light_of(item: Item, works: Mapping[str, WorkStanding]) -> Light:
    """A listing's light: the worst of the works behind it that still go on; grey when it is cancelled or nothing is due."""
    if item.cancelled:
        return Light.GREY
    if len(item.works) == 1:
        return works[item.works[0]].assessment.light
    return max((works[work].assessment.light for work in item.works), key=_WORSE_LATER.index)


def lights(scope: Scope, works: Mapping[str, WorkStanding]) -> list[BoundValue]:
    by_light: dict[Light, list[str]] = {light: [] for light in Light}
    for item in scope.items:
        if item.merged_into is None:
            by_light[light_of(item, works)].append(item.id)
    return [scope.number(f"light.{light.value}", light.label, ids, LIGHT_RULE) for light, ids in by_light.items()]


class TargetValues(Mapping[str, BoundValue]):
    """The values of every 件's targets, made when asked for; those of a merged 件 stand with the one that took it over."""

    def __init__(self, scope: Scope, works: Mapping[str, WorkStanding]) -> None:
        self._scope = scope
        self._works = works

    @cached_property
    def _reported(self) -> Mapping[str, tuple[Item, TargetStanding]]:
        """What was reported of, by the part of the id that both figures of a target share."""
        return {
            f"{self._scope.name}/{item.id}.{standing.target.id}": (item, standing)
            for item in self._scope.items
            if item.merged_into is None
            for work in item.works
            for standing in self._works[work].targets
            if standing.cumulative is not None
        }

    def __getitem__(self, figure_id: str) -> BoundValue:
        target, _, part = figure_id.rpartition(".")
        item, standing = self._reported[target]
        if part not in _parts(standing):
            raise KeyError(figure_id)
        value = _value(self._scope, item, standing)
        return value if part == "cumulative" else _share(value, standing)

    def __iter__(self) -> Iterator[str]:
        return (f"{target}.{part}" for target, (_, standing) in self._reported.items() for part in _parts(standing))

    def __len__(self) -> int:
        return sum(len(_parts(standing)) for _, standing in self._reported.values())


def _parts(standing: TargetStanding) -> tuple[str, ...]:
    """A value, and its share of the target; no share for 待下达, for a target of 0 and where less is better."""
    has_share = standing.target.quantity and standing.target.better != "less"
    return ("cumulative", "share") if has_share else ("cumulative",)


def _value(scope: Scope, item: Item, standing: TargetStanding) -> BoundValue:
    target, amount = standing.target, standing.cumulative or Decimal(0)
    place, text = f"{scope.name}/{item.id}", decimal_text(amount)
    goal = "待下达" if target.quantity is None else decimal_text(target.quantity) + target.unit
    return BoundValue(
        id=f"{place}.{target.id}.cumulative",
        name=f"{target.name or item.name}累计完成",
        scope=place,
        value=amount,
        text=text,
        grounds=f"{text}{target.unit}（目标{goal}）",
        unit=target.unit,
        rule_code=VALUE_RULE.code,
        rule_text=VALUE_RULE.text,
        numerator=(Ref(place, item.name),),
        denominator=(),
        exclusions=(),
        as_of=scope.as_of,
    )


def _share(value: BoundValue, standing: TargetStanding) -> BoundValue:
    """The value as a share of its target."""
    quantity, amount = standing.target.quantity or Decimal(0), standing.cumulative or Decimal(0)
    portion = counting.share(amount, quantity, 1)
    return replace(
        value,
        id=value.id.removesuffix("cumulative") + "share",
        name=value.name.removesuffix("累计完成") + "完成比例",
        value=portion,
        text=f"{portion}%",
        grounds=f"{portion}%（{decimal_text(amount)}/{decimal_text(quantity)}）",
        unit="%",
        rule_code=SHARE_RULE.code,
        rule_text=SHARE_RULE.text,
    )


def states(scope: Scope) -> list[Breach]:
    """Σ states = total, counted by the same rules that the bulletin prints."""
    total, *parts = (
        len(scope.tally.count(counting.rule(code, scope.as_of), scope.as_of).numerator_ids)
        for code in ("items", "items_done", "items_ongoing", "items_not_started", "items_cancelled")
    )
    names = ("完成", "正在推进", "未启动", "取消")
    return counting.check_states(total, dict(zip(names, parts, strict=True)), scope.name)
