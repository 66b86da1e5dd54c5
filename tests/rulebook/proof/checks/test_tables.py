"""Text against tables and sheets, and tables against themselves."""

import pytest

from shishi.rulebook.proof.checks.tables import ROW, ROWS, SUM, TEXT
from shishi.rulebook.proof.findings import Attachment
from tests.rulebook.proof import told

TABLE = "地区|项目个数|完成投资(亿元)|投资完成率\n甲县|5|4.5|90%\n乙县|4|3.2|80%\n丙县|6|5.1|85%"
BARE = "单位:个、亿元\n地区 | 项目个数 | 年投资计划 | 完成投资额 |\n甲县 | 5 | 5.0 | 4.5 |\n乙县 | 4 | 4.0 | 3.2 |\n州 直 | 6 | 6.0 | 5.1 |"


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        (f"甲县5个，完成投资4.8亿元；乙县4个，完成投资3.2亿元。\n{TABLE}", ["4.5亿元"]),
        (f"甲县完成投资4.5亿元，投资完成率95%。\n{TABLE}", ["90%"]),
        (
            "全县共9个项目，完成投资8.7亿元。\n地区|项目个数|完成投资(亿元)\n甲县|5|4.5\n乙县|4|3.2\n合计|9|7.7",
            ["7.7亿元"],
        ),
        (f"丙县7个，完成投资5.1亿元。\n{TABLE}", ["6个"]),
        (f"州直6个，完成投资4.1亿元；县市9个，完成投资7.7亿元。\n{BARE}", ["5.1亿元"]),
        (f"州直6个，完成投资5.1亿元；县市9个，完成投资8.7亿元。\n{BARE}", ["7.7亿元"]),
    ],
)
def test_a_figure_unlike_its_row_is_an_error(text, computed):
    assert told.computed(TEXT, text) == computed
    assert set(told.severities(TEXT, text)) == {"error"}


@pytest.mark.parametrize(
    "text",
    [
        f"甲县5个，完成投资4.5亿元；乙县4个，完成投资3.2亿元。\n{TABLE}",
        f"甲县完成投资45000万元，投资完成率90%，同比增长12%。\n{TABLE}",
        f"甲县完成投资4.5亿元，投资完成率90.4%。\n{TABLE}",
        "全县共9个项目，完成投资7.7亿元。\n地区|项目个数|完成投资(亿元)\n甲县|5|4.5\n乙县|4|3.2\n合计|9|7.7",
        "全市共30个项目，完成投资80亿元。\n地区|项目个数|完成投资(亿元)\n甲县|5|4.5\n乙县|4|3.2\n合计|9|7.7",
        f"丁县8个，完成投资6亿元。\n{TABLE}",
        f"州直6个，完成投资5.1亿元；县市9个，完成投资7.7亿元。\n{BARE}",
        f"州直6个，完成投资5.1亿元；县市12个，完成投资9.9亿元。\n{BARE}",
        "甲县5个，完成投资4.8亿元。\n地区|项目个数|完成投资(亿元)",
        "甲县5个，完成投资4.8亿元。\n甲|乙|丙\n一|二|三",
        "甲县5个，完成投资4.8亿元。\n1|2|3\n4|5|6",
        "州直6个，完成投资5.1亿元；县市9个，完成投资8.7亿元。\n地区|项目个数|完成投资(亿元)\n甲县|9|\n州直|6|5.1\n乙县|0|",
    ],
)
def test_a_figure_like_its_row_or_of_no_row_is_silent(text):
    assert told.findings(TEXT, text) == []


def test_a_sheet_beside_the_text_is_compared_like_a_table_in_it():
    sheet = Attachment(
        "各县投资完成情况表", (("地区", "项目个数", "完成投资(万元)"), ("甲县", "5", "45000"), ("乙县", "4", "32000"))
    )

    assert told.computed(TEXT, "甲县5个，完成投资4.8亿元；乙县4个，完成投资3.2亿元。", [sheet]) == ["4.5亿元"]
    assert told.findings(TEXT, "甲县5个，完成投资4.5亿元；乙县4个，完成投资3.2亿元。", [sheet]) == []


def test_a_wrong_sum_in_a_sheet_is_found_though_it_has_no_place_in_the_text():
    sheet = Attachment("投资完成情况表", (("地区", "完成投资"), ("甲县", "5"), ("乙县", "4"), ("合计", "10")))
    (finding,) = told.findings(SUM, "投资完成情况见附件。", [sheet])

    assert (finding.start, finding.end, finding.quote) == (0, 0, "")
    assert finding.computed == "9"
    assert "投资完成情况表" in finding.message


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("地区|计划|完成|完成率\n甲县|50|40|85%\n乙县|40|30|75%\n丙县|20|10|50%", ["40÷50＝80%"]),
        ("地区|计划|完成|完成率\n甲县|50|40|80%\n乙县|40|30|75%\n丙县|20|10|60%", ["10÷20＝50%"]),
        (
            "序号\t单位\t任务数\t已办结\t办结率\n1\t城建局\t12\t9\t75%\n2\t水务局\t10\t8\t85%\n3\t农业局\t8\t8\t100%",
            ["8÷10＝80%"],
        ),
    ],
)
def test_one_row_whose_rate_differs_is_an_error(text, computed):
    assert told.computed(ROW, text) == computed


@pytest.mark.parametrize(
    "text",
    [
        "地区|计划|完成|完成率\n甲县|50|40|80%\n乙县|40|30|75%\n丙县|0|10|0%",
        "地区|计划|完成|增长率\n甲县|50|40|12%\n乙县|40|30|15%\n丙县|20|10|8%",
        "地区|计划|完成|完成数|完成率\n甲县|50|40|3|85%\n乙县|40|30|3|75%",
    ],
)
def test_rates_that_fit_or_mean_something_else_are_silent(text):
    assert told.findings(ROW, text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("地区|项目个数|完成投资\n甲县|5|4.5\n乙县|4|3.2\n合计|9|8.7", ["7.7"]),
        ("序号|地区|项目个数\n1|甲县|5\n2|乙县|4\n3|丙县|3\n|合计|13", ["12"]),
        ("地区|计划|完成\n全县|30|20\n甲乡|10|8\n乙乡|20|11", ["19"]),
    ],
)
def test_a_row_of_sums_that_differs_is_an_error(text, computed):
    assert told.computed(SUM, text) == computed


@pytest.mark.parametrize(
    "text",
    [
        "地区|项目个数|完成投资\n甲县|5|4.5\n乙县|4|3.2\n合计|9|7.7",
        "序号|地区|项目个数\n1|甲县|5\n|小计|5\n2|乙县|4\n|合计|10",
        "地区|计划|完成\n甲县|5|4\n乙县|4|3\n合计|20|30",
        "地区|计划|完成|完成率\n甲县|5|4|80%\n乙县|4||75%\n合计|9|7|78%",
    ],
)
def test_sums_that_fit_or_are_of_other_rows_are_silent(text):
    assert told.findings(SUM, text) == []


ROWS_OF = (("序号", "实事名称", "责任单位"), *((str(number), f"实事{number}", "城建局") for number in range(1, 10)))


@pytest.mark.parametrize(
    ("text", "name", "stated"),
    [
        ("今年承办省列实事10件，已完成3件。", "省列实事进展情况汇总表", "10件"),
        ("一、省列实事\n全年共8件，已完成3件。", "全县省列实事汇总表", "8件"),
        ("市列实事12项15件，已完成3件。", "市列实事汇总表", "15件"),
    ],
)
def test_a_sheet_with_other_rows_than_the_text_says_needs_a_person(text, name, stated):
    (finding,) = told.findings(ROWS, text, [Attachment(name, ROWS_OF)])

    assert (finding.stated, finding.computed, finding.severity.value) == (stated, "附件9行", "warn")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今年承办省列实事9件，已完成3件。", "省列实事进展情况汇总表"),
        ("今年承办省列实事10件，已完成3件。", "市列实事进展情况汇总表"),
        ("今年承办省列实事10件，已完成3件。", "实事进展情况汇总表"),
        ("省列实事9项12件，已完成3件。", "省列实事汇总表"),
    ],
)
def test_a_sheet_that_fits_or_is_of_another_list_is_silent(text, name):
    assert told.findings(ROWS, text, [Attachment(name, ROWS_OF)]) == []


def test_rows_without_numbers_say_nothing_of_the_total():
    sheet = Attachment("省列实事汇总表", (("实事名称", "责任单位"), ("供水提质", "水务局"), ("合计", "1")))

    assert told.findings(ROWS, "今年承办省列实事10件，已完成3件。", [sheet]) == []
