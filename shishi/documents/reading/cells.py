"""A cell's value as text: white space, full-width forms, blanks, units in brackets."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from shishi.documents.reading.grid import Value

_HALF: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF |= {0x3000: 0x20, 0x2236: 0x3A, 0xFE55: 0x3A, ord("㎞"): "km", ord("㎝"): "cm", ord("㎏"): "kg"}
_SPACE = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u2060]+")
BLANKS = frozenset(
    {
        "",
        "/",
        "-",
        "—",
        "——",
        "－",
        "–",
        "―",
        "─",
        "--",
        "---",
        "——-",
        "／",
        "\\",
        "无",
        "无。",
        "一-",
        "暂无",
        "N/A",
        "n/a",
    }
)
MAX_DIGITS = 15
HIGHEST = 10.0**MAX_DIGITS
_NOISE = 1e-9
_LOOK = 12  # a text that says something within its first signs need not be looked through


def half_width(text: str) -> str:
    """Full-width digits, letters and punctuation as their half-width forms."""
    return text.translate(_HALF)


def squeeze(text: str) -> str:
    """Without any white space: NBSP, line breaks and zero-width marks included."""
    return _SPACE.sub("", text)


def text_of(value: Value) -> str:
    """The value as a person would write it; empty for an empty cell."""
    if isinstance(value, str):
        return value.strip().strip("\u200b\ufeff")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float | int):
        return plain(number_of(value)) if abs(value) < float("inf") else str(value)
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d")
    return "" if value is None else str(value)


def is_blank(value: Value) -> bool:
    """Empty, or one of the marks that stand for nothing (/, -, —, 无). 0 is not blank."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    return value in BLANKS or (not value.isalnum() and squeeze(value[:_LOOK]) in BLANKS and squeeze(value) in BLANKS)


def said(value: Value) -> str | None:
    """The text, or None where the cell says nothing."""
    return None if is_blank(value) else text_of(value)


def compact(value: Value) -> str | None:
    """The text without white space, or None where the cell says nothing."""
    return None if is_blank(value) else squeeze(text_of(value))


def number_of(value: float) -> Decimal:
    """The number that was typed: 15 significant digits, so that 0.1+0.2 is 0.3; what a formula leaves of 0 is 0."""
    if abs(value) < _NOISE:
        return Decimal(0)
    if isinstance(value, int) or value.is_integer():
        return Decimal(int(value))
    return Decimal(f"{value:.15g}")


def numbers_of(values: Sequence[float]) -> list[Decimal] | None:
    """``number_of`` of floats from 0 up that a register can hold; None where one is not such."""
    if not all(value == 0 or _NOISE <= value < HIGHEST for value in values):
        return None
    return list(map(Decimal, map("%.15g".__mod__, values)))


def plain(number: Decimal) -> str:
    """Without exponent and trailing zeros: 1.50 -> 1.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
