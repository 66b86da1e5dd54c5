"""What a rule leaves out, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from shishi.rulebook.counting.items import Item
from shishi.rulebook.counting.rules import Denominator, Rule, Unit
from shishi.rulebook.stages import Kind


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An item left out with its reason; `note` sums up all that are left out for the same cause."""

    id: str
    reason: str
    note: str


def excluded(rule: Rule, item: Item, by_id: Mapping[str, Item], as_of: date) -> Exclusion | None:
    """Why the rule leaves the item out. The first cause that holds is the one that is named."""
    if item.merged_into in by_id and item.merged_into is not None:
        document = f"（{item.approval}）" if item.approval else ""
        return Exclusion(item.id, f"并入“{by_id[item.merged_into].name}”{document}", "并入{}件不重复计")
    if rule.kinds is not None and item.kind not in rule.kinds:
        scope = "非工程类" if rule.kinds == (Kind.WORKS,) else "其他类别"
        return Exclusion(item.id, f"属{item.kind.label}，不在“{rule.title}”统计范围", scope + "{}件不计")
    if rule.denominator in {None, Denominator.ALL}:
        return None
    return _outside_denominator(rule, item, as_of)


def _outside_denominator(rule: Rule, item: Item, as_of: date) -> Exclusion | None:
    if item.cancelled:
        return Exclusion(item.id, f"已取消（{item.approval or '缺批准文号'}）", "取消{}件不计")
    if rule.denominator is not Denominator.DUE_BY_NOW:
        return None
    if item.due is None:
        return Exclusion(item.id, "未定完成时限", "未定时限{}件不计")
    if item.due <= as_of:
        return None
    document = f"，已批准延期（{item.approval or '缺批准文号'}）" if item.postponed else ""
    return Exclusion(item.id, f"未到完成时限（{_official(item.due)}）{document}", "未到期{}件不计")


def unnamed(unit: Unit, item: Item) -> Exclusion:
    """Why an item that names nothing in a unit is left out of it."""
    return Exclusion(item.id, f"未注明所属{unit.value}", "{}件未注明" + unit.value)


def _official(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


# The name under which an item counts in a unit, empty where it says none; 子项 have their own.
NAME_IN: Mapping[Unit, Callable[[Item], str]] = {
    Unit.ITEM: attrgetter("id"),
    Unit.HEADING: attrgetter("heading"),
    Unit.ASPECT: attrgetter("aspect"),
}
