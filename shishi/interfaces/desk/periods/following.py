"""The office's half of a period's page: who has not reported, what was done about it, and what may be done now."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shishi.core.clock import office_day
from shishi.domain.reporting.following import Reachable, SilentPost
from shishi.domain.reporting.models import (
    Call,
    Closure,
    Delivery,
    DeliveryState,
    Exemption,
    Extension,
    Period,
    Reminder,
)
from shishi.interfaces.desk.people import actor_name
from shishi.interfaces.desk.periods.forms import DutyChoice, choices_of
from shishi.rulebook.reminders import Occasion, group_text


@dataclass(frozen=True, slots=True)
class SilentRow:
    """A unit that owes reports, in the official order, with what it was told so far."""

    unit_pk: int
    unit: str
    works: tuple[DutyChoice, ...]
    people: tuple[Reachable, ...]
    told: str
    called: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list's period with its days, and whether it is locked."""

    period: Period
    locked: bool


@dataclass(frozen=True, slots=True)
class Event:
    """A line of what was done: when, by whom, what, to whom."""

    at: dt.datetime
    who: str
    what: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class Undelivered:
    channel: str
    address: str
    state: str
    error: str


@dataclass(frozen=True, slots=True)
class Following:
    lists: tuple[ListRow, ...]
    silent: tuple[SilentRow, ...]
    text: str
    events: tuple[Event, ...]
    calls: tuple[Event, ...]
    undelivered: tuple[Undelivered, ...]
    urged_today: bool
    has_exempt: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the register knows about a period's following up, as the queries gave it."""

    silent: Sequence[SilentPost]
    locked: frozenset[int]
    reminders: Sequence[Reminder]
    calls: Sequence[Call]
    extensions: Sequence[Extension]
    exemptions: Sequence[Exemption]
    closures: Sequence[Closure]
    deliveries: Sequence[Delivery]
    names: Mapping[str, str]


def following_page(
    periods: Sequence[Period], told: Told, *, today: dt.date, office: str, has_exempt: bool
) -> Following:
    """Units stand in the official order throughout; nothing is counted up per unit for comparison."""
    urged = {one.post_id for one in told.reminders if one.occasion == Occasion.URGE and one.day == today}
    return Following(
        lists=tuple(ListRow(period, period.pk in told.locked) for period in periods),
        silent=tuple(_silent_row(one, told) for one in told.silent),
        text=group_text(periods[0].name, [one.silent for one in told.silent], today, office),
        events=_events(told),
        calls=tuple(
            Event(call.at, _who(call.by, told.names), "电话", f"{call.unit.name}　{call.person}", call.said)
            for call in told.calls
        ),
        undelivered=tuple(_undelivered(one) for one in told.deliveries if one.state != DeliveryState.SENT),
        urged_today=bool(told.silent) and all(one.post.pk in urged for one in told.silent),
        has_exempt=has_exempt,
    )


def _silent_row(one: SilentPost, told: Told) -> SilentRow:
    unit = one.post.unit
    reminded = [reminder for reminder in told.reminders if reminder.post_id == one.post.pk]
    called = next((call for call in told.calls if call.unit_id == unit.pk), None)
    return SilentRow(
        unit_pk=unit.pk,
        unit=unit.name,
        works=choices_of(one.duties),
        people=one.people,
        told=f"{_day(reminded[0].day)}{Occasion(reminded[0].occasion).label}" if reminded else "",
        called=f"{_day(office_day(called.at))} {called.person}：{called.said}" if called else "",
    )


def _events(told: Told) -> tuple[Event, ...]:
    """Rulings, lockings and reminders, newest first; the reminders of one act stand on one line.

    A ruling on a work that stands on several lists is one event.
    """
    events = dict.fromkeys([*_rulings(told), *_lockings(told), *_remindings(told)])
    return tuple(sorted(events, key=lambda event: event.at, reverse=True))


def _rulings(told: Told) -> Iterable[Event]:
    for one in told.extensions:
        what = f"延期到{_day(one.due_on)}（原{_day(one.before_on)}）"
        duty = one.obligation
        yield Event(
            one.at, _who(one.by, told.names), what, f"{duty.post.unit.name}　{duty.commitment.name}", one.reason
        )
    for lifted in told.exemptions:
        duty, what = lifted.obligation, "恢复应报" if lifted.withdrawn else "免报"
        about = f"{duty.post.unit.name}　{duty.commitment.name}"
        yield Event(lifted.at, _who(lifted.by, told.names), what, about, lifted.reason)


def _lockings(told: Told) -> Iterable[Event]:
    for one in told.closures:
        what = "锁定" if one.locked else "重新打开"
        yield Event(one.at, _who(one.by, told.names), what, one.period.list_of.name, one.reason)


def _remindings(told: Told) -> Iterable[Event]:
    together: dict[tuple[dt.datetime, str, str], list[str]] = {}
    for one in told.reminders:
        together.setdefault((one.at, one.by, one.occasion), []).append(one.post.unit.name)
    for (at, by, occasion), units in together.items():
        yield Event(at, _who(by, told.names), Occasion(occasion).label, "、".join(units), "")


def _undelivered(one: Delivery) -> Undelivered:
    group = one.address == one.channel
    return Undelivered(one.get_channel_display(), "" if group else one.address, one.get_state_display(), one.error)


def _who(label: str, names: Mapping[str, str]) -> str:
    return names.get(label, actor_name(label))


def _day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"
