"""Figures of what is slow: by aspect, by the cause that units name, and what cannot be finished in time."""

from collections.abc import Iterable, Mapping, Sequence

from shishi.domain.statistics.figures.values import BoundValue, RuleText, Scope
from shishi.domain.statistics.standing import WorkStanding
from shishi.rulebook.causes import Cause
from shishi.rulebook.counting import Item

ASPECT_RULE = RuleText("slow_by_aspect", "进度判定为偏慢、滞后且未完成、未取消的件数，按清单所列方面分。")
CAUSE_RULE = RuleText(
    "slow_by_cause",
    "进度偏慢、滞后的件，按本期报告“存在问题”中写明的原因分；一件可有几个原因，各原因之和不等于总件数。",
)
FORECAST_RULE = RuleText("cannot_finish", "按近三个月速度和同期计划速度推算，上限仍达不到目标的件数。")


def slow_items(items: Sequence[Item]) -> list[Item]:
    """The items that count as slow, merged ones left to the item that took them over."""
    ids = {item.id for item in items}
    return [
        item for item in items if item.slow and not item.done and not item.cancelled and item.merged_into not in ids
    ]


def by_aspect(scope: Scope, slow: Iterable[Item]) -> list[BoundValue]:
    groups: dict[str, list[str]] = {}
    for item in slow:
        groups.setdefault(item.aspect, []).append(item.id)
    return [
        scope.number(f"slow.{aspect}", f"{aspect}滞后件数", ids, ASPECT_RULE)
        for aspect, ids in groups.items()
        if aspect
    ]


def by_cause(scope: Scope, slow: Iterable[Item], works: Mapping[str, WorkStanding]) -> list[BoundValue]:
    groups: dict[Cause, list[str]] = {}
    for item in slow:
        for cause in causes_of(item, works):
            groups.setdefault(cause, []).append(item.id)
    return [
        scope.number(f"cause.{cause.value}", f"{cause.label}件数", groups[cause], CAUSE_RULE)
        for cause in Cause
        if cause in groups
    ]


def causes_of(item: Item, works: Mapping[str, WorkStanding]) -> tuple[Cause, ...]:
    """The causes that this period's reports of the item's slow works name, in the fixed order."""
    if len(item.works) == 1:
        return works[item.works[0]].causes
    named = {cause for work in item.works for cause in works[work].causes}
    return tuple(cause for cause in Cause if cause in named)


def hopeless(scope: Scope, works: frozenset[str]) -> BoundValue:
    """How many items cannot reach a target by the deadline even at the better of two speeds: a work behind them is one."""
    ids = [
        item.id
        for item in scope.items
        if not item.done and not item.cancelled and item.merged_into is None and not works.isdisjoint(item.works)
    ]
    return scope.number("cannot_finish", "难以按期完成件数", ids, FORECAST_RULE)
