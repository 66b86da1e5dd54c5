"""A sheet as cells with looks, and its bytes as .xlsx and .xls: the same every time, whenever and wherever it is built."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

import xlsxwriter
import xlwt

Value = str | int | float

_BUILT_AT = datetime(2016, 8, 1, tzinfo=UTC)
"""Written into each workbook in place of the time of building."""

_A3, _A4 = 8, 9
_TWIPS = 20
_XLS_ALIGNMENTS = {
    "left": xlwt.Alignment.HORZ_LEFT,
    "center": xlwt.Alignment.HORZ_CENTER,
    "right": xlwt.Alignment.HORZ_RIGHT,
}


@dataclass(frozen=True, slots=True)
class Style:
    font: str = "仿宋_GB2312"
    size: int = 10
    bold: bool = False
    align: str = "center"
    border: bool = True
    number: str = "General"


class Look(Enum):
    TITLE = Style("宋体", 18, bold=True, border=False)
    LINE = Style("楷体_GB2312", 11, align="left", border=False)
    RIGHT = Style("楷体_GB2312", 11, align="right", border=False)
    HEAD = Style("黑体", 10)
    GROUP = Style("楷体_GB2312", 10, bold=True, align="left")
    TEXT = Style(align="left")
    CENTER = Style(align="center")
    PERCENT = Style(number="0.0%")
    NOTE = Style("楷体_GB2312", 10, align="left", border=False)


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    col: int
    value: Value
    look: Look
    rows: int = 1
    cols: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """`widths` in characters, `heights` in points, `head` the first and last row repeated on each printed page."""

    name: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[Cell, ...]
    head: tuple[int, int]
    is_wide: bool


def xlsx_bytes(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _BUILT_AT.replace(tzinfo=None), "author": "示例", "comments": "示例数据"})
    page = book.add_worksheet(sheet.name)
    formats = {
        look: book.add_format(
            {
                "font_name": look.value.font,
                "font_size": look.value.size,
                "bold": look.value.bold,
                "align": look.value.align,
                "valign": "vcenter",
                "text_wrap": True,
                "border": int(look.value.border),
                "num_format": look.value.number,
            }
        )
        for look in Look
    }
    for col, width in enumerate(sheet.widths):
        page.set_column(col, col, width)
    for row, height in enumerate(sheet.heights):
        page.set_row(row, height)
    for cell in sheet.cells:
        look = formats[cell.look]
        if cell.rows > 1 or cell.cols > 1:
            page.merge_range(cell.row, cell.col, cell.row + cell.rows - 1, cell.col + cell.cols - 1, "", look)
        page.write(cell.row, cell.col, cell.value, look)
    page.set_landscape()
    page.set_paper(_A3 if sheet.is_wide else _A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(*sheet.head)
    page.set_footer("&C第&P页 共&N页")
    book.close()
    return out.getvalue()


def _xls_style(style: Style) -> xlwt.XFStyle:
    made = xlwt.XFStyle()
    made.font.name, made.font.height, made.font.bold = style.font, style.size * _TWIPS, style.bold
    made.alignment.horz = _XLS_ALIGNMENTS[style.align]
    made.alignment.vert = xlwt.Alignment.VERT_CENTER
    made.alignment.wrap = xlwt.Alignment.WRAP_AT_RIGHT
    made.num_format_str = style.number
    line = xlwt.Borders.THIN if style.border else xlwt.Borders.NO_LINE
    made.borders.left = made.borders.right = made.borders.top = made.borders.bottom = line
    return made


def xls_bytes(sheet: Sheet) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet.name)
    styles = {look: _xls_style(look.value) for look in Look}
    for col, width in enumerate(sheet.widths):
        page.col(col).width = int(width * 256)
    for row, height in enumerate(sheet.heights):
        page.row(row).height_mismatch = True
        page.row(row).height = int(height * _TWIPS)
    for cell in sheet.cells:
        look = styles[cell.look]
        if cell.rows > 1 or cell.cols > 1:
            last_row, last_col = cell.row + cell.rows - 1, cell.col + cell.cols - 1
            page.write_merge(cell.row, last_row, cell.col, last_col, cell.value, look)
        else:
            page.write(cell.row, cell.col, cell.value, look)
    page.portrait = False
    page.paper_size_code = _A3 if sheet.is_wide else _A4
    page.fit_num_pages = 1
    page.fit_width_to_pages, page.fit_height_to_pages = 1, 0
    page.left_margin = page.right_margin = 0.5
    page.top_margin = page.bottom_margin = 0.6
    page.header_str, page.footer_str = b"", b"&C- &P -"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
