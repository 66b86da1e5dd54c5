"""The .xlsx and the .xls of a summary table, read back by libraries that did not write them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
import xlrd
from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.documents.characters import printable
from shishi.documents.content import Cell, Column, ContentFaultError, Kind, Row, Table
from shishi.documents.placing import printed
from shishi.documents.sheet import laid_out, sheet_name
from shishi.documents.xls.render import render as render_xls
from shishi.documents.xlsx.render import render as render_xlsx
from tests.documents.model_notice import TITLES, table

INJECTIONS = [
    "=1+1",
    '=HYPERLINK("http://x","点")',
    "=cmd|' /C calc'!A0",
    "+86 931",
    "-1号楼",
    "@SUM(A1)",
    "\t=1+1",
    "\n=1+1",
    "＝1+1",
    "{=A1}",
    "'=1",
    "http://example.org",
    "mailto:a@b.cn",
    "1e5",
    "007",
    "100%",
    "_x0041_",
    "TRUE",
    "#N/A",
]


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader sees in one file: values and types of cells, merged ranges from 0 (top, left, bottom, right)."""

    values: list[list[object]]
    merged: set[tuple[int, int, int, int]]


def _xlsx(data):
    return openpyxl.load_workbook(BytesIO(data)).worksheets[0]


def _xls(data):
    book = xlrd.open_workbook(file_contents=data, formatting_info=True)
    return book, book.sheet_by_index(0)


def read_xlsx(table_):
    page = _xlsx(render_xlsx(table_))
    values = [[cell.value for cell in row] for row in page.iter_rows()]
    merged = {(r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1) for r in page.merged_cells.ranges}
    return Read(values, merged)


def read_xls(table_):
    _book, page = _xls(render_xls(table_))
    values = [[_plain(page.cell(row, at)) for at in range(page.ncols)] for row in range(page.nrows)]
    return Read(values, {(top, left, bottom - 1, right - 1) for top, bottom, left, right in page.merged_cells})


def _plain(cell):
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate.xldate_as_datetime(cell.value, 0)
    return cell.value


FORMATS = pytest.mark.parametrize("read", [read_xlsx, read_xls], ids=["xlsx", "xls"])


def _one_cell(text):
    return Table("表", (Column(("内容",), 10), Column(("数",), 5, Kind.NUMBER)), (Row((Cell(text), Cell(1))),))


@FORMATS
@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_that_looks_like_a_formula_stays_text(read, text):
    assert read(_one_cell(text)).values[2][0] == text


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_formula_and_no_link_is_in_the_file(text):
    with ZipFile(BytesIO(render_xlsx(_one_cell(text)))) as package:
        page = package.read("xl/worksheets/sheet1.xml").decode()
        names = package.namelist()
    assert "<f>" not in page
    assert "<hyperlink" not in page
    assert not any(("rels" in name and "worksheets" in name) or "externalLink" in name for name in names)


@pytest.mark.parametrize(("text", "quoted"), [("=1+1", True), ("@a", True), ("-1", True), ("正常", False)])
def test_excel_is_told_that_a_risky_text_is_quoted(text, quoted):
    assert _xlsx(render_xlsx(_one_cell(text)))["A3"].quotePrefix is quoted


@FORMATS
def test_titles_header_rows_and_notes_stand_in_order(read):
    values = read(table(5)).values
    assert values[0][0] == TITLES[2]
    assert values[1][0] == "数据截至2016年7月31日"
    assert "单位：万元" in values[1]
    assert values[2][:5] == ["序号", "类别", "实事名称", "资金（万元）", None]
    assert values[3][3:6] == ["计划", "到位", None]
    assert values[4][4:6] == ["金额", "到位率"]
    assert values[5][0] == 1
    assert values[10][0] == "合计"
    assert [row[0] for row in values[11:]] == list(table(5).notes)


@FORMATS
def test_numbers_are_numbers_and_percents_are_ratios(read):
    columns = (
        Column(("数",), 5, Kind.NUMBER, decimals=2),
        Column(("率",), 5, Kind.PERCENT, decimals=1),
        Column(("日",), 5, Kind.DATE),
        Column(("空",), 5, Kind.NUMBER),
        Column(("零",), 5, Kind.NUMBER),
    )
    row = Row((Cell(Decimal("120.50")), Cell(Decimal("28.6")), Cell(date(2016, 8, 5)), Cell(), Cell(0)))
    number, rate, day, blank, zero = read(Table("表", columns, (row,))).values[2]
    assert (number, rate, blank, zero) == (120.5, pytest.approx(0.286), None, 0)
    assert (day.year, day.month, day.day) == (2016, 8, 5)


@FORMATS
def test_header_and_group_cells_are_merged(read):
    merged = read(table(60)).merged
    last = len(table(60).columns) - 1
    assert {
        (0, 0, 0, last),
        (2, 0, 4, 0),
        (2, 3, 2, 5),
        (3, 4, 3, 5),
        (5, 1, 19, 1),
        (20, 1, 34, 1),
    } <= merged


@FORMATS
def test_a_merged_group_says_its_name_once(read):
    column = [row[1] for row in read(table(60)).values[5:65]]
    assert [value for value in column if value] == ["社会保障", "社会事业", "农村惠农", "安居保障"]


@FORMATS
def test_a_table_of_one_column_and_no_rows_is_written(read):
    assert read(Table("表", (Column(("列",), 4),), ())).values == [["表"], ["列"]]


def test_the_xlsx_page_is_a4_landscape_one_page_wide_with_its_header_on_every_page():
    page = _xlsx(render_xlsx(table(60)))
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToWidth in (None, 1)  # 1 is what the format takes when nothing is said
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$3:$5"
    assert [round(side * 25.4) for side in (page.page_margins.top, page.page_margins.left)] == [28, 20]
    assert "— &P —" in str(page.oddFooter.center.text).replace("&[Page]", "&P")


def test_the_xls_page_is_a4_landscape_one_page_wide_with_its_header_on_every_page():
    book, page = _xls(render_xls(table(60)))
    setup = _record(render_xls(table(60)), 0x00A1)
    paper, _scale, _first, wide, high, options = (
        int.from_bytes(setup[at : at + 2], "little") for at in range(0, 12, 2)
    )
    assert (paper, wide, high, bool(options & 0x02)) == (9, 1, 0, False)
    titles = [name for name in book.name_obj_list if name.builtin and name.name == "Print_Titles"]
    assert len(titles) == 1
    assert titles[0].scope == 0
    assert titles[0].result.value[0].coords == (0, 1, 2, 5, 0, 256)
    assert page.name == TITLES[2]


def _record(data, wanted):
    """The first BIFF record of a kind. The workbook stream begins with a BOF record, in whole sectors."""
    stream = data[data.index(b"\x09\x08\x10\x00\x00\x06") :]
    at = 0
    while True:
        kind, size = (int.from_bytes(stream[at + i : at + i + 2], "little") for i in (0, 2))
        if kind == wanted:
            return stream[at + 4 : at + 4 + size]
        at += 4 + size


def test_cells_wear_the_fonts_borders_and_formats_of_their_column():
    page = _xlsx(render_xlsx(table(5)))
    assert (page["A1"].font.name, page["A1"].font.sz) == ("方正小标宋简体", 18)
    assert page["A3"].font.name == "黑体"
    assert page["C6"].font.name == "仿宋_GB2312"
    assert page["C6"].border.left.style == page["C6"].border.bottom.style == "thin"
    assert page["I6"].alignment.wrap_text
    assert (page["D6"].number_format, page["F6"].number_format) == ("0.00", "0.0%")
    assert page["H6"].number_format == 'yyyy"年"m"月"d"日"'
    assert page["A11"].font.name == "黑体"


@FORMATS
def test_long_text_makes_its_row_higher(read):
    heights = laid_out(table(3)).heights
    assert heights[6] < heights[5] / 2
    assert read(table(3)).values[5][8].startswith("累计完成")


def test_a_group_longer_than_its_rows_stretches_the_last_of_them():
    column = (Column(("方面",), 2, grouped=True), Column(("件",), 60))
    rows = tuple(Row((Cell("社会保障" * 12), Cell("短"))) for _ in range(2))
    heights = laid_out(Table("表", column, rows)).heights
    assert heights[3] > 3 * heights[2]


def test_rows_never_exceed_what_the_programs_can_hold():
    assert max(laid_out(_one_cell("长" * 30_000)).heights) <= 409


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("县列[2016]汇总表", "县列2016汇总表"),
        ("1/7:*?\\", "17"),
        ("'引号'", "引号"),
        ("", "汇总表"),
        ("///", "汇总表"),
        ("长" * 40, "长" * 31),
    ],
)
def test_the_sheet_is_named_after_the_table(title, name):
    assert sheet_name(title) == name


@pytest.mark.parametrize("render", [render_xlsx, render_xls])
def test_a_table_laid_out_beforehand_gives_the_same_bytes(render):
    assert render(printed(table(60))) == render(table(60))


@pytest.mark.parametrize("render", [render_xlsx, render_xls])
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (_one_cell("长" * 32_768), "cell-too-long"),
        (_one_cell("𬭊" * 16_384), "cell-too-long"),
        (Table("表", (Column(("列",), 1),) * 257, ()), "table-too-large"),
    ],
)
def test_what_a_spreadsheet_cannot_hold_is_refused_and_never_cut(render, bad, code):
    with pytest.raises(ContentFaultError) as caught:
        render(bad)
    assert caught.value.code == code


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec=None), max_size=40), st.text(st.characters(codec=None), max_size=20))
def test_any_text_comes_back_from_both_formats(text, title):
    changed = replace(_one_cell(text), title=title)
    for read in (read_xlsx, read_xls):
        values = read(changed).values
        assert (values[2][0] or "") == printable(text)
        assert (values[0][0] or "") == printable(title)


@settings(max_examples=50, deadline=None)
@given(st.decimals(-(10**9), 10**9, places=4))
def test_numbers_come_back_as_written(number):
    changed = Table("表", (Column(("数",), 5, Kind.NUMBER),), (Row((Cell(number),)),))
    assert read_xlsx(changed).values[2][0] == pytest.approx(float(number), rel=1e-12)
    assert read_xls(changed).values[2][0] == pytest.approx(float(number), rel=1e-12)


@FORMATS
@pytest.mark.parametrize(
    ("columns", "dated", "unit", "lines"),
    [
        (1, "截至7月", "单位：户", [["截至7月"], ["单位：户"]]),
        (1, "", "单位：户", [["单位：户"]]),
        (2, "截至7月", "单位：户", [["截至7月", "单位：户"]]),
        (2, "", "单位：户", [["单位：户", None]]),
        (2, "截至7月", "", [["截至7月", None]]),
        (2, "", "", []),
    ],
)
def test_date_and_unit_stand_between_title_and_header(read, columns, dated, unit, lines):
    values = read(Table("表", (Column(("列",), 4),) * columns, (), unit_line=unit, date_line=dated)).values
    assert values[1:-1] == lines
    assert values[-1] == ["列"] * columns
