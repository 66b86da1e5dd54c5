"""Lines, sentences and segments of a plain text, and which heading a sentence stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shishi.rulebook.proof.plain import Plain, is_row

_HEADING = re.compile(
    r"(?P<one>[一二三四五六七八九十]{1,3}、)|(?P<two>\([一二三四五六七八九十]{1,3}\))|(?P<three>\d{1,2}[.、．](?!\d))|(?P<four>\(\d{1,2}\))|(?P<dot>[■●◆★▲○□•·])"
)
_END_OF_SENTENCE = re.compile(r"[。!?]")
_ITEM_IN_LINE = re.compile(r"[一二三四五六七八九十]是")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text up to 。 or a line's end. `line` numbers lines from 0; `first` says whether it opens its line."""

    start: int
    end: int
    line: int
    first: bool
    section: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of prose: `level` 1-4 for headings 一、 （一） 1. （1）, 5 for a bullet, 0 for plain text."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Passages:
    """The prose lines and sentences of a text, and the lines that are rows of a table."""

    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    rows: tuple[tuple[int, int], ...]


def passages(read: Plain) -> Passages:
    """Split a text; a section begins at each heading 一、."""
    lines: list[Line] = []
    sentences: list[Sentence] = []
    rows: list[tuple[int, int]] = []
    section = at = 0
    for content in read.text.split("\n"):
        start, end = at, at + len(content)
        at = end + 1
        if is_row(content):
            rows.append((start, end))
            continue
        level = _level(content)
        section += level == 1
        if content:
            sentences += _sentences(read.text, start, end, len(lines), section)
            lines.append(Line(start, end, level))
    return Passages(tuple(lines), tuple(sentences), tuple(rows))


def _level(content: str) -> int:
    found = _HEADING.match(content)
    return ("one", "two", "three", "four", "dot").index(str(found.lastgroup)) + 1 if found else 0


def _sentences(text: str, start: int, end: int, line: int, section: int) -> Iterator[Sentence]:
    begin = start
    for stop in _END_OF_SENTENCE.finditer(text, start, end):
        if stop.end() > begin + 1:
            yield Sentence(begin, stop.end(), line, begin == start, section)
        begin = stop.end()
    if begin < end:
        yield Sentence(begin, end, line, begin == start, section)


def heading_end(text: str, start: int, end: int) -> int:
    """Where the words begin after 一、 （一） 1. or a bullet."""
    found = _HEADING.match(text, start, end) or _ITEM_IN_LINE.match(text, start, end)
    return found.end() if found else start
