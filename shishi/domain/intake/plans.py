"""What an import would do, row by row, before anything is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shishi.documents.reading.rows import Ask, ListRow, ReadingResult, ReportRow
from shishi.rulebook.stages import Kind


class Effect(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        return {"new": "新增", "changed": "变更", "unchanged": "未变", "unclear": "待明确"}[self.value]


@dataclass(frozen=True, slots=True)
class PlannedListing:
    """One 件 on one list. ``adopts`` are registered works that it stands for; ``twin`` is the place in the same plan."""

    row: ListRow
    list_name: str
    effect: Effect
    kind: Kind
    adopts: tuple[int, ...] = ()
    twin: tuple[str, str] | None = None
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedValue:
    target: int
    cumulative: Decimal | None
    month: Decimal | None
    cell: str


@dataclass(frozen=True, slots=True)
class PlannedReport:
    """One work's report. ``unit`` is the reporting unit's name in the register, or None for the lead unit."""

    row: ReportRow
    effect: Effect
    work: int | None
    unit: str | None = None
    values: tuple[PlannedValue, ...] = ()
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPlan:
    result: ReadingResult
    rows: tuple[PlannedListing, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        return self.result.refused is None and not self.asks


@dataclass(frozen=True, slots=True)
class ReportPlan:
    result: ReadingResult
    period_key: str
    rows: tuple[PlannedReport, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        return self.result.refused is None and not self.asks


def effects(rows: Sequence[PlannedListing | PlannedReport]) -> dict[Effect, int]:
    """How many rows would do what; every effect is named."""
    counted = Counter(row.effect for row in rows)
    return {effect: counted[effect] for effect in Effect}


def rows_asked(asks: Sequence[Ask]) -> set[tuple[str, int]]:
    """The (sheet, row) pairs that an ask concerns; an ask on a cell concerns its row."""
    return {(ask.sheet, row) for ask in asks if (row := row_of(ask)) is not None}


def row_of(ask: Ask) -> int | None:
    if ask.row_no is not None:
        return ask.row_no
    digits = "".join(char for char in ask.cell or "" if char.isdigit())
    return int(digits) if digits else None
