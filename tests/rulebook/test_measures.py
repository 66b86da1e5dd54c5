from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.measures import canonical_unit, in_base, in_unit


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("㎡", "平方米"),
        ("m2", "平方米"),
        ("KM", "公里"),
        (" 千米 ", "公里"),
        ("名", "人"),
        ("人次", "人次"),
        ("盏", "盏"),
    ],
)
def test_words_for_one_unit_have_one_name(unit, name):
    assert canonical_unit(unit) == name


@pytest.mark.parametrize(
    ("quantity", "unit", "amount", "base"),
    [
        ("10", "万亩", "100000", "亩"),
        ("1.2", "亿元", "120000000", "元"),
        ("2", "万㎡", "20000", "平方米"),
        ("3", "万", "3", "万"),
        ("160", "km", "160", "公里"),
    ],
)
def test_an_amount_is_stated_in_its_base_unit(quantity, unit, amount, base):
    assert in_base(Decimal(quantity), unit) == (Decimal(amount), base)


@pytest.mark.parametrize(
    ("quantity", "unit", "wanted", "amount"),
    [
        ("3000", "亩", "万亩", "0.3"),
        ("1.5", "万人", "名", "15000"),
        ("5", "人", "人次", None),
        ("5", "公里", "亩", None),
    ],
)
def test_an_amount_changes_its_unit_only_within_one_base(quantity, unit, wanted, amount):
    assert in_unit(Decimal(quantity), unit, wanted) == (None if amount is None else Decimal(amount))


@given(st.integers(0, 10**9), st.sampled_from(["亩", "万亩", "亿亩"]), st.sampled_from(["亩", "万亩", "亿亩"]))
def test_there_and_back_nothing_is_lost(quantity, unit, wanted):
    there = in_unit(Decimal(quantity), unit, wanted)

    assert there is not None
    assert in_unit(there, wanted, unit) == quantity
