"""The states of an item, and when what several items stand for is in one."""

from collections.abc import Callable, Mapping, Sequence

from shishi.rulebook.counting.items import Item
from shishi.rulebook.counting.rules import Numerator


def meets(numerator: Numerator, members: Sequence[Item]) -> bool:
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
