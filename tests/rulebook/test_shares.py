"""Shares of a target: exact sums in which a blank is not 0, and whose report counts for the work."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.shares import Summed, counting, difference_text, summed

AMOUNTS = st.decimals(min_value=0, max_value=10**20, places=6, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("parts", "total", "known", "of"),
    [
        ([], None, 0, 0),
        ([None], None, 0, 1),
        ([None, "0"], "0", 1, 2),
        (["0", "0"], "0", 2, 2),
        (["280", "15", None], "295", 2, 3),
        (["0.1", "0.2"], "0.3", 2, 2),
        (["12345678901234567890123456789", "0.000001"], "12345678901234567890123456789.000001", 2, 2),
    ],
)
def test_a_blank_adds_nothing_and_is_not_0(parts, total, known, of):
    shares = summed(None if part is None else Decimal(part) for part in parts)
    assert shares == Summed(None if total is None else Decimal(total), known, of)


@given(st.lists(st.none() | AMOUNTS))
def test_the_sum_is_exact(parts):
    shares = summed(parts)
    known = [Fraction(part) for part in parts if part is not None]
    assert shares.known == len(known)
    assert (shares.total is None) is (not known)
    if known:
        assert Fraction(shares.total) == sum(known)


@given(st.lists(AMOUNTS, min_size=1), AMOUNTS)
def test_a_difference_is_said_exactly_where_there_is_one(parts, entered):
    shares = summed(parts)
    assert bool(difference_text(shares, entered, "户")) is (shares.total != entered)


@pytest.mark.parametrize(
    ("parts", "entered", "said"),
    [
        (["1000", "300"], "1320", "合计1300户，与填报的1320户相差20户"),
        (["0.5"], "0.2", "合计0.5户，与填报的0.2户相差0.3户"),
        (["1300"], "1300.0", ""),
        (["1300"], None, ""),
        ([None], "1300", ""),
        (["0", None], "5", "合计0户，与填报的5户相差5户"),
    ],
)
def test_the_difference_in_words(parts, entered, said):
    shares = summed(None if part is None else Decimal(part) for part in parts)
    assert difference_text(shares, None if entered is None else Decimal(entered), "户") == said


@pytest.mark.parametrize(
    ("units", "lead", "place"),
    [
        ([], "局", None),
        (["镇"], "局", None),  # a share alone never stands for the work
        (["局", "镇"], "局", 0),  # a later share does not displace the lead
        (["局", "局", "镇"], "局", 1),
        (["办", "镇"], "局", 0),
        (["局", "办"], "局", 0),
        (["镇", "乡"], "", 1),  # nobody leads
        (["镇"], "镇", 0),  # a township may lead, and hold a share besides
    ],
)
def test_whose_report_counts(units, lead, place):
    assert counting(units, lead, {"镇", "乡"}) == place
