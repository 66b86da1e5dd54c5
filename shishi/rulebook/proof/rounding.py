"""How a stated figure agrees with the one that follows from the others, at the precision at which each is written."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum


class Agreement(Enum):
    """EXACT half-up; WITHIN what rounding of the inputs allows; CUT off; MISROUNDED by up to one last place; OFF."""

    EXACT = "exact"
    WITHIN = "within"
    CUT = "cut"
    MISROUNDED = "misrounded"
    OFF = "off"

    @property
    def agrees(self) -> bool:
        """Whether nothing has to be said."""
        return self in {Agreement.EXACT, Agreement.WITHIN}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what rounding may hide: a count is exact, 482.0亿元 is within half of 0.1."""

    value: Decimal
    slack: Decimal = Decimal(0)

    @property
    def low(self) -> Decimal:
        """The least that rounds to it."""
        return self.value - self.slack

    @property
    def high(self) -> Decimal:
        """The most that rounds to it."""
        return self.value + self.slack


def figure(value: Decimal, places: int, *, rough: bool = False, exact: bool = False) -> Figure:
    """A stated number with its slack: half a unit of its last place, one fiftieth where it says 约, none for a count."""
    if rough:
        return Figure(value, max(abs(value) / 50, Decimal(1).scaleb(-places)))
    return Figure(value, Decimal(0) if exact else Decimal(5).scaleb(-places - 1))


def total_of(figures: list[Figure]) -> Figure:
    """The sum, with the slack of all parts."""
    return Figure(sum((one.value for one in figures), Decimal(0)), sum((one.slack for one in figures), Decimal(0)))


def ratio(numerator: Figure, denominator: Figure) -> Figure | None:
    """In percent; None where the denominator may be nothing."""
    if denominator.low <= 0:
        return None
    value = numerator.value / denominator.value * 100
    low = max(numerator.low, Decimal(0)) / denominator.high * 100
    high = numerator.high / denominator.low * 100
    return Figure(value, max(value - low, high - value))


def compare(stated: Decimal, places: int, computed: Figure, *, rough: bool = False) -> Agreement:
    """How `stated`, written with `places` decimals, agrees with `computed`."""
    unit = Decimal(1).scaleb(-places)
    half = unit / 2
    if rounded(computed.value, places) == stated:
        return Agreement.EXACT
    allowed = half + computed.slack + (max(unit, abs(stated) / 50) if rough else 0)
    distance = abs(computed.value - stated)
    if distance <= allowed and (computed.slack or rough):
        return Agreement.WITHIN
    if computed.value.quantize(unit, ROUND_FLOOR) == stated:
        return Agreement.CUT
    return Agreement.MISROUNDED if distance < unit + computed.slack else Agreement.OFF


def rounded(value: Decimal, places: int) -> Decimal:
    """Half-up, as official documents round."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def same(one: Figure, other: Figure) -> bool:
    """Whether two statements of one thing can both be true: 627 and 627.43 can."""
    return abs(one.value - other.value) <= one.slack + other.slack
