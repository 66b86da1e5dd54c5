"""Words against numbers."""

import pytest

from shishi.rulebook.proof.checks.narrative import ALL_STARTED, CANCELLED, GOOD, ON_TARGET
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("全县实施项目20个，总体进展顺利。受资金影响，12个项目进展缓慢。", "20个中12个缓慢"),
        (
            "一、县列实事\n县列实事9件，总体推进情况良好。\n二、问题\n县列实事中除路灯改造、幼儿园扩建外，普遍进度缓慢。",
            "9件中7件缓慢",
        ),
        ("一、市列实事\n市列实事6件，整体进展良好。\n二、问题\n市列实事中4件进度滞后，要加快。", "6件中4件缓慢"),
    ],
)
def test_good_overall_with_most_of_it_slow_needs_a_person(text, computed):
    assert told.computed(GOOD, text) == [computed]


@pytest.mark.parametrize(
    "text",
    [
        "全县实施项目20个，总体进展顺利。受资金影响，2个项目进展缓慢。",
        "全县实施项目20个，总体进展顺利。",
        "总体进展顺利。个别单位行动缓慢。",
        "一、市列实事\n市列实事6件，整体进展良好。\n二、问题\n县列实事中4件进度滞后。",
        "全县实施项目20个，总体进展顺利。对12个进展缓慢的项目要加快推进。",
    ],
)
def test_good_overall_with_little_slow_is_silent(text):
    assert told.findings(GOOD, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一、县列实事\n县列实事10件，已完成4件，其余6件正在按序时推进。\n二、问题\n县列实事中2件进度滞后。",
        "市列实事15件，4件已完成，其余11件正在按目标进度要求推进。\n受征地影响，进度缓慢。主要是：市列实事中社会事业3件、农村惠农3件。",
        "省列实事8件，3件已完成，其余5件有序推进。\n省列实事普遍进度缓慢。",
    ],
)
def test_on_target_here_and_slow_there_needs_a_person(text):
    assert told.severities(ON_TARGET, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "县列实事10件，已完成4件，其余6件正在按序时推进。",
        "县列实事10件，已完成4件，其余6件正在按序时推进。\n市列实事中2件进度滞后。",
        "县列实事10件，已完成4件，正在按序时推进4件，2件进度滞后。\n县列实事中2件进度滞后。",
        "县列实事2件，已完成0件，其余2件按序时推进。\n县列实事中除甲工程、乙工程外，普遍进度缓慢。",
    ],
)
def test_on_target_without_a_clash_is_silent(text):
    assert told.findings(ON_TARGET, text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("县列10件实事开工率100%。\n没有开工建设的项目要抓紧做好准备。", "没有开工建设的项目"),
        ("县列10件实事均已开工。\n对尚未开工的工程，要倒排工期。", "尚未开工的工程"),
        ("开复工率达100%。对未开工项目，要抓紧办理手续。", "未开工项目"),
    ],
)
def test_all_started_and_some_not_needs_a_person(text, quote):
    assert [one.quote for one in told.findings(ALL_STARTED, text)] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "县列10件实事开工率100%。要抓紧施工。",
        "县列10件实事开工率90%。没有开工建设的项目要抓紧。",
        "省列开工率100%，市列开工率80%。没有开工建设的项目要抓紧。",
        "省列开工率100%。市列未开工2件。没有开工建设的项目要抓紧。",
    ],
)
def test_what_says_who_has_not_started_is_silent(text):
    assert told.findings(ALL_STARTED, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "市列15件实事全面启动，启动率100%。其中4件已完成，1件取消，其余10件正在推进。",
        "全区实事20件，已取消2件，完成率100%。",
        "承办任务8项，开工率100%，1项暂缓，其余7项正在实施。",
    ],
)
def test_a_full_rate_beside_something_cancelled_needs_a_person(text):
    assert told.severities(CANCELLED, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "市列15件实事全面启动，启动率100%。其中4件已完成，其余11件正在推进。",
        "市列15件实事，4件已完成，1件取消，完成率28.6%。",
        "市列15件实事，4件已完成，1件取消。群众满意率100%。",
    ],
)
def test_a_full_rate_with_nothing_cancelled_is_silent(text):
    assert told.findings(CANCELLED, text) == []
