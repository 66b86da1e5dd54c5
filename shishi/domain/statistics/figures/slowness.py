"""Figures of what is slow: by aspect, by the cause that units name, and what cannot be finished in time."""

import datetime as dt
from collections.abc import Mapping, Sequence

from shishi.domain.statistics.figures.values import BoundValue, Ref, RuleText, number
from shishi.domain.statistics.forecasting import cannot_finish
from shishi.domain.statistics.inputs import Inputs
from shishi.domain.statistics.standing import WorkStanding
from shishi.rulebook.causes import Cause, causes_in
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


def by_aspect(scope: str, items: Sequence[Item], refs: Mapping[str, Ref], as_of: dt.date) -> list[BoundValue]:
    groups: dict[str, list[Ref]] = {}
    for item in slow_items(items):
        groups.setdefault(item.aspect, []).append(refs[item.id])
    return [
        number(f"{scope}.slow.{aspect}", f"{aspect}滞后件数", found, scope=scope, rule=ASPECT_RULE, as_of=as_of)
        for aspect, found in groups.items()
        if aspect
    ]


def by_cause(
    scope: str,
    items: Sequence[Item],
    refs: Mapping[str, Ref],
    works: Mapping[str, WorkStanding],
    as_of: dt.date,
) -> list[BoundValue]:
    groups: dict[Cause, list[Ref]] = {}
    for item in slow_items(items):
        for cause in causes_of(item, works):
            groups.setdefault(cause, []).append(refs[item.id])
    return [
        number(
            f"{scope}.cause.{cause.value}",
            f"{cause.label}件数",
            groups[cause],
            scope=scope,
            rule=CAUSE_RULE,
            as_of=as_of,
        )
        for cause in Cause
        if cause in groups
    ]


def causes_of(item: Item, works: Mapping[str, WorkStanding]) -> tuple[Cause, ...]:
    """The causes that this period's reports of the item's slow works name, in the fixed order."""
    reports = [works[work].report for work in item.works if works[work].slow]
    named = {cause for report in reports if report for cause in causes_in(report.problems)}
    return tuple(cause for cause in Cause if cause in named)


def hopeless(
    scope: str,
    items: Sequence[Item],
    refs: Mapping[str, Ref],
    works: Mapping[str, WorkStanding],
    inputs: Inputs,
) -> BoundValue:
    """How many items cannot reach a target by the deadline even at the better of two speeds."""
    found = [
        refs[item.id]
        for item in items
        if not item.done
        and not item.cancelled
        and item.merged_into is None
        and any(cannot_finish(works[work], inputs.as_of, inputs.year) for work in item.works)
    ]
    return number(
        f"{scope}.cannot_finish",
        "难以按期完成件数",
        found,
        scope=scope,
        rule=FORECAST_RULE,
        as_of=inputs.as_of,
    )
