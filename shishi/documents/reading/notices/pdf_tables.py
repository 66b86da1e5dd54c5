"""Ruled tables of a PDF page: its straight lines as a grid, and what stands in each cell.

Official tables are ruled. Where they are not, their rows are told by the gaps between words, as lines of the text.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as pdfium

_STRAIGHT = 1.5  # points by which a line may lean
_NEAR = 3.0  # points within which two lines are one: thin rectangles are drawn as lines, too
_SHORTEST = 6.0
_OBJECTS, _SEGMENTS = 20_000, 200


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it lies (y of a level one, x of an upright one) and from where to where it runs."""

    at: float
    start: float
    end: float
    level: bool

    def covers(self, place: float) -> bool:
        """Whether the line runs past a place."""
        return self.start - _NEAR <= place <= self.end + _NEAR

    def meets(self, other: "Rule") -> bool:
        """Whether a level and an upright line touch, or two of a kind continue each other."""
        if self.level == other.level:
            return abs(self.at - other.at) < _NEAR and self.covers(other.start) | other.covers(self.start)
        return self.covers(other.at) and other.covers(self.at)


@dataclass(slots=True)
class Ruled:
    """A table: its columns' and rows' edges (from left to right, from top to bottom) and the lines that are drawn."""

    xs: list[float]
    ys: list[float]
    rules: list[Rule]
    _first: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        return self.ys[0]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell at a point; of a merged cell its first ones. None outside the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = next(number for number, edge in enumerate(self.xs[1:]) if x <= edge)
        row = next(number for number, edge in enumerate(self.ys[1:]) if y >= edge)
        if (row, column) not in self._first:
            self._first[row, column] = self._first_of(row, column)
        return self._first[row, column]

    def _first_of(self, row: int, column: int) -> tuple[int, int]:
        x, y = (self.xs[column] + self.xs[column + 1]) / 2, (self.ys[row] + self.ys[row + 1]) / 2
        while column and not self._drawn(self.xs[column], y, level=False):
            column -= 1
        while row and not self._drawn(self.ys[row], x, level=True):
            row -= 1
        return row, column

    def _drawn(self, at: float, across: float, *, level: bool) -> bool:
        return any(rule.level == level and abs(rule.at - at) < _NEAR and rule.covers(across) for rule in self.rules)


def tables_of(page: pypdfium2.PdfPage) -> list[Ruled]:
    """The tables of a page that have two columns and two rows at least."""
    found = []
    for rules in _connected(_joined(_rules(page))):
        xs = _edges(rule.at for rule in rules if not rule.level)
        ys = _edges(rule.at for rule in rules if rule.level)
        if len(xs) > 2 and len(ys) > 2:
            found.append(Ruled(xs, ys[::-1], rules))
    return found


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    handle = page.raw
    for number in range(min(pdfium.FPDFPage_CountObjects(handle), _OBJECTS)):
        item = pdfium.FPDFPage_GetObject(handle, number)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        points = list(_points(item))
        for (x1, y1), (x2, y2) in points:
            if abs(y1 - y2) < _STRAIGHT and abs(x1 - x2) > _SHORTEST:
                yield Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2), level=True)
            elif abs(x1 - x2) < _STRAIGHT and abs(y1 - y2) > _SHORTEST:
                yield Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2), level=False)


def _points(item: object) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path, on the page."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    first = before = None
    for number in range(min(pdfium.FPDFPath_CountSegments(item), _SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        place = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = place
        elif kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            yield before, place
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield place, first
        before = place


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line, drawn cell by cell, as the whole line."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (one.level, round(one.at / _NEAR), one.start)):
        last = found[-1] if found else None
        same = last is not None and last.level == rule.level and abs(last.at - rule.at) < _NEAR
        if last is not None and same and rule.start <= last.end + _NEAR:
            found[-1] = replace(last, end=max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The lines in groups that touch each other."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: one.level):
        touching = [group for group in groups if any(rule.meets(other) for other in group)]
        joined = [rule, *(other for group in touching for other in group)]
        groups = [group for group in groups if group not in touching] + [joined]
    return groups


def _edges(places: Iterable[float]) -> list[float]:
    """Places from low to high, those that lie close together as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found
