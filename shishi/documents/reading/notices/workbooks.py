"""A bulletin's workbooks: visible sheets as rows of text, the way their cells are shown."""

from decimal import Decimal
from pathlib import PurePath

from shishi.documents.reading import workbook
from shishi.documents.reading.cells import number_of, plain, text_of
from shishi.documents.reading.grid import Grid, Value
from shishi.documents.reading.limits import Limits
from shishi.rulebook.proof.findings import Attachment


def read(data: bytes, name: str, limits: Limits) -> tuple[Attachment, ...]:
    """Each visible sheet with something in it, under the file's name and, where there are several, its own."""
    stem = PurePath(name).stem
    filled = [(grid, _rows(grid)) for grid in workbook.sheets_of(data, stem, limits)]
    filled = [(grid, rows) for grid, rows in filled if rows]
    several = len(filled) > 1
    return tuple(Attachment(f"{name} {grid.name}" if several else name, rows) for grid, rows in filled)


def _rows(grid: Grid) -> tuple[tuple[str, ...], ...]:
    rows = [
        tuple(_shown(grid, number, column, value) for column, value in enumerate(row))
        for number, row in enumerate(grid.rows)
    ]
    return tuple(row for row in rows if any(row))


def _shown(grid: Grid, row: int, column: int, value: Value) -> str:
    """A number in a percent cell as people see it: 0.286 is 28.6%."""
    decimals = grid.marks.percent_at((row, column))
    if decimals is not None and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{plain(round(number_of(value) * Decimal(100), max(decimals, 2)))}%"
    return " ".join(text_of(value).split())
