"""Growth against amounts, and growth taken for a ratio."""

import pytest

from shishi.rulebook.proof.checks.growth import EXCEEDED, GROWTH
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("完成投资120亿元，同比增加20亿元，增长30%。", "20÷100＝20%"),
        ("完成投资80亿元，比上年同期减少20亿元，下降30%。", "20÷100＝20%"),
        ("办理诉求600件，比去年的500件增长25%。", "100÷500＝20%"),
        ("开工项目由上月的80个增加到100个，增长35%。", "20÷80＝25%"),
    ],
)
def test_growth_that_contradicts_its_amounts_is_an_error(text, computed):
    assert told.computed(GROWTH, text) == [computed]
    assert told.severities(GROWTH, text) == ["error"]


def test_a_ratio_in_place_of_growth_is_named():
    (finding,) = told.findings(GROWTH, "完成投资120亿元，同比增加20亿元，增长120%。")

    assert "本期与同期之比" in finding.message


def test_growth_off_by_its_last_place_is_explained():
    assert told.severities(GROWTH, "办理诉求613件，比去年的500件增长22%。") == ["info"]


@pytest.mark.parametrize(
    "text",
    [
        "完成投资313.64亿元，较去年同期增加153.34亿元，同比增长95.66%。",
        "完成投资120亿元，同比增长30%。",
        "由60个减少到45个，下降25%。",
        "上半年完成投资60亿元，比去年同期的50亿元增加10亿元，增长20%。",
        "低收入人口由2.3万人减少到0.8万人，占比由5.6%下降到1.9%。",
        "完成投资120亿元，到位资金20亿元，同比增长30%。",
        "办理诉求600件，办结500件，增长25%。",
        "完成投资20亿元，同比增加20亿元，增长100%。",
        "完成投资120亿元，同比增加20亿元，增长约30%。",
    ],
)
def test_growth_that_fits_or_has_no_amounts_is_silent(text):
    assert told.findings(GROWTH, text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("计划改造100个，完成120个，超额完成120%。", "超额20%"),
        ("目标任务50公里，建成55公里，超额完成任务110%。", "超额10%"),
        ("完成年度任务的112%，超额完成15%。", "112－100＝12"),
    ],
)
def test_a_ratio_written_as_excess_is_an_error(text, computed):
    assert told.computed(EXCEEDED, text) == [computed]
    assert told.severities(EXCEEDED, text) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "计划改造100个，完成120个，超额完成20%。",
        "完成年度任务的112%，超额完成12%。",
        "计划改造100个，完成250个，超额完成150%。",
        "完成率112%，超额完成年度目标。",
    ],
)
def test_an_excess_that_fits_is_silent(text):
    assert told.findings(EXCEEDED, text) == []
