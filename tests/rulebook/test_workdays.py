from datetime import date, timedelta

import pytest

from shishi.rulebook.workdays import (
    Calendar,
    CalendarError,
    Override,
    add_workdays,
    calendar_with,
    is_workday,
    next_workday,
)

OFF = {
    2016: ["01-01", "02-07..02-13", "04-04", "05-01..05-02", "06-09..06-11", "09-15..09-17", "10-01..10-07"],
    2025: ["01-01", "01-28..02-04", "04-04..04-06", "05-01..05-05", "05-31..06-02", "10-01..10-08"],
    2026: [
        "01-01..01-03",
        "02-15..02-23",
        "04-04..04-06",
        "05-01..05-05",
        "06-19..06-21",
        "09-25..09-27",
        "10-01..10-07",
    ],
}
WORKED_WEEKENDS = {
    2016: ["02-06", "02-14", "06-12", "09-18", "10-08", "10-09"],
    2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
    2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
}


def _days(year: int, span: str) -> list[date]:
    first, _, last = span.partition("..")
    start, end = (date.fromisoformat(f"{year}-{part}") for part in (first, last or first))
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


@pytest.mark.parametrize("year", OFF)
def test_every_day_of_a_published_year_is_worked_or_off_as_the_notice_says(year):
    off = {day for span in OFF[year] for day in _days(year, span)}
    worked = {day for span in WORKED_WEEKENDS[year] for day in _days(year, span)}
    wrong = [
        day
        for day in _days(year, "01-01..12-31")
        if is_workday(day) != (day in worked or (day.weekday() < 5 and day not in off))
    ]

    assert wrong == []


def test_twenty_working_days_after_the_data_day_is_the_disclosure_day():
    assert add_workdays(date(2016, 7, 31), 20) == date(2016, 8, 26)


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2016, 9, 30), 1, date(2016, 10, 8)),
        (date(2016, 9, 30), 3, date(2016, 10, 10)),
        (date(2016, 10, 8), -1, date(2016, 9, 30)),
        (date(2016, 10, 1), 0, date(2016, 10, 1)),
    ],
)
def test_working_days_are_counted_over_the_national_day(day, number, expected):
    assert add_workdays(day, number) == expected


def test_the_next_working_day_is_the_day_itself_when_it_is_worked():
    assert next_workday(date(2016, 10, 8)) == date(2016, 10, 8)
    assert next_workday(date(2016, 10, 1)) == date(2016, 10, 8)


def test_working_days_between_two_days_leave_out_the_first():
    assert Calendar().workdays_between(date(2016, 7, 31), date(2016, 8, 26)) == 20
    assert Calendar().workdays_between(date(2016, 8, 26), date(2016, 7, 31)) == 0


def test_an_unpublished_year_is_guessed_from_weekends_and_says_so():
    plain = Calendar()

    assert plain.is_workday(date(2027, 10, 1))
    assert not plain.is_workday(date(2027, 10, 2))
    assert not plain.known(date(2027, 10, 1))
    assert plain.caveat(date(2026, 12, 20), date(2027, 1, 10)) == "2027年放假安排未公布，按周末推算"
    assert plain.caveat(date(2026, 1, 1), date(2026, 12, 31)) == ""


def test_the_offices_table_decides_before_weekends_and_before_the_packaged_calendar():
    table = [
        Override(date(2027, 10, 1), works=False, name="国庆节"),
        Override(date(2027, 10, 9), works=True),
        Override(date(2026, 10, 12), works=False, source="临时放假"),
    ]
    calendar = calendar_with(table, published_years=[2027])

    assert not calendar.is_workday(date(2027, 10, 1))
    assert is_workday(date(2027, 10, 9), table)
    assert not calendar.is_workday(date(2026, 10, 12))
    assert calendar.known(date(2027, 5, 1))
    assert calendar.caveat(date(2027, 1, 1), date(2027, 12, 31)) == ""


def test_a_single_overridden_day_is_known_though_its_year_is_not():
    calendar = calendar_with([Override(date(2027, 1, 1), works=False)])

    assert calendar.known(date(2027, 1, 1))
    assert not calendar.known(date(2027, 1, 4))


def test_a_table_that_names_a_day_twice_is_refused():
    with pytest.raises(CalendarError, match="重复"):
        calendar_with([Override(date(2027, 1, 1), works=False), Override(date(2027, 1, 1), works=True)])
