from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.progress import PlanError, check_months, default_months
from shishi.rulebook.stages import Kind

AMOUNTS = st.decimals(min_value=0, max_value=2000, places=2)
PLANS = st.dictionaries(st.integers(1, 12), AMOUNTS, min_size=1)


@given(PLANS, AMOUNTS)
def test_a_plan_passes_exactly_when_it_neither_falls_nor_exceeds(points, quantity):
    amounts = [points[month] for month in sorted(points)]
    fits = amounts == sorted(amounts) and max(amounts) <= quantity
    try:
        check_months(points, quantity)
    except PlanError as refusal:
        assert not fits
        wrong = int(refusal.sentence.partition("：")[2].partition("月")[0])
        before = [points[month] for month in points if month < wrong]
        assert points[wrong] > quantity or points[wrong] < max(before)
    else:
        assert fits


@given(st.sampled_from(Kind), st.decimals(min_value="0.01", max_value=99999, places=2))
def test_a_default_plan_would_pass_and_ends_at_the_quantity(kind, quantity):
    plan = default_months(kind, 2016, quantity)
    check_months(plan, quantity)
    assert list(plan) == list(range(1, 13))
    assert plan[12] == quantity


def test_the_default_of_works_in_the_targets_unit():
    assert [str(value) for value in default_months(Kind.WORKS, 2016, Decimal(1420)).values()][3:6] == [
        "170.40",
        "312.40",
        "497.00",
    ]


def test_a_month_outside_the_year_is_refused():
    for points in ({}, {0: Decimal(1)}, {13: Decimal(1)}):
        with pytest.raises(PlanError, match="1月至12月"):
            check_months(points, None)
