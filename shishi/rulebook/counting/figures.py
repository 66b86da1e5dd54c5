"""Counting items by a rule: a figure with everything that is needed to dispute it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from shishi.rulebook.counting.items import Item
from shishi.rulebook.counting.rules import Denominator, Numerator, Rule, Unit
from shishi.rulebook.counting.shares import share
from shishi.rulebook.errors import RulebookError
from shishi.rulebook.stages import Kind


class CountingError(RulebookError):
    """Items that cannot be counted: one id twice, or mergers that lead in a circle."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted value with its rule and its grounds.

    `value` is a percentage as printed, a whole number for plain counts, or None where the denominator is empty.
    `exclusions` are (id, reason) of items left out; `notes` sum them up for print.
    """

    rule_code: str
    rule_text: str
    name: str
    scope: str
    unit: Unit
    value: Decimal | int | None
    numerator_ids: tuple[str, ...]
    denominator_ids: tuple[str, ...]
    exclusions: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    as_of: date
    decimals: int
    is_rate: bool

    @property
    def text(self) -> str:
        """The value as printed: `28.6%`, `100%`, `15`, or `—` where there is nothing to divide by."""
        if self.value is None:
            return "—"
        return f"{self.value}%" if self.is_rate else str(self.value)

    def printed(self) -> str:
        """The value with its grounds: `28.6%（4/14，取消1件不计）`; a plain count with its unit: `15件`."""
        if not self.is_rate:
            return f"{self.text}{self.unit.measure}"
        grounds = (f"{len(self.numerator_ids)}/{len(self.denominator_ids)}", *self.notes)
        return f"{self.text}（{'，'.join(grounds)}）"


@dataclass(frozen=True, slots=True)
class Exclusion:
    id: str
    reason: str
    note: str


def count(rule: Rule, items: Sequence[Item], as_of: date, scope: str = "") -> Figure:
    """The figure that `rule` gives over `items` on `as_of`.

    Merged items count once, with the item that took them over. 项 and 方面 count by distinct names: one is done, in use,
    cancelled or not started when all its items are, and started, under construction or slow when any is.

    Raises:
        CountingError: an id occurs twice, or mergers form a circle.

    """
    by_id = _by_id(items)
    counted: list[Item] = []
    excluded: list[Exclusion] = []
    for item in items:
        reason = _excluded(rule, item, by_id, as_of) or _unnamed(rule.unit, item)
        if reason is None:
            counted.append(item)
        else:
            excluded.append(reason)
    groups = _groups(rule.unit, counted)
    hits = tuple(key for key, members in groups.items() if _group_meets(rule.numerator, members))
    is_rate = rule.denominator is not None
    return Figure(
        rule_code=rule.code,
        rule_text=rule.printed(),
        name=rule.title,
        scope=scope,
        unit=rule.unit,
        value=_value(rule, len(hits), len(groups)) if is_rate else len(hits),
        numerator_ids=hits,
        denominator_ids=tuple(groups),
        exclusions=tuple((entry.id, entry.reason) for entry in excluded),
        notes=_notes(rule, counted, excluded),
        as_of=as_of,
        decimals=rule.decimals if is_rate else 0,
        is_rate=is_rate,
    )


def _value(rule: Rule, hits: int, total: int) -> Decimal | None:
    return share(hits, total, rule.decimals) if total else None


def _by_id(items: Sequence[Item]) -> Mapping[str, Item]:
    by_id = {item.id: item for item in items}
    if len(by_id) != len(items):
        raise CountingError("same_id_twice", "同一份清单中有编号重复的实事，无法统计。")
    for item in items:
        seen = {item.id}
        successor = item.merged_into
        while successor in by_id and successor is not None:
            if successor in seen:
                raise CountingError("merged_in_a_circle", f"“{item.name}”的并入关系首尾相接，无法统计。")
            seen.add(successor)
            successor = by_id[successor].merged_into
    return by_id


def _excluded(rule: Rule, item: Item, by_id: Mapping[str, Item], as_of: date) -> Exclusion | None:
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


def _unnamed(unit: Unit, item: Item) -> Exclusion | None:
    if _keys(unit, item):
        return None
    return Exclusion(item.id, f"未注明所属{unit.value}", "{}件未注明" + unit.value)


def _official(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _notes(rule: Rule, counted: Sequence[Item], excluded: Iterable[Exclusion]) -> tuple[str, ...]:
    numbers: dict[str, int] = {}
    for entry in excluded:
        numbers[entry.note] = numbers.get(entry.note, 0) + 1
    notes = [note.format(number) for note, number in numbers.items()]
    cancelled = sum(item.cancelled for item in counted)
    if rule.denominator is Denominator.ALL and cancelled:
        notes.append(f"含取消{cancelled}件")
    return tuple(notes)


def _groups(unit: Unit, items: Sequence[Item]) -> Mapping[str, Sequence[Item]]:
    """The things the unit counts, in their order, each with the items it stands for."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        for key in _keys(unit, item):
            member = replace(item, done=True) if key in item.sub_items_done else item
            groups.setdefault(key, []).append(member)
    return groups


def _keys(unit: Unit, item: Item) -> tuple[str, ...]:
    if unit is Unit.ITEM:
        return (item.id,)
    if unit is Unit.SUB_ITEM:
        return item.sub_items
    name = item.heading if unit is Unit.HEADING else item.aspect
    return (name,) if name else ()


def _group_meets(numerator: Numerator, members: Sequence[Item]) -> bool:
    if numerator is Numerator.ONGOING:
        # Not a property of one item: a 项 with one item done and one not started is going on.
        live = [item for item in members if not item.cancelled]
        return any(is_started(item) for item in live) and not all(is_done(item) for item in live)
    if numerator in WHOLE:
        live = [item for item in members if not item.cancelled] or list(members)
        return all(PREDICATES[numerator](item) for item in live)
    return any(PREDICATES[numerator](item) for item in members)


def is_done(item: Item) -> bool:
    """Done and not cancelled: a cancelled 件 stays cancelled whatever was built before."""
    return item.done and not item.cancelled


def is_started(item: Item) -> bool:
    """Started at any time; what is under construction, in use or done has started."""
    return item.started or item.under_construction or item.in_use or item.done


def is_not_started(item: Item) -> bool:
    return not is_started(item) and not item.cancelled


WHOLE = {Numerator.DONE, Numerator.IN_USE, Numerator.NOT_STARTED, Numerator.CANCELLED}
PREDICATES: Mapping[Numerator, Callable[[Item], bool]] = {
    Numerator.STARTED: is_started,
    Numerator.UNDER_CONSTRUCTION: lambda item: item.under_construction,
    Numerator.DONE: is_done,
    Numerator.IN_USE: lambda item: item.in_use and not item.cancelled,
    Numerator.SLOW: lambda item: item.slow and not item.done and not item.cancelled,
    Numerator.NOT_STARTED: is_not_started,
    Numerator.CANCELLED: lambda item: item.cancelled,
    Numerator.ALL: lambda _: True,
}
