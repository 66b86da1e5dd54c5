"""The workbook to fill in, as .xlsx: locked columns shaded, keys hidden, A4 across with the header on every page."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from shishi.documents.characters import printable
from shishi.documents.entry.layout import WORK_FIELDS, YES, EntryBook, EntryRow, Field

SHEET = "填报表"
HEADER = 2  # the row of the titles, from 0; the title and the how-to stand above
_A4 = 9
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {
    Field.REPORTER: 10,
    Field.WORK: 14,
    Field.GOAL: 12,
    Field.UNIT: 5,
    Field.PLANNED: 7,
    Field.LAST: 7,
    Field.NOW: 9,
    Field.STAGE: 8,
    Field.NARRATIVE: 24,
    Field.PROBLEMS: 14,
    Field.HELP: 10,
    Field.NEXT: 12,
    Field.SAME: 7,
    Field.REASON: 9,
    Field.KEY: 10,
}
_NUMBERS = {Field.PLANNED, Field.LAST, Field.NOW}
_MOST_CHOICES = 255  # signs that a list of choices may have in the file


def render(book: EntryBook) -> bytes:
    """The workbook. The same content gives the same bytes."""
    stream = BytesIO()
    workbook = Workbook(stream, _OPTIONS)
    workbook.set_properties({"title": printable(book.title), "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - never the clock
    page = workbook.add_worksheet(SHEET)
    _set_up(page, len(book.rows))
    looks = _looks(workbook)
    fields = list(Field)
    page.merge_range(0, 0, 0, len(fields) - 2, printable(book.title), looks["title"])
    page.merge_range(1, 0, 1, len(fields) - 2, printable(book.how_to), looks["how-to"])
    for column, field in enumerate(fields):
        page.write_string(HEADER, column, field.caption, looks["head-asked" if field.is_asked else "head"])
    for number, row in enumerate(book.rows, start=HEADER + 1):
        _write(page, number, row, looks)
    workbook.close()
    return stream.getvalue()


def _set_up(page: Worksheet, rows: int) -> None:
    fields = list(Field)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(0.4, 0.4, 0.5, 0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER)
    page.freeze_panes(HEADER + 1, fields.index(Field.GOAL))
    page.set_footer("&C第 &P 页，共 &N 页")
    page.set_row(0, 30)
    page.set_row(1, 64)
    page.set_row(HEADER, 32)
    for column, field in enumerate(fields):
        page.set_column(column, column, _WIDTHS[field], None, {"hidden": field is Field.KEY})
    page.print_area(0, 0, HEADER + max(rows, 1), len(fields) - 2)
    page.autofilter(HEADER, 0, HEADER + max(rows, 1), len(fields) - 1)  # with the keys, so that they move when sorted


def _looks(workbook: Workbook) -> dict[str, Format]:
    base = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True, "border": 1}
    shaded = {"bg_color": "#E7E6E6"}
    amount = {"num_format": "General", "align": "right"}
    described = {
        "title": {**base, "font_name": "黑体", "font_size": 16, "border": 0, "align": "center"},
        "how-to": {**base, "border": 0, "align": "left"},
        "head": {**base, **shaded, "bold": True, "align": "center"},
        "head-asked": {**base, "bold": True, "align": "center", "bg_color": "#FFF2CC"},
        "known": {**base, **shaded},
        "known-number": {**base, **shaded, **amount},
        "text": base,
        "number": {**base, **amount},
    }
    return {name: workbook.add_format(look) for name, look in described.items()}


def _write(page: Worksheet, number: int, row: EntryRow, looks: dict[str, Format]) -> None:
    known: dict[Field, str | Decimal | None] = {
        Field.REPORTER: row.reporter,
        Field.WORK: row.work,
        Field.GOAL: row.goal,
        Field.UNIT: row.unit,
        Field.PLANNED: row.planned,
        Field.LAST: row.last,
        Field.NOW: row.now,
        Field.KEY: str(row.key),
        **row.said,
    }
    for column, field in enumerate(Field):
        asked = field is Field.NOW or (row.first and field in WORK_FIELDS)
        look = looks[("number" if asked else "known-number") if field in _NUMBERS else ("text" if asked else "known")]
        value = known.get(field)
        if isinstance(value, Decimal):
            page.write_number(number, column, float(value), look)
        elif value:
            page.write_string(number, column, printable(value), look)
        else:
            page.write_blank(number, column, None, look)
    page.set_row(number, _height(known))
    if row.first:
        _offer(page, number, Field.STAGE, row.stages, "请从下拉列表中选择阶段。")
        _offer(page, number, Field.SAME, (YES,), "与上期相同的填“是”，否则留空。")


def _height(known: Mapping[Field, str | Decimal | None]) -> int:
    """Points that the longest cell of a row needs, a Chinese sign being two wide; at least two lines to write in."""
    texts = {field: value for field, value in known.items() if isinstance(value, str) and field is not Field.KEY}
    lines = (ceil((2 * len(text) + 1) / _WIDTHS[field]) + text.count("\n") for field, text in texts.items())
    return min(400, 14 * max(2, *lines))


def _offer(page: Worksheet, number: int, field: Field, choices: tuple[str, ...], message: str) -> None:
    if not choices or len(",".join(choices)) > _MOST_CHOICES:
        return
    column = list(Field).index(field)
    rule = {
        "validate": "list",
        "source": list(choices),
        "error_title": field.caption,
        "error_message": message,
        "ignore_blank": True,
    }
    page.data_validation(number, column, number, column, rule)
