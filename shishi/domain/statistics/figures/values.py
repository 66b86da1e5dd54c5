"""What a figure is: a value with everything that is needed to dispute it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from shishi.rulebook.counting import Deferred, Item, Rule, Tally

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
    """A figure as documents and pages show it. ``text`` is how it is printed; ``grounds`` is text with its arithmetic.

    What is counted and left out is named when somebody looks.
    """

    id: str
    name: str
    scope: str
    value: Decimal | int | None
    text: str
    grounds: str
    unit: str
    rule_code: str
    rule_text: str
    numerator: Sequence[Ref]
    denominator: Sequence[Ref]
    exclusions: Sequence[Exclusion]
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule that is not one of rulebook.counting: its code and its 口径 sentence."""

    code: str
    text: str


class Scope:
    """What is counted together: the 件 of a list, or the county's matters."""

    def __init__(self, name: str, items: Sequence[Item], as_of: dt.date, prefix: str = "") -> None:
        self.name = name
        self.items = items
        self.as_of = as_of
        self._prefix = prefix

    @cached_property
    def tally(self) -> Tally:
        return Tally(self.items)

    @cached_property
    def _refs(self) -> Mapping[str, Ref]:
        return {item.id: Ref(f"{self._prefix}{item.id}", item.name) for item in self.items}

    def refs(self, ids: Sequence[str]) -> Sequence[Ref]:
        """What the ids stand for; 项, 方面 and 子项 are counted by their names."""
        return Deferred(len(ids), lambda: (self._refs.get(key) or Ref(key, key) for key in ids))

    def counted(self, rule: Rule) -> BoundValue:
        """The figure of a counting rule."""
        figure = self.tally.count(rule, self.as_of, self.name)
        left = figure.exclusions
        return BoundValue(
            id=f"{self.name}.{figure.rule_code}",
            name=figure.name,
            scope=self.name,
            value=figure.value,
            text=figure.text,
            grounds=figure.printed(),
            unit="%" if figure.is_rate else figure.unit.value,
            rule_code=figure.rule_code,
            rule_text=figure.rule_text,
            numerator=self.refs(figure.numerator_ids),
            denominator=self.refs(figure.denominator_ids),
            exclusions=Deferred(len(left), lambda: self._exclusions(left)),
            as_of=figure.as_of,
        )

    def _exclusions(self, left: Iterable[tuple[str, str]]) -> Iterator[Exclusion]:
        for key, reason in left:
            ref = self._refs[key]
            yield Exclusion(ref.id, ref.name, reason)

    def number(self, code: str, name: str, ids: Sequence[str], rule: RuleText) -> BoundValue:
        """The number of some of the items as a figure."""
        return number(f"{self.name}.{code}", name, self.refs(ids), scope=self.name, rule=rule, as_of=self.as_of)


def number(
    figure_id: str,
    name: str,
    refs: Sequence[Ref],
    *,
    scope: str,
    rule: RuleText,
    as_of: dt.date,
) -> BoundValue:
    """The number of things in a list as a figure."""
    return BoundValue(
        id=figure_id,
        name=name,
        scope=scope,
        value=len(refs),
        text=str(len(refs)),
        grounds=f"{len(refs)}件",
        unit="件",
        rule_code=rule.code,
        rule_text=rule.text,
        numerator=refs,
        denominator=refs,
        exclusions=(),
        as_of=as_of,
    )
