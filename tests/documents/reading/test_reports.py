"""Monthly reports: this month and the cumulative are never taken for each other, and a wrong rate is asked about."""

from decimal import Decimal

import pytest

from tests.documents.reading import books
from tests.documents.reading.books import Sheet

HEAD = [
    "序号",
    "项目名称",
    "计量单位",
    "年度计划",
    "本月完成",
    "累计完成",
    "完成率",
    "累计完成投资（万元）",
    "进展情况",
    "存在问题",
    "下一步打算",
]
ROW = [1, "农村危房改造", "户", 1000, 100, 876, 0.876, 500, "主体 完工", "无", "加快进度"]
PERCENT = {(1, 6): "0.0%"}


def test_an_ordinary_report_is_read_whole_and_asks_nothing(tmp_path):
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet([HEAD, ROW], formats=PERCENT)))
    row = result.report_rows[0]
    assert result.asks == ()
    assert (row.name, row.percent, row.invested_wan) == ("农村危房改造", Decimal("87.6"), Decimal(500))
    assert (row.narrative, row.problems, row.next) == ("主体 完工", None, "加快进度")
    assert [(v.name, v.unit, v.target, v.cumulative, v.month) for v in row.values] == [(None, "户", 1000, 876, 100)]
    assert row.cells["month"] == "E2"


def test_every_value_knows_the_cell_of_its_own_figure(tmp_path):
    rows = [
        ["序号", "项目名称", "指标名称", "计量单位", "年度计划", "本月完成", "累计完成"],
        [1, "农村危房改造", "危旧房改造", "户", 1000, 100, 876],
        ["", "", "计生建房", "户", 100, 8, ""],
        [2, "村道硬化", "", "公里", 12, 3, 9],
    ]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows, merges=[(1, 0, 2, 0), (1, 1, 2, 1)])))
    assert [(v.name, v.cell) for row in result.report_rows for v in row.values] == [
        ("危旧房改造", "G2"),
        ("计生建房", "F3"),
        (None, "G4"),
    ]


@pytest.mark.parametrize("write", [books.write_xlsx, books.write_xls, books.write_ods])
def test_a_percent_format_is_known_in_every_format(tmp_path, write):
    result = books.read_report(write(tmp_path / "a.bin", Sheet([HEAD, ROW], formats=PERCENT)))
    assert result.report_rows[0].percent == Decimal("87.6")
    assert result.asks == ()


def test_four_header_levels_with_merges(tmp_path):
    rows = [
        ["榆中县2016年7月进展情况表"],
        ["序号", "项目名称", "进度", "", "", "", "牵头单位"],
        ["", "", "目标任务", "", "完成情况", "", ""],
        ["", "", "数量", "单位", "本月", "累计", ""],
        [1, "甲事", 10, "公里", 2, 6, "甲局"],
    ]
    merges = [(0, 0, 0, 6), (1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 5), (2, 2, 2, 3), (2, 4, 2, 5), (1, 6, 3, 6)]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows, merges=merges)))
    assert [(v.unit, v.target, v.cumulative, v.month) for v in result.report_rows[0].values] == [("公里", 10, 6, 2)]
    assert result.asks == ()


def test_a_header_of_two_levels_survives_csv(tmp_path):
    rows = [
        ["序号", "项目名称", "累计完成", "", "备注"],
        ["", "", "数量", "投资（万元）", ""],
        ["1", "甲事", "6", "120", ""],
    ]
    row = books.read_report(books.write_csv(tmp_path / "a.csv", Sheet(rows))).report_rows[0]
    assert (row.values[0].cumulative, row.invested_wan) == (6, 120)


def test_months_in_headers_are_compared_with_the_month_reported(tmp_path):
    rows = [["项目名称", "年度计划（户）", "7月完成", "1-7月完成"], ["甲事", 100, 10, 60]]
    july = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert (july.report_rows[0].values[0].month, july.report_rows[0].values[0].cumulative) == (10, 60)
    assert july.asks == ()
    august = books.read_report(tmp_path / "a.xlsx", month=8)
    assert {ask.cell for ask in august.asks} == {"C1", "D1"}
    assert (august.report_rows[0].values[0].month, august.report_rows[0].values[0].cumulative) == (None, None)


WRONG = [
    ({"累计完成": 50}, {("E2", "month"), ("F2", "cumulative"), ("G2", "percent")}),
    ({"本月完成": -1}, {("E2", "month")}),
    ({"完成率": 0.9}, {("G2", "percent")}),
    ({"累计完成": "约800"}, {("F2", "cumulative")}),
    ({"累计完成投资（万元）": "100万元，省级50万元"}, {("H2", "invested_wan")}),
]


@pytest.mark.parametrize(("change", "expected"), WRONG)
def test_wrong_or_unclear_figures_are_asked_on_their_cells(tmp_path, change, expected):
    row = [change.get(head, value) for head, value in zip(HEAD, ROW, strict=True)]
    assert (
        books.asked(books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet([HEAD, row], formats=PERCENT))))
        == expected
    )


def test_a_fraction_without_percent_format_is_decided_by_the_figures_or_asked(tmp_path):
    known = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet([HEAD, ROW])))
    assert (known.report_rows[0].percent, known.asks) == (Decimal("87.6"), ())
    rows = [["项目名称", "完成率", "进展情况"], ["甲事", 0.876, "顺利"]]
    unknown = books.read_report(books.write_xlsx(tmp_path / "b.xlsx", Sheet(rows)))
    assert unknown.report_rows[0].percent is None
    assert books.asked(unknown) == {("B2", "percent")}


def test_the_task_rate_beats_physical_progress_and_rates_of_money_and_time_are_never_taken(tmp_path):
    head = ["项目名称", "序时进度", "投资完成率", "形象进度", "任务完成率"]
    rows = [head, ["甲事", "58%", "49.8%", "70%", "65%"]]
    assert books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows))).report_rows[0].percent == 65
    rows = [row[:4] for row in rows]
    assert books.read_report(books.write_xlsx(tmp_path / "b.xlsx", Sheet(rows))).report_rows[0].percent == 70
    rows = [row[:3] for row in rows]
    assert books.read_report(books.write_xlsx(tmp_path / "c.xlsx", Sheet(rows))).report_rows[0].percent is None


def test_completion_in_numbers_is_cumulative_and_in_words_is_narrative(tmp_path):
    rows = [
        ["项目名称", "年度计划", "计量单位", "完成情况"],
        ["甲事", 100, "户", 60],
        ["乙事", 10, "公里", "路基已完成，正在铺油"],
    ]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    first, second = result.report_rows
    assert (first.values[0].cumulative, first.narrative) == (60, None)
    assert (second.values[0].cumulative, second.narrative) == (None, "路基已完成，正在铺油")
    assert result.asks == ()


def test_text_in_a_number_column_is_no_number_and_zero_is_zero(tmp_path):
    rows = [
        ["项目名称", "年度计划（户）", "累计完成（户）", "本月完成（户）"],
        ["甲事", 100, "全部开工", 0],
        ["乙事", 100, "/", "无"],
        ["丙事", 100, 0, 0],
    ]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert [(row.values[0].cumulative, row.values[0].month) for row in result.report_rows] == [
        (None, 0),
        (None, None),
        (0, 0),
    ]


def test_several_items_in_a_cell_pair_in_order_or_are_asked(tmp_path):
    rows = [
        ["项目名称", "年度计划", "累计完成"],
        ["甲事", "1320户；100户", "700户；50户"],
        ["乙事", "2300人、800人次", "1500人"],
    ]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert [(v.unit, v.target, v.cumulative) for v in result.report_rows[0].values] == [
        ("户", 1320, 700),
        ("户", 100, 50),
    ]
    assert {cell for cell, _ in books.asked(result)} == {"B3"}


def test_column_groups_named_by_an_item_give_named_values(tmp_path):
    rows = [
        ["项目名称", "新增就业（人）", "", "技能培训（人次）", ""],
        ["", "目标", "累计完成", "目标", "累计完成"],
        ["就业培训", 2300, 1500, 800, 300],
    ]
    merges = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows, merges=merges)))
    assert [(v.name, v.unit, v.target, v.cumulative) for v in result.report_rows[0].values] == [
        ("新增就业", "人", 2300, 1500),
        ("技能培训", "人次", 800, 300),
    ]


def test_a_title_of_another_month_is_asked(tmp_path):
    result = books.read_report(
        books.write_xlsx(tmp_path / "a.xlsx", Sheet([["2016年1-6月进展情况表"], HEAD, ROW], formats={(2, 6): "0%"}))
    )
    assert {ask.cell for ask in result.asks} == {"A1"}


def test_flags_are_read(tmp_path):
    rows = [["项目名称", "是否启动", "是否开工", "是否完成", "是否投用"], ["甲事", "是", "√", "未", ""]]
    row = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows))).report_rows[0]
    assert (row.started, row.under_construction, row.done, row.in_use) == (True, True, False, None)


def test_a_card_is_read_as_one_row_with_its_own_cells(tmp_path):
    rows = [
        ["2016年7月进展情况卡"],
        ["实事名称", "饮水安全", "牵头单位", "县水务局"],
        ["年度目标", "42处", "累计完成", "约36处"],
        ["形象进度", "86%", "存在问题", "无"],
    ]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert [(row.name, row.percent, row.values[0].target) for row in result.report_rows] == [("饮水安全", 86, 42)]
    assert books.asked(result) == {("D3", "cumulative")}
    assert result.report_rows[0].cells["percent"] == "B4"


def test_of_sheets_for_each_month_only_the_one_reported_is_read(tmp_path):
    head = ["项目名称", "年度计划（户）", "累计完成（户）"]
    sheets = [Sheet([head, ["甲事", 100, done]], name) for name, done in (("六月", 40), ("7月", 60))]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", *sheets))
    assert [row.values[0].cumulative for row in result.report_rows] == [60]
    assert result.asks == ()


def test_sizes_of_one_measure_are_brought_together_and_others_are_asked(tmp_path):
    rows = [
        ["项目名称", "目标任务", "本月完成", "累计完成"],
        ["甲事", "2.4万亩", "3000亩", "2.1万亩"],
        ["乙事", "3200人", "400人", "2900人次"],
    ]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    first, second = (row.values[0] for row in result.report_rows)
    assert (first.unit, first.target, first.month, first.cumulative) == (
        "万亩",
        Decimal("2.4"),
        Decimal("0.3"),
        Decimal("2.1"),
    )
    assert (second.month, second.cumulative) == (400, None)
    assert books.asked(result) == {("D3", "cumulative")}


def test_a_rate_beside_money_is_not_taken_for_the_rate_of_the_task(tmp_path):
    rows = [["项目名称", "计划投资（万元）", "完成投资（万元）", "完成率"], ["甲事", 1000, 500, "50%"]]
    result = books.read_report(books.write_xlsx(tmp_path / "a.xlsx", Sheet(rows)))
    assert result.report_rows[0].percent is None
    assert books.asked(result) == {("D2", "percent")}
