"""When a post is reminded of a report that it owes, and in which words.

Days are counted as working days around the duty's last day, so that nobody is reminded on a day off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shishi.rulebook.deadlines import days_left
from shishi.rulebook.errors import RulebookError
from shishi.rulebook.workdays import PACKAGED, Calendar

# A reminder that was missed (the machine was off) is made up within so many working days, and then dropped.
LEEWAY = 3
NAMED = 5  # so many works are named in a reminder, the others are counted
SHORTEST = "没有变化的，选“本期无变化”；没有内容可报的，报零报告。"


class ReminderError(RulebookError):
    """A plan of reminder days that can't be read."""


class Occasion(StrEnum):
    """Why a post is told: by the calendar, or because the office urges."""

    OPENING = "opening"
    BEFORE = "before"
    ON = "on"
    AFTER = "after"
    URGE = "urge"

    @property
    def label(self) -> str:
        return {
            "opening": "开启通知",
            "before": "到期前提醒",
            "on": "到期日提醒",
            "after": "逾期提醒",
            "urge": "催报",
        }[self.value]


@dataclass(frozen=True, slots=True)
class ReminderDay:
    """A day to remind on. ``offset`` is its distance from the last day in working days, negative before it.

    The day on which a period's opening is told has no such distance.
    """

    day: date
    offset: int | None

    @property
    def occasion(self) -> Occasion:
        if self.offset is None:
            return Occasion.OPENING
        if self.offset == 0:
            return Occasion.ON
        return Occasion.BEFORE if self.offset < 0 else Occasion.AFTER


def plan_from(text: str) -> tuple[int, ...]:
    """The offsets of a plan: ``-3,0,+1,+3`` is three working days before the last day, on it, one and three after it.

    An empty text is no reminders.

    Raises:
        ReminderError: something else than whole numbers from -30 to 30 is written there.

    """
    words = [word.strip() for word in text.replace("，", ",").split(",") if word.strip()]
    try:
        offsets = {int(word) for word in words}
    except ValueError as cause:
        raise ReminderError("plan_unreadable", f"提醒日“{text}”应写成“-3,0,+1,+3”（工作日）。") from cause
    if any(abs(offset) > 30 for offset in offsets):
        raise ReminderError("plan_too_far", f"提醒日“{text}”应在到期日前后30个工作日以内。")
    return tuple(sorted(offsets))


def reminder_days(due: date, plan: Sequence[int], calendar: Calendar = PACKAGED) -> tuple[ReminderDay, ...]:
    """The days on which a duty due on a day is reminded of, in order, each once.

    All are working days: where the last day is off, the reminder of that day goes out on the last working day before
    it. Due on Thursday 2016-07-28, the plan -3,0,+1 gives 25, 28 and 29 July.
    """
    days = {_day_of(due, offset, calendar): offset for offset in sorted(plan)}
    return tuple(ReminderDay(day, days[day]) for day in sorted(days))


def reminder_for(due: date, today: date, plan: Sequence[int], calendar: Calendar = PACKAGED) -> ReminderDay | None:
    """The reminder that should have gone out by today: the latest one, if it may still be made up; else None.

    None on a day off. A reminder from before the last day is not made up after it.
    """
    if not calendar.is_workday(today):
        return None
    passed = [one for one in reminder_days(due, plan, calendar) if one.day <= today]
    if not passed:
        return None
    latest = passed[-1]
    stale = calendar.workdays_between(latest.day, today) > LEEWAY
    return None if stale or (latest.occasion is Occasion.BEFORE and today > due) else latest


def opening_for(
    opens: date, due: date, today: date, plan: Sequence[int], calendar: Calendar = PACKAGED
) -> ReminderDay | None:
    """The telling that a period has opened, on its first working day or made up soon after; None where there is none.

    Where the calendar has a reminder of the last day by now, that one says it all.
    """
    if not opens <= today <= due or not calendar.is_workday(today):
        return None
    day = calendar.next_workday(opens)
    if day > today or calendar.workdays_between(day, today) > LEEWAY:
        return None
    return None if reminder_for(due, today, plan, calendar) else ReminderDay(day, None)


def _day_of(due: date, offset: int, calendar: Calendar) -> date:
    if offset:
        return calendar.add_workdays(due, offset)
    return due if calendar.is_workday(due) else calendar.add_workdays(due, -1)


@dataclass(frozen=True, slots=True)
class Silent:
    """A unit that owes reports: the names of the works, and the earliest last day among them."""

    unit: str
    works: tuple[str, ...]
    due: date


def opening_title(period: str, due: date) -> str:
    """2016年7月进展报送已开启：7月28日到期."""
    return f"{period}进展报送已开启：{_day(due)}到期"


def opening_text(period: str, owing: Silent) -> str:
    """What the persons of a post read when a period opens: which works they report, until when, and how."""
    return f"{owing.unit}{period}应报{_works(owing)}。请于{_day(owing.due)}前报送。{SHORTEST}"


def reminder_title(period: str, due: date, today: date) -> str:
    """2016年7月进展报送：7月28日到期，还有3天."""
    left = days_left(due, today)
    if left > 0:
        return f"{period}进展报送：{_day(due)}到期，还有{left}天"
    return f"{period}进展报送：今天到期" if left == 0 else f"{period}进展报送：已逾期{-left}天"


def reminder_text(period: str, silent: Silent, today: date) -> str:
    """What the persons of a post read: which works are still owed, until when, and the two shortest ways to answer."""
    when = f"请于{_day(silent.due)}前报送" if silent.due >= today else f"报送时限是{_day(silent.due)}，请尽快补报"
    return f"{silent.unit}{period}还有{_works(silent, '未报')}。{when}。{SHORTEST}"


def _works(owing: Silent, what: str = "") -> str:
    named = "、".join(f"“{name}”" for name in owing.works[:NAMED])
    number = len(owing.works)
    return f"{number}件实事{what}：{named}{f'等{number}件' if number > NAMED else ''}"


def opening_group_text(period: str, owing: Sequence[Silent], office: str) -> str:
    """The text for a chat group when a period opens: until when, and that each unit finds inside what it owes."""
    dues = sorted({one.due for one in owing})
    until = f"{_day(dues[0])}前" if len(dues) == 1 else f"{_day(dues[0])}至{_day(dues[-1])}各自的时限前"
    return "\n".join(
        [
            f"【{period}为民兴办实事进展报送通知】",
            f"{period}进展报送已开启，请各单位于{until}报送。本单位应报的实事见“我的填报”。",
            SHORTEST,
            office,
        ]
    )


def group_text(period: str, silent: Sequence[Silent], today: date, office: str) -> str:
    """The text that the office pastes into a chat group: who has not reported, in the order given, and until when.

    Units are listed in the official order; nothing is counted up or compared. The last day stands once where it is the
    same for all.
    """
    dues = {one.due for one in silent}
    lines = [f"【{period}为民兴办实事进展报送提醒】"]
    if not silent:
        return "\n".join([*lines, "各单位均已报送，谢谢。", office])
    if len(dues) == 1:
        (due,) = dues
        lines.append(f"请于{_day(due)}前报送。" if due >= today else f"报送时限（{_day(due)}）已过，请尽快补报。")
    lines.append(f"截至{_day(today)}尚未报送的单位（按单位次序）：")
    for number, one in enumerate(silent, start=1):
        until = "" if len(dues) == 1 else f"，时限{_day(one.due)}"
        lines.append(f"{number}. {one.unit}（{len(one.works)}件{until}）")
    return "\n".join([*lines, SHORTEST, office])


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
