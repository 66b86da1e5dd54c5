"""What a number format says about a value: percent with so many decimals, or a date without its day."""

import re
from dataclasses import dataclass

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_BUILTIN = {
    9: "0%",
    10: "0.00%",
    17: "mmm-yy",
    27: "yyyy年m月",
    57: "yyyy年m月",
    36: "yyyy年m月",
    50: "yyyy年m月",
    52: "yyyy年m月",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """``percent``: decimals of a percent format, else None. ``month_only``: a date format with year or month but no day."""

    percent: int | None
    month_only: bool


def shown(code: str) -> Shown:
    """Reads a format code such as ``0.0%`` or ``yyyy"年"m"月"``."""
    section = _LITERAL.sub("", code.split(";", maxsplit=1)[0]).lower()
    if "%" in section:
        decimals = re.search(r"\.([0#?]+)", section)
        return Shown(len(decimals[1]) if decimals else 0, month_only=False)
    month_only = "m" in section and "y" in section and not re.search(r"[dhs0#]", section.replace("general", ""))
    return Shown(None, month_only)


def builtin(number: int) -> Shown:
    """The format that a file names by number only. 27, 36, 50, 52 and 57 are year and month in Chinese Excel and WPS."""
    return shown(_BUILTIN.get(number, ""))
