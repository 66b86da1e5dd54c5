"""How each listing stands on its list, and each matter in the county, derived from the works behind them."""

from collections.abc import Mapping
from dataclasses import dataclass

from shishi.domain.statistics.forecasting import cannot_finish
from shishi.domain.statistics.inputs import ChangeInput, Inputs, ListingInput
from shishi.domain.statistics.standing import WorkStanding, falls_short, latest_change, work_standings
from shishi.rulebook import counting
from shishi.rulebook.counting import Item
from shishi.rulebook.stages import Kind


@dataclass(frozen=True, slots=True)
class Standings:
    """How everything stands on the as-of day: what figures are counted from.

    ``works`` by their ids, ``hopeless`` those that cannot finish in time, ``items`` the 件 of every list by its name,
    ``matters`` the county's, shared work once.
    """

    inputs: Inputs
    works: Mapping[str, WorkStanding]
    hopeless: frozenset[str]
    items: Mapping[str, tuple[Item, ...]]
    unique: counting.Unique
    matters: tuple[Item, ...]


def standings_of(inputs: Inputs) -> Standings:
    """What the inputs come to before anything is counted; by far the most of the work, and good for every question."""
    works = work_standings(inputs)
    items = items_of(inputs, works)
    unique = counting.unique(items)
    return Standings(
        inputs=inputs,
        works=works,
        hopeless=frozenset(key for key, state in works.items() if cannot_finish(state, inputs.as_of, inputs.year)),
        items=items,
        unique=unique,
        matters=unique.items,
    )


def items_of(inputs: Inputs, standings: Mapping[str, WorkStanding]) -> dict[str, tuple[Item, ...]]:
    """The countable items of every list, by list name. A merged work is followed to the one that took it over."""
    found: dict[str, tuple[Item, ...]] = {}
    for list_of in inputs.lists:
        held_by = {work: listing.id for listing in reversed(list_of.listings) for work in listing.works}
        found[list_of.name] = tuple(
            _item(listing, list_of.name, standings, held_by) for listing in list_of.listings if listing.works
        )
    return found


def _item(
    listing: ListingInput,
    list_name: str,
    standings: Mapping[str, WorkStanding],
    held_by: Mapping[str, str],
) -> Item:
    own = [standings[work] for work in listing.works]
    followed = [standings[work] for work in dict.fromkeys(_follow(work, standings) for work in listing.works)]
    # A 件 of two works, one of which was merged away, still stands for the other.
    successor = held_by.get(followed[0].work.id) if all(state.merged_into for state in own) else None
    merged_into = successor if successor != listing.id else None
    live = [state for state in followed if not state.cancelled] or followed
    here = _cancelled_here(own, list_name)
    cancelled = here is not None or all(state.cancelled for state in followed)
    postponed = next((state for state in live if state.postponed), None)
    return Item(
        id=listing.id,
        name=listing.name,
        works=tuple(state.work.id for state in followed),
        kind=Kind(live[0].work.kind),
        sub_items=tuple(target.target.id for state in live for target in state.targets),
        sub_items_done=tuple(
            target.target.id
            for state in live
            for target in state.targets
            if target.target.quantity is not None and not falls_short(target)
        ),
        aspect=listing.aspect,
        heading=listing.heading,
        started=any(state.started for state in live),
        under_construction=any(state.under_construction for state in live),
        done=all(state.done for state in live) and not cancelled,
        in_use=all(state.in_use for state in live),
        cancelled=cancelled,
        merged_into=merged_into,
        postponed=postponed is not None,
        due=max((state.due for state in live if state.due), default=None),
        slow=any(state.slow for state in live) and not cancelled,
        approval=here.document if here else _approval(own + followed, cancelled, merged_into, postponed),
    )


def _follow(work: str, standings: Mapping[str, WorkStanding]) -> str:
    seen = {work}
    while (into := standings[work].merged_into) is not None and into not in seen:
        seen.add(into)
        work = into
    return work


def _cancelled_here(own: list[WorkStanding], list_name: str) -> ChangeInput | None:
    """The change that took the 件 off this one list, if any."""
    changes = [change for state in own for change in state.work.changes if change.list_name == list_name]
    return latest_change(changes, "cancel")


def _approval(
    states: list[WorkStanding],
    cancelled: bool,  # noqa: FBT001 - which of the three changes the 件 shows
    merged_into: str | None,
    postponed: WorkStanding | None,
) -> str | None:
    """The document of the change that the 件 shows: cancelled before merged before postponed."""
    if cancelled:
        return next((state.approval for state in states if state.cancelled), None)
    if postponed and not merged_into:
        return postponed.approval
    return next((state.approval for state in states if state.merged_into), None)
