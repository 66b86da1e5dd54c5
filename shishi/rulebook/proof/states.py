"""Which states exclude each other, so that their counts may be added: done and in hand do, started and done do not."""

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum

from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.words import NOUN, NOUNS, OVERLAPPING

_COMPLETION = {"done", "ongoing", "not_started", "not_done", "cancelled"}
_START = {"started", "not_started", "cancelled"}
_PACE = {"done", "ahead", "on_pace", "slow", "not_done", "cancelled"}
_REPEATABLE = {"cancelled", "ongoing", "not_started"}
_UNFINISHED = {"ongoing", "not_done", "not_started", "cancelled"}


class Closure(Enum):
    """How surely parts make up the whole: the text says so (STATED), their states imply it (IMPLIED), or neither."""

    STATED = "stated"
    IMPLIED = "implied"
    OPEN = "open"


def exclusive(parts: Sequence[Mention]) -> bool:
    """Whether no thing can be counted in two of the parts: categories with names of their own, or states of one axis."""
    if any(OVERLAPPING.search(one.label) for one in parts):
        return False
    states = [_state(one) for one in parts]
    if not all(states):
        return len({one.subject for one in parts}) == len(parts) and all(one.subject for one in parts)
    once = [state for state in states if state not in _REPEATABLE]
    if len(set(once)) < len(once):
        return False
    return any(set(states) <= axis for axis in (_COMPLETION, _START, _PACE))


def _state(one: Mention) -> str:
    """已制定, 已通水 and other 已… are done, as 已完成 is."""
    return "done" if one.state == "reached" else one.state


def without_nested(parts: Sequence[Mention]) -> list[Mention]:
    """The parts that exclude each other: 开工 goes where 完工 and 在建 stand too; plans and the rest go."""
    kept = [one for one in parts if one.state != "rest" and not one.plan]
    states = {one.state for one in kept}
    if "ongoing" in states and "started" in states:
        kept = [one for one in kept if one.state != "started"]
    if {"started", "not_started"} <= states and "done" in states and "ongoing" not in states:
        kept = [one for one in kept if one.state != "done"]
    return kept


def closure(parts: Sequence[Mention]) -> Closure:
    """What the states say: 已开工 with 未开工 is all there is; 已完成 with 正在办理 should be."""
    states = {_state(one) for one in parts}
    if states & {"started", "done"} and states & {"not_started", "not_done"}:
        pair = ("started" in states and "not_started" in states) or ("done" in states and "not_done" in states)
        return Closure.STATED if pair else Closure.IMPLIED
    if "done" in states and states & _UNFINISHED:
        return Closure.IMPLIED
    if len(states & {"ahead", "on_pace", "slow"}) >= 2 and states & {"on_pace"}:
        return Closure.IMPLIED
    return Closure.OPEN


def axes(parts: Sequence[Mention]) -> list[list[Mention]]:
    """The parts as they were told: categories (新建7所、改建5所) apart from states (已开工10所，未开工2所), unit by unit.

    A list 维持45件、撤销12件、驳回31件 is one of categories, though 撤销 may elsewhere be a state.
    """
    listed: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for one in parts:
        listed[one.sentence, one.clause].append(one)
    kinds: dict[str, list[Mention]] = defaultdict(list)
    told: dict[str, list[Mention]] = defaultdict(list)
    for members in listed.values():
        named = len(members) > 1 and not all(one.state for one in members)
        for one in members:
            (kinds if named or not one.state else told)[one.unit].append(one)
    return [*kinds.values(), *told.values()]


def of_another_noun(part: Mention, total: Mention) -> bool:
    """Whether a part names other things than its total: 办结问题28件 after 下发通知单30件."""
    own, whole = _families(part.label + part.tail), _families(total.label + total.tail)
    return bool(own and whole and not own & whole)


def _families(phrase: str) -> set[frozenset[str]]:
    found = set(NOUN.findall(phrase))
    return {family for family in NOUNS if family & found}
