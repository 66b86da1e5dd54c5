"""What stands in a workbook to fill in: its columns, its rows, and the key by which a row is known again."""

import hashlib
import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

_KEY = re.compile(r"(\d{4}[\w-]{0,12}):(\d{1,9}):(\d{1,9}):(\d{1,9}):(\d{1,9}):(\d{1,9}):([0-9a-f]{6})", re.ASCII)


class Field(StrEnum):
    """A column. The values are names for the code, the titles stand in the file."""

    REPORTER = "reporter"
    WORK = "work"
    GOAL = "goal"
    UNIT = "unit"
    PLANNED = "planned"
    LAST = "last"
    NOW = "now"
    STAGE = "stage"
    NARRATIVE = "narrative"
    PROBLEMS = "problems"
    HELP = "help_needed"
    NEXT = "next_step"
    SAME = "same"
    REASON = "reason"
    KEY = "key"

    @property
    def caption(self) -> str:
        return TITLES[self]

    @property
    def is_asked(self) -> bool:
        """Whether somebody fills the column in; the others are shaded."""
        return self in WORK_FIELDS or self is Field.NOW


TITLES = {
    Field.REPORTER: "填报单位",
    Field.WORK: "件",
    Field.GOAL: "目标",
    Field.UNIT: "单位",
    Field.PLANNED: "计划",
    Field.LAST: "上期累计",
    Field.NOW: "本期累计",
    Field.STAGE: "阶段",
    Field.NARRATIVE: "进展",
    Field.PROBLEMS: "存在问题",
    Field.HELP: "需协调",
    Field.NEXT: "下一步",
    Field.SAME: "本期无变化",
    Field.REASON: "更正或减少的原因",
    Field.KEY: "识别码（勿改）",
}
WORK_FIELDS = (  # said once for a work, in the first of its rows
    Field.STAGE,
    Field.NARRATIVE,
    Field.PROBLEMS,
    Field.HELP,
    Field.NEXT,
    Field.SAME,
    Field.REASON,
)
YES = "是"


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row stands for. ``share`` is 0 for the whole target, ``base`` the version known at the time, 0 for none."""

    period: str
    reporter: int
    work: int
    target: int
    share: int
    base: int

    def __str__(self) -> str:
        """The key as it stands in the hidden column; the check tells a dragged or mistyped one."""
        plain = f"{self.period}:{self.reporter}:{self.work}:{self.target}:{self.share}:{self.base}"
        return f"{plain}:{_check(plain)}"


def key_from(text: str) -> RowKey | None:
    """The inverse; None for what no workbook of ours holds."""
    found = _KEY.fullmatch(text.strip())
    if found is None or _check(text.strip().rpartition(":")[0]) != found[7]:
        return None
    return RowKey(found[1], *map(int, found.groups()[1:6]))


def _check(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()[:6]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A target, or a share of one. ``first`` says that the work's own fields are asked in this row."""

    key: RowKey
    reporter: str
    work: str
    goal: str
    unit: str
    planned: Decimal | None
    last: Decimal | None
    now: Decimal | None
    stages: tuple[str, ...]
    first: bool
    said: dict[Field, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntryBook:
    title: str
    how_to: str
    rows: tuple[EntryRow, ...]
