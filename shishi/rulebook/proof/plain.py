r"""The text made plain for reading, without losing where each character stood.

Full-width digits, letters and punctuation become half-width, spaces inside sentences go, and a line that was broken in
the middle of a claim ("已\\n完成 24 个") is joined again. Every character keeps its place in the text that was given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SPACES = frozenset(" \t\r\f\v\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff")
_HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SAME_MARK = {"％": "%", "﹪": "%", "—": "-", "–": "-", "－": "-", "～": "-", "~": "-", "〜": "-", "∶": ":"}
_MARKS = str.maketrans({**{chr(code): mark for code, mark in _HALF_WIDTH.items()}, **_SAME_MARK})

# A line cannot end with these, nor the next begin with those: the break was made by a browser or a converter.
_UNFINISHED = re.compile(r"[,、(0-9已共约达占为至和与的仅]$")
_CONTINUES = re.compile(r"[,、;:。)%个件项户宗家处座套所条人亿万]")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_NUMBERED = re.compile(r"\d+[.、．]|\(?[一二三四五六七八九十]+[)、是]")


@dataclass(frozen=True, slots=True)
class Plain:
    """The readable text and, for each of its characters, the offset in the text that was given."""

    original: str
    text: str
    offsets: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The span of the given text behind a span of the plain text."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def is_row(line: str) -> bool:
    """Cells parted by at least two bars or tabs."""
    return line.count("|") >= 2 or line.count("\t") >= 2


def plain(text: str) -> Plain:
    """Read a text character by character; the offsets of the result point back into `text`."""
    kept: list[str] = []
    offsets: list[int] = []
    commas = {
        found.start() + at for found in _THOUSANDS.finditer(text) for at, mark in enumerate(found[0]) if mark == ","
    }
    for mark, place in _joined(text.translate(_MARKS)):
        if place in commas:
            continue
        kept.append(mark)
        offsets.append(place)
    return Plain(text, "".join(kept), (*offsets, len(text)))


def _joined(text: str) -> Iterator[tuple[str, int]]:
    """Characters to keep: without spaces between words, without line breaks inside a claim."""
    at = 0
    lines = text.split("\n")
    previous = ""
    for number, line in enumerate(lines):
        bare = line.strip()
        if number and not _belongs_together(previous, bare):
            yield "\n", at - 1
        yield from _row(line, at) if is_row(line) else _prose(line, at)
        at += len(line) + 1
        previous = bare


def _belongs_together(before: str, after: str) -> bool:
    if not before or not after or is_row(before) or is_row(after):
        return False
    if _CONTINUES.match(after):
        return not before.endswith(("。", ";", ":")) or after[0] in ",、;。)"
    return bool(_UNFINISHED.search(before)) and not _NUMBERED.match(after)


def _row(line: str, at: int) -> Iterator[tuple[str, int]]:
    return ((mark, at + place) for place, mark in enumerate(line) if mark != "\r")


def _prose(line: str, at: int) -> Iterator[tuple[str, int]]:
    before = ""
    gap = -1
    for place, mark in enumerate(line, at):
        if mark in _SPACES:
            gap = place
            continue
        if gap >= 0 and before.isascii() and before.isalnum() and mark.isascii() and mark.isalnum():
            yield " ", gap  # two numbers or words that a space holds apart
        gap = -1
        yield mark, place
        before = mark
