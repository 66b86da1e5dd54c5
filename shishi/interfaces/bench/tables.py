"""The summary tables as .xlsx and .xls beside the same cells written by bare XlsxWriter and xlwt.

What the other writes is known to it beforehand: places, values, formats, widths. It has nothing to lay out.
"""

from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook as XlsxWorkbook
from xlwt import Workbook as XlsWorkbook
from xlwt import XFStyle, easyxf

from shishi.documents import sheet as plan
from shishi.documents.content import Cell, Column, Kind, Row, Table
from shishi.documents.placing import Look, Placed, Printed, printed
from shishi.documents.xls.render import render as render_xls
from shishi.documents.xlsx.render import render as render_xlsx
from shishi.domain.bulletins.compose.tables import COLUMNS
from shishi.interfaces.bench.turns import least_in_turns
from shishi.interfaces.cli.ratio import Ratio

LIMIT = 1.2
_ROWS, _IN_GROUP = 35, 5
_LONG = {
    "进展情况": "路基已经完成，正在铺设路面，累计投入机械二十台套。",
    "存在问题": "两处用地协议尚未签订。",
    "下一步打算": "月底前签订协议。",
}


def run(rounds: int = 30) -> list[Ratio]:
    """The least CPU seconds for one attachment of 35 rows in both formats, as a bulletin has it, the writers in turns."""
    table = _table()
    blocks = printed(table)
    ours, other = least_in_turns((lambda: _ours(table), lambda: _bare(blocks)), rounds)
    return [Ratio("附件 .xlsx 和 .xls", ours, other, "XlsxWriter 和 xlwt", LIMIT)]


def _ours(table: Table) -> tuple[bytes, bytes]:
    laid = printed(table)
    return render_xlsx(laid), render_xls(laid)


def _bare(laid: Printed) -> tuple[bytes, bytes]:
    blocks, sheet = laid.blocks, laid.sheet
    return _bare_xlsx(blocks, sheet.widths, sheet.heights), _bare_xls(blocks, sheet.widths, sheet.heights)


def _bare_xlsx(blocks: tuple[Placed, ...], widths: tuple[float, ...], heights: tuple[float, ...]) -> bytes:
    stream = BytesIO()
    book = XlsxWorkbook(stream, {"in_memory": True})
    page = book.add_worksheet("汇总表")
    for index, width in enumerate(widths):
        page.set_column_pixels(index, index, plan.column_pixels(width))
    for row, height in enumerate(heights):
        page.set_row(row, height)
    formats = {}
    for block in blocks:
        span, look = block.span, block.look
        if look not in formats:
            formats[look] = book.add_format(
                {
                    "font_name": look.family, "font_size": look.points, "align": str(look.align), "valign": "vcenter",
                    "text_wrap": True, "num_format": look.number_format, "border": int(look.border),
                }
            )  # fmt: skip
        if span.rows > 1 or span.columns > 1:
            last = (span.row + span.rows - 1, span.column + span.columns - 1)
            page.merge_range(span.row, span.column, *last, "", formats[look])
        page.write(span.row, span.column, block.value, formats[look])
    book.close()
    return stream.getvalue()


def _bare_xls(blocks: tuple[Placed, ...], widths: tuple[float, ...], heights: tuple[float, ...]) -> bytes:
    book = XlsWorkbook()
    page = book.add_sheet("汇总表")
    for index, width in enumerate(widths):
        page.col(index).width = plan.column_pixels(width) * 256 // 7
    for number, height in enumerate(heights):
        row = page.row(number)
        row.height_mismatch, row.height = True, round(height * 20)
    styles: dict[Look, XFStyle] = {}
    for block in blocks:
        span, look = block.span, block.look
        if look not in styles:
            lines = "left thin, right thin, top thin, bottom thin" if look.border else "left no_line"
            styles[look] = easyxf(
                f"font: name {look.family}, height {round(look.points * 20)}; borders: {lines}; "
                f"align: horiz {look.align}, vert center, wrap on",
                look.number_format,
            )
        if span.rows > 1 or span.columns > 1:
            page.merge(span.row, span.row + span.rows - 1, span.column, span.column + span.columns - 1, styles[look])
        page.write(span.row, span.column, block.value, styles[look])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _table() -> Table:
    """A table with the bulletin's own columns: groups of five 件 under an aspect, three lines of text in the last cells."""
    rows = tuple(Row(tuple(Cell(_value(column, number)) for column in COLUMNS)) for number in range(_ROWS))
    return Table("示例县2016年县列为民兴办实事进展情况汇总表", COLUMNS, rows, "单位：万元", "数据截至2016年7月31日")


def _value(column: Column, number: int) -> str | Decimal:
    name = column.titles[-1]
    if column.kind is Kind.NUMBER:
        return Decimal(1000 + number)
    if name == "方面":
        return f"第{number // _IN_GROUP + 1}方面"
    return _LONG.get(name) or f"{name}{number}"
