from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.deadlines import (
    DeadlineError,
    DueError,
    Notice,
    Timeliness,
    after_days,
    after_workdays,
    days_left,
    days_left_text,
    due_on,
    parse_due,
    timeliness,
)
from shishi.rulebook.periods import parse_period


@pytest.mark.parametrize(
    ("key", "notice", "expected"),
    [
        ("2016-07", Notice(due_day=5, months_later=1), date(2016, 8, 5)),
        ("2016-12", Notice(due_day=5, months_later=1), date(2017, 1, 5)),
        ("2016-06", Notice(due_day=5, months_later=3), date(2016, 9, 5)),
        ("2016-09", Notice(due_day=5, months_later=1), date(2016, 10, 8)),
        ("2016-09", Notice(due_day=5, months_later=1, moves=False), date(2016, 10, 5)),
        ("2016-01", Notice(due_day=31, months_later=1), date(2016, 2, 29)),
        ("2016-07", Notice(due_day=1, months_later=1), date(2016, 8, 1)),
        ("2016-07", Notice(due_on=date(2016, 8, 1)), date(2016, 8, 1)),
    ],
)
def test_a_notice_gives_the_due_day_of_a_period(key, notice, expected):
    assert due_on(parse_period(key), notice) == expected


def test_without_more_words_a_report_is_due_on_the_5th_of_the_next_month():
    assert due_on(parse_period("2016-07"), Notice()) == date(2016, 8, 5)


def test_data_of_the_25th_due_on_the_28th_of_the_same_month():
    period = parse_period("2016-07").with_as_of(date(2016, 7, 25))

    assert due_on(period, Notice(due_day=28, months_later=0)) == date(2016, 7, 28)


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        (Notice(due_day=0), "no_such_day"),
        (Notice(due_day=32), "no_such_day"),
        (Notice(months_later=-1), "no_such_day"),
        (Notice(due_on=date(2016, 7, 20)), "due_before_as_of"),
    ],
)
def test_an_impossible_notice_is_refused(notice, code):
    with pytest.raises(DeadlineError) as refused:
        due_on(parse_period("2016-07"), notice)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("submitted_on", "today", "expected", "label"),
    [
        (date(2016, 8, 5), date(2016, 9, 1), Timeliness.ON_TIME, "按时"),
        (date(2016, 8, 6), date(2016, 9, 1), Timeliness.LATE, "迟报"),
        (None, date(2016, 8, 5), Timeliness.OPEN, "未到期"),
        (None, date(2016, 8, 6), Timeliness.MISSED, "逾期未报"),
    ],
)
def test_the_due_day_itself_is_in_time(submitted_on, today, expected, label):
    result = timeliness(date(2016, 8, 5), submitted_on, today)

    assert (result, result.label) == (expected, label)


@pytest.mark.parametrize(
    ("event_on", "days", "expected"),
    [
        (date(2016, 8, 1), 10, date(2016, 8, 11)),
        (date(2016, 9, 21), 10, date(2016, 10, 8)),
        (date(2016, 9, 5), 5, date(2016, 9, 12)),
    ],
)
def test_the_day_of_the_event_is_not_counted_and_a_last_day_off_moves(event_on, days, expected):
    assert after_days(event_on, days) == expected


def test_working_days_after_an_event_leave_out_its_day():
    assert after_workdays(date(2016, 7, 31), 20) == date(2016, 8, 26)


@pytest.mark.parametrize(
    ("today", "left", "text"),
    [
        (date(2016, 8, 1), 4, "还有4天"),
        (date(2016, 8, 4), 1, "还有1天"),
        (date(2016, 8, 5), 0, "今天到期"),
        (date(2016, 8, 8), -3, "已逾期3天"),
    ],
)
def test_days_left_count_down_through_the_due_day(today, left, text):
    assert (days_left(date(2016, 8, 5), today), days_left_text(date(2016, 8, 5), today)) == (left, text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2016-10-31", "2016-10-31"),
        ("2016/10/31", "2016-10-31"),
        ("2016.10.31", "2016-10-31"),
        ("2016年10月31日前", "2016-10-31"),
        ("10月31日前完成", "2016-10-31"),
        ("11月 30日", "2016-11-30"),
        ("二〇一六年十月三十一日", "2016-10-31"),
        ("2016-10", "2016-10"),
        ("2016年10月", "2016-10"),
        ("１０月份", "2016-10"),
        ("10月底", "2016-10-31"),
        ("10月底前", "2016-10-31"),
        ("十月底", "2016-10-31"),
        ("2月底", "2016-02-29"),
        ("2017年6月底", "2017-06-30"),
        ("12月底前建成投入使用", "2016-12-31"),
        ("10月上旬", "2016-10-10"),
        ("10月中旬", "2016-10-20"),
        ("2月下旬", "2016-02-29"),
        ("年底", "2016-12-31"),
        ("年底前完成", "2016-12-31"),
        ("2016年底", "2016-12-31"),
        ("2017底", "2017-12-31"),
        ("2016年年底。", "2016-12-31"),
        ("年内", "2016-12-31"),
        ("三季度末", "2016-09-30"),
        ("2016年第三季度", "2016-09-30"),
        ("上半年", "2016-06-30"),
        ("下半年", "2016-12-31"),
    ],
)
def test_a_deadline_is_read_as_a_day_or_a_month(text, iso):
    due = parse_due(text, 2016)

    assert due is not None
    assert due.iso == iso
    assert due.is_exact == (len(iso) == 10)
    assert due.last_day.isoformat().startswith(iso)


@pytest.mark.parametrize("text", ["", " ", "-", "—", "——", "/", "无", "全年", "长期", "长期坚持", "待定", "持续推进"])
def test_words_without_a_date_are_no_deadline(text):
    assert parse_due(text, 2016) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10月前", "month_before"),
        ("10月份以前完成", "month_before"),
        ("3月-10月", "unreadable"),
        ("明年", "unreadable"),
        ("16.10", "unreadable"),
        ("底", "unreadable"),
        ("10月初", "unreadable"),
        ("5", "unreadable"),
        ("13月", "no_such_day"),
        ("2月30日", "no_such_day"),
    ],
)
def test_what_a_careful_person_could_not_read_is_asked_about(text, code):
    with pytest.raises(DueError) as refused:
        parse_due(text, 2016)

    assert refused.value.code == code
    assert text in str(refused.value)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_written_officially_is_read_back(day):
    due = parse_due(f"{day.year}年{day.month}月{day.day}日", 1999)

    assert due is not None
    assert due.last_day == day
