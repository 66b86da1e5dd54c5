"""Counting items by rules: a tally sorts the items once, and every rule then looks at sorts of items, not at items."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from shishi.rulebook.counting.deferred import Deferred
from shishi.rulebook.counting.exclusions import NAME_IN, excluded, unnamed
from shishi.rulebook.counting.figures import CountingError, Figure
from shishi.rulebook.counting.items import Item
from shishi.rulebook.counting.rules import Denominator, Numerator, Rule, Unit
from shishi.rulebook.counting.shares import share
from shishi.rulebook.counting.states import meets

_STATE = attrgetter("started", "under_construction", "done", "in_use", "cancelled", "slow")  # what numerators look at
_LIMITS = attrgetter("kind", "due")  # what else decides whether a rule counts an item


class _Sort(NamedTuple):
    """Places of items that every rule treats alike, one of them, and the bit of their common state."""

    sample: Item
    places: Sequence[int]
    state: int


class _Names(NamedTuple):
    """Things of a unit in their order, each with the bits of its items' states, and places of items that name none."""

    states: Mapping[str, int]
    missing: Sequence[int]


class _Left(NamedTuple):
    """Places left out for one cause."""

    places: Sequence[int]
    note: str


def count(rule: Rule, items: Sequence[Item], as_of: date, scope: str = "") -> Figure:
    """The figure that `rule` gives over `items` on `as_of`. For several rules over the same items make one `Tally`.

    Raises:
        CountingError: an id occurs twice, or mergers form a circle.

    """
    return Tally(items).count(rule, as_of, scope)


class Tally:
    """Items made ready to be counted by any number of rules.

    Raises:
        CountingError: an id occurs twice, or mergers form a circle.

    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._by_id = _by_id(items)
        self._states: dict[tuple[bool, ...], int] = {}
        self._samples: list[Item] = []  # one of each state, in the order of the bits
        self._met: dict[tuple[Numerator, int], bool] = {}
        self._named: dict[tuple[Unit, tuple[int, ...]], _Names] = {}
        sorts: dict[tuple[object, ...], list[int]] = {}
        for place, item in enumerate(items):
            merged = item.merged_into is not None and item.merged_into in self._by_id
            sorts.setdefault((_STATE(item), _LIMITS(item), merged), []).append(place)
        self._sorts = [_Sort(items[places[0]], places, self._state(items[places[0]])) for places in sorts.values()]

    def count(self, rule: Rule, as_of: date, scope: str = "") -> Figure:
        """The figure of a rule.

        Merged items count once, with the item that took them over. 项 and 方面 count by distinct names: one is done, in
        use, cancelled or not started when all its items are, and started, under construction or slow when any is.
        """
        counted, left = self._divided(rule, as_of)
        cancelled = sum(len(sort.places) for sort in counted if sort.sample.cancelled)
        numerator: Sequence[str]
        denominator: Sequence[str]
        if rule.unit is Unit.ITEM:
            denominator = self._ids(counted)
            numerator = self._ids([sort for sort in counted if self._meets(rule.numerator, sort.state)])
        else:
            named = self._names(rule.unit, counted)
            denominator = tuple(named.states)
            hits = (name for name, states in named.states.items() if self._meets(rule.numerator, states))
            numerator = denominator if rule.numerator is Numerator.ALL else tuple(hits)
            if named.missing:
                left.append(_Left(named.missing, unnamed(rule.unit, self._items[named.missing[0]]).note))
                cancelled -= sum(self._items[place].cancelled for place in named.missing)
        is_rate = rule.denominator is not None
        return Figure(
            rule_code=rule.code,
            rule_text=rule.printed(),
            name=rule.title,
            scope=scope,
            unit=rule.unit,
            value=_rate(rule, len(numerator), len(denominator)) if is_rate else len(numerator),
            numerator_ids=numerator,
            denominator_ids=denominator,
            exclusions=self._exclusions(rule, left, as_of),
            notes=_notes(rule, left, cancelled),
            as_of=as_of,
            decimals=rule.decimals if is_rate else 0,
            is_rate=is_rate,
        )

    def _divided(self, rule: Rule, as_of: date) -> tuple[list[_Sort], list[_Left]]:
        """The sorts that the rule counts, and those that it leaves out."""
        counted: list[_Sort] = []
        left: list[_Left] = []
        for sort in self._sorts:
            exclusion = excluded(rule, sort.sample, self._by_id, as_of)
            if exclusion is None:
                counted.append(sort)
            else:
                left.append(_Left(sort.places, exclusion.note))
        return counted, left

    def _ids(self, sorts: Sequence[_Sort]) -> Sequence[str]:
        places = [sort.places for sort in sorts]
        return Deferred(sum(map(len, places)), lambda: (self._items[place].id for place in _in_order(places)))

    def _exclusions(self, rule: Rule, left: Sequence[_Left], as_of: date) -> Sequence[tuple[str, str]]:
        places = [cause.places for cause in left]

        def reasons() -> Iterator[tuple[str, str]]:
            for place in _in_order(places):
                item = self._items[place]
                yield item.id, (excluded(rule, item, self._by_id, as_of) or unnamed(rule.unit, item)).reason

        return Deferred(sum(map(len, places)), reasons)

    def _names(self, unit: Unit, counted: Sequence[_Sort]) -> _Names:
        """The names that the items of some sorts give in a unit; two rules over the same sorts share them."""
        key = unit, tuple(sort.places[0] for sort in counted)
        if key not in self._named:
            self._named[key] = self._gathered(unit, counted)
        return self._named[key]

    def _gathered(self, unit: Unit, counted: Sequence[_Sort]) -> _Names:
        state_at = {place: sort.state for sort in counted for place in sort.places}
        places = sorted(state_at)
        states: dict[str, int] = {}
        if unit is Unit.SUB_ITEM:
            once_done = {sort.state: self._state(replace(sort.sample, done=True)) for sort in counted}
            for place in places:
                item, state = self._items[place], state_at[place]
                for name in item.sub_items:
                    states[name] = states.get(name, 0) | (once_done[state] if name in item.sub_items_done else state)
            return _Names(states, [place for place in places if not self._items[place].sub_items])
        name_in = NAME_IN[unit]
        for place in places:
            name = name_in(self._items[place])
            states[name] = states.get(name, 0) | state_at[place]
        unnamed_too = states.pop("", None) is not None
        return _Names(states, [place for place in places if not name_in(self._items[place])] if unnamed_too else [])

    def _state(self, item: Item) -> int:
        """The bit of an item's state; bits are given out as states turn up."""
        key = _STATE(item)
        if key not in self._states:
            self._states[key] = 1 << len(self._samples)
            self._samples.append(item)
        return self._states[key]

    def _meets(self, numerator: Numerator, states: int) -> bool:
        """Whether a thing is counted whose items are in these states: how many items are in each makes no difference."""
        key = numerator, states
        if key not in self._met:
            members = [item for number, item in enumerate(self._samples) if states >> number & 1]
            self._met[key] = meets(numerator, members)
        return self._met[key]


def _rate(rule: Rule, hits: int, total: int) -> Decimal | None:
    return share(hits, total, rule.decimals) if total else None


def _in_order(places: Iterable[Sequence[int]]) -> list[int]:
    return sorted(chain.from_iterable(places))


def _notes(rule: Rule, left: Iterable[_Left], cancelled: int) -> tuple[str, ...]:
    """How many items are left out for each cause, in the order in which the causes turn up among the items."""
    numbers: dict[str, int] = {}
    for places, note in sorted(left):
        numbers[note] = numbers.get(note, 0) + len(places)
    notes = [note.format(number) for note, number in numbers.items()]
    if rule.denominator is Denominator.ALL and cancelled:
        notes.append(f"含取消{cancelled}件")
    return tuple(notes)


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
