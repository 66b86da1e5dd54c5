"""Text files: UTF-8 with and without mark, UTF-16 with mark, GB18030; comma, tab or semicolon."""

import csv
import io
import re

from shishi.documents.reading.grid import Grid, Marks, Value
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.refusal import Refused

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")
_SAMPLE_LINES = 30


def read(data: bytes, name: str, limits: Limits) -> Grid:
    """The one sheet of a text file, named as the file. What decodes to control characters is no text and is refused."""
    text = _decoded(data)
    try:
        rows = _rows(text, limits)
    except csv.Error as error:
        raise Refused(
            "damaged", "文本表格的引号或换行有误，读不出来，请用 WPS 或 Excel 另存为 .xlsx 后再上传"
        ) from error
    width = max((len(row) for row in rows), default=0)
    if width > limits.columns:
        raise Refused("far_cell", f"文本表格的列数过多（{width} 列，上限 {limits.columns} 列），不予读取")
    padded: list[list[Value]] = [[*row, *[""] * (width - len(row))] for row in rows]
    return Grid(name, padded, Marks(), width)


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise Refused("unknown", "认不出这个文件：既不是电子表格，也不是可读的文本表格，请上传 .xls、.xlsx、.ods 或 .csv")


def _rows(text: str, limits: Limits) -> list[list[str]]:
    head = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    delimiter = max((",", "\t", ";"), key=lambda mark: sum(line.count(mark) for line in head))
    rows: list[list[str]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        rows.append(row)
        if len(rows) > limits.rows:
            raise Refused("far_cell", f"文本表格的行数过多（上限 {limits.rows} 行），不予读取")
    return rows
