"""Reminding posts of what they owe: by the calendar, by the office's urging, by telephone."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.clock import office_day
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Programme
from shishi.domain.reporting.following import DueReminder, SilentPost, reminders_due, silent_posts, urged_on
from shishi.domain.reporting.models import Call, Delivery, DeliveryChannel, Notice, Reminder
from shishi.domain.reporting.permissions import require_note_call, require_remind
from shishi.domain.reporting.queries import periods_of
from shishi.domain.units.models import Unit
from shishi.rulebook.reminders import (
    Occasion,
    ReminderDay,
    group_text,
    opening_group_text,
    opening_text,
    opening_title,
    reminder_text,
    reminder_title,
)


@transaction.atomic
def urge_silent(*, programme: Programme, key: str, by: Actor, at: dt.datetime) -> list[Reminder]:
    """Urge every post that still owes a report of the period: a notice inside, and what the channels carry outside.

    A post is urged once a day. Refuses a period that is not open and where nobody is left to be urged.
    """
    require_remind(by)
    _one_at_a_time(programme)
    opened, today = periods_of(programme, key), office_day(at)
    if not opened:
        raise DomainError(f"没有开启报告期{key}。", code="no-period")
    urged = urged_on(by, programme, key, today)
    silent = silent_posts(programme, key, on=today)
    left = [one for one in silent if one.post.pk not in urged]
    if not left:
        raise Conflict("今天已催过全部未报单位。" if silent else "没有未报的单位，不需要催报。", code="nobody-left")
    due = [DueReminder(key, opened[0].name, one, ReminderDay(today, 0)) for one in left]
    made = _remind(programme, due, by=by, at=at, urged=True)
    _record("urge_silent", programme, made, by=by, at=at)
    return made


@transaction.atomic
def remind_due(*, programme: Programme, plan: Sequence[int], by: Actor, at: dt.datetime) -> list[Reminder]:
    """Send the reminders that the calendar asks for by now, each once. ``plan`` are offsets in working days.

    A scan: a second one on the same day finds nothing and leaves no entry.
    """
    require_remind(by)
    _one_at_a_time(programme)
    made = _remind(programme, reminders_due(programme, plan, on=office_day(at)), by=by, at=at)
    if made:
        _record("remind_due", programme, made, by=by, at=at)
    return made


@transaction.atomic
def note_call(
    *, programme: Programme, key: str, unit: Unit, person: str, said: str, by: Actor, at: dt.datetime
) -> Call:
    """Note a telephone call to a unit about a period. Refuses one without the person or what was said."""
    require_note_call(by)
    if not person.strip() or not said.strip():
        raise DomainError("请写明与谁通话、说了什么。", code="nothing-said")
    call = Call.objects.create(
        programme=programme, period_key=key, unit=unit, person=person.strip(), said=said.strip(), at=at, by=by.label
    )
    record(
        area_code=programme.area_id,
        act="reporting.note_call",
        subject=Subject("reporting.call", str(call.pk)),
        after={"period": key, "unit": unit.name, "person": call.person, "said": call.said},
        by=by,
        at=at,
    )
    return call


def _one_at_a_time(programme: Programme) -> None:
    """Two officers who click at once, or two scans, wait for each other here; the second finds what the first did."""
    Programme.objects.select_for_update().get(pk=programme.pk)


def _remind(
    programme: Programme, due: Sequence[DueReminder], *, by: Actor, at: dt.datetime, urged: bool = False
) -> list[Reminder]:
    today, made = office_day(at), []
    for one in due:
        title, text = _said(one, today)
        reminder = Reminder.objects.create(
            programme=programme,
            period_key=one.key,
            post=one.to.post,
            occasion=(Occasion.URGE if urged else one.day.occasion).value,
            day=one.day.day,
            title=title[:120],
            text=text,
            at=at,
            by=by.label,
        )
        Notice.objects.bulk_create(Notice(user=person.user, reminder=reminder) for person in one.to.people)
        Delivery.objects.bulk_create(_mails(reminder, one.to, at))
        made.append(reminder)
    together: dict[tuple[str, bool], list[DueReminder]] = {}
    for one in due:
        together.setdefault((one.key, _opens(one)), []).append(one)
    for same in together.values():
        _tell_groups(programme, same, at)
    return made


def _opens(one: DueReminder) -> bool:
    return one.day.occasion is Occasion.OPENING


def _said(one: DueReminder, today: dt.date) -> tuple[str, str]:
    """Title and text."""
    silent = one.to.silent
    if _opens(one):
        return opening_title(one.name, silent.due), opening_text(one.name, silent)
    return reminder_title(one.name, silent.due, today), reminder_text(one.name, silent, today)


def _mails(reminder: Reminder, to: SilentPost, at: dt.datetime) -> list[Delivery]:
    if not settings.EMAIL_HOST:
        return []
    return [
        Delivery(
            channel=DeliveryChannel.MAIL,
            address=person.email,
            programme=reminder.programme,
            period_key=reminder.period_key,
            subject=reminder.title,
            text=f"{person.user.name}：\n\n{reminder.text}\n\n{settings.OFFICE_NAME}",
            queued_at=at,
        )
        for person in to.people
        if person.email
    ]


def _tell_groups(programme: Programme, due: Sequence[DueReminder], at: dt.datetime) -> None:
    """One message to each chat group that is set up, however many posts are reminded."""
    silent, office = [one.to.silent for one in due], settings.OFFICE_NAME
    if _opens(due[0]):
        text = opening_group_text(due[0].name, silent, office)
    else:
        text = group_text(due[0].name, silent, office_day(at), office)
    Delivery.objects.bulk_create(
        Delivery(
            channel=channel,
            address=channel,
            programme=programme,
            period_key=due[0].key,
            subject=f"{due[0].name}进展报送"[:120],
            text=text,
            queued_at=at,
        )
        for channel, url in settings.WEBHOOKS.items()
        if url
    )


def _record(name: str, programme: Programme, made: Sequence[Reminder], *, by: Actor, at: dt.datetime) -> None:
    record(
        area_code=programme.area_id,
        act=f"reporting.{name}",
        subject=Subject("reporting.reminder", str(made[0].pk)),
        after={"reminders": [[one.pk, one.period_key, one.post.unit.name, one.occasion, one.day] for one in made]},
        by=by,
        at=at,
    )
