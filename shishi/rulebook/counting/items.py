"""One 件 as the counting rules see it."""

from dataclasses import dataclass
from datetime import date

from shishi.rulebook.stages import Kind


@dataclass(frozen=True, slots=True)
class Item:
    """One listed 件 with its state on the as-of day.

    `works` are the ids of the real works behind the listing (one work may stand on several lists; a listing may stand
    for several works). `under_construction` means 已开工 and stays true afterwards. `merged_into` is the id of the item
    that took this one over. `approval` is the document that approved the cancellation, merger or postponement.
    `sub_items_done` are those `sub_items` that are done although the 件 may not be.
    """

    id: str
    name: str
    works: tuple[str, ...] = ()
    kind: Kind = Kind.WORKS
    sub_items: tuple[str, ...] = ()
    sub_items_done: tuple[str, ...] = ()
    aspect: str = ""
    heading: str = ""
    started: bool = False
    under_construction: bool = False
    done: bool = False
    in_use: bool = False
    cancelled: bool = False
    merged_into: str | None = None
    postponed: bool = False
    due: date | None = None
    slow: bool = False
    approval: str | None = None
    tags: tuple[str, ...] = ()
