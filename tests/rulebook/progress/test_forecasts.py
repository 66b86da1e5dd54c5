from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.progress import Forecast, LightError, PlanPoint, Reading, can_finish, forecast
from shishi.rulebook.stages import Kind

JULY, YEAR_END = date(2016, 7, 31), date(2016, 12, 31)


def _forecast(*readings, target=100, plan=Kind.WORKS, as_of=JULY, deadline=YEAR_END):
    history = [Reading(date.fromisoformat(day), Decimal(value)) for day, value in readings]
    return forecast(history, plan, Decimal(target), as_of, deadline)


def test_the_range_spans_recent_speed_and_the_plans_speed_of_the_season():
    # 92 days brought 46, so 153 more days bring 76.5; the plan still adds 50.
    result = _forecast(("2016-04-30", 4), ("2016-07-31", 50))

    assert result == Forecast(
        Decimal("100.00"),
        Decimal("126.50"),
        True,
        "按近三个月速度和同期计划速度推算，到2016年12月31日预计达到目标的100%，预计可按期完成。",
    )


def test_what_stays_below_the_target_at_the_upper_end_cannot_finish():
    result = _forecast(("2016-04-30", 10), ("2016-07-31", 20))

    assert (result.low, result.high, result.can_finish) == (Decimal("36.63"), Decimal("70.00"), False)
    assert result.sentence.endswith("预计达到目标的36.6%—70%，难以完成年度目标。")


def test_a_range_around_the_target_leaves_it_open():
    result = _forecast(("2016-04-30", 0), ("2016-07-31", 40))

    assert (result.low, result.can_finish) == (Decimal("90.00"), None)
    assert "存在不确定性" in result.sentence


def test_an_upper_end_that_just_reaches_the_target_leaves_it_open():
    result = _forecast(("2016-04-30", 50), ("2016-07-31", 50))

    assert (result.low, result.high, result.can_finish) == (Decimal("50.00"), Decimal("100.00"), None)


def test_without_readings_there_is_no_forecast():
    assert _forecast() == Forecast(None, None, None, "尚无报送数据，无法预测。")
    assert _forecast(("2016-08-31", 60)).can_finish is None


def test_a_single_reading_gives_the_speed_since_the_turn_of_the_year():
    result = _forecast(("2016-07-31", "21.3"))

    assert result.low == Decimal("36.60")


def test_a_correction_downwards_gives_no_negative_speed():
    assert _forecast(("2016-04-30", 30), ("2016-07-31", 20)).low == Decimal("20.00")


@pytest.mark.parametrize(("value", "can_finish"), [(100, True), (99, False)])
def test_after_the_deadline_only_what_is_reported_counts(value, can_finish):
    result = _forecast(("2016-12-31", value), as_of=date(2017, 1, 5))

    assert (result.low, result.high, result.can_finish) == (Decimal(value), Decimal(value), can_finish)


def test_just_below_the_target_is_never_shown_as_100_percent():
    assert "99.9%，难以完成" in _forecast(("2016-12-31", "99.99"), as_of=YEAR_END).sentence


def test_readings_within_the_last_three_months_do_not_set_the_speed():
    assert _forecast(("2016-04-30", 4), ("2016-06-30", 49), ("2016-07-31", 50)).high == Decimal("126.50")


def test_an_own_plan_gives_the_seasons_speed():
    plan = (PlanPoint(JULY, Decimal(95)), PlanPoint(YEAR_END, Decimal(100)))

    assert _forecast(("2016-04-30", 10), ("2016-07-31", 20), plan=plan).low == Decimal("25.00")


def test_three_months_before_a_last_day_is_a_last_day():
    late = _forecast(("2016-02-29", 10), ("2016-05-31", 20), as_of=date(2016, 5, 31))

    assert late.low == Decimal("43.26")


def test_a_target_of_nothing_is_refused():
    with pytest.raises(LightError, match="目标值应大于0"):
        _forecast(("2016-07-31", 1), target=0)


@given(st.lists(st.integers(0, 200), min_size=1, max_size=7), st.integers(1, 300))
def test_a_forecast_never_lies_below_what_is_reported(values, target):
    readings = [(f"2016-{number:02d}-28", value) for number, value in enumerate(values, start=1)]
    result = _forecast(*readings, target=target)

    assert result.low is not None
    assert result.high is not None
    assert values[-1] <= result.low <= result.high
    assert result.can_finish is not True or result.low >= target


@given(
    st.lists(st.integers(0, 120), max_size=7),
    st.integers(1, 120),
    st.sampled_from(Kind),
    st.dates(date(2016, 6, 1), date(2017, 3, 31)),
)
def test_whether_it_can_finish_is_what_the_forecast_says(values, target, kind, deadline):
    readings = [Reading(date(2016, number, 28), Decimal(value)) for number, value in enumerate(values, start=1)]
    asked = (readings, kind, Decimal(target), JULY, deadline)

    assert can_finish(*asked) == forecast(*asked).can_finish


def test_reaching_the_target_exactly_is_reaching_it():
    # 213 days brought 71, a third a day: the same speed brings 51 in the 153 days that are left.
    result = _forecast(("2016-07-31", 71), target=122)

    assert (result.low, result.can_finish) == (Decimal("122.00"), True)
