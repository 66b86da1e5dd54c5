from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook import periods
from shishi.rulebook.periods import Period, PeriodError, PeriodKind, parse_period

YEARS = st.integers(2000, 2099)
MONTHS = st.integers(1, 12)
NAMED = st.one_of(
    st.builds(periods.month, YEARS, MONTHS),
    st.builds(periods.to_date, YEARS, MONTHS),
    st.builds(periods.quarter, YEARS, st.integers(1, 4)),
    st.builds(periods.half_year, YEARS, st.integers(1, 2)),
    st.builds(periods.whole_year, YEARS),
    st.builds(periods.free, st.dates(date(2000, 1, 1), date(2099, 12, 31))),
)


@pytest.mark.parametrize(
    ("key", "kind", "first_on", "as_of", "label"),
    [
        ("2016-07", PeriodKind.MONTH, date(2016, 7, 1), date(2016, 7, 31), "2016年7月"),
        ("2016-02", PeriodKind.MONTH, date(2016, 2, 1), date(2016, 2, 29), "2016年2月"),
        ("2016-01..07", PeriodKind.TO_DATE, date(2016, 1, 1), date(2016, 7, 31), "2016年1—7月"),
        ("2016Q3", PeriodKind.QUARTER, date(2016, 7, 1), date(2016, 9, 30), "2016年第三季度"),
        ("2016H1", PeriodKind.HALF_YEAR, date(2016, 1, 1), date(2016, 6, 30), "2016年上半年"),
        ("2016H2", PeriodKind.HALF_YEAR, date(2016, 7, 1), date(2016, 12, 31), "2016年下半年"),
        ("2016", PeriodKind.YEAR, date(2016, 1, 1), date(2016, 12, 31), "2016年"),
        ("2016-07-25", PeriodKind.FREE, date(2016, 1, 1), date(2016, 7, 25), "截至2016年7月25日"),
    ],
)
def test_a_key_names_its_days_and_its_official_label(key, kind, first_on, as_of, label):
    period = parse_period(key)

    assert (period.key, period.kind, period.first_on, period.as_of, period.label()) == (
        key,
        kind,
        first_on,
        as_of,
        label,
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2016年1-7月", "2016-01..07"),
        ("2016年1—7月份", "2016-01..07"),
        ("2016年1月至7月", "2016-01..07"),
        ("2016年1～7月", "2016-01..07"),
        ("２０１６年１－７月", "2016-01..07"),
        ("二〇一六年一至七月", "2016-01..07"),
        ("2016年7月", "2016-07"),
        ("2016 年 07 月份", "2016-07"),
        ("二○一六年十二月", "2016-12"),
        ("二〇一六年十月", "2016-10"),
        ("2016年上半年", "2016H1"),
        ("2016年第3季度", "2016Q3"),
        ("2016年三季度", "2016Q3"),
        ("2016q3", "2016Q3"),
        ("2016年前三季度", "2016-01..09"),
        ("2016年度", "2016"),
        ("2016年全年", "2016"),
        ("截至2016年7月25日", "2016-07-25"),
        ("截止2016年7月25日", "2016-07-25"),
        ("二〇一六年七月二十五日", "2016-07-25"),
        ("截至2016年7月底", "2016-01..07"),
    ],
)
def test_the_ways_offices_write_a_period_are_understood(text, key):
    assert parse_period(text).key == key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unreadable"),
        ("七月", "unreadable"),
        ("2016年3", "unreadable"),
        ("2016-13", "month"),
        ("2016-00", "month"),
        ("2016-01..13", "month"),
        ("2016年3-7月", "not_from_january"),
        ("2016-02-30", "no_such_day"),
        ("0016-07", "year"),
        ("2016Q5", "unreadable"),
    ],
)
def test_what_names_no_period_is_refused_with_its_cause(text, code):
    with pytest.raises(PeriodError) as refused:
        parse_period(text)

    assert refused.value.code == code
    assert str(refused.value).endswith("。")


@given(NAMED)
def test_a_key_read_back_gives_the_same_period(period: Period):
    assert parse_period(period.key) == period


@given(NAMED.filter(lambda period: period.key[4:] != "-01..01"))
def test_a_label_read_back_gives_the_same_period(period: Period):
    assert parse_period(period.label()) == period


@given(NAMED)
def test_to_date_begins_in_january_and_keeps_the_as_of_day(period: Period):
    whole = period.to_date()

    assert (whole.first_on, whole.as_of) == (date(period.year, 1, 1), period.as_of)


@pytest.mark.parametrize(
    ("key", "as_of", "label"),
    [
        ("2016-07", date(2016, 7, 20), "2016年7月（截至7月20日）"),
        ("2016-01..07", date(2016, 7, 25), "2016年1—7月（截至7月25日）"),
        ("2016", date(2017, 1, 5), "2016年（截至2017年1月5日）"),
        ("2016-07", date(2016, 7, 31), "2016年7月"),
        ("2016-12", date(2017, 1, 31), "2016年12月（截至2017年1月31日）"),
        ("2016-07", date(2016, 7, 1), "2016年7月（截至7月1日）"),
        ("2016-07-25", date(2016, 8, 1), "截至2016年8月1日"),
    ],
)
def test_a_notice_may_move_the_as_of_day_and_the_label_says_so(key, as_of, label):
    assert parse_period(key).with_as_of(as_of).label() == label


def test_a_moved_as_of_day_keeps_the_key_and_reaches_the_year_to_date():
    july = parse_period("2016-07").with_as_of(date(2016, 7, 20))

    assert (july.key, july.to_date().key, july.to_date().as_of) == ("2016-07", "2016-01..07", date(2016, 7, 20))


@pytest.mark.parametrize("as_of", [date(2016, 6, 30), date(2017, 2, 1)])
def test_an_as_of_day_outside_the_period_is_refused(as_of):
    with pytest.raises(PeriodError, match="数据截止日期"):
        parse_period("2016-07").with_as_of(as_of)


@pytest.mark.parametrize(
    ("key", "before"),
    [
        ("2016-07", "2016-06"),
        ("2016-01", "2015-12"),
        ("2016-01..07", "2016-01..06"),
        ("2016Q1", "2015Q4"),
        ("2016Q2", "2016Q1"),
        ("2016Q3", "2016Q2"),
        ("2016H1", "2015H2"),
        ("2016H2", "2016H1"),
        ("2016", "2015"),
    ],
)
def test_the_previous_period_is_of_the_same_kind(key, before):
    assert parse_period(key).previous().key == before


@pytest.mark.parametrize("key", ["2016-01..01", "2016-07-25"])
def test_january_to_january_and_single_days_have_no_previous_period(key):
    with pytest.raises(PeriodError) as refused:
        parse_period(key).previous()

    assert refused.value.code == "no_previous"


def test_periods_sort_by_year_and_month():
    keys = ["2016-07", "2015-12", "2016-06", "2017-01"]

    assert [period.key for period in sorted(map(parse_period, keys))] == ["2015-12", "2016-06", "2016-07", "2017-01"]


def test_month_ends_of_a_leap_year_end_february_on_the_29th():
    ends = periods.month_ends(2016)

    assert (len(ends), ends[1], ends[11]) == (12, date(2016, 2, 29), date(2016, 12, 31))


def test_every_kind_has_a_label_and_a_month_number():
    assert {kind.label for kind in PeriodKind} == {"月", "年初至本月", "季度", "半年", "全年", "截至某日"}
    assert [parse_period(key).month_number for key in ("2016-07", "2016Q3", "2016H1", "2016", "2016-07-25")] == [
        7,
        9,
        6,
        12,
        7,
    ]
