"""Opens a file of any supported kind and gives its visible sheets with their marks."""

import io
import os
import stat
from pathlib import Path
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook

from shishi.documents.reading import archive, csv_text, ods_marks, xls_marks, xlsx_marks
from shishi.documents.reading.grid import Grid, Marks, Value
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.refusal import Refused
from shishi.documents.reading.sniff import Kind, kind_of

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_DAMAGED = "文件已损坏或不完整，打不开，请重新导出后再上传"


def load(path: Path, limits: Limits) -> bytes:
    """The bytes of a plain file. Links are not followed and pipes not waited for."""
    if path.is_symlink():
        raise Refused("symlink", "这是符号链接，不是文件，不予读取")
    if path.is_dir():
        raise Refused("directory", "这是文件夹，不是文件，请选择其中的表格")
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise Refused("missing", "找不到文件，或没有权限读取") from error
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Refused("not_a_file", "这不是普通文件，不予读取")
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise Refused("too_big", f"文件过大（上限 {limits.file_bytes // 1024 // 1024} MB），请拆分后再上传")
    return data


def sheets_of(data: bytes, name: str, limits: Limits) -> list[Grid]:
    """The visible sheets in workbook order. Raises ``Refused`` with the cause for whatever cannot be read."""
    kind = kind_of(data)
    if kind is Kind.TEXT:
        return [csv_text.read(data, name, limits)]
    if kind is Kind.OLE:
        return _xls(data, limits)
    parts = archive.checked_parts(data, limits)
    if any(part.endswith("workbook.xml") for part in parts):
        return _xlsx(parts, limits)
    if parts.get("mimetype", b"").startswith(_ODS) or (
        "content.xml" in parts and _ODS in parts.get("META-INF/manifest.xml", b"")
    ):
        return _ods(parts, limits)
    if any(part.startswith("word/") for part in parts):
        raise Refused("foreign", "这是 Word 文档，不是表格，请上传原始的电子表格")
    raise Refused("foreign", "这是压缩包或其他文件，不是电子表格，请解压后上传其中的表格")


def _xlsx(parts: dict[str, bytes], limits: Limits) -> list[Grid]:
    book = xlsx_marks.parse(parts)
    for sheet in book.sheets:
        xlsx_marks.refuse_far_cells(sheet.xml, sheet.name, limits)
    opened = _open(archive.repacked(parts))
    shown = [sheet for sheet in book.sheets if sheet.visible]
    return [_grid(opened, sheet.name, xlsx_marks.marks_of(sheet, book), limits, own_merges=True) for sheet in shown]


def _xls(data: bytes, limits: Limits) -> list[Grid]:
    sheets = xls_marks.parse(data)
    for sheet in sheets:
        xls_marks.check_area(sheet, limits)
    opened = _open(data)
    return [_grid(opened, sheet.name, sheet.marks, limits, own_merges=True) for sheet in sheets if sheet.visible]


def _ods(parts: dict[str, bytes], limits: Limits) -> list[Grid]:
    sheets = ods_marks.parse(parts, limits)
    opened = _open(archive.repacked(parts))
    return [_grid(opened, sheet.name, sheet.marks, limits, own_merges=False) for sheet in sheets if sheet.visible]


def _open(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, OSError, ValueError) as error:
        raise Refused("damaged", _DAMAGED) from error


def _grid(book: CalamineWorkbook, name: str, marks: Marks, limits: Limits, *, own_merges: bool) -> Grid:
    try:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height > limits.rows or sheet.total_width > limits.columns:
            raise Refused(
                "far_cell",
                f"工作表“{name}”有内容的区域过大（{sheet.total_height} 行 {sheet.total_width} 列，上限 {limits.rows} 行 {limits.columns} 列）",
            )
        if sheet.total_height * sheet.total_width > limits.area:
            raise Refused("far_cell", f"工作表“{name}”有内容的单元格离正文过远，请删除后再上传")
        rows = cast("list[list[Value]]", sheet.to_python(skip_empty_area=False))
        if own_merges:
            marks.merges.extend(
                (top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            )
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused("damaged", _DAMAGED) from error
    return Grid(name, rows, marks, len(rows[0]) if rows else 0)
