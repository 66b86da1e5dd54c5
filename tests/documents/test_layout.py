import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.documents import layout
from shishi.documents.content import Cell, Column, Row, RowKind, Table
from shishi.documents.layout import PAGE, mark_size, signature_place, text_twips, twips
from shishi.documents.spans import Span, group_spans, header_spans

CHAR = 315


def test_the_type_area_is_156_by_225_millimetres():
    assert (PAGE.text_width, PAGE.text_height) == (156, 225)


def test_22_lines_fit_and_fill_the_type_area():
    assert 0 <= twips(PAGE.text_height) - 22 * layout.LINE_PITCH_TWIPS < 22


def test_28_characters_fit_a_line_and_29_do_not():
    assert 28 * layout.CHAR_TWIPS <= twips(PAGE.text_width) < 29 * layout.CHAR_TWIPS


@pytest.mark.parametrize(
    ("name", "name_right", "date_right"),
    [
        ("清溪县人民政府办公室", 2 * CHAR, 1275),  # the date starts two characters right of the name
        ("县府", 2 * CHAR + 1875 + 2 * CHAR - 2 * CHAR, 2 * CHAR),  # shorter than the date, so the name moves left
    ],
)
def test_without_seal_the_date_starts_two_characters_right_of_the_name(name, name_right, date_right):
    place = signature_place(name, "2016年8月5日", sealed=False)
    assert (place.name_right, place.date_right, place.blank_lines) == (name_right, date_right, 1)


@given(
    st.text(alphabet="县人民政府办公室", min_size=1, max_size=24), st.sampled_from(["2016年8月5日", "2016年12月25日"])
)
def test_with_seal_the_name_is_centred_on_the_date_inside_the_page(name, day):
    place = signature_place(name, day, sealed=True)
    name_middle = place.name_right + text_twips(name) / 2
    assert abs(name_middle - place.date_right - text_twips(day) / 2) <= 1
    assert place.name_right >= 0
    assert place.date_right >= 4 * CHAR


@given(st.text(alphabet="县人民政府办公室文件", min_size=1, max_size=40))
def test_the_issuers_mark_fits_one_line(mark):
    assert mark_size(mark) * len(mark) <= PAGE.text_width / 25.4 * 72


def test_header_cells_run_across_and_down():
    columns = (
        Column(("序号",), 3),
        Column(("资金", "计划"), 5),
        Column(("资金", "到位", "金额"), 5),
        Column(("资金", "到位", "比例"), 5),
        Column(("资金",), 5),
    )
    assert set(header_spans(columns)) == {
        Span(0, 0, 3, 1, "序号"),
        Span(0, 1, 1, 3, "资金"),
        Span(0, 4, 3, 1, "资金"),
        Span(1, 1, 2, 1, "计划"),
        Span(1, 2, 1, 2, "到位"),
        Span(2, 2, 1, 1, "金额"),
        Span(2, 3, 1, 1, "比例"),
    }


TITLE_PATHS = st.lists(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=4).map(tuple), min_size=1, max_size=7)


@given(TITLE_PATHS)
def test_the_header_covers_every_cell_once(paths):
    spans = header_spans([Column(path, 3) for path in paths])
    cells = [
        (row, column)
        for span in spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
    ]
    depth = max(map(len, paths))
    assert sorted(cells) == [(row, column) for row in range(depth) for column in range(len(paths))]


def _grouped(*rows, sums=()):
    columns = (Column(("方面",), 3, grouped=True), Column(("项",), 3, grouped=True), Column(("件",), 3))
    return Table(
        "表",
        columns,
        tuple(Row(tuple(map(Cell, row)), RowKind.SUM if at in sums else RowKind.ITEM) for at, row in enumerate(rows)),
    )


def test_groups_inside_groups_end_with_the_outer_one():
    table = _grouped(("教育", "一", "a"), ("教育", "一", "b"), ("住房", "一", "c"), ("住房", "一", "d"))
    assert set(group_spans(table)) == {
        Span(0, 0, 2, 1, "教育"),
        Span(2, 0, 2, 1, "住房"),
        Span(0, 1, 2, 1, "一"),
        Span(2, 1, 2, 1, "一"),
    }


def test_sum_rows_and_blanks_are_never_merged():
    table = _grouped(("计", "", ""), ("计", "", ""), ("计", "", ""), (None, "", ""), (None, "", ""), sums=(1,))
    assert group_spans(table) == ()


def test_blanks_are_one_cell_only_inside_a_group_further_left():
    table = _grouped(("教育", None, "a"), ("教育", None, "b"), (None, None, "c"), (None, None, "d"))
    assert set(group_spans(table)) == {Span(0, 0, 2, 1, "教育"), Span(0, 1, 2, 1, "")}


def test_a_table_without_rows_has_no_groups():
    assert group_spans(_grouped()) == ()
