"""When posts are reminded, and in which words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.reminders import (
    LEEWAY,
    Occasion,
    ReminderError,
    Silent,
    group_text,
    opening_for,
    opening_group_text,
    opening_text,
    opening_title,
    plan_from,
    reminder_days,
    reminder_for,
    reminder_text,
    reminder_title,
)
from shishi.rulebook.workdays import PACKAGED

USUAL = (-3, 0, 1, 3)
DUE = dt.date(2016, 7, 28)  # a Thursday


def july(number):
    return dt.date(2016, 7, number)


@pytest.mark.parametrize(
    ("text", "plan"),
    [("-3,0,+1,+3", USUAL), ("3， -3", (-3, 3)), ("", ()), (" 0 ", (0,)), ("1,1", (1,))],
)
def test_a_plan_is_read_from_the_setting(text, plan):
    assert plan_from(text) == plan


@pytest.mark.parametrize(
    ("text", "code"), [("three", "plan_unreadable"), ("1.5", "plan_unreadable"), ("-31", "plan_too_far")]
)
def test_a_plan_that_is_none_is_refused_with_its_text(text, code):
    with pytest.raises(ReminderError, match=text) as refusal:
        plan_from(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("due", "plan", "days"),
    [
        (DUE, USUAL, [july(25), july(28), july(29), dt.date(2016, 8, 2)]),
        # 2016-07-30 is a Saturday: the reminder of the last day goes out on Friday, and so does that of the day before.
        (july(30), (-1, 0, 1), [july(29), dt.date(2016, 8, 1)]),
        # The national holiday of 1-7 October, with 8 and 9 October worked.
        (dt.date(2016, 10, 5), (-1, 0, 1), [dt.date(2016, 9, 30), dt.date(2016, 10, 8)]),
        (DUE, (), []),
    ],
)
def test_reminder_days_are_working_days_around_the_last_day(due, plan, days):
    assert [one.day for one in reminder_days(due, plan)] == days


@pytest.mark.parametrize(
    ("today", "due", "occasion"),
    [
        (july(22), DUE, None),
        (july(25), DUE, Occasion.BEFORE),
        (july(26), DUE, Occasion.BEFORE),  # made up a day later
        (july(28), DUE, Occasion.ON),
        (july(29), DUE, Occasion.AFTER),
        (july(30), DUE, None),  # a Saturday
        (dt.date(2016, 8, 5), DUE, Occasion.AFTER),
        (dt.date(2016, 8, 8), DUE, None),  # more than three working days after the last reminder
    ],
)
def test_today_has_the_latest_reminder_that_may_still_be_made_up(today, due, occasion):
    found = reminder_for(due, today, USUAL)
    assert (found.occasion if found else None) == occasion


def test_a_reminder_from_before_the_last_day_is_not_made_up_after_it():
    assert reminder_for(DUE, july(28), (-1,)).offset == -1
    assert reminder_for(DUE, july(29), (-1,)) is None


@pytest.mark.parametrize(
    ("today", "opens", "told_for"),
    [
        (july(17), july(18), None),  # not open yet
        (july(18), july(18), july(18)),
        (july(21), july(18), july(18)),  # made up three working days later
        (july(22), july(18), None),  # and no later
        (july(16), july(16), None),  # a Saturday
        (july(18), july(16), july(18)),  # opened on a Saturday: told on Monday
        (july(25), july(22), None),  # the reminder of the last day says it all
        (july(28), july(28), None),
        (july(29), july(27), None),  # the last day is over
    ],
)
def test_an_opening_is_told_once_soon_and_not_beside_a_reminder(today, opens, told_for):
    found = opening_for(opens, DUE, today, USUAL)
    assert (found.day if found else None) == told_for
    assert found is None or found.occasion is Occasion.OPENING


days = st.dates(dt.date(2015, 1, 1), dt.date(2026, 6, 30))
plans = st.lists(st.integers(-10, 10), max_size=6, unique=True).map(lambda found: tuple(sorted(found)))


@given(days, plans)
def test_reminder_days_are_worked_ordered_and_on_the_side_that_they_say(due, plan):
    found = reminder_days(due, plan)
    assert [one.day for one in found] == sorted({one.day for one in found})
    for one in found:
        assert PACKAGED.is_workday(one.day)
        assert one.offset in plan
        assert {Occasion.BEFORE: one.day < due, Occasion.ON: one.day <= due, Occasion.AFTER: one.day > due}[
            one.occasion
        ]
    assert len(found) == len(plan) or not PACKAGED.is_workday(due)


@given(days, st.integers(-30, 30), plans)
def test_a_reminder_goes_out_on_a_working_day_not_before_its_own_and_soon_after(due, distance, plan):
    today = due + dt.timedelta(days=distance)
    found = reminder_for(due, today, plan)
    if found is not None:
        assert PACKAGED.is_workday(today)
        assert found.day <= today
        assert PACKAGED.workdays_between(found.day, today) <= LEEWAY
        assert found in reminder_days(due, plan)


@given(days, st.integers(0, 20), st.integers(0, 30), plans)
def test_an_opening_has_one_day_whenever_one_looks(opens, length, distance, plan):
    due = opens + dt.timedelta(days=length)
    today = opens + dt.timedelta(days=distance)
    found = opening_for(opens, due, today, plan)
    if found is not None:
        assert found.day == PACKAGED.next_workday(opens)
        assert found.day <= today <= due
        assert PACKAGED.is_workday(today)
        assert reminder_for(due, today, plan) is None


@given(days, plans)
def test_who_looks_every_day_sends_every_reminder_once(due, plan):
    span = (due + dt.timedelta(days=distance) for distance in range(-45, 46))
    sent = {found for today in span if (found := reminder_for(due, today, plan)) is not None}
    assert sent == set(reminder_days(due, plan))


@pytest.mark.parametrize(
    ("today", "title"),
    [
        (july(25), "2016年7月进展报送：7月28日到期，还有3天"),
        (july(28), "2016年7月进展报送：今天到期"),
        (july(29), "2016年7月进展报送：已逾期1天"),
    ],
)
def test_the_title_says_how_long_is_left(today, title):
    assert reminder_title("2016年7月", DUE, today) == title


def test_the_reminder_names_the_works_the_day_and_the_shortest_answers():
    silent = Silent("县教育局", ("改造农村学校", "新建幼儿园"), DUE)
    assert reminder_text("2016年7月", silent, july(25)) == (
        "县教育局2016年7月还有2件实事未报：“改造农村学校”、“新建幼儿园”。请于7月28日前报送。"
        "没有变化的，选“本期无变化”；没有内容可报的，报零报告。"
    )
    assert "报送时限是7月28日，请尽快补报" in reminder_text("2016年7月", silent, july(29))


def test_the_opening_names_the_works_the_day_and_the_shortest_answers():
    owing = Silent("县教育局", ("改造农村学校", "新建幼儿园"), DUE)
    assert opening_title("2016年7月", DUE) == "2016年7月进展报送已开启：7月28日到期"
    assert opening_text("2016年7月", owing) == (
        "县教育局2016年7月应报2件实事：“改造农村学校”、“新建幼儿园”。请于7月28日前报送。"
        "没有变化的，选“本期无变化”；没有内容可报的，报零报告。"
    )


def test_the_group_is_told_of_an_opening_with_the_last_day_or_the_days():
    one, other = Silent("县教育局", ("学校",), DUE), Silent("城关镇", ("饮水",), july(30))
    assert "2016年7月进展报送已开启，请各单位于7月28日前报送。" in opening_group_text("2016年7月", [one], "办公室")
    assert "7月28日至7月30日各自的时限前" in opening_group_text("2016年7月", [other, one], "办公室")


def test_of_many_works_five_are_named_and_all_are_counted():
    text = reminder_text("2016年7月", Silent("城关镇", tuple("甲乙丙丁戊己"), DUE), july(25))
    assert "还有6件实事未报：“甲”、“乙”、“丙”、“丁”、“戊”等6件。" in text


def test_the_text_for_the_group_lists_units_in_the_order_given():
    silent = (Silent("县教育局", ("学校",), DUE), Silent("城关镇", ("饮水", "敬老院"), DUE))
    assert group_text("2016年7月", silent, july(26), "青山县人民政府办公室").splitlines() == [
        "【2016年7月为民兴办实事进展报送提醒】",
        "请于7月28日前报送。",
        "截至7月26日尚未报送的单位（按单位次序）：",
        "1. 县教育局（1件）",
        "2. 城关镇（2件）",
        "没有变化的，选“本期无变化”；没有内容可报的，报零报告。",
        "青山县人民政府办公室",
    ]


def test_the_text_for_the_group_gives_each_last_day_where_they_differ_and_says_when_it_is_over():
    extended = (Silent("县教育局", ("学校",), DUE), Silent("城关镇", ("饮水",), july(30)))
    assert "2. 城关镇（1件，时限7月30日）" in group_text("2016年7月", extended, july(26), "办公室")
    late = group_text("2016年7月", extended[:1], july(29), "办公室")
    assert "报送时限（7月28日）已过，请尽快补报。" in late
    assert "各单位均已报送" in group_text("2016年7月", (), july(29), "办公室")
