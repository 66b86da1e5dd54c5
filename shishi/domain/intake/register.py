"""The register as an import sees it: plain values, so that planning is a pure comparison."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from shishi.rulebook.stages import Kind


@dataclass(frozen=True, slots=True)
class KnownTarget:
    pk: int
    name: str
    unit: str
    quantity: Decimal | None
    shares: tuple[tuple[str, Decimal], ...]
    reported: bool


@dataclass(frozen=True, slots=True)
class KnownWork:
    pk: int
    name: str
    kind: Kind
    content: str
    lead: str | None
    supports: frozenset[str]
    leader: str
    due_on: dt.date | None
    investment_wan: Decimal | None
    targets: tuple[KnownTarget, ...]


@dataclass(frozen=True, slots=True)
class KnownListing:
    list_name: str
    name: str
    aspect: str | None
    heading: str | None
    works: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What people answered. ``same`` maps a name to the (list, name) pairs of the same work, empty for one of its own."""

    same: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)

    def over(self, earlier: "Answers") -> "Answers":
        """These answers, and the earlier ones where these say nothing."""
        return Answers({**earlier.same, **self.same}, {**earlier.kinds, **self.kinds})


@dataclass(frozen=True, slots=True)
class Register:
    """Lists, works, units and answers of one programme; empty for a county that begins."""

    listings: tuple[KnownListing, ...] = ()
    works: Mapping[int, KnownWork] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    answers: Answers = field(default_factory=Answers)

    def listing(self, list_name: str, name: str) -> KnownListing | None:
        return next((known for known in self.listings if (known.list_name, known.name) == (list_name, name)), None)

    def named(self, name: str) -> list[KnownListing]:
        return [known for known in self.listings if known.name == name]
