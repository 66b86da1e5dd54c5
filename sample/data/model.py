"""What a sample county consists of: lists, commitments with monthly values, units, and what its notice stated.

Everything except the public facts named in `sample/README.md` is invented (示例).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

Number = int | float
"""Quantities are written as a clerk would type them: 10, 52.4."""

FUND_SOURCES = ("中央", "省", "市", "县", "自筹")
"""The columns of a funds table, in the order in which `Item.funds` gives the sums in 万元."""

_WHOLE_STRUCTURES = frozenset("所座项处个")


class Kind(StrEnum):
    WORKS = "工程类"
    BENEFIT = "补助类"
    SERVICE = "服务类"
    PURCHASE = "采购类"


@dataclass(frozen=True, slots=True)
class Target:
    """One quantified promise of a 件. `quantity` None means 待下达; `done` is cumulative, one value per reported month."""

    name: str
    unit: str
    quantity: Number | None
    done: tuple[Number, ...]
    shares: tuple[tuple[str, int], ...] = ()

    @property
    def is_converted(self) -> bool:
        """Whether a part of a whole structure (0.26 所) is reported, converted from its physical progress."""
        return self.unit in _WHOLE_STRUCTURES and any(value != int(value) for value in self.done)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that a unit reports from that month on, until the next one replaces it."""

    since: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One 件. `funds` are 万元 by `FUND_SOURCES`; `started`, `built`, `done` are the months in which it got there."""

    aspect: str
    heading: str
    name: str
    kind: Kind
    content: str
    targets: tuple[Target, ...]
    lead: str
    supports: tuple[str, ...]
    leader: str
    funds: tuple[int, int, int, int, int]
    started: int
    progress: tuple[Said, ...]
    built: int | None = None
    done: int | None = None
    due: str = ""
    plan_start: str = ""
    problems: tuple[Said, ...] = ()
    next_steps: tuple[Said, ...] = ()
    wishes: tuple[Said, ...] = ()
    remark: str = ""
    reported_until: int = 12
    reported_elsewhere: bool = False
    """Another list's rows carry this work's report: it is reported once."""

    @property
    def investment_wan(self) -> int:
        return sum(self.funds)


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of the programme: what the office received or decided."""

    name: str
    tier: str
    kind: str
    document: str
    file: str
    title: str
    due: str
    """How the list words the deadline, where a 件 has no other one."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its official order, with the posts that matter here; the people are invented."""

    name: str
    full_name: str
    kind: str
    head_post: str = ""
    head: str = ""
    reporter: str = ""
    layout: str = ""
    """How its clerk lays out the monthly report; empty for units that report nothing."""
    saves_old_format: bool = False


@dataclass(frozen=True, slots=True)
class Leader:
    post: str
    person: str

    def __str__(self) -> str:
        return f"{self.post}{self.person}"


@dataclass(frozen=True, slots=True)
class Place:
    """A 件 on a list."""

    list: str
    name: str


@dataclass(frozen=True, slots=True)
class Same:
    """The answer of the office that a 件 is the same real work as others."""

    place: Place
    works: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A decision on a 件 with its approving document: cancel, merge (into a place) or postpone (to a day)."""

    act: str
    place: Place
    document: str
    on: str
    reason: str
    into: Place | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a published notice says of one list, as it says it."""

    list: str
    total: int
    done: int | None = None
    cancelled: int | None = None
    remaining: int | None = None
    completion_rate: str = ""
    start_rate: str = ""
    construction_rate: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    title: str
    source: str
    published_at: str
    lists: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A reported month: until when its figures run, when the units file and by when they must (all `2016-07-31`)."""

    month: int
    as_of: str
    filed_on: str
    due_on: str


@dataclass(frozen=True, slots=True)
class County:
    """A county in its programme year. `periods` stand in the order of `Target.done`."""

    folder: str
    code: str
    name: str
    year: int
    office: str
    supervision_office: str
    note: str
    periods: tuple[Period, ...]
    lists: tuple[Listed, ...]
    units: tuple[Unit, ...]
    leaders: tuple[Leader, ...]
    same: tuple[Same, ...]
    changes: tuple[Change, ...]
    published: Published | None = None

    @property
    def months(self) -> tuple[int, ...]:
        return tuple(period.month for period in self.periods)

    def period(self, month: int) -> Period:
        return self.periods[self.months.index(month)]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for listed in self.lists for item in listed.items)

    def unit(self, name: str) -> Unit:
        return next(unit for unit in self.units if unit.name == name)

    def cumulative(self, target: Target, month: int) -> Number:
        return target.done[self.months.index(month)]

    def in_month(self, target: Target, month: int) -> Number:
        at = self.months.index(month)
        earlier = target.done[at - 1] if at else 0
        return tidy(target.done[at] - earlier)


def tidy(value: float) -> Number:
    """The number as a clerk types it: no binary dust, no `.0`."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def percent_text(done: Number, quantity: Number) -> str:
    """`32.8%`, half up, without a needless `.0`."""
    share = Decimal(str(done)) * 100 / Decimal(str(quantity))
    text = str(share.quantize(Decimal("0.1"), ROUND_HALF_UP))
    return f"{text.removesuffix('.0')}%"


def said(sentences: tuple[Said, ...], month: int) -> str:
    """What is said in that month: the latest sentence not after it."""
    return next((one.text for one in reversed(sentences) if one.since <= month), "")
