"""The frozen inputs of a period as plain values: what a snapshot's JSON holds, and nothing that is computed.

Amounts are in their target's unit, money in 万元, percent in points. Ids are stable within a register: a listing is
``市列/3`` (list and place; ``id`` holds the place), a work ``w17``, a target ``t5``.
"""

import dataclasses
import datetime as dt
import json
import types
import typing
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from shishi.domain.ledger.hashing import canonical

FORMAT = 1


@dataclass(frozen=True, slots=True)
class TargetInput:
    id: str
    name: str
    unit: str
    quantity: Decimal | None
    better: str
    plan: tuple[tuple[int, Decimal], ...]
    shares: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class ValueInput:
    """``cumulative`` is what the unit reported, ``reviewed`` what the office holds to be right, if it said so."""

    target: str
    cumulative: Decimal | None
    month: Decimal | None
    reviewed: Decimal | None
    cell: str


@dataclass(frozen=True, slots=True)
class ReportInput:
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


@dataclass(frozen=True, slots=True)
class ChangeInput:
    """``list_name`` is empty where the change concerns the work on every list."""

    kind: str
    document: str
    on: dt.date
    list_name: str
    into: str | None
    due_on: dt.date | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WorkInput:
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


@dataclass(frozen=True, slots=True)
class ListingInput:
    id: str
    name: str
    number: str
    aspect: str
    heading: str
    works: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListInput:
    name: str
    tier: str
    kind: str
    listings: tuple[ListingInput, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
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


def dump(inputs: Inputs) -> str:
    """Canonical JSON: the same inputs give the same text on either database."""
    return canonical(dataclasses.asdict(inputs))


def load(text: str) -> Inputs:
    """The inputs that ``dump`` wrote. Raises ValueError for a snapshot of another format."""
    content = json.loads(text)
    if content.get("format") != FORMAT:
        message = f"快照格式{content.get('format')}不是本版本认识的格式{FORMAT}。"
        raise ValueError(message)
    return typing.cast("Inputs", _build(Inputs, content))


def _build(kind: object, value: object) -> object:
    """``value`` (from JSON) as ``kind``: dataclasses, tuples, decimals and days are made out of lists and strings."""
    origin = typing.get_origin(kind)
    built = value
    if value is None:
        built = None
    elif origin in {typing.Union, types.UnionType}:
        built = _build(next(arg for arg in typing.get_args(kind) if arg is not type(None)), value)
    elif origin is tuple:
        built = _tuple(typing.get_args(kind), typing.cast("list[object]", value))
    elif dataclasses.is_dataclass(kind):
        content = typing.cast("dict[str, object]", value)
        made = typing.cast("type", kind)
        built = made(**{name: _build(of, content[name]) for name, of in _fields(made)})
    elif kind is Decimal:
        built = Decimal(typing.cast("str", value))
    elif kind is dt.date:
        built = dt.date.fromisoformat(typing.cast("str", value))
    return built


def _tuple(args: tuple[object, ...], value: list[object]) -> tuple[object, ...]:
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], part) for part in value)
    return tuple(_build(arg, part) for arg, part in zip(args, value, strict=True))


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind))
