"""Deadlines: when a report is due, whether it came in time, how legal periods of days are counted, and what lists
write in their 完成时限 column (10月底, 年底前, 三季度末).
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shishi.rulebook.digits import arabic
from shishi.rulebook.errors import RulebookError
from shishi.rulebook.periods import Period
from shishi.rulebook.workdays import PACKAGED, Calendar

BLANKS = {"", "-", "--", "—", "——", "/", "无", "_"}
NO_DATE = re.compile(r"全年(?:推进|实施|完成|任务)?|长期.*|待定|待.*下达|另行.*|持续.*|常年.*|不定期|适时|.*按上级.*")
TAIL = re.compile(r"(?:之前|以前|前)?(?:全面|全部)?(?:完成|完工|建成|竣工|投用|投入使用|办结|验收)*(?:任务)?$")
YEAR = r"(?:(\d{4})年?)?"


class DeadlineError(RulebookError):
    """A notice that names no possible day."""


class Timeliness(StrEnum):
    OPEN = "open"
    ON_TIME = "on_time"
    LATE = "late"
    MISSED = "missed"

    @property
    def label(self) -> str:
        return {"open": "未到期", "on_time": "按时", "late": "迟报", "missed": "逾期未报"}[self.value]


@dataclass(frozen=True, slots=True)
class Notice:
    """What the notice says about a period's reports.

    Either `due_on` is the very day, or `due_day` is the day of the month that lies `months_later` after the period's
    last month (28 and 0: the 28th of the same month; 5 and 1: the 5th of the next). A day beyond the month's end means
    its last day. With `moves` a day off moves to the next working day.
    """

    due_day: int = 5
    months_later: int = 1
    due_on: date | None = None
    moves: bool = True


def due_on(period: Period, notice: Notice, working_days: Calendar = PACKAGED) -> date:
    """The day by whose end (24:00) a period's report is due.

    Raises:
        DeadlineError: the day of the month is not 1-31, or the due day lies before the data's as-of day.

    """
    if not 1 <= notice.due_day <= 31 or notice.months_later < 0:
        raise DeadlineError("no_such_day", f"报送日“{notice.due_day}日”不存在。")
    index = period.year * 12 + period.last_month - 1 + notice.months_later
    year, month = index // 12, index % 12 + 1
    day = date(year, month, min(notice.due_day, calendar.monthrange(year, month)[1]))
    due = notice.due_on or day
    if notice.moves:
        due = working_days.next_workday(due)
    if due < period.as_of:
        raise DeadlineError("due_before_as_of", f"报送截止日{due:%Y-%m-%d}早于数据截止日期{period.as_of:%Y-%m-%d}。")
    return due


def timeliness(due: date, submitted_on: date | None, today: date) -> Timeliness:
    """In time on the due day itself; late from the next day on; missed when nothing came and the day is over."""
    if submitted_on is not None:
        return Timeliness.ON_TIME if submitted_on <= due else Timeliness.LATE
    return Timeliness.OPEN if today <= due else Timeliness.MISSED


def after_days(event_on: date, days: int, working_days: Calendar = PACKAGED) -> date:
    """The last day of a period of calendar days: the day of the event is not counted (民法典第二百零一条); a last day that
    is a statutory day off is replaced by the next working day (民法典第二百零三条).
    """
    return working_days.next_workday(event_on + timedelta(days=days))


def after_workdays(event_on: date, days: int, working_days: Calendar = PACKAGED) -> date:
    """The last day of a period of working days; the day of the event is not counted."""
    return working_days.add_workdays(event_on, days)


def days_left(due: date, today: date) -> int:
    """Calendar days until the due day; 0 on it, negative after it."""
    return (due - today).days


def days_left_text(due: date, today: date) -> str:
    left = days_left(due, today)
    if left == 0:
        return "今天到期"
    return f"还有{left}天" if left > 0 else f"已逾期{-left}天"


class DueError(RulebookError):
    """A deadline that a careful person could not read either; it must be asked about."""


@dataclass(frozen=True, slots=True)
class Due:
    """A completion deadline. `iso` is a day (`2016-10-31`) or, where only a month is said, a month (`2016-10`)."""

    iso: str
    last_day: date

    @property
    def is_exact(self) -> bool:
        return self.iso == self.last_day.isoformat()


def parse_due(text: str, year: int) -> Due | None:
    """The deadline that `text` says; `year` is the programme's, used where the text names none.

    10月底 → 10-31, 年底 → 12-31, 三季度末 → 09-30, 上半年 → 06-30, 10月 → the month. 全年, 长期, 待定 and blanks are no
    dates: None.

    Raises:
        DueError: it is neither a date nor one of those words (10月前, 明年, 3月-10月), or the day does not exist.

    """
    plain = arabic(text).rstrip("。.;,")
    if plain in BLANKS or NO_DATE.fullmatch(plain):
        return None
    if re.fullmatch(rf"{YEAR}\d{{1,2}}月份?(?:之前|以前|前)(?:完成|完工|建成|竣工)?", plain):
        raise DueError("month_before", f"“{text}”可指当月初以前，也可指当月底以前，请写明日期。")
    core = TAIL.sub("", plain)
    for pattern, build in FORMS:
        found = pattern.fullmatch(core)
        if found:
            return _built(build, found, year, text)
    raise DueError("unreadable", f"“{text}”不是可识别的完成时限，请写成“2016-10-31”或“10月底”。")


def _built(build: Callable[[re.Match[str], int], Due], found: re.Match[str], year: int, text: str) -> Due:
    try:
        return build(found, year)
    except ValueError as cause:
        raise DueError("no_such_day", f"“{text}”中的日期不存在。") from cause


def _day(found: re.Match[str], year: int) -> Due:
    return _exact(date(int(found[1] or year), int(found[2]), int(found[3])))


def _month(found: re.Match[str], year: int) -> Due:
    last = _last(int(found[1] or year), int(found[2]))
    return Due(f"{last:%Y-%m}", last)


def _month_end(found: re.Match[str], year: int) -> Due:
    return _exact(_last(int(found[1] or year), int(found[2])))


def _third_of_month(found: re.Match[str], year: int) -> Due:
    number = int(found[2])
    last = _last(int(found[1] or year), number)
    return _exact({"上": last.replace(day=10), "中": last.replace(day=20), "下": last}[found[3]])


def _quarter(found: re.Match[str], year: int) -> Due:
    return _exact(_last(int(found[1] or year), int(found[2]) * 3))


def _half(found: re.Match[str], year: int) -> Due:
    return _exact(_last(int(found[1] or year), 6 if found[2] == "上" else 12))


def _year_end(found: re.Match[str], year: int) -> Due:
    return _exact(date(int(found[1] or found[2] or year), 12, 31))


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _exact(day: date) -> Due:
    return Due(day.isoformat(), day)


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Due]], ...] = (
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})"), _day),
    (re.compile(rf"{YEAR}(\d{{1,2}})月(\d{{1,2}})[日号]"), _day),
    (re.compile(r"(\d{4})[-./](\d{1,2})"), _month),
    (re.compile(rf"{YEAR}(\d{{1,2}})月份?"), _month),
    (re.compile(rf"{YEAR}(\d{{1,2}})月份?[底末]"), _month_end),
    (re.compile(rf"{YEAR}(\d{{1,2}})月份?([上中下])旬"), _third_of_month),
    (re.compile(rf"{YEAR}第?([1-4])季度[底末]?"), _quarter),
    (re.compile(rf"{YEAR}([上下])半年[底末]?"), _half),
    (re.compile(r"(?:(\d{4})年?)?年[底末内]|(\d{4})[底末]"), _year_end),
)
