"""Paragraphs and tables as lines of text, the same for every form of file."""

import re
from collections.abc import Iterable, Sequence

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffc]")
_BLANK = re.compile("[ \t\r\f\v\u00a0\u2002-\u200a\u202f\u205f]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def squeezed(text: str) -> str:
    """One line of prose: white space is one blank, what nobody sees is gone; the wide blanks of an indent too."""
    return _BLANK.sub(" ", _CONTROL.sub("", _INVISIBLE.sub("", text))).strip(" \u3000")


def paragraphs(text: str) -> list[str]:
    """The lines of a paragraph that was broken by hand, without the empty ones."""
    return [line for part in text.split("\n") if (line := squeezed(part))]


def cell_text(text: str) -> str:
    """A cell on one line; Chinese that was broken inside the cell is joined without a blank."""
    parts = [part for part in (squeezed(line) for line in re.split("[\n\t]", text)) if part]
    joined = ""
    for part in parts:
        gap = " " if joined and joined[-1].isascii() and part[0].isascii() else ""
        joined += gap + part
    return joined


def row_line(cells: Sequence[str]) -> str:
    """A row as one line, cells parted by tabs; the empty cells at its end are left out."""
    return "\t".join(cell_text(cell) for cell in cells).rstrip("\t")


def whole(lines: Iterable[str]) -> str:
    """The text of a file: its lines without the empty ones."""
    return "\n".join(line for line in lines if line.strip())
