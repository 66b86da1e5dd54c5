"""Figures of one list: by every counting rule, by light, and the values of its targets."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from shishi.domain.statistics.figures.values import BoundValue, Ref, RuleText, bound, number
from shishi.domain.statistics.standing import TargetStanding, WorkStanding
from shishi.rulebook import counting
from shishi.rulebook.counting import Breach, Item
from shishi.rulebook.progress import Light
from shishi.rulebook.wording import decimal_text

LIGHT_RULE = RuleText("light", "按累计完成占目标的比例与计划进度之差判定；多个目标取最差；取消、待下达的为灰色。")
SHARE_RULE = RuleText("reported_share", "累计完成÷年度目标×100%，四舍五入保留1位小数，未完成的不进为100%。")
VALUE_RULE = RuleText("reported_value", "单位报送的累计数；经督查室核定的，用核定数。")


def counted(scope: str, items: Sequence[Item], refs: Mapping[str, Ref], as_of: dt.date) -> list[BoundValue]:
    rules = [rule for rule in counting.RULES if rule.holds_on(as_of)]
    return [bound(scope, counting.count(rule, items, as_of, scope), refs) for rule in rules]


def light_of(item: Item, works: Mapping[str, WorkStanding]) -> Light:
    """A listing's light: the worst of the works behind it that still go on; grey when it is cancelled or nothing is due."""
    if item.cancelled:
        return Light.GREY
    order = [Light.GREY, Light.AHEAD, Light.NORMAL, Light.SLOW, Light.STALLED]
    return max((works[work].assessment.light for work in item.works), key=order.index)


def lights(
    scope: str,
    items: Sequence[Item],
    refs: Mapping[str, Ref],
    works: Mapping[str, WorkStanding],
    as_of: dt.date,
) -> list[BoundValue]:
    by_light: dict[Light, list[Ref]] = {light: [] for light in Light}
    for item in items:
        if item.merged_into is None:
            by_light[light_of(item, works)].append(refs[item.id])
    return [
        number(f"{scope}.light.{light.value}", light.label, found, scope=scope, rule=LIGHT_RULE, as_of=as_of)
        for light, found in by_light.items()
    ]


def target_values(
    scope: str,
    items: Sequence[Item],
    works: Mapping[str, WorkStanding],
    as_of: dt.date,
) -> list[BoundValue]:
    """The values of every 件; those of a merged one stand with the 件 that took it over."""
    found: list[BoundValue] = []
    for item in (item for item in items if item.merged_into is None):
        for standing in (standing for work in item.works for standing in works[work].targets):
            if standing.cumulative is not None:
                found.append(_value(scope, item, standing, as_of))
                found += _share(found[-1], standing)
    return found


def _value(scope: str, item: Item, standing: TargetStanding, as_of: dt.date) -> BoundValue:
    target, amount = standing.target, standing.cumulative or Decimal(0)
    text = decimal_text(amount)
    goal = "待下达" if target.quantity is None else decimal_text(target.quantity) + target.unit
    return BoundValue(
        id=f"{scope}/{item.id}.{target.id}.cumulative",
        name=f"{target.name or item.name}累计完成",
        scope=f"{scope}/{item.id}",
        value=amount,
        text=text,
        grounds=f"{text}{target.unit}（目标{goal}）",
        unit=target.unit,
        rule_code=VALUE_RULE.code,
        rule_text=VALUE_RULE.text,
        numerator=(Ref(f"{scope}/{item.id}", item.name),),
        denominator=(),
        exclusions=(),
        as_of=as_of,
    )


def _share(value: BoundValue, standing: TargetStanding) -> list[BoundValue]:
    """The value as a share of its target; nothing for 待下达, for a target of 0 and where less is better."""
    quantity, amount = standing.target.quantity, standing.cumulative
    if not quantity or amount is None or standing.target.better == "less":
        return []
    portion = counting.share(amount, quantity, 1)
    return [
        replace(
            value,
            id=value.id.removesuffix("cumulative") + "share",
            name=value.name.removesuffix("累计完成") + "完成比例",
            value=portion,
            text=f"{portion}%",
            grounds=f"{portion}%（{decimal_text(amount)}/{decimal_text(quantity)}）",
            unit="%",
            rule_code=SHARE_RULE.code,
            rule_text=SHARE_RULE.text,
        ),
    ]


def states(scope: str, items: Sequence[Item], as_of: dt.date) -> list[Breach]:
    """Σ states = total, counted by the same rules that the bulletin prints."""
    numbers = {
        code: len(counting.count(counting.rule(code, as_of), items, as_of, scope).numerator_ids)
        for code in ("items", "items_done", "items_ongoing", "items_not_started", "items_cancelled")
    }
    total = numbers.pop("items")
    names = {
        "items_done": "完成",
        "items_ongoing": "正在推进",
        "items_not_started": "未启动",
        "items_cancelled": "取消",
    }
    return counting.check_states(total, {names[code]: number for code, number in numbers.items()}, scope)
