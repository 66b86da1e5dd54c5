import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.time_left import RULE
from tests.rulebook.proof.language import told

SIGNED = "\n2019年11月20日"


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        ("离完成时限还不足5个月，要抓紧。" + SIGNED, "离完成时限还不足5个月", Severity.WARN),
        ("距年底还有3个月。" + SIGNED, "距年底还有3个月", Severity.WARN),
        ("距离2019年12月31日还有90天。" + SIGNED, "距离2019年12月31日还有90天", Severity.ERROR),
        ("距2019年底仅剩4个月。" + SIGNED, "距2019年底仅剩4个月", Severity.ERROR),
        ("全年仅剩四个月时间。" + SIGNED, "全年仅剩四个月", Severity.WARN),
        ("今年还剩3个半月。" + SIGNED, "今年还剩3个半月", Severity.WARN),
        ("离年底还有两个多月。\n2019年6月20日", "离年底还有两个多月", Severity.WARN),
        ("距11月底还有20周。" + SIGNED, "距11月底还有20周", Severity.ERROR),
        ("2019年安排10件，截至6月底完成4件，离年底不足3个月。", "离年底不足3个月", Severity.WARN),
        ("离2019年底还有1个月。\n2020年2月20日", "离2019年底还有1个月", Severity.ERROR),
        ("距12月20日不足40天。\n2019年6月3日", "距12月20日不足40天", Severity.ERROR),
    ],
)
def test_a_remainder_the_calendar_does_not_give(text, quote, severity):
    finding = told.only(RULE, text)

    assert (finding.quote, finding.severity) == (quote, severity)


@pytest.mark.parametrize(
    "text",
    [
        "离完成时限还不足2个月，要抓紧。" + SIGNED,
        "距年底还有41天。" + SIGNED,
        "距离12月31日只有40天。" + SIGNED,
        "离年底还有一个多月。" + SIGNED,
        "离年底还有1个半月。" + SIGNED,
        "离年底不到50天。" + SIGNED,
        "距年底还有6周。" + SIGNED,
        "2019年安排10件，截至6月底完成4件，离年底不足5个月。",
        "离完成时限还不足5个月，要抓紧。",
        "距县城还有5天路程，离水源地还有3个月工期。" + SIGNED,
        "2018年实事进展情况通报\n离年底还有9个月。\n2019年3月25日",
        "2014年办法印发以来，离年底还有9个月。\n2019年3月25日",
        "离任务完成时限还有15天。" + SIGNED,
        "距2月30日还有5天。" + SIGNED,
        "距计划工期完成60天。" + SIGNED,
        "离年底还有3个月内完成。" + SIGNED,
    ],
)
def test_remainders_that_fit_or_count_to_no_known_day(text):
    assert told.quotes(RULE, text) == []


def test_the_sentence_tells_what_is_left():
    assert told.only(RULE, "离年底还不足5个月。\n2019年12月26日").message == (
        "按成文日期2019年12月26日算，离年底还有5天，不是“不足5个月”，发布前要更新。"
    )
    assert told.only(RULE, "离2018年底还有5个月。\n2019年1月10日").message == (
        "按成文日期2019年1月10日算，2018年12月31日已过去10天，不是“5个月”。"
    )


def test_a_long_sentence_is_quoted_from_its_number():
    text = "距离今年二月省上下达的年度任务全部完成还有大约尚有3个月。" + SIGNED

    assert all(len(quote) <= 40 for quote in told.quotes(RULE, text))
