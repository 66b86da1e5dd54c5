"""The text as the checks read it: the same length, with full-width signs made plain, cut into lines.

Every offset counts characters of the text that was given, so a finding can quote it.
"""

import re
from dataclasses import dataclass

HAN = "\u3400-\u9fff"
CHINESE_NUMERAL = "[一二三四五六七八九十]{1,3}"
SPACES = (
    "\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\ufeff\r\v"
)
PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
PLAIN |= dict.fromkeys(map(ord, SPACES), ord(" ")) | dict.fromkeys(map(ord, "\f\u2028\u2029\x85"), ord("\n"))
PLAIN |= {ord("○"): ord("〇"), ord("﹒"): ord(".")}
ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![0-9A-Za-z._-])[0-9A-Za-z._-]{1,64}@[0-9A-Za-z.-]+")
COLUMNS = re.compile(r"\||\t|\S {2,}\S+ {2,}\S")
LETTERS = re.compile(f"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the spaces around it; `text` is plain, `start` and `end` are its place in the paper."""

    start: int
    end: int
    text: str
    indented: bool

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table: columns set apart by bars, tabs or runs of spaces."""
        return COLUMNS.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Paper:
    """A text, its plain twin of the same length, and its lines; blank lines are kept with an empty text."""

    text: str
    plain: str
    lines: tuple[Line, ...]

    @property
    def written(self) -> tuple[Line, ...]:
        """The lines that hold something."""
        return tuple(line for line in self.lines if line.text)


def read(text: str) -> Paper:
    """Make a text ready for the checks; it is neither shortened nor normalised in length."""
    plain = text.translate(PLAIN)
    plain = ADDRESS.sub(lambda found: "x" * len(found.group()), plain)
    lines, at = [], 0
    for row in plain.split("\n"):
        body = row.strip(" ") if "\t" not in row else row.strip(" \t")
        start = at + (len(row) - len(row.lstrip(" \t")) if body else 0)
        lines.append(Line(start, start + len(body), body, row[:1] in {" ", "\t"}))
        at += len(row) + 1
    return Paper(text, plain, tuple(lines))


def letters(text: str) -> int:
    """How many Chinese characters stand in it."""
    return len("".join(LETTERS.findall(text)))
