"""The process that opens a workbook that was filled in: limits itself, reads one job, gives cells as text, ends."""

import sys
from operator import attrgetter
from pathlib import Path

from shishi.documents.entry.layout import Field
from shishi.documents.entry.wire import EntryReading, FilledRow, Job, dump_reading, load_job
from shishi.documents.reading import workbook
from shishi.documents.reading.cells import squeeze, text_of
from shishi.documents.reading.grid import Grid, column_letters
from shishi.documents.reading.one_job import answer
from shishi.documents.reading.refusal import Refused

_TITLES = {squeeze(field.caption): field for field in Field}
_NO_HEADER = "没有找到填报表的表头（“本期累计”“识别码”等列），请使用本页下载的填报表，不要删改表头和隐藏的识别码一列"
_LOOK = 30  # rows within which the header stands, whatever was put above it


def read_job(job: Job) -> EntryReading:
    """The rows below the header of every visible sheet that has one."""
    path = Path(job.path)
    try:
        grids = workbook.sheets_of(workbook.load(path, job.limits), path.stem, job.limits)
    except Refused as refusal:
        return EntryReading(refused=refusal.sentence)
    except MemoryError:
        return EntryReading(refused="读这个文件需要的内存超过上限，请删去多余的行列后再上传")
    found = [(grid, *header) for grid in grids if (header := _header(grid))]
    if not found:
        return EntryReading(refused=_NO_HEADER)
    return EntryReading(rows=tuple(row for grid, at, columns in found for row in _rows(grid, at, columns)))


def _header(grid: Grid) -> tuple[int, dict[Field, int]] | None:
    for number, cells in enumerate(grid.rows[:_LOOK]):
        columns: dict[Field, int] = {}
        for column, value in enumerate(cells):
            field = _TITLES.get(squeeze(value)) if isinstance(value, str) else None
            if field is not None:
                columns.setdefault(field, column)
        if {Field.KEY, Field.NOW} <= columns.keys():
            return number, columns
    return None


def _rows(grid: Grid, at: int, columns: dict[Field, int]) -> list[FilledRow]:
    letters = {field: column_letters(column) for field, column in columns.items()}
    rows = []
    for number in range(at + 1, len(grid.rows)):
        cells = {field: _text(grid, number, column) for field, column in columns.items()}
        if any(cells.values()):
            rows.append(FilledRow(grid.name, number + 1, cells, letters))
    return rows


def _text(grid: Grid, row: int, column: int) -> str:
    """What a person sees in the cell; an error or a formula without a result stays visible as one."""
    spot = (row, column)
    if spot in grid.marks.broken:
        return grid.marks.broken[spot] or "没有结果的公式"
    value = grid.at(row, column)
    text = text_of(value)
    return f"{text}（百分比）" if text and grid.marks.percent_at(spot) is not None else text


def main() -> int:
    return answer(load_job, attrgetter("limits"), lambda job: dump_reading(read_job(job)))


if __name__ == "__main__":
    sys.exit(main())
