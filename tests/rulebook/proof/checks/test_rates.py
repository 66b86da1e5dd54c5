"""Rates against the numbers they are made of."""

import pytest

from shishi.rulebook.proof.checks.rates import CUT, MISROUNDED, RATE, UNKNOWN
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("全市建议提案256件，已办结240件，办结率95%。", "240÷256＝93.8%"),
        ("全年计划新开工270项，已开工129项，开工率57%。", "129÷270＝47.8%"),
        ("交办任务43件，已完成16件，占47%；正在办理27件。", "16÷43＝37.2%"),
        ("年度计划投资565.6亿元，已完成投资482亿元，占年度计划的75.2%。", "482÷565.6＝85.2%"),
        ("新增学位6500个，完成年度任务6000个的118.3%。", "6500÷6000＝108.3%"),
        ("低收入家庭3660户，占全县74%。已落实搬迁3954户，其中低收入家庭2670户，占任务的74.1%。", "2670÷3660＝73%"),
        ("任务100项，已完成60项，正在推进40项，分别占65%、40%。", "60÷100＝60%"),
        ("年度计划投资12.6亿元，到位资金8.9亿元，完成投资7.5亿元，分别占计划的70.6%和49.5%。", "7.5÷12.6＝59.5%"),
        ("已销号问题120个，未销号15个，销号率80.9%。", "120÷（120＋15）＝88.9%"),
        ("市列实事15件，其中4件已完成，完成率达到30%，1件取消，其余10件正在推进。", "4÷15＝26.7%"),
    ],
)
def test_a_rate_tied_to_its_total_is_an_error_when_it_differs(text, computed):
    assert told.computed(RATE, text) == [computed]
    assert told.severities(RATE, text) == ["error"]


def test_where_something_was_cancelled_both_rates_are_shown():
    (finding,) = told.findings(RATE, "市列实事15件，其中4件已完成，完成率30%，1件取消，其余10件正在推进。")

    assert "不计取消的，4÷14＝28.6%" in finding.message
    assert finding.suggestion == "完成率27%"


@pytest.mark.parametrize(
    "text",
    [
        "全市303个水利项目，已竣工50个，竣工率40.7%。",
        "年度任务320公里，已完成路基280公里、路面256公里，完成率90%。",
        "任务100项，由五个单位承担；已完成60项，办结率65%。",
        "计划投资80亿元，完成投资60.5亿元，占计划的76.1%。",
        "新建项目78个，已开工75个，新建项目开工率92.2%。",
        "今年计划改造小区5.3万个。1—6月，新开工3.64万个，占年度任务的67.5%。",
        "指标任务132项，分工如下。\n已完成的19项，占任务总数的17.2%。",
        "任务约43件，已完成16件，占57%。",
    ],
)
def test_a_rate_that_may_be_of_another_total_needs_a_person(text):
    assert told.severities(RATE, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "全市建议提案256件，已办结240件，办结率93.8%。",
        "交办任务43件，已完成16件，占37%；正在办理27件，占63%。",
        "年度计划投资565.6亿元，已完成投资482.0亿元，占年度计划的85.2%。",
        "303个项目中，在建202个，竣工50个，开工率83.2%。",
        "86个项目中，已竣工31个，在建50个，未开工5个，开工率94.2%。",
        "派单601件，按时结案597件，超时办理4件，结案率100%，按时结案率99.3%。",
        "开工12个项目。城镇登记失业率3.31%。",
        "全县8个乡镇完成率达到100%。",
        "完成投资36.8亿元，开工45个，投资完成率73.6%。",
        "确定8项十件实事，完成3件，完成率30%。",
        "实施城市更新项目62个，总投资186亿元，累计完成投资98.7亿元，占总投资的53.1%。",
        "完成投资12亿元，完成率80%。",
        "要确保开工率达到100%，投资完成率50%以上。",
        "已销号问题120个，未销号15个，销号率88.9%。",
        "完成绿化35.6万亩，占任务30万亩的118.7%；修复草原12万亩，占任务的100%。",
        "安置岗位1250个，其中企业岗位680个、其他岗位570个，完成任务的104.2%。",
        "任务100项，已完成60项，正在推进40项，分别占60%、40%。",
        "项目开工率、竣工率分别为95%、60%，已开工95个。",
        "年度计划投资80亿元，专项计划投资20亿元，完成投资60亿元，占计划的60%。",
        "年度任务320公里，已完成路基280公里、路面256公里，完成率80%。",
        "年度计划投资410亿元，完成206.6亿元，占50.4%，其中工业完成151.2亿元，占年度计划的70.1%。",
        "工业项目35个，完成投资20亿元，占全部工业投资的30%。",
        "新开工项目56个，占全省的12%。开工20个，占全市的30%。",
        "全县项目56个，其中在建20个，占全市的30%。",
        "年度计划投资410亿元，其中工业完成投资151.2亿元，占年度计划的70.1%。",
        "已完成60项，正在推进40项，分别占60%、40%，共100项，分别占比为60%、5个。",
        "共43件，已完成16件；其中重点件完成5件，占重点件的50%。",
        "任务24项，1项超额完成，18项完成，5项正在推进，完成率79.2%。",
        "计划新增车位2000个，目前已新增1560个，完成率78%。",
        "市列实事14件，其中4件已完成，1件取消，完成率30.8%。",
    ],
)
def test_a_rate_that_some_reading_gives_is_silent(text):
    assert told.findings(RATE, text) == []
    assert told.findings(MISROUNDED, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "计划新开工270项，已开工129项，开工率达47%。",
        "代表建议93件，其中财经类25件，占26.8%。",
        "受理诉求3000件，已办结2399件，办结率79.9%。",
    ],
)
def test_a_rate_that_was_cut_off_is_explained(text):
    assert told.severities(CUT, text) == ["info"]


@pytest.mark.parametrize(
    "text",
    ["计划新开工270项，已开工129项，开工率48%。", "任务100项，已完成47项，占47%。", "任务17项，已完成7项，占42%。"],
)
def test_a_rate_rounded_or_wrong_is_not_cut_off(text):
    assert told.findings(CUT, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "任务17项，已完成7项，占42%。",
        "任务31项，已完成18项，占58.07%。",
        "建议提案601件，已办结597件，办结率100%。",
    ],
)
def test_a_rate_rounded_the_wrong_way_needs_a_person(text):
    assert told.severities(MISROUNDED, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    ["任务17项，已完成7项，占41%。", "任务17项，已完成7项，占51%。", "任务17项，已完成7项，占41.17%。"],
)
def test_a_rate_rounded_well_cut_off_or_far_off_is_not_misrounded(text):
    assert told.findings(MISROUNDED, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "复工项目52项，复工率79%。",
        "工业项目完成投资151.2亿元，占年度计划的70.1%。",
        "年度计划投资80亿元、专项计划投资20亿元，完成投资60亿元，占计划的72%。",
        "全市898个项目开工，开工率72.4%。",
    ],
)
def test_a_rate_without_its_total_cannot_be_checked(text):
    assert told.severities(UNKNOWN, text) == ["info"]
    assert told.serious(text) == []


@pytest.mark.parametrize(
    "text",
    ["项目66项，已复工52项，复工率79%。", "安康（90%）、延安（84.2%）。", "上半年增长16%，城镇化率58%。"],
)
def test_what_can_be_checked_or_is_no_share_is_not_called_unknown(text):
    assert told.findings(UNKNOWN, text) == []


def test_a_rate_of_nothing_implies_a_total_of_nothing():
    (finding,) = told.findings(UNKNOWN, "复工项目52项，复工率0%。")

    assert "分母约为0" in finding.message
