"""What a reported value cannot be is refused; what it hardly is is pointed out; a blank and a 0 stay two things."""

from decimal import Decimal

import pytest

from shishi.rulebook.report_checks import AmountError, Expected, amount, remarks, sum_remark

ROAD = Expected("公里", quantity=Decimal(160), last=Decimal(40), planned=Decimal(80))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("  ", None),
        ("0", Decimal(0)),
        ("52.4", Decimal("52.4")),
        (" 1,320 ", Decimal(1320)),
        ("８０６", Decimal(806)),
        ("999999999999999", Decimal(999999999999999)),
    ],
)
def test_an_amount_is_read_as_it_was_typed(text, value):
    assert amount(text) == value


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("-1", "negative", "负数"),
        ("八百", "no-number", "不是数字"),
        ("806户", "no-number", "不带单位"),
        ("NaN", "no-number", "不是数字"),
        ("Infinity", "no-number", "不是数字"),
        ("1234567890123456", "too-long", "15位"),
        ("0.1234567890123456", "too-long", "15位"),
        ("1E+15", "no-number", "不是数字"),
        ("1_000", "no-number", "不是数字"),
        ("0.000000000000000000001234567890123456", "too-long", "15位"),
    ],
)
def test_the_impossible_is_refused_with_the_remedy(text, code, word):
    with pytest.raises(AmountError, match=word) as refusal:
        amount(text)
    assert refusal.value.code == code


def said(value, expected=ROAD, *, explained=False):
    number = None if value is None else Decimal(value)
    return [(remark.blocks, remark.sentence) for remark in remarks(number, expected, explained=explained)]


def test_less_than_last_time_needs_a_reason():
    assert said("30")[0] == (True, "小于上期的40公里。确需减少的，请填写更正或减少的原因。")
    assert said("30", explained=True)[0] == (False, "小于上期的40公里。")
    assert said("40", Expected("公里", Decimal(160), Decimal(40), Decimal(45))) == []


@pytest.mark.parametrize(
    ("value", "word"),
    [("161", "超过年度目标160公里"), ("130", "一期增加90公里"), ("41", "比计划的80公里落后较多")],
)
def test_the_unlikely_is_pointed_out_and_blocks_nothing(value, word):
    found = said(value)
    assert any(word in sentence for _, sentence in found)
    assert not any(blocks for blocks, _ in found)


def test_a_likely_value_is_left_alone():
    assert said("75") == []


def test_a_blank_is_not_a_zero():
    assert said(None) == [(False, "空白表示本期没有统计，不等于0。")]
    assert said("0", Expected("张")) == []


def test_shares_that_do_not_add_up_are_shown():
    assert sum_remark(Decimal(60), [Decimal(20), Decimal(40), None], "公里") is None
    assert sum_remark(None, [Decimal(20)], "公里") is None
    assert sum_remark(Decimal(60), [None, None], "公里") is None
    assert sum_remark(Decimal(60), [Decimal(20), Decimal("39.5")], "公里").sentence == (
        "各单位合计59.5公里，与填报的60公里相差0.5公里，请核对。"
    )
