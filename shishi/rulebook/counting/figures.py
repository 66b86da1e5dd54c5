"""A counted figure with everything that is needed to dispute it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.rulebook.counting.rules import Unit
from shishi.rulebook.errors import RulebookError


class CountingError(RulebookError):
    """Items that cannot be counted: one id twice, or mergers that lead in a circle."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted value with its rule and its grounds.

    `value` is a percentage as printed, a whole number for plain counts, or None where the denominator is empty.
    `exclusions` are (id, reason) of items left out; `notes` sum them up for print. Ids and reasons may be deferred: they
    are put together when somebody asks what was counted.
    """

    rule_code: str
    rule_text: str
    name: str
    scope: str
    unit: Unit
    value: Decimal | int | None
    numerator_ids: Sequence[str]
    denominator_ids: Sequence[str]
    exclusions: Sequence[tuple[str, str]]
    notes: tuple[str, ...]
    as_of: date
    decimals: int
    is_rate: bool

    @property
    def text(self) -> str:
        """The value as printed: `28.6%`, `100%`, `15`, or `—` where there is nothing to divide by."""
        if self.value is None:
            return "—"
        return f"{self.value}%" if self.is_rate else str(self.value)

    def printed(self) -> str:
        """The value with its grounds: `28.6%（4/14，取消1件不计）`; a plain count with its unit: `15件`."""
        if not self.is_rate:
            return f"{self.text}{self.unit.measure}"
        grounds = (f"{len(self.numerator_ids)}/{len(self.denominator_ids)}", *self.notes)
        return f"{self.text}（{'，'.join(grounds)}）"
