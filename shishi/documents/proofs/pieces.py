"""A text cut at its findings, so that it can be shown with each place marked."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shishi.rulebook.proof.findings import Finding, Severity

_WEIGHT = {Severity.ERROR: 0, Severity.WARN: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with the number that it bears in the text and in the list."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one line: the findings over it, the gravest first, those that begin and those that end with it."""

    text: str
    marks: tuple[Numbered, ...] = ()
    begins: tuple[Numbered, ...] = ()
    ends: tuple[Numbered, ...] = ()

    @property
    def severity(self) -> Severity | None:
        """The gravest finding over it."""
        return self.marks[0].finding.severity if self.marks else None


def numbered(findings: Sequence[Finding]) -> tuple[Numbered, ...]:
    """The findings in the order of the text, the wider one first where two begin together."""
    ordered = sorted(findings, key=lambda finding: (finding.start, -finding.end, _WEIGHT[finding.severity]))
    return tuple(Numbered(number, finding) for number, finding in enumerate(ordered, start=1))


def lines(text: str, findings: Sequence[Numbered]) -> Iterator[tuple[Piece, ...]]:
    """The text line by line, each cut where a finding begins or ends; a finding may run over several lines."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        bare = start + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        over = [one for one in findings if one.finding.start < bare and one.finding.end > start]
        yield tuple(_line(text, start, bare, over))
        start = end


def _line(text: str, start: int, end: int, over: Sequence[Numbered]) -> Iterator[Piece]:
    edges = {start, end}
    for one in over:
        edges |= {max(start, one.finding.start), min(end, one.finding.end)}
    ordered = sorted(edges)
    for first, last in itertools.pairwise(ordered):
        here = [one for one in over if one.finding.start < last and one.finding.end > first]
        marks = tuple(sorted(here, key=lambda one: (_WEIGHT[one.finding.severity], one.number)))
        begins = tuple(one for one in here if one.finding.start == first)
        yield Piece(text[first:last], marks, begins, tuple(one for one in here if min(one.finding.end, end) == last))


def sentence_around(text: str, finding: Finding, reach: int = 60) -> tuple[str, str, str]:
    """What stands before, in and after a finding: its sentence, at most ``reach`` characters on each side."""
    before = text[max(0, finding.start - reach) : finding.start]
    after = text[finding.end : finding.end + reach]
    cut = max(before.rfind(mark) for mark in "。！？；\n")
    ends = [at for mark in "。！？；\n" if (at := after.find(mark)) >= 0]
    stop = min(ends) + 1 if ends else len(after)
    head = before[cut + 1 :] if cut >= 0 else ("…" if finding.start > reach else "") + before
    tail = after[:stop] if ends else after + ("…" if finding.end + reach < len(text) else "")
    return head.lstrip(), text[finding.start : finding.end], tail.rstrip()


def place_of(text: str, start: int) -> tuple[int, int]:
    """Line and character of an offset, both from 1; the line end of Windows is one line end."""
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1
