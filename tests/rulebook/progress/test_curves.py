from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.periods import month_ends
from shishi.rulebook.progress import (
    CURVES,
    Curve,
    PlanError,
    PlanPoint,
    curve,
    curve_points,
    planned_share,
    planned_shares,
)
from shishi.rulebook.stages import Kind

DAYS = st.dates(date(2016, 1, 1), date(2016, 12, 31))


@pytest.mark.parametrize(
    ("kind", "shares"),
    [
        (Kind.WORKS, (0, 2, 5, 12, 22, 35, 50, 63, 76, 88, 96, 100)),
        (Kind.BENEFIT, (8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 100)),
        (Kind.SERVICE, (0, 5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 100)),
        (Kind.PURCHASE, (0, 0, 5, 10, 20, 30, 45, 60, 70, 85, 100, 100)),
    ],
)
def test_a_month_end_has_the_share_of_its_curve(kind, shares):
    assert tuple(planned_share(kind, day) for day in month_ends(2016)) == shares


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2015, 12, 31), "0"),
        (date(2016, 7, 15), "42.2581"),
        (date(2016, 7, 31), "50"),
        (date(2016, 2, 29), "2"),
        (date(2017, 1, 5), "100"),
    ],
)
def test_inside_a_month_the_plan_grows_by_days(as_of, expected):
    assert planned_share(Kind.WORKS, as_of, year=2016) == Decimal(expected)


@given(st.sampled_from(Kind), DAYS)
def test_a_plan_never_falls(kind, day):
    assert 0 <= planned_share(kind, day - timedelta(days=1), year=2016) <= planned_share(kind, day, year=2016) <= 100


def test_a_targets_own_points_replace_the_curve():
    points = (PlanPoint(date(2016, 6, 30), Decimal(60)), PlanPoint(date(2016, 12, 31), Decimal(100)))

    assert planned_share(points, date(2016, 6, 30)) == 60
    assert planned_share(points, date(2016, 3, 31)) == 30
    assert planned_share(points, date(2016, 9, 30)) == 80
    assert planned_share(points, date(2017, 3, 1)) == 100


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ((), "empty_plan"),
        ((PlanPoint(date(2016, 6, 30), Decimal(101)),), "share_outside"),
        ((PlanPoint(date(2016, 6, 30), Decimal(50)), PlanPoint(date(2016, 6, 30), Decimal(60))), "points_out_of_order"),
        ((PlanPoint(date(2016, 6, 30), Decimal(50)), PlanPoint(date(2016, 7, 31), Decimal(40))), "plan_falls"),
    ],
)
def test_an_impossible_plan_is_refused(points, code):
    with pytest.raises(PlanError) as refused:
        planned_share(points, date(2016, 7, 31))

    assert refused.value.code == code


def test_the_curve_of_the_day_is_taken():
    later = Curve(Kind.WORKS, (0,) * 11 + (100,), valid_from=date(2020, 1, 1))
    earlier = Curve(Kind.WORKS, (100,) * 12, valid_to=date(2019, 12, 31))

    assert curve(Kind.WORKS, date(2020, 1, 1), (earlier, later)) is later
    assert curve(Kind.WORKS, date(2019, 12, 31), (earlier, later)) is earlier
    with pytest.raises(PlanError, match="没有工程建设类的计划进度曲线"):
        curve(Kind.WORKS, date(1900, 1, 1))


def test_every_kind_has_a_curve_of_twelve_months_that_ends_at_100():
    assert {entry.kind for entry in CURVES} == set(Kind)
    assert all(len(entry.shares) == 12 and entry.shares[-1] == 100 for entry in CURVES)
    assert curve_points(Kind.WORKS, 2016)[6] == PlanPoint(date(2016, 7, 31), Decimal(50))


@pytest.mark.parametrize("plan", [Kind.WORKS, (PlanPoint(date(2016, 3, 31), Decimal(40)),)])
def test_the_shares_of_several_days_are_those_of_each(plan):
    days = (date(2015, 12, 31), date(2016, 2, 10), date(2016, 7, 31), date(2017, 1, 5))

    assert planned_shares(plan, days, year=2016) == tuple(planned_share(plan, day, year=2016) for day in days)
