"""De-duplication across lists: one real work on several lists is counted once in a county total.

Two rules are in use and give different numbers, so each total names its own. By **matters** (`matters`), listings that
share a work are one matter: a listing that stands for two works joins them. By **works** (`works`), each real work is
one. Example: the city lists 城乡低保 as one 件, the province lists 城市低保 and 农村低保 as two; both list 五保. Of 35
listings these make 32 matters and 33 works.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from shishi.rulebook.counting.items import Item
from shishi.rulebook.counting.states import is_done, is_started

if TYPE_CHECKING:
    from datetime import date


class UniqueRule(StrEnum):
    MATTERS = "matters"
    WORKS = "works"

    @property
    def label(self) -> str:
        return "按事项去重" if self is UniqueRule.MATTERS else "按实际工作去重"

    def printed(self) -> str:
        """The 口径 sentence."""
        if self is UniqueRule.MATTERS:
            return "按事项去重：各级清单中指向同一实际工作的件合并为1件，一件指向多项工作的，相关各件一并合并。"
        return "按实际工作去重：同一实际工作列入多级清单的只计1项，一件包含多项工作的分别计数。"


@dataclass(frozen=True, slots=True)
class Place:
    """One listing: the list's name and the item's id on it."""

    list_name: str
    item_id: str


@dataclass(frozen=True, slots=True)
class Matter:
    """Listings that stand for the same work or works."""

    places: tuple[Place, ...]
    works: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Unique:
    """What several lists come to without double counting.

    `listings` counts 件 as listed (merged ones once), `pointers` counts listing-to-work pairs. The identities are
    Σ listings − `links` = matters and Σ pointers − `repeats` = works.
    """

    listings: int
    pointers: int
    matters: tuple[Matter, ...]
    works: tuple[str, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The matters as items, see `matter_items`."""
        return tuple(_as_item(matter) for matter in self.matters)

    @property
    def links(self) -> int:
        """Listings saved because they share a work with another."""
        return self.listings - len(self.matters)

    @property
    def repeats(self) -> int:
        """Pointers to a work that another listing already points to."""
        return self.pointers - len(self.works)

    def total(self, by: UniqueRule) -> int:
        return len(self.matters) if by is UniqueRule.MATTERS else len(self.works)

    def printed(self, by: UniqueRule = UniqueRule.MATTERS) -> str:
        """The total with its ground: `32件（各级清单共35件，重复3件，按事项去重）`."""
        if by is UniqueRule.MATTERS:
            return f"{len(self.matters)}件（各级清单共{self.listings}件，重复{self.links}件，{by.label}）"
        return f"{len(self.works)}项工作（各级清单共涉及{self.pointers}项次，重复{self.repeats}项次，{by.label}）"


def unique(items_by_list: Mapping[str, Sequence[Item]]) -> Unique:
    """The distinct matters and works of several lists, in the order of the lists.

    An item merged into another of its list does not stand for itself. An item without works is a work of its own.
    """
    listed = [
        (Place(name, item.id), item, item.works or (f"{name}/{item.id}",))
        for name, items in items_by_list.items()
        for item in _standing(items)
    ]
    roots = _roots([works for _, _, works in listed])
    members: dict[int, list[int]] = {}
    for index, root in enumerate(roots):
        members.setdefault(root, []).append(index)
    matters = tuple(
        Matter(
            places=tuple(listed[index][0] for index in group),
            works=_distinct([work for index in group for work in listed[index][2]]),
            items=tuple(listed[index][1] for index in group),
        )
        for group in members.values()
    )
    return Unique(
        listings=len(listed),
        pointers=sum(len(set(works)) for _, _, works in listed),
        matters=matters,
        works=_distinct(tuple(work for _, _, works in listed for work in works)),
    )


def _roots(works_of: Sequence[Sequence[str]]) -> list[int]:
    """For each listing the earliest listing it is connected with through shared works."""
    parents = list(range(len(works_of)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    first_with: dict[str, int] = {}
    for index, works in enumerate(works_of):
        for work in works:
            low, high = sorted((root(index), root(first_with.setdefault(work, index))))
            parents[high] = low
    return [root(index) for index in range(len(works_of))]


def matter_items(items_by_list: Mapping[str, Sequence[Item]]) -> tuple[Item, ...]:
    """Each matter as one item, so that `count` gives county totals without double counting.

    A matter is done or in use when all its listings are that still stand, started, under construction or slow when any
    is, and cancelled only when all are. Its works are those of the listings that still stand, its id joins its places
    (`省列/1+市列/1`), its due day is the earliest.
    """
    return unique(items_by_list).items


def _as_item(matter: Matter) -> Item:
    live = [item for item in matter.items if not item.cancelled] or list(matter.items)
    dues: list[date] = [item.due for item in live if item.due is not None]
    first = live[0]
    return Item(
        id="+".join(f"{place.list_name}/{place.item_id}" for place in matter.places),
        name=first.name,
        works=_distinct([work for item in live for work in item.works]) or matter.works,
        kind=first.kind,
        sub_items=_distinct([entry for item in live for entry in item.sub_items]),
        sub_items_done=_distinct([entry for item in live for entry in item.sub_items_done]),
        aspect=first.aspect,
        heading=first.heading,
        started=any(is_started(item) for item in live),
        under_construction=any(item.under_construction for item in live),
        done=all(is_done(item) for item in live),
        in_use=all(item.in_use for item in live),
        cancelled=all(item.cancelled for item in matter.items),
        postponed=first.postponed,
        due=min(dues, default=None),
        slow=any(item.slow and not item.done for item in live),
        approval=first.approval,
        tags=first.tags,
    )


def _standing(items: Sequence[Item]) -> list[Item]:
    ids = {item.id for item in items}
    return [item for item in items if item.merged_into not in ids]


def _distinct(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
