"""A summary table as an .xlsx file."""

from datetime import UTC, date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from shishi.documents import sheet as plan
from shishi.documents.characters import printable
from shishi.documents.content import Table
from shishi.documents.layout import OFFICE_FONTS, Fonts
from shishi.documents.placing import Look, Placed, Printed, printed
from shishi.documents.sheet import Sheet

_A4 = 9
_UNDATED = date(2000, 1, 1)  # what the file's properties say when nobody names a date: never the clock
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(table: Table | Printed, *, dated: date | None = None, fonts: Fonts = OFFICE_FONTS) -> bytes:
    """The table on one sheet. `dated` goes into the properties; the same arguments give the same bytes.

    Raises ContentFaultError when a spreadsheet cannot hold the table.
    """
    laid = table if isinstance(table, Printed) else printed(table, fonts)
    sheet = laid.sheet
    stream = BytesIO()
    workbook = Workbook(stream, _OPTIONS)
    moment = datetime.combine(dated or _UNDATED, datetime.min.time(), UTC).replace(tzinfo=None)
    workbook.set_properties({"title": printable(sheet.table.title), "created": moment})
    page = workbook.add_worksheet(sheet.name)
    _set_up(page, sheet)
    formats: dict[Look, Format] = {}
    for block in laid.blocks:
        if block.look not in formats:
            formats[block.look] = _format(workbook, block.look)
        _write(page, block, formats[block.look])
    workbook.close()
    return stream.getvalue()


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    """Paper, margins, header rows on every page, footer, widths and heights."""
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(*(mm / 25.4 for mm in (plan.SIDE_MM, plan.SIDE_MM, plan.TOP_MM, plan.BOTTOM_MM)))
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.repeat_rows(sheet.header_top, sheet.body_top - 1)
    page.freeze_panes(sheet.body_top, 0)
    page.set_footer(plan.footer(), {"margin": plan.FOOTER_MM / 25.4})
    for index, width in enumerate(sheet.widths):
        page.set_column_pixels(index, index, plan.column_pixels(width))
    for row, height in enumerate(sheet.heights):
        page.set_row(row, height)


def _format(workbook: Workbook, look: Look) -> Format:
    return workbook.add_format(
        {
            "font_name": look.family,
            "font_size": look.points,
            "font_family": 0,
            "align": str(look.align),
            "valign": "vcenter",
            "text_wrap": True,
            "num_format": look.number_format,
            "border": int(look.border),
            "quote_prefix": look.quoted,
        }
    )


def _write(page: Worksheet, block: Placed, look: Format) -> None:
    span, value = block.span, block.value
    if span.rows > 1 or span.columns > 1:
        page.merge_range(span.row, span.column, span.row + span.rows - 1, span.column + span.columns - 1, "", look)
    if value is None:
        page.write_blank(span.row, span.column, None, look)
    elif isinstance(value, str):
        page.write_string(span.row, span.column, value, look)
    elif isinstance(value, date):
        page.write_datetime(span.row, span.column, value, look)
    else:
        page.write_number(span.row, span.column, value, look)
