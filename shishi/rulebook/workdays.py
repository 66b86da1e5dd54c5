"""Working days of the State Council's calendar (全国年节及纪念日放假办法 and its yearly 调休 notices).

`chinesecalendar` knows 2004-2026. Later years come from dated overrides that the office enters when the notice is out;
until then weekends decide and every answer can say so (未公布，按周末推算).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar
from chinese_calendar.constants import holidays, workdays

from shishi.rulebook.errors import RulebookError

ONE_DAY = timedelta(days=1)
SATURDAY = 5
PACKAGED_YEARS = frozenset(day.year for day in (*holidays, *workdays))


class CalendarError(RulebookError):
    """An override table that says two things about one day."""


@dataclass(frozen=True, slots=True, order=True)
class Override:
    """One day of a holiday notice: off, or worked although it is a weekend. `source` is the notice's number."""

    day: date
    works: bool
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days with the office's own table on top; `published_years` are years whose notice is fully entered."""

    overrides: tuple[Override, ...] = ()
    published_years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if len({entry.day for entry in self.overrides}) != len(self.overrides):
            raise CalendarError("day_twice", "节假日调整表中有重复的日期。")

    def known(self, day: date) -> bool:
        """Whether the day's year is published, or the day itself is in the table."""
        return day.year in PACKAGED_YEARS or day.year in self.published_years or self._override(day) is not None

    def is_workday(self, day: date) -> bool:
        override = self._override(day)
        if override is not None:
            return override.works
        if day.year in PACKAGED_YEARS:
            return bool(chinese_calendar.is_workday(day))
        return day.weekday() < SATURDAY

    def next_workday(self, day: date) -> date:
        """The day itself if it is worked, else the next one that is."""
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def add_workdays(self, day: date, number: int) -> date:
        """The `number`-th working day after `day`, which is not counted; before it when `number` is negative.

        20 working days after 2016-07-31 is 2016-08-26. 0 gives the day itself, worked or not.
        """
        step = ONE_DAY if number > 0 else -ONE_DAY
        left = abs(number)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """Working days after `first` up to and with `last`; 0 when `last` is not later."""
        return sum(self.is_workday(first + ONE_DAY * number) for number in range(1, (last - first).days + 1))

    def caveat(self, first: date, last: date) -> str:
        """What must be printed beside a count over these days: empty, or which years are guessed from weekends."""
        years = [str(year) for year in range(first.year, last.year + 1) if not self._published(year)]
        return f"{'、'.join(years)}年放假安排未公布，按周末推算" if years else ""

    def _published(self, year: int) -> bool:
        return year in PACKAGED_YEARS or year in self.published_years

    def _override(self, day: date) -> Override | None:
        return next((entry for entry in self.overrides if entry.day == day), None)


PACKAGED = Calendar()


def calendar_with(overrides: Iterable[Override], published_years: Iterable[int] = ()) -> Calendar:
    """The calendar with the office's table, in the order of its days.

    Raises:
        CalendarError: a day stands in the table twice.

    """
    return Calendar(tuple(sorted(overrides)), frozenset(published_years))


def is_workday(day: date, overrides: Iterable[Override] = ()) -> bool:
    """Whether a day is worked: first the table, then the packaged calendar, else Monday to Friday."""
    return calendar_with(overrides).is_workday(day)


def next_workday(day: date, calendar: Calendar = PACKAGED) -> date:
    return calendar.next_workday(day)


def add_workdays(day: date, number: int, calendar: Calendar = PACKAGED) -> date:
    return calendar.add_workdays(day, number)
