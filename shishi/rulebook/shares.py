"""Shares of a target (分解任务): whose report counts for a work, and how the units' shares stand to its total."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from functools import reduce

from shishi.rulebook.wording import decimal_text

_WIDE = Context(prec=200, traps=[Inexact])  # a sum that would be rounded is an error, not a sum


@dataclass(frozen=True, slots=True)
class Summed:
    """The sum of the shares that were reported; None where no share has a value. A blank is not 0 and adds nothing."""

    total: Decimal | None
    known: int
    of: int


def summed(parts: Iterable[Decimal | None]) -> Summed:
    """The parts added up exactly, whatever their number of digits."""
    given = list(parts)
    known = [part for part in given if part is not None]
    return Summed(_exact(known) if known else None, len(known), len(given))


def difference_text(shares: Summed, entered: Decimal | None, unit: str) -> str:
    """How the sum differs from the total that was entered, in words; empty where it does not or one is not known."""
    if shares.total is None or entered is None or shares.total == entered:
        return ""
    apart = abs(_exact([shares.total, entered.copy_negate()]))
    said = [decimal_text(one) for one in (shares.total, entered, apart)]
    return f"合计{said[0]}{unit}，与填报的{said[1]}{unit}相差{said[2]}{unit}"


def counting(units: Sequence[str], lead: str, holders: Collection[str]) -> int | None:
    """Which of the versions of a work for one period counts, by their units from the oldest to the newest.

    The lead's newest; where the lead said nothing, the newest of a unit that holds no share. A unit that holds a share
    speaks for its share alone, so its report never stands for the work, unless nobody leads the work.
    """
    for speaks in (lambda unit: unit == lead, lambda unit: unit not in holders or not lead):
        for place in reversed(range(len(units))):
            if speaks(units[place]):
                return place
    return None


def _exact(numbers: Iterable[Decimal]) -> Decimal:
    return reduce(_WIDE.add, numbers)
