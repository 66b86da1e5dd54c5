"""Columns that every app may need. A closed list."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from shishi.core.errors import DomainError

SIGNIFICANT_DIGITS = 15  # what SQLite keeps of a number, and a spreadsheet too
DECIMALS = 20  # 1 分 in 亿元 has 10; a unit's power of ten may be twice that


class InexactAmount(DomainError):  # noqa: N818 - reads as a sentence: raise InexactAmount
    """An amount that the register could keep only rounded."""

    code = "inexact-amount"


class AmountField(models.DecimalField):  # type: ignore[type-arg]  # generic in the stubs only
    """An amount as it was reported, to the last digit: up to 15 significant digits at up to 20 decimals.

    A database would round what is longer without a word; this column refuses it, so that nothing between a unit's
    spreadsheet and the register changes a number.

    Raises:
        InexactAmount: on saving a longer one.

    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_digits": SIGNIFICANT_DIGITS + DECIMALS, "decimal_places": DECIMALS})

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """The migration names the column's width by its type alone."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {key: kwargs[key] for key in kwargs if key not in {"max_digits", "decimal_places"}}

    def from_db_value(self, value: Decimal | None, *_: Any) -> Decimal | None:
        """As it was written: 12, not 12.0000."""
        if value is None:
            return None
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """The value for the database, refused where it would be stored rounded."""
        if isinstance(value, Decimal) and not fits(value):
            raise InexactAmount(
                f"数字{value:f}超过{SIGNIFICANT_DIGITS}位有效数字，不能原样登记，请核对或换用较大的单位。"
            )
        return super().get_db_prep_save(value, connection)


def fits(value: Decimal) -> bool:
    """Whether the register keeps the amount to the last digit."""
    _, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int):  # NaN and infinity
        return False
    return max(len(digits), len(digits) + exponent) <= SIGNIFICANT_DIGITS and -exponent <= DECIMALS
