"""Reporting periods: months, January to a month, quarters, half-years, years and single as-of dates.

A period's `key` is its identity and never changes; `as_of` is the day up to which its data count, and a notice may
move it (the 20th of the month, the 25th, 5 January of the next year).
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from shishi.rulebook.digits import arabic, without_spaces
from shishi.rulebook.errors import RulebookError

FIRST_YEAR, LAST_YEAR = 1949, 2199
ORDINALS = ("一", "二", "三", "四")
HALVES = ("上半年", "下半年")

DASHES = re.compile(r"[-‐‑‒–—―−~〜～至到]+")


class PeriodError(RulebookError):
    """Text or numbers that name no period, or a period that has no predecessor."""


class PeriodKind(StrEnum):
    MONTH = "month"
    TO_DATE = "to_date"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    FREE = "free"

    @property
    def label(self) -> str:
        return KIND_LABELS[self]


KIND_LABELS = {
    PeriodKind.MONTH: "月",
    PeriodKind.TO_DATE: "年初至本月",
    PeriodKind.QUARTER: "季度",
    PeriodKind.HALF_YEAR: "半年",
    PeriodKind.YEAR: "全年",
    PeriodKind.FREE: "截至某日",
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One reporting period of a programme year.

    `first_on` and `as_of` are both counted in; `last_month` is the month the period's name ends with. Periods sort by
    year, last month and first day. Build them with `month`, `to_date`, `quarter`, `half_year`, `whole_year`, `free`
    or `parse_period`, not by hand.
    """

    year: int
    last_month: int
    first_on: date
    as_of: date
    kind: PeriodKind
    key: str

    @property
    def month_number(self) -> int:
        """The month (1-12) in which the period ends by its name, whatever its as-of date."""
        return self.last_month

    @property
    def ends_on(self) -> date:
        """The natural last day: of the month, quarter, half-year or year; the as-of day of a free period."""
        return self.as_of if self.kind is PeriodKind.FREE else _month_end(self.year, self.last_month)

    def label(self) -> str:
        """The period in official Chinese, with the as-of day when a notice moved it."""
        name = self._name()
        if self.as_of == self.ends_on:
            return name
        day = f"{self.as_of.month}月{self.as_of.day}日"
        return f"{name}（截至{day if self.as_of.year == self.year else f'{self.as_of.year}年{day}'}）"

    def _name(self) -> str:
        year = f"{self.year}年"
        match self.kind:
            case PeriodKind.MONTH:
                return f"{year}{self.last_month}月"
            case PeriodKind.TO_DATE:
                return f"{year}1月" if self.last_month == 1 else f"{year}1—{self.last_month}月"
            case PeriodKind.QUARTER:
                return f"{year}第{ORDINALS[self.last_month // 3 - 1]}季度"
            case PeriodKind.HALF_YEAR:
                return f"{year}{HALVES[self.last_month // 6 - 1]}"
            case PeriodKind.YEAR:
                return year
            case _:
                return f"截至{self.as_of.year}年{self.as_of.month}月{self.as_of.day}日"

    def to_date(self) -> "Period":
        """The period from 1 January to this period's end, with the same as-of day. A free period already is one."""
        if self.kind in {PeriodKind.FREE, PeriodKind.TO_DATE}:
            return self
        return replace(to_date(self.year, self.last_month), as_of=self.as_of)

    def with_as_of(self, as_of: date) -> "Period":
        """The same period counted up to another day, as a notice orders.

        Raises:
            PeriodError: the day lies before the period, or later than 31 January of the next year.

        """
        if not self.first_on <= as_of <= date(self.year + 1, 1, 31):
            raise PeriodError(
                "as_of_outside", f"数据截止日期{as_of:%Y-%m-%d}不在{self._name()}之内，也不在次年1月以内。"
            )
        if self.kind is PeriodKind.FREE:
            return free(as_of)
        return replace(self, as_of=as_of)

    def previous(self) -> "Period":
        """The period of the same kind just before, with its natural as-of day.

        Raises:
            PeriodError: January to January has none in its year; a free period has none.

        """
        match self.kind:
            case PeriodKind.MONTH:
                return month(self.year, self.last_month - 1) if self.last_month > 1 else month(self.year - 1, 12)
            case PeriodKind.QUARTER:
                number = self.last_month // 3
                return quarter(self.year, number - 1) if number > 1 else quarter(self.year - 1, 4)
            case PeriodKind.HALF_YEAR:
                return half_year(self.year, 1) if self.last_month > 6 else half_year(self.year - 1, 2)
            case PeriodKind.YEAR:
                return whole_year(self.year - 1)
            case PeriodKind.TO_DATE if self.last_month > 1:
                return to_date(self.year, self.last_month - 1)
            case _:
                raise PeriodError("no_previous", f"{self._name()}没有上一期。")


def month(year: int, number: int) -> Period:
    """One calendar month; key `2016-07`."""
    return _span(PeriodKind.MONTH, year, number, 1, f"{year:04d}-{number:02d}")


def to_date(year: int, last_month: int) -> Period:
    """January to `last_month`; key `2016-01..07`."""
    return _span(PeriodKind.TO_DATE, year, last_month, last_month, f"{year:04d}-01..{last_month:02d}")


def quarter(year: int, number: int) -> Period:
    """Quarter 1-4; key `2016Q3`."""
    return _span(PeriodKind.QUARTER, year, number * 3, 3, f"{year:04d}Q{number}")


def half_year(year: int, number: int) -> Period:
    """Half-year 1 or 2; key `2016H1`."""
    return _span(PeriodKind.HALF_YEAR, year, number * 6, 6, f"{year:04d}H{number}")


def whole_year(year: int) -> Period:
    """The calendar year; key `2016`."""
    return _span(PeriodKind.YEAR, year, 12, 12, f"{year:04d}")


def free(as_of: date) -> Period:
    """From 1 January up to one day; key `2016-07-25`."""
    return Period(as_of.year, as_of.month, date(as_of.year, 1, 1), as_of, PeriodKind.FREE, as_of.isoformat())


def _span(kind: PeriodKind, year: int, last_month: int, length: int, key: str) -> Period:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError("year", f"年份“{year}”不在{FIRST_YEAR}—{LAST_YEAR}之间。")
    if not 1 <= last_month - length + 1 <= last_month <= 12:
        raise PeriodError("month", f"“{key}”中的月份、季度或半年不存在。")
    first_on = date(year, last_month - length + 1, 1)
    return Period(year, last_month, first_on, _month_end(year, last_month), kind, key)


def _month_end(year: int, number: int) -> date:
    return date(year, number, calendar.monthrange(year, number)[1])


def month_ends(year: int) -> tuple[date, ...]:
    """The last days of the twelve months, on which plan curves are stated."""
    return tuple(_month_end(year, number) for number in range(1, 13))


def parse_period(text: str) -> Period:
    """The period that a key (`2016-07`, `2016-01..07`, `2016Q3`, `2016H1`, `2016`, `2016-07-25`) or a Chinese name says.

    Full-width digits, Chinese numerals, spaces, every kind of dash, 份, 度 and 截至 are understood. `2016年1—7月` and
    `截至2016年7月底` are January to July; `2016年7月` is the month alone.

    Raises:
        PeriodError: nothing of the kind is written there, or a range does not begin in January.

    """
    plain = _plain(text)
    for pattern, build in FORMS:
        found = pattern.fullmatch(plain)
        if found:
            return _build(build, found, text)
    raise PeriodError("unreadable", f"“{text}”不是可识别的报告期，请写成“2016-07”或“2016年1—7月”。")


def _build(build: Callable[[re.Match[str]], Period], found: re.Match[str], text: str) -> Period:
    try:
        return build(found)
    except PeriodError:
        raise
    except ValueError as cause:
        raise PeriodError("no_such_day", f"“{text}”中的日期不存在。") from cause


def _plain(text: str) -> str:
    # The prefix goes first: its 至 would otherwise read as the dash of a range.
    plain = without_spaces(text).upper().removeprefix("截至").removeprefix("截止")
    return DASHES.sub("-", arabic(plain))


def _range(found: re.Match[str]) -> Period:
    first, last = int(found[2]), int(found[3])
    if first != 1:
        raise PeriodError("not_from_january", f"累计报告期应从1月起，写的是“{first}—{last}月”。")
    return to_date(int(found[1]), last)


def _month(found: re.Match[str]) -> Period:
    return month(int(found[1]), int(found[2]))


def _through_month_end(found: re.Match[str]) -> Period:
    return to_date(int(found[1]), int(found[2]))


def _quarter(found: re.Match[str]) -> Period:
    return quarter(int(found[1]), int(found[2]))


def _first_quarters(found: re.Match[str]) -> Period:
    return to_date(int(found[1]), int(found[2]) * 3)


def _half(found: re.Match[str]) -> Period:
    return half_year(int(found[1]), 1 if found[2] in {"1", "上"} else 2)


def _year(found: re.Match[str]) -> Period:
    return whole_year(int(found[1]))


def _day(found: re.Match[str]) -> Period:
    return free(date(int(found[1]), int(found[2]), int(found[3])))


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (re.compile(r"(\d{4})-(\d{2})\.\.(\d{2})"), _range),
    (re.compile(r"(\d{4})年?(\d{1,2})月?-(\d{1,2})月份?"), _range),
    (re.compile(r"(\d{4})-(\d{1,2})"), _month),
    (re.compile(r"(\d{4})年(\d{1,2})月份?"), _month),
    (re.compile(r"(\d{4})年(\d{1,2})月(?:底|末)"), _through_month_end),
    (re.compile(r"(\d{4})Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})年第?([1-4])季度"), _quarter),
    (re.compile(r"(\d{4})年前([2-3])个?季度"), _first_quarters),
    (re.compile(r"(\d{4})H([12])"), _half),
    (re.compile(r"(\d{4})年([上下])半年"), _half),
    (re.compile(r"(\d{4})(?:年度?(?:全年)?)?"), _year),
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), _day),
    (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"), _day),
)
