from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.money import (
    MoneyError,
    MoneyUnit,
    convert,
    display,
    in_unit,
    parse_money,
    shares_that_add_up,
)

AMOUNTS = st.decimals(min_value=Decimal("-1e15"), max_value=Decimal("1e15"), places=4)
UNITS = st.sampled_from(MoneyUnit)


@pytest.mark.parametrize(
    ("amount", "unit", "to", "expected"),
    [
        ("1.2", MoneyUnit.YI, MoneyUnit.WAN, "12000"),
        ("1", MoneyUnit.YUAN, MoneyUnit.YI, "0.00000001"),
        ("350", MoneyUnit.WAN, MoneyUnit.YUAN, "3500000"),
        ("35.50", MoneyUnit.WAN, MoneyUnit.WAN, "35.5"),
        ("0", MoneyUnit.YI, MoneyUnit.YUAN, "0"),
        ("123456789012345678901234567890.12", MoneyUnit.WAN, MoneyUnit.YUAN, "1234567890123456789012345678901200"),
    ],
)
def test_conversion_is_exact(amount, unit, to, expected):
    assert f"{convert(Decimal(amount), unit, to):f}" == expected


@given(AMOUNTS, UNITS, UNITS)
def test_conversion_there_and_back_loses_nothing(amount, unit, to):
    assert convert(convert(amount, unit, to), to, unit) == amount


@given(AMOUNTS, UNITS, UNITS)
def test_conversion_changes_the_unit_and_not_the_amount(amount, unit, to):
    assert Fraction(convert(amount, unit, to)) * 10**to.power == Fraction(amount) * 10**unit.power


@pytest.mark.parametrize(
    ("text", "default", "yuan"),
    [
        ("1.2亿元", None, "120000000"),
        ("350万", None, "3500000"),
        ("350", MoneyUnit.WAN, "3500000"),
        ("350元", MoneyUnit.WAN, "350"),
        ("１，２３４．５ 万元", None, "12345000"),
        ("-5", MoneyUnit.YUAN, "-5"),
    ],
)
def test_an_amount_is_read_and_its_own_unit_beats_the_headers(text, default, yuan):
    assert parse_money(text, default) == Decimal(yuan)


@pytest.mark.parametrize(
    ("text", "code"), [("350", "no_unit"), ("约350万元", "no_amount"), ("", "no_amount"), ("1,23万元", "no_amount")]
)
def test_what_is_no_clear_amount_is_refused(text, code):
    with pytest.raises(MoneyError) as refused:
        parse_money(text)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        ("120000000", "1.2亿元"),
        ("99999999", "1亿元"),
        ("99990000", "9999万元"),
        ("35000", "3.5万元"),
        ("9999.999", "1万元"),
        ("800", "800元"),
        ("0.5", "0.5元"),
        ("0", "0元"),
        ("-35000", "-3.5万元"),
        ("2000000000000", "20000亿元"),
        ("1234567.89", "123.46万元"),
    ],
)
def test_running_text_takes_the_largest_fitting_unit(yuan, shown):
    assert display(Decimal(yuan)) == shown


def test_two_decimals_and_one_are_the_defaults():
    assert in_unit(Decimal(123_456), MoneyUnit.WAN) == "12.35"
    assert [str(value) for value in shares_that_add_up([1, 2])] == ["33.3", "66.7"]


def test_running_text_may_ask_for_whole_numbers():
    assert display(Decimal(12_345_678), decimals=0) == "1235万元"


@pytest.mark.parametrize(
    ("yuan", "unit", "decimals", "shown"),
    [
        ("35000", MoneyUnit.WAN, 2, "3.50"),
        ("50", MoneyUnit.WAN, 2, "0.01"),
        ("-1", MoneyUnit.WAN, 2, "0.00"),
        ("125000", MoneyUnit.WAN, 0, "13"),
        ("123456789012345678901234567890", MoneyUnit.YUAN, 2, "123456789012345678901234567890.00"),
    ],
)
def test_a_table_column_has_one_unit_and_fixed_decimals(yuan, unit, decimals, shown):
    assert in_unit(Decimal(yuan), unit, decimals) == shown


@pytest.mark.parametrize(
    ("parts", "decimals", "expected"),
    [
        ([1, 1, 1], 1, ["33.4", "33.3", "33.3"]),
        ([1, 1, 1, 1, 1, 1], 0, ["17", "17", "17", "17", "16", "16"]),
        ([3, 6, 1], 1, ["30.0", "60.0", "10.0"]),
        ([0, 5], 1, ["0.0", "100.0"]),
    ],
)
def test_shares_are_given_out_by_largest_remainder(parts, decimals, expected):
    assert [str(value) for value in shares_that_add_up(parts, decimals)] == expected


@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=20).filter(any),
    st.integers(0, 3),
)
def test_shares_add_up_to_100_and_none_is_off_by_a_step(parts, decimals):
    shares = shares_that_add_up(parts, decimals)
    step = Fraction(1, 10**decimals)

    assert sum(shares) == 100
    for part, value in zip(parts, shares, strict=True):
        assert abs(Fraction(value) - Fraction(part, sum(parts)) * 100) < step


@pytest.mark.parametrize("parts", [[], [0, 0], [3, -1]])
def test_shares_of_nothing_are_refused(parts):
    with pytest.raises(MoneyError, match="构成比"):
        shares_that_add_up(parts)
