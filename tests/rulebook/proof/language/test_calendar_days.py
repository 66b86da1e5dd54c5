from datetime import date

import pytest

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language.calendar_days import DAMAGED, IMPOSSIBLE, fits, mentions
from tests.rulebook.proof.language import told


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("截至2月30日，已开工8件。", "2月30日"),
        ("2023年2月29日召开推进会。", "2023年2月29日"),
        ("定于９月３１日验收。", "９月３１日"),
        ("于2016年13月5日印发。", "2016年13月5日"),
        ("二〇二三年四月三十一日", "二〇二三年四月三十一日"),
        ("发布时间:2016-11-31", "2016-11-31"),
        ("计划到2016年13月完成。", "2016年13月"),
        ("全年1—13月任务。", "13月"),
        ("于0月5日报送。", "0月5日"),
    ],
)
def test_a_day_no_calendar_has_is_an_error(text, quote):
    finding = told.only(IMPOSSIBLE, text)

    assert (finding.quote, finding.severity) == (quote, Severity.ERROR)


@pytest.mark.parametrize(
    "text",
    [
        "截至2月29日，已开工8件。",
        "2024年2月29日召开推进会。",
        "农历二月三十日前后完工，农历2月30日集市。",
        "二〇一六年十二月三十一日",
        "编号2016-13-45-7，电话0931-2016-13-45。",
        "幼儿满18月可以入托，期限24月内付清。",
        "30月龄以下的牛羊",
        "项目编号：2016-13-45，2016-13-45号宗地，2月35号楼",
        "详见https://example.gov.cn/2016-13-45/index.html",
    ],
)
def test_days_that_exist_and_spans_of_months_are_left_alone(text):
    assert told.quotes(IMPOSSIBLE, text) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2023年2月29日召开会议。", "2023年2月只有28天，没有29日。"),
        ("截至4月31日。", "4月只有30天，没有31日。"),
        ("于14月5日印发。", "一年没有14月，请核对这个日期。"),
    ],
)
def test_the_sentence_says_how_many_days_there_are(text, sentence):
    assert told.only(IMPOSSIBLE, text).message == sentence


@pytest.mark.parametrize(
    ("text", "quote", "wording"),
    [
        ("民生实事19月进度公示", "19月", "1—9月"),
        ("截至1031日，已完成6件。", "1031日", "10月31日"),
        ("自2016年0805日起施行。", "0805日", "8月5日"),
        ("202310月份完成投资", "202310月", "2023年10月"),
        ("2016年17月完成", "17月", "1—7月"),
    ],
)
def test_a_date_that_lost_a_character_gets_it_back(text, quote, wording):
    finding = told.only(DAMAGED, text)

    assert (finding.quote, finding.suggestion, finding.severity) == (quote, wording, Severity.WARN)


@pytest.mark.parametrize(
    "text",
    [
        "累计施工1031日。",
        "第13月起付息。",
        "1—9月完成",
        "2023年10月份",
        "截至1345日",
        "12月底前",
        "满14月",
        "31月",
        "截至0230日",
    ],
)
def test_whole_dates_and_plain_counts_lost_nothing(text):
    assert told.quotes(DAMAGED, text) == []


def test_dates_are_read_in_every_form():
    found = sorted(mentions("2016年8月5日、八月六日、2016-08-07、8月8日"), key=lambda mention: mention.start)

    assert [mention.on(2015) for mention in found] == [
        date(2016, 8, 5),
        date(2015, 8, 6),
        date(2016, 8, 7),
        date(2015, 8, 8),
    ]


def test_a_day_without_year_is_none_until_one_is_given():
    (mention,) = mentions("8月8日")

    assert mention.on() is None


@pytest.mark.parametrize(
    ("year", "month", "day"), [(0, 1, 1), (2016, 0, 1), (2016, 13, 1), (2015, 2, 29), (None, 4, 0)]
)
def test_no_calendar_has_these(year, month, day):
    assert not fits(year, month, day)
