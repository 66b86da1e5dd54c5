"""Percentage points against the time of the year and against a second rate."""

import pytest

from shishi.rulebook.proof.checks.points import AHEAD, DIFFERENCE
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("1—6月，完成年度计划的67.5%，超序时19.5个百分点。", "67.5－50＝17.5"),
        ("截至10月底，完成年度计划的80%，低于时间进度5.3个百分点。", "80－83.3＝-3.3"),
        ("前三季度完成年度计划的72.4%，超序时22.4个百分点，开工率83%。", "72.4－75＝-2.6"),
        ("完成年度计划的80.3%，高于75%的序时进度6.2个百分点。", "80.3－75＝5.3"),
    ],
)
def test_points_that_contradict_the_time_of_the_year(text, computed):
    assert told.computed(AHEAD, text) == [computed]
    assert told.severities(AHEAD, text) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "截至6月20日，完成年度计划的67.5%，超序时22.5个百分点。",
        "1—6月，完成年度计划的67.5%，超序时25.83个百分点。",
        "1—6月，完成年度计划的32.5%，超序时17.5个百分点。",
        "截至3月底，共开工30个。截至6月底，共开工60个。\n完成年度计划的67.5%，超序时9.5个百分点。",
    ],
)
def test_points_that_another_month_or_direction_explains_need_a_person(text):
    assert told.severities(AHEAD, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "1—6月，完成年度计划的67.5%，超序时17.5个百分点。",
        "1至8月，完成年度计划的67.5%，超序时0.83个百分点。",
        "截至11月底，完成年度计划的95%，快于时间进度3.3个百分点。",
        "元至4月，完成年度计划的40%，超序时6.7个百分点。",
        "截至10月底，完成年度计划的80%，落后序时进度3.3个百分点。",
        "一季度完成年度计划的30.90%，超过时间进度5.90个百分点。",
        "完成年度计划的70%，比序时进度快11.7个百分点（截至7月底）。",
        "完成年度计划的70%，超序时20个百分点。",
        "1—6月，完成年度计划的67.5%，同比增长8%，超序时17.5个百分点。",
        "完成年度计划的78%，落后序时进度5.3个百分点（10月底）。",
        "1—6月，超序时20个百分点。",
        "1—6月，完成年度计划的67.5%，超序时约20个百分点。",
    ],
)
def test_points_that_fit_or_cannot_be_checked_are_silent(text):
    assert told.findings(AHEAD, text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("开工率92%，比上月的90%提高3个百分点。", "92－90＝2"),
        ("办结率95.5%，较一季度的91.2%上升5.3个百分点。", "95.5－91.2＝4.3"),
        ("失业率3.1%，由上年的3.6%下降0.8个百分点。", "3.1－3.6＝-0.5"),
    ],
)
def test_a_difference_of_two_rates_is_worked_out(text, computed):
    assert told.computed(DIFFERENCE, text) == [computed]


@pytest.mark.parametrize(
    "text",
    [
        "开工率92%，比上月的90%提高2个百分点。",
        "开工率92%，完工率60%，较上月提高3个百分点。",
        "办结率95%，高于全省平均水平3个百分点。",
        "办结率95%，比上月的91%提高，高于全省平均水平3个百分点。",
        "办结率95%，比上月的91%高于全省6个百分点。",
        "增速8.5%，较上月末增加25.1个百分点。",
        "开工率92%，比上月的90%提高约3个百分点。",
    ],
)
def test_a_difference_that_fits_or_has_no_pair_is_silent(text):
    assert told.findings(DIFFERENCE, text) == []
