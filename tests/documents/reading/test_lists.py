"""Lists as counties write them: each layout gives its rows, and an ordinary workbook asks nothing."""

import datetime as dt
import random
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.documents.reading.grid import Grid, Marks
from shishi.documents.reading.sheets import Wanted, read_list_grids, read_report_grids
from tests.documents.reading import books
from tests.documents.reading.books import Sheet

HEAD = ["序号", "类别", "实事名称", "建设内容及规模", "总投资（万元）", "牵头部门", "协办单位", "包抓领导", "完成时限"]
FIELD = [
    1,
    "一、农村基础设施（3件）",
    "高标准农田",
    "10万亩",
    12000,
    "县国土局",
    "县财政局、县农业局",
    "张三",
    "2016年10月底前",
]
SCHOOL = [2, "教育", "县城小学新建", "2所；40所", 3500.5, "县教育局", "", "李四", "年底"]


def names(result):
    return [row.name for row in result.list_rows]


def targets(row):
    return [(target.quantity, target.unit) for target in row.targets]


def test_an_ordinary_list_is_read_whole_and_asks_nothing(tmp_path):
    rows = [["榆中县2016年县列为民兴办实事汇总表"], HEAD, FIELD, SCHOOL, ["合计", "", "", "", 15500.5]]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows, merges=[(0, 0, 0, 8)])))
    first = result.list_rows[0]
    assert result.asks == ()
    assert names(result) == ["高标准农田", "县城小学新建"]
    assert (first.lists, first.aspect, first.lead, first.supports) == (
        ("县列",),
        "农村基础设施",
        "县国土局",
        ("县财政局", "县农业局"),
    )
    assert (first.leader, first.due, first.investment_wan, targets(first)) == (
        "张三",
        "2016-10-31",
        Decimal(12000),
        [(10, "万亩")],
    )
    assert first.cells["lead"] == "F3"
    assert targets(result.list_rows[1]) == [(2, "所"), (40, "所")]
    assert result.year == 2016


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "csv", "gbk.csv"])
def test_every_format_gives_the_same_rows(tmp_path, suffix):
    sheet = Sheet([["榆中县2016年县列为民兴办实事汇总表"], HEAD, FIELD, SCHOOL], "县列")
    path = tmp_path / f"a.{suffix}"
    writers = {"xlsx": books.write_xlsx, "xls": books.write_xls, "ods": books.write_ods}
    if suffix in writers:
        writers[suffix](path, sheet)
    else:
        books.write_csv(path, sheet, "gb18030" if "gbk" in suffix else "utf-8")
    result = books.read_list(path)
    assert result.refused is None
    assert result.asks == ()
    found = [
        (
            row.lists,
            row.aspect,
            row.name,
            targets(row),
            row.lead,
            row.supports,
            row.leader,
            row.due,
            row.investment_wan,
            row.cells,
        )
        for row in result.list_rows
    ]
    reference = books.read_list(books.write_xlsx(tmp_path / "b.xlsx", sheet)).list_rows
    assert found == [
        (
            row.lists,
            row.aspect,
            row.name,
            targets(row),
            row.lead,
            row.supports,
            row.leader,
            row.due,
            row.investment_wan,
            row.cells,
        )
        for row in reference
    ]


def test_columns_in_any_order_give_the_same_rows(tmp_path):
    order = list(range(len(HEAD)))
    random.Random(3).shuffle(order)  # noqa: S311  # a fixed order, no secret
    plain = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet([HEAD, FIELD, SCHOOL])), year=2016).list_rows
    rows = [[row[place] for place in order] for row in (HEAD, FIELD, SCHOOL)]
    mixed = books.read_list(books.write_xlsx(tmp_path / "b.xlsx", Sheet(rows)), year=2016).list_rows
    assert [(row.name, row.targets, row.lead, row.due, row.investment_wan) for row in plain] == [
        (row.name, row.targets, row.lead, row.due, row.investment_wan) for row in mixed
    ]


def test_the_order_of_rows_does_not_matter(tmp_path):
    rows = [
        [number, "教育", f"实事{number}号", f"{number}所", number * 10, "县教育局", "", "", "年底"]
        for number in range(1, 9)
    ]
    shuffled = rows[:]
    random.Random(5).shuffle(shuffled)  # noqa: S311  # a fixed order, no secret
    one = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet([HEAD, *rows])), year=2016)
    two = books.read_list(books.write_xlsx(tmp_path / "b.xlsx", Sheet([HEAD, *shuffled])), year=2016)
    assert {(row.name, row.targets, row.investment_wan) for row in one.list_rows} == {
        (row.name, row.targets, row.investment_wan) for row in two.list_rows
    }


def test_merged_numbers_aspects_and_sub_rows(tmp_path):
    rows = [
        ["序号", "方面", "实事名称", "目标值", "计量单位", "牵头单位"],
        [1, "教育助学", "新建小学", 2, "所", "县教育局"],
        ["", "", "标准化学校", 40, "所", "县教育局"],
        [2, "安居保障", "危房改造", 1320, "户", "县住建局"],
        ["", "", "", 100, "户", ""],
    ]
    merges = [(1, 0, 2, 0), (1, 1, 2, 1), (3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 4, 2), (3, 5, 4, 5)]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows, merges=merges)))
    assert result.asks == ()
    assert [(row.name, row.aspect, targets(row)) for row in result.list_rows] == [
        ("新建小学", "教育助学", [(2, "所")]),
        ("标准化学校", "教育助学", [(40, "所")]),
        ("危房改造", "安居保障", [(1320, "户"), (100, "户")]),
    ]


def test_group_rows_give_lists_and_aspects(tmp_path):
    rows = [
        ["序号", "实事名称", "牵头单位"],
        ["一、省列（2件）"],
        ["（一）社会救助"],
        [1, "城市低保提标", "县民政局"],
        [2, "农村低保提标", "县民政局"],
        ["二、市列（1件）"],
        [1, "村邮站建设", "县邮政局"],
        ["合计", "3件"],
    ]
    result = books.read_list(
        books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows, merges=[(1, 0, 1, 2), (2, 0, 2, 2), (5, 0, 5, 2)]))
    )
    assert [(row.lists, row.aspect, row.name) for row in result.list_rows] == [
        (("省列",), "社会救助", "城市低保提标"),
        (("省列",), "社会救助", "农村低保提标"),
        (("市列",), None, "村邮站建设"),
    ]


def test_sheets_and_stacked_and_neighbouring_tables_each_have_their_list(tmp_path):
    stacked = Sheet(
        [
            ["附件1 省列实事"],
            ["序号", "实事名称", "牵头单位"],
            [1, "省事", "甲局"],
            [],
            ["附件2 市列实事"],
            ["序号", "实事名称", "牵头单位"],
            [1, "市事", "乙局"],
        ],
        "汇总",
    )
    beside = Sheet(
        [
            ["序号", "实事名称", "牵头单位", "", "序号", "实事名称", "牵头单位"],
            [1, "左事", "甲局", "", 2, "右事", "乙局"],
        ],
        "县列",
    )
    hidden = Sheet([["序号", "实事名称", "牵头单位"], [1, "旧事", "甲局"]], "旧", hidden=True)
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", stacked, beside, hidden))
    assert [(row.name, row.lists, row.lead) for row in result.list_rows] == [
        ("省事", ("省列",), "甲局"),
        ("市事", ("市列",), "乙局"),
        ("左事", ("县列",), "甲局"),
        ("右事", ("县列",), "乙局"),
    ]
    assert result.asks == ()


def test_repeated_headers_notes_and_contact_tables_are_no_data(tmp_path):
    head = ["序号", "实事名称", "牵头单位", "完成时限"]
    rows = [
        ["填报单位：县政府督查室", "", "", "2016年3月1日"],
        head,
        [1, "甲事", "甲局", "10月底"],
        head,
        [2, "乙事", "乙局", "年底"],
        ["注：1.各单位要按时报送。"],
        ["填报人：王某", "", "联系电话：1234567"],
        [],
        ["单位", "姓名", "职务", "联系电话"],
        ["县教育局", "赵某", "股长", "13900000000"],
    ]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert names(result) == ["甲事", "乙事"]
    assert result.list_rows[1].due == "2016-12-31"
    assert result.unit_name == "县政府督查室"
    assert result.asks == ()


def test_duty_without_an_order_is_asked_and_with_a_note_is_read(tmp_path):
    rows = [["序号", "实事名称", "责任单位"], [1, "甲事", "甲局、乙局"], [2, "丙事", "丙局"]]
    open_order = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert books.asked(open_order) == {("C2", "lead")}
    assert [row.lead for row in open_order.list_rows] == [None, "丙局"]
    said = books.read_list(
        books.write_xlsx(tmp_path / "b.xlsx", Sheet([*rows, ["注：责任单位排第一位的为牵头单位。"]]))
    )
    assert said.asks == ()
    assert (said.list_rows[0].lead, said.list_rows[0].supports) == ("甲局", ("乙局",))
    beside = books.read_list(
        books.write_xlsx(
            tmp_path / "c.xlsx", Sheet([["实事名称", "牵头责任单位", "责任单位"], ["甲事", "甲局", "乙局、丙局"]])
        )
    )
    assert (beside.list_rows[0].lead, beside.list_rows[0].supports) == ("甲局", ("乙局", "丙局"))


ASKED = [
    ("approximate", {"D": "10余所"}, ("D2", "targets")),
    ("range", {"D": "3-5所"}, ("D2", "targets")),
    ("negative", {"E": -5}, ("E2", "investment_wan")),
    ("two leads", {"F": "甲局、乙局"}, ("F2", "lead")),
    ("vague time", {"I": "10月前"}, ("I2", "due")),
    ("two sums", {"E": "省级200万元，县级100万元"}, ("E2", "investment_wan")),
]


@pytest.mark.parametrize(("change", "place"), [case[1:] for case in ASKED], ids=[case[0] for case in ASKED])
def test_what_cannot_be_decided_is_asked_on_its_cell(tmp_path, change, place):
    row = FIELD[:]
    for letter, value in change.items():
        row[ord(letter) - 65] = value
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet([HEAD, row])), year=2016)
    assert books.asked(result) == {place}


def test_sums_that_differ_duplicates_and_hidden_rows_are_asked(tmp_path):
    rows = [
        HEAD,
        FIELD,
        SCHOOL,
        [3, "教育", "县城小学新建", "1所", 1, "县教育局", "", "", "年底"],
        ["合计", "", "", "", 999],
    ]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows, hidden_rows=[1])), year=2016)
    assert books.asked(result) == {("E5", "investment_wan"), ("C4", "name"), (None, None)}
    assert [ask.row_no for ask in result.asks if ask.cell is None] == [2]


def test_error_cells_and_formulas_without_result_are_asked(tmp_path):
    rows = [HEAD, [1, "教育", "甲事", "2所", "", "县教育局", "", "", "年底"]]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows, formulas={(1, 4): "=1+1"})), year=2016)
    assert books.asked(result) == {("E2", "investment_wan")}
    assert result.list_rows[0].investment_wan is None


def test_money_takes_the_cells_unit_then_the_headers_then_the_lines(tmp_path):
    rows = [["单位：亿元"], ["实事名称", "总投资", "牵头单位"], ["甲事", 1.5, "甲局"], ["乙事", "300万元", "乙局"]]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert [row.investment_wan for row in result.list_rows] == [Decimal(15000), Decimal(300)]
    rows[1][1] = "总投资（元）"
    result = books.read_list(books.write_xlsx(tmp_path / "b.xlsx", Sheet(rows)))
    assert [row.investment_wan for row in result.list_rows] == [Decimal("0.00015"), Decimal(300)]
    del rows[0]
    rows[0][1] = "总投资"
    result = books.read_list(books.write_xlsx(tmp_path / "c.xlsx", Sheet(rows)))
    assert books.asked(result) == {("B2", "investment_wan")}


REAL_HEADERS = [
    (
        ["序号", "项目内容", "当前进度", "牵头单位", "备注"],
        [1, "老旧小区改造", "80%(主体完工,滞后)", "县住建局", "市、县民生实事"],
        ("县住建局", (), ("市列", "县列")),
    ),
    (
        ["序号", "项目名称", "主要内容", "区政府分管领导", "牵头单位", "配合单位"],
        [1, "甲事", "建设广场", "张三", "甲局", "乙局"],
        ("甲局", ("乙局",), ()),
    ),
    (
        ["序号", "目标与任务", "分管县领导", "牵头责任单位", "责任单位"],
        [1, "甲事", "张三", "甲局", "乙局、丙局"],
        ("甲局", ("乙局", "丙局"), ()),
    ),
    (["序号", "重点工作任务", "主要责任单位", "协同配合单位"], [1, "甲事", "甲局", "乙局"], ("甲局", ("乙局",), ())),
    (
        ["工作任务", "分管领导", "牵头组织实施单位", "完成时限"],
        ["甲事", "张三", "甲局", "2016年6月底"],
        ("甲局", (), ()),
    ),
]


@pytest.mark.parametrize(("head", "row", "expected"), REAL_HEADERS)
def test_headers_of_real_counties_are_known(tmp_path, head, row, expected):
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet([head, row])))
    assert result.asks == ()
    assert [(found.lead, found.supports, found.lists) for found in result.list_rows] == [expected]


def test_a_column_that_fits_two_fields_or_none_is_asked_once_at_its_header(tmp_path):
    rows = [
        ["序号", "实事名称", "牵头单位及责任人", "督办单位意见"],
        [1, "甲事", "甲局 张三", "抓紧"],
        [2, "乙事", "乙局 李四", ""],
    ]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert {ask.cell for ask in result.asks} == {"C1", "D1"}
    assert [row.lead for row in result.list_rows] == [None, None]


def test_shares_of_townships_become_shares(tmp_path):
    rows = [["实事名称", "目标任务（户）", "牵头单位"], ["危房改造", "元坝镇280 白果乡15", "县住建局"]]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)), units=("元坝镇", "白果乡"))
    assert result.asks == ()
    assert result.list_rows[0].targets[0].shares == (("元坝镇", Decimal(280)), ("白果乡", Decimal(15)))
    assert targets(result.list_rows[0]) == [(295, "户")]


def test_a_hint_holds_where_the_file_names_no_list_and_is_asked_where_it_names_another(tmp_path):
    rows = [["序号", "实事名称", "牵头单位"], [1, "甲事", "甲局"]]
    assert books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)), hint="县列").list_rows[0].lists == (
        "县列",
    )
    other = books.read_list(books.write_xlsx(tmp_path / "b.xlsx", Sheet([["2016年市列实事"], *rows])), hint="县列")
    assert other.list_rows[0].lists == ("市列",)
    assert [ask.field for ask in other.asks] == ["list"]


def test_kinds_of_work_are_told_from_aspects(tmp_path):
    rows = [
        ["实事名称", "类别", "项目类型", "牵头单位"],
        ["甲事", "教育", "工程类", "甲局"],
        ["乙事", "就业", "服务类", "乙局"],
    ]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert [(row.aspect, row.kind_text) for row in result.list_rows] == [("教育", "工程类"), ("就业", "服务类")]
    assert result.asks == ()


def test_a_row_with_a_name_alone_is_asked(tmp_path):
    rows = [["序号", "实事名称", "牵头单位"], [1, "甲事", "甲局"], ["", "农村基础设施", ""], [2, "乙事", "乙局"]]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert [ask.row_no for ask in result.asks] == [3]


@pytest.mark.parametrize("write", [books.write_xlsx, books.write_xls, books.write_ods])
def test_merges_mean_the_same_in_every_format(tmp_path, write):
    rows = [
        ["序号", "实事名称", "目标值", "计量单位", "牵头单位"],
        [1, "甲事", 2, "所", "甲局"],
        ["", "", 40, "所", ""],
        [2, "乙事", 3, "户", "乙局"],
    ]
    merges = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 4, 2, 4)]
    result = books.read_list(write(tmp_path / "a.bin", Sheet(rows, merges=merges)))
    assert [(row.name, targets(row)) for row in result.list_rows] == [
        ("甲事", [(2, "所"), (40, "所")]),
        ("乙事", [(3, "户")]),
    ]
    assert result.asks == ()


def test_dates_are_days_or_months_as_their_format_shows(tmp_path):
    rows = [["实事名称", "完成时限", "牵头单位"], ["甲事", 42674, "甲局"], ["乙事", 42674, "乙局"]]
    formats = {(1, 1): "yyyy-mm-dd", (2, 1): 'yyyy"年"m"月"'}
    for write in (books.write_xlsx, books.write_xls):
        result = books.read_list(write(tmp_path / "a.bin", Sheet(rows, formats=formats)))
        assert [row.due for row in result.list_rows] == ["2016-10-31", "2016-10"]
        assert result.asks == ()


def test_dates_counted_from_1904_are_the_same_days(tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"date_1904": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["实事名称", "完成时限", "牵头单位"])
    page.write_row(1, 0, ["甲事", "", "甲局"])
    page.write_datetime(1, 1, dt.datetime(2016, 10, 31), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001  # a cell has no zone
    book.close()
    assert books.read_list(tmp_path / "a.xlsx").list_rows[0].due == "2016-10-31"


def test_sums_stand_above_or_below_and_group_rows_may_carry_theirs(tmp_path):
    head = ["序号", "实事名称", "总投资（万元）", "牵头单位"]
    above = [
        head,
        ["全县", "", 35],
        ["小计", "", 30],
        [1, "甲事", 10, "甲局"],
        [2, "乙事", 20, "乙局"],
        ["小计", "", 5],
        [3, "丙事", 5, "丙局"],
    ]
    groups = [
        head,
        ["一", "农业", 30],
        [1, "甲事", 10, "甲局"],
        [2, "乙事", 20, "乙局"],
        ["二", "教育", 6],
        [3, "丙事", 5, "丙局"],
    ]
    assert books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(above))).asks == ()
    grouped = books.read_list(books.write_xlsx(tmp_path / "b.xlsx", Sheet(groups)))
    assert [row.aspect for row in grouped.list_rows] == ["农业", "农业", "教育"]
    assert books.asked(grouped) == {("C5", "investment_wan")}


def test_a_rolling_plan_of_years_dates_no_month(tmp_path):
    rows = [
        ["2016—2018年县列实事"],
        ["实事名称", "完成时限", "牵头单位"],
        ["甲事", "11月底", "甲局"],
        ["乙事", "2017年6月底", "乙局"],
    ]
    result = books.read_list(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert [row.due for row in result.list_rows] == [None, "2017-06-30"]
    assert books.asked(result) == {("B3", "due")}


VALUES = st.one_of(
    st.sampled_from([*HEAD, "合计", "一、农业（2件）", "注：", "", "10万亩", "年底", "甲局、乙局", "无"]),
    st.floats(),
    st.none(),
    st.booleans(),
)


@settings(max_examples=150)
@given(
    rows=st.lists(st.lists(VALUES, min_size=5, max_size=5), min_size=1, max_size=9),
    merges=st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=3),
)
def test_no_sheet_breaks_the_recognition(rows, merges):
    for read, month in ((read_list_grids, None), (read_report_grids, 7)):
        marks = Marks(merges=[(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merges])
        result = read([Grid("表", [list(row) for row in rows], marks, 5)], Wanted(2016, month))
        found = [*result.list_rows, *result.report_rows]
        assert not (result.refused and (found or result.asks))
        assert all(1 <= row.row_no <= len(rows) and row.name for row in found)
        assert all(row.cells["name"].lstrip("ABCDE") == str(row.row_no) for row in found)
        assert all(ask.message and (ask.cell or ask.row_no) for ask in result.asks)
