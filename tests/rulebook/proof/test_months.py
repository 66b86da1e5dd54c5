"""Up to which month the figures go."""

from decimal import Decimal

import pytest

from shishi.rulebook.proof.months import at, periods


@pytest.mark.parametrize(
    ("text", "month", "whole"),
    [
        ("1-9月", 9, True),
        ("1至7月份", 7, True),
        ("一至九月", 9, True),
        ("元至3月", 3, True),
        ("截至2015年4月底", 4, True),
        ("截止10月末", 10, True),
        ("截至6月20日", 6, False),
        ("截至6月30日", 6, True),
        ("上半年", 6, True),
        ("前三季度", 9, True),
        ("一季度", 3, True),
        ("全年完成投资", 12, True),
        ("落后5个百分点（10月底）".replace("（", "(").replace("）", ")"), 10, True),
    ],
)
def test_a_period_is_read(text, month, whole):
    (found,) = periods(text)

    assert (found.month, found.whole) == (month, whole)


@pytest.mark.parametrize("text", ["较5月末增加", "比截至5月底", "1-19月", "全年计划投资", "2016年1月", "无"])
def test_what_is_only_compared_planned_or_impossible_is_no_period(text):
    assert periods(text) == []


def test_a_period_behind_in_the_same_sentence_comes_before_one_of_another_sentence():
    text = "截至3月底，完成一成。快于进度(截至7月底)。"
    known = periods(text)

    assert at(known, 14, 11, len(text)) == known[1]
    assert at(known, 14) == known[0]


def test_the_last_period_named_before_a_place_holds():
    text = "截至3月底，完成一成。截至6月15日，过半。"
    known = periods(text)

    assert at(known, 0) == known[0]
    assert at(known, len(text)) == known[1]
    assert at(known[1:], 0) is None
    assert known[1].passed == Decimal("5.5")
