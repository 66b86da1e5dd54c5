"""The frozen inputs of a period as plain values: what a snapshot's JSON holds, and nothing that is computed.

Amounts are in their target's unit, money in 万元, percent in points. Ids are stable within a register: a listing is
``市列/3`` (list and place; ``id`` holds the place), a work ``w17``, a target ``t5``.

The inputs are a tree, so the garbage collector need not look at them (``gc=False``).
"""

import datetime as dt
from decimal import Decimal

import msgspec
from msgspec import Struct

from shishi.domain.ledger.hashing import canonical

FORMAT = 1


class TargetInput(Struct, frozen=True, gc=False):
    id: str
    name: str
    unit: str
    quantity: Decimal | None
    better: str
    plan: tuple[tuple[int, Decimal], ...]
    shares: tuple[tuple[str, Decimal], ...]


class ValueInput(Struct, frozen=True, gc=False):
    """``cumulative`` is what the unit reported, ``reviewed`` what the office holds to be right, if it said so."""

    target: str
    cumulative: Decimal | None
    month: Decimal | None
    reviewed: Decimal | None
    cell: str

    @property
    def amount(self) -> Decimal | None:
        """What counts: the reviewed value where there is one, else the reported one; None where nothing is known."""
        return self.cumulative if self.reviewed is None else self.reviewed


class ReportInput(Struct, frozen=True, gc=False):
    """The version that counts of one work's report for one month."""

    period_key: str
    month: int
    version: int
    nature: str
    unit: str
    started: bool | None
    under_construction: bool | None
    done: bool | None
    in_use: bool | None
    percent: Decimal | None
    invested_wan: Decimal | None
    narrative: str
    problems: str
    help_needed: str
    next_step: str
    values: tuple[ValueInput, ...]
    source: tuple[str, str, int | None]  # file's hash, sheet, row


class ChangeInput(Struct, frozen=True, gc=False):
    """``list_name`` is empty where the change concerns the work on every list."""

    kind: str
    document: str
    on: dt.date
    list_name: str
    into: str | None
    due_on: dt.date | None
    before: str
    after: str


class WorkInput(Struct, frozen=True, gc=False):
    id: str
    name: str
    kind: str
    content: str
    lead: str
    supports: tuple[str, ...]
    leader: str
    due_on: dt.date | None
    investment_wan: Decimal | None
    stage: str  # the latest stage recorded by document up to the as-of day; empty where none is
    targets: tuple[TargetInput, ...]
    reports: tuple[ReportInput, ...]
    changes: tuple[ChangeInput, ...]


class ListingInput(Struct, frozen=True, gc=False):
    id: str
    name: str
    number: str
    aspect: str
    heading: str
    works: tuple[str, ...]


class ListInput(Struct, frozen=True, gc=False):
    name: str
    tier: str
    kind: str
    listings: tuple[ListingInput, ...]


class Inputs(Struct, frozen=True, gc=False):
    """Everything that the figures of one period are computed from. ``missing`` are (unit, work id) that owe a report."""

    format: int
    area_code: str
    area_name: str
    year: int
    period_key: str
    as_of: dt.date
    lists: tuple[ListInput, ...]
    works: tuple[WorkInput, ...]
    units: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


class _Head(Struct):
    format: int


def dump(inputs: Inputs) -> str:
    """Canonical JSON: the same inputs give the same text on either database."""
    return canonical(msgspec.to_builtins(inputs, builtin_types=(Decimal,)))


def load(text: str) -> Inputs:
    """The inputs that ``dump`` wrote. Raises ValueError for a snapshot of another format."""
    try:
        inputs = msgspec.json.decode(text, type=Inputs)
    except msgspec.ValidationError:
        _require_format(msgspec.json.decode(text, type=_Head).format)
        raise
    _require_format(inputs.format)
    return inputs


def _require_format(number: int) -> None:
    if number != FORMAT:
        message = f"快照格式{number}不是本版本认识的格式{FORMAT}。"
        raise ValueError(message)
