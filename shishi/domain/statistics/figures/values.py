"""What a figure is: a value with everything that is needed to dispute it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.rulebook.counting import Figure, Item

COUNTY = "全县"


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that a figure counts: its id in the register and its name there."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A thing that the rule leaves out, and why."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class BoundValue:
    """A figure as documents and pages show it. ``text`` is how it is printed; ``grounds`` is text with its arithmetic."""

    id: str
    name: str
    scope: str
    value: Decimal | int | None
    text: str
    grounds: str
    unit: str
    rule_code: str
    rule_text: str
    numerator: tuple[Ref, ...]
    denominator: tuple[Ref, ...]
    exclusions: tuple[Exclusion, ...]
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule that is not one of rulebook.counting: its code and its 口径 sentence."""

    code: str
    text: str


def bound(scope: str, figure: Figure, refs: Mapping[str, Ref]) -> BoundValue:
    """A counted figure with the names of what it counts."""

    def ref(key: str) -> Ref:
        return refs.get(key) or Ref(key, key)  # 项, 方面 and 子项 are counted by their names

    return BoundValue(
        id=f"{scope}.{figure.rule_code}",
        name=figure.name,
        scope=scope,
        value=figure.value,
        text=figure.text,
        grounds=figure.printed(),
        unit="%" if figure.is_rate else figure.unit.value,
        rule_code=figure.rule_code,
        rule_text=figure.rule_text,
        numerator=tuple(map(ref, figure.numerator_ids)),
        denominator=tuple(map(ref, figure.denominator_ids)),
        exclusions=tuple(Exclusion(ref(key).id, ref(key).name, reason) for key, reason in figure.exclusions),
        as_of=figure.as_of,
    )


def number(
    figure_id: str,
    name: str,
    refs: Sequence[Ref],
    *,
    scope: str,
    rule: RuleText,
    as_of: dt.date,
    unit: str = "件",
) -> BoundValue:
    """The number of things in a list as a figure."""
    return BoundValue(
        id=figure_id,
        name=name,
        scope=scope,
        value=len(refs),
        text=str(len(refs)),
        grounds=f"{len(refs)}{unit}",
        unit=unit,
        rule_code=rule.code,
        rule_text=rule.text,
        numerator=tuple(refs),
        denominator=tuple(refs),
        exclusions=(),
        as_of=as_of,
    )


def refs_of(scope: str, items: Sequence[Item]) -> dict[str, Ref]:
    """The items of a list by their place on it."""
    return {item.id: Ref(f"{scope}/{item.id}", item.name) for item in items}
