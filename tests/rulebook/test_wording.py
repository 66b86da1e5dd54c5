from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook import wording
from shishi.rulebook.wording import WordingError


def test_dates_are_arabic_without_padding():
    assert wording.official_date(date(2016, 8, 5)) == "2016年8月5日"
    assert wording.official_month(date(2016, 8, 5)) == "2016年8月"


@pytest.mark.parametrize(("first", "last", "text"), [(1, 7, "1—7月"), (7, 7, "7月")])
def test_a_range_of_months_takes_the_long_dash(first, last, text):
    assert wording.month_range(first, last) == text


@pytest.mark.parametrize(
    ("last", "text"),
    [
        (date(2016, 8, 5), "2016年8月5日"),
        (date(2016, 8, 9), "2016年8月5—9日"),
        (date(2016, 9, 1), "2016年8月5日—9月1日"),
        (date(2017, 1, 5), "2016年8月5日—2017年1月5日"),
    ],
)
def test_a_range_of_days_repeats_nothing(last, text):
    assert wording.date_range(date(2016, 8, 5), last) == text


@pytest.mark.parametrize(
    ("names", "total", "text"),
    [
        (["城乡低保提标", "五保户补助提标"], 3, "城乡低保提标、五保户补助提标等3件"),
        (["甲", "乙"], 2, "甲、乙共2件"),
        (["甲", "乙"], None, "甲、乙共2件"),
        (["甲"], 1, "甲"),
        (["甲"], 2, "甲等2件"),
    ],
)
def test_an_enumeration_says_etc_only_when_more_exist(names, total, text):
    assert wording.enumeration(names, total) == text


@pytest.mark.parametrize(("names", "total"), [([], 0), ([], None), (["甲", "乙"], 1)])
def test_an_enumeration_that_contradicts_its_total_is_refused(names, total):
    with pytest.raises(WordingError, match="与总数"):
        wording.enumeration(names, total)


def test_cancelled_items_are_noted_only_where_there_are_some():
    assert (wording.cancelled_note(1), wording.cancelled_note(0)) == ("取消1件不计", "")


@pytest.mark.parametrize(
    ("value", "text"),
    [("9.50", "9.5"), ("1E+3", "1000"), ("0.0", "0"), ("-0.00", "0"), ("-1.10", "-1.1"), ("100", "100")],
)
def test_numbers_have_no_idle_zeros_and_no_exponent(value, text):
    assert wording.decimal_text(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("100000", "亩", "10万亩"),
        ("10000", "亩", "1万亩"),
        ("12340", "亩", "12340亩"),
        ("1320", "户", "1320户"),
        ("12500", "人次", "1.25万人次"),
        ("12345", "人", "12345人"),
        ("200000000", "元", "2亿元"),
        ("20000", "万元", "20000万元"),
        ("160", "公里", "160公里"),
    ],
)
def test_quantities_use_wan_and_yi_where_they_stay_exact(value, unit, text):
    assert wording.quantity(Decimal(value), unit) == text


@pytest.mark.parametrize(("value", "text"), [("30.0", "30%"), ("28.6", "28.6%"), ("100", "100%")])
def test_percent_text_cuts_idle_zeros(value, text):
    assert wording.percent(Decimal(value)) == text


@pytest.mark.parametrize(
    ("change", "text"),
    [("3.2", "提高3.2个百分点"), ("0.5", "提高0.5个百分点"), ("-0.5", "下降0.5个百分点"), ("0.0", "持平")],
)
def test_a_difference_of_percentages_is_told_in_points(change, text):
    assert wording.percent_points(Decimal(change)) == text


def test_levels_are_listed_with_their_sum():
    levels = {"省列": 10, "市列": 15, "县列": 10}

    assert wording.levels_sentence(levels) == "省列10件、市列15件、县列10件，共35件"
    assert wording.levels_sentence({"省列": 10}) == "省列10件"


@pytest.mark.parametrize(
    ("as_of", "deadline", "text"),
    [
        (date(2016, 7, 31), date(2016, 12, 31), "5个月"),
        (date(2016, 8, 5), date(2016, 12, 31), "不足5个月"),
        (date(2016, 8, 31), date(2016, 12, 31), "4个月"),
        (date(2016, 7, 25), date(2016, 12, 31), "不足6个月"),
        (date(2016, 7, 15), date(2016, 12, 15), "5个月"),
        (date(2016, 7, 20), date(2016, 12, 15), "不足5个月"),
        (date(2016, 12, 5), date(2016, 12, 31), "26天"),
        (date(2016, 11, 30), date(2016, 12, 15), "15天"),
        (date(2016, 12, 30), date(2016, 12, 31), "1天"),
        (date(2016, 1, 31), date(2016, 2, 20), "20天"),
        (date(2016, 2, 29), date(2016, 4, 15), "不足2个月"),
        (date(2016, 11, 20), date(2016, 12, 25), "不足2个月"),
        (date(2016, 12, 31), date(2016, 12, 31), "今天到期"),
        (date(2017, 1, 3), date(2016, 12, 31), "已逾期3天"),
    ],
)
def test_the_time_left_is_true_on_the_data_day(as_of, deadline, text):
    assert wording.time_left(as_of, deadline) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十")],
)
def test_chinese_numerals_follow_usage(number, text):
    assert wording.chinese_number(number) == text


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_beyond_usage_have_no_chinese_form(number):
    with pytest.raises(WordingError, match="汉字数字"):
        wording.chinese_number(number)


@given(st.integers(0, 9999))
def test_a_chinese_numeral_is_read_back(number):
    assert wording.number_from_chinese(wording.chinese_number(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("两个", 2), ("十件", 10), ("百分之三十", 30), ("二○一六", 2016), ("两千三百人", 2300), ("十万亩", 100_000)],
)
def test_measure_words_and_variants_are_understood(text, number):
    assert wording.number_from_chinese(text) == number


@pytest.mark.parametrize("text", ["", "全部", "abc"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(WordingError, match="不是数字"):
        wording.number_from_chinese(text)


@pytest.mark.parametrize(
    ("level", "number", "text"), [(1, 1, "一、"), (2, 12, "（十二）"), (3, 3, "3."), (4, 4, "（4）")]
)
def test_levels_are_numbered_as_the_standard_says(level, number, text):
    assert wording.heading_number(level, number) == text


def test_there_is_no_fifth_level():
    with pytest.raises(WordingError, match="只有四级"):
        wording.heading_number(5, 1)


def test_points_within_a_paragraph_are_counted_in_chinese():
    assert [wording.point_number(number) for number in (1, 2, 3)] == ["一是", "二是", "三是"]
