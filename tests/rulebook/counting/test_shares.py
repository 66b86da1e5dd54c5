from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.counting import ShareError, share
from shishi.rulebook.counting.shares import round_half_up

PAIRS = st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
DECIMALS = st.integers(0, 3)


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "printed"),
    [
        (26, 65, 1, "40"),
        (66, 80, 1, "82.5"),
        (6, 22, 0, "27"),
        (16, 22, 0, "73"),
        (34, 38, 1, "89.5"),
        (550, 579, 1, "95.0"),
        (109, 145, 1, "75.2"),
        (4, 14, 1, "28.6"),
        (4, 15, 1, "26.7"),
        (3, 10, 1, "30"),
        (0, 10, 1, "0"),
        (10, 10, 1, "100"),
        (9999, 10000, 1, "99.9"),
        (9999, 10000, 0, "99"),
        (1, 10000, 1, "0.1"),
        (1, 10000, 0, "1"),
        (Decimal("12.09"), Decimal("24.26"), 2, "49.84"),
        (1, 8, 1, "12.5"),
        (1, 16, 1, "6.3"),
        (3, 2, 1, "150"),
        (10, 9, 1, "111.1"),
    ],
)
def test_a_share_is_printed_as_official_bulletins_print_it(numerator, denominator, decimals, printed):
    assert str(share(numerator, denominator, decimals)) == printed


def test_one_decimal_is_printed_unless_another_number_is_asked_for():
    assert str(share(4, 14)) == "28.6"


@given(PAIRS, DECIMALS)
def test_a_share_stays_between_0_and_100_and_touches_them_only_when_exact(pair, decimals):
    part, whole = pair
    value = share(part, whole, decimals)

    assert 0 <= value <= 100
    assert (value == 0) == (part == 0)
    assert (value == 100) == (part == whole)


@given(PAIRS, DECIMALS)
def test_a_share_never_falls_when_the_part_grows(pair, decimals):
    part, whole = pair

    assert share(max(part - 1, 0), whole, decimals) <= share(part, whole, decimals)


@given(PAIRS, DECIMALS)
def test_a_share_is_off_by_less_than_one_step(pair, decimals):
    part, whole = pair

    assert abs(Fraction(share(part, whole, decimals)) - Fraction(part, whole) * 100) < Fraction(1, 10**decimals)


@pytest.mark.parametrize(
    ("numerator", "denominator", "code"), [(1, 0, "empty_denominator"), (-1, 5, "negative_numerator")]
)
def test_a_share_of_nothing_or_of_less_than_nothing_is_refused(numerator, denominator, code):
    with pytest.raises(ShareError) as refused:
        share(numerator, denominator)

    assert refused.value.code == code


@pytest.mark.parametrize(("value", "expected"), [("1/2", 1), ("3/2", 2), ("5/2", 3), ("-1/2", -1), ("49/100", 0)])
def test_halves_are_rounded_away_from_zero(value, expected):
    assert round_half_up(Fraction(value)) == expected
