"""A summary table as an .xls file (BIFF8)."""

from io import BytesIO

from xlwt import Alignment, Borders, Worksheet, XFStyle

from shishi.documents import sheet as plan
from shishi.documents.content import Align, Table
from shishi.documents.layout import OFFICE_FONTS, Fonts
from shishi.documents.placing import Look, Placed, Printed, printed
from shishi.documents.sheet import Sheet
from shishi.documents.xls.records import TitledWorkbook, set_footer

_A4 = 9
_ALIGNMENTS = {
    Align.LEFT: Alignment.HORZ_LEFT,
    Align.CENTER: Alignment.HORZ_CENTER,
    Align.RIGHT: Alignment.HORZ_RIGHT,
}
_DIGIT_PIXELS = 7  # of the format's standard font, by which widths are counted
_WIDEST = 65_535
_TWIPS = 20  # in a point


def render(table: Table | Printed, *, fonts: Fonts = OFFICE_FONTS) -> bytes:
    """The table on one sheet, as in .xlsx. The same table gives the same bytes.

    A text that begins like a formula stays text, but .xls cannot mark it so for the time when somebody edits the cell.
    Raises ContentFaultError when a spreadsheet cannot hold the table.
    """
    laid = table if isinstance(table, Printed) else printed(table, fonts)
    sheet = laid.sheet
    workbook = TitledWorkbook(sheet.header_top, sheet.body_top - 1)
    page = workbook.add_sheet(sheet.name)
    _set_up(page, sheet)
    styles: dict[Look, XFStyle] = {}  # each made once: the format holds about four thousand
    for block in laid.blocks:
        if block.look not in styles:
            styles[block.look] = _style(block.look)
        _write(page, block, styles[block.look])
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    """Paper, margins, footer, widths and heights; the header rows on every page are the workbook's."""
    page.portrait = False
    page.paper_size_code = _A4
    page.left_margin = page.right_margin = plan.SIDE_MM / 25.4
    page.top_margin, page.bottom_margin = plan.TOP_MM / 25.4, plan.BOTTOM_MM / 25.4
    page.header_margin = page.footer_margin = plan.FOOTER_MM / 25.4
    page.fit_num_pages, page.fit_width_to_pages, page.fit_height_to_pages = 1, 1, 0
    page.print_centered_horz, page.print_centered_vert = True, False
    page.header_str = b""
    set_footer(page, plan.footer())
    page.panes_frozen, page.horz_split_pos = True, sheet.body_top
    for index, width in enumerate(sheet.widths):
        page.col(index).width = min(_WIDEST, plan.column_pixels(width) * 256 // _DIGIT_PIXELS)
    for number, height in enumerate(sheet.heights):
        row = page.row(number)
        row.height_mismatch, row.height = True, round(height * _TWIPS)


def _style(look: Look) -> XFStyle:
    style = XFStyle()
    style.font.name = look.family
    style.font.height = round(look.points * _TWIPS)
    style.alignment.horz = _ALIGNMENTS[look.align]
    style.alignment.vert = Alignment.VERT_CENTER
    style.alignment.wrap = Alignment.WRAP_AT_RIGHT
    style.num_format_str = look.number_format
    line = Borders.THIN if look.border else Borders.NO_LINE
    for side in ("left", "right", "top", "bottom"):
        setattr(style.borders, side, line)
    return style


def _write(page: Worksheet, block: Placed, style: XFStyle) -> None:
    span = block.span
    if span.rows > 1 or span.columns > 1:
        page.merge(span.row, span.row + span.rows - 1, span.column, span.column + span.columns - 1, style)
    page.write(span.row, span.column, block.value, style)
