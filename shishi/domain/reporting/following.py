"""Who has not reported yet, how these persons are reached, what they were told, and which reminders are due."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from shishi.core.actor import Actor
from shishi.core.errors import Conflict
from shishi.domain.accounts.models import User
from shishi.domain.projects.models import ENDINGS, Change, Commitment, Programme
from shishi.domain.reporting.models import (
    Call,
    Closure,
    Contact,
    Delivery,
    DeliveryState,
    Exemption,
    Extension,
    Notice,
    Obligation,
    Period,
    Reminder,
)
from shishi.domain.reporting.permissions import SEE_DUTIES, SEE_OWN_NOTICES, visible_to
from shishi.domain.units.models import Delegation, Post, Tenure
from shishi.rulebook.reminders import Occasion, ReminderDay, Silent, opening_for, reminder_for
from shishi.rulebook.report_flow import Filing

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Reachable:
    """A person who acts for a post on a day, and how to reach that person."""

    user: User
    deputises: bool
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class SilentPost:
    """A post with the duties of a period that it has not settled, and the persons behind it."""

    post: Post
    duties: tuple[Obligation, ...]
    people: tuple[Reachable, ...] = ()

    @property
    def silent(self) -> Silent:
        """The same for the rulebook: a work on several lists is named once."""
        works = dict.fromkeys(duty.commitment.name for duty in self.duties)
        return Silent(self.post.unit.name, tuple(works), min(duty.due_on for duty in self.duties))


def is_locked(period: Period) -> bool:
    """Whether the period takes no more reports and rulings, by the latest act of locking or opening."""
    latest = Closure.objects.filter(period=period).order_by("-pk").first()
    return latest is not None and latest.locked


def locked_periods(periods: Iterable[Period]) -> frozenset[int]:
    """Which of the periods are locked, by key of the row, in one query."""
    return locked_in(Closure.objects.filter(period__in=periods))


def locked_in(closures: Iterable[Closure]) -> frozenset[int]:
    """The periods that these acts of locking and opening leave locked, by key of the row."""
    latest = {closure.period_id: closure.locked for closure in sorted(closures, key=lambda closure: closure.pk)}
    return frozenset(pk for pk, locked in latest.items() if locked)


def refuse_if_locked(work: Commitment, key: str) -> None:
    """Raise Conflict while a period of that key is locked on a list that the work is owed to; one query."""
    closures = Closure.objects.filter(period__key=key, period__obligations__commitment=work)
    latest = {one.period_id: one for one in closures.select_related("period__list_of").order_by("pk")}
    for one in latest.values():
        if one.locked:
            raise Conflict(
                f"“{one.period.list_of.name}”{one.period.name}已锁定，“{work.name}”不能再报送、审核。"
                "确需更正的，请督查室主任重新打开。",
                code="locked",
            )


def period_with(programme: Programme, pk: int) -> Period | None:
    return Period.objects.filter(pk=pk, list_of__programme=programme).select_related("list_of__programme").first()


def duties_in(actor: Actor, programme: Programme, key: str, filing: Filing) -> list[Obligation]:
    """A period's duties in a state that the actor may see, in the office's order of units."""
    owed = _duties().filter(period__list_of__programme=programme, period__key=key, state=filing.value)
    return list(visible_to(actor, owed).order_by("post__unit__order", "post__pk", "commitment__pk", "pk"))


def silent_for(actor: Actor, programme: Programme, key: str, *, on: dt.date) -> tuple[SilentPost, ...]:
    """The same as ``silent_posts``, as far as the actor may see the duties."""
    return _by_post(visible_to(actor, _unfiled(programme, key)), on)


def silent_posts(programme: Programme, key: str, *, on: dt.date) -> tuple[SilentPost, ...]:
    """The posts that still owe a report, in the office's order, with who acts for them on that day; four queries."""
    return _by_post(_unfiled(programme, key), on)


def _unfiled(programme: Programme, key: str) -> QuerySet[Obligation]:
    return _duties().filter(period__list_of__programme=programme, period__key=key, state=Filing.NOT_FILED.value)


def _by_post(owed: QuerySet[Obligation], on: dt.date) -> tuple[SilentPost, ...]:
    by_post: dict[int, list[Obligation]] = {}
    for duty in owed.order_by("post__unit__order", "post__pk", "commitment__pk", "pk"):
        by_post.setdefault(duty.post_id, []).append(duty)
    people = _people(by_post, on)
    return tuple(SilentPost(duties[0].post, tuple(duties), people.get(pk, ())) for pk, duties in by_post.items())


def _duties() -> QuerySet[Obligation]:
    return Obligation.objects.select_related("post__unit", "commitment", "period__list_of__programme")


def _people(posts: Iterable[int], on: dt.date) -> dict[int, tuple[Reachable, ...]]:
    """The holders of posts on a day, and behind them the deputies; closed accounts left out."""
    tenures = Tenure.objects.filter(post__in=posts, from_on__lte=on, user__is_active=True)
    tenures = tenures.filter(Q(to_on=None) | Q(to_on__gt=on)).select_related("user").order_by("pk")
    deputies = Delegation.objects.filter(post__in=posts, from_on__lte=on, to_on__gt=on, deputy__is_active=True)
    behind = [(one.post_id, one.user, False) for one in tenures]
    behind += [(one.post_id, one.deputy, True) for one in deputies.select_related("deputy").order_by("pk")]
    contacts = {one.user_id: one for one in Contact.objects.filter(user__in=[user.pk for _, user, _ in behind])}
    found: dict[int, dict[int, Reachable]] = {}
    for post, user, deputises in behind:
        contact = contacts.get(user.pk)
        one = Reachable(user, deputises, contact.mobile if contact else "", contact.email if contact else "")
        found.setdefault(post, {}).setdefault(user.pk, one)
    return {post: tuple(people.values()) for post, people in found.items()}


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that should have gone out by a day and has not: to which post, about which of its duties."""

    key: str
    name: str
    to: SilentPost
    day: ReminderDay


def reminders_due(programme: Programme, plan: Sequence[int], *, on: dt.date) -> list[DueReminder]:
    """The reminders of every open period that are due on a day, in the office's order, newest period first."""
    opened = Period.objects.filter(list_of__programme=programme, opens_on__lte=on)
    opened = opened.filter(obligations__state=Filing.NOT_FILED.value).order_by("-as_of", "-key", "list_of__order", "pk")
    names: dict[str, str] = {}
    for period in opened:
        names.setdefault(period.key, period.name)
    found: list[DueReminder] = []
    for key, name in names.items():
        sent = _sent(programme, key)
        for silent in silent_posts(programme, key, on=on):
            found += [
                DueReminder(key, name, to, day)
                for day, to in _by_day(silent, plan, on)
                if (silent.post.pk, day.occasion.value, day.day) not in sent
            ]
    return found


def _by_day(silent: SilentPost, plan: Sequence[int], on: dt.date) -> list[tuple[ReminderDay, SilentPost]]:
    """A post's duties by the reminder that they are due for: an extension gives a duty days of its own."""
    days: dict[ReminderDay, list[Obligation]] = {}
    for duty in silent.duties:
        opens = duty.period.opens_on
        day = reminder_for(duty.due_on, on, plan) if opens <= on else None
        day = day or opening_for(opens, duty.due_on, on, plan)
        if day is not None:
            days.setdefault(day, []).append(duty)
    return [(day, SilentPost(silent.post, tuple(duties), silent.people)) for day, duties in days.items()]


def _sent(programme: Programme, key: str) -> set[tuple[int, str, dt.date]]:
    rows = Reminder.objects.filter(programme=programme, period_key=key)
    return set(rows.values_list("post_id", "occasion", "day"))


def urged_on(actor: Actor, programme: Programme, key: str, day: dt.date) -> frozenset[int]:
    """The posts that the office urged on a day."""
    rows = Reminder.objects.filter(programme=programme, period_key=key, occasion=Occasion.URGE.value, day=day)
    return frozenset(_of_all(actor, rows).values_list("post_id", flat=True))


def reminders_of(actor: Actor, programme: Programme, key: str) -> list[Reminder]:
    """Every reminder of a period, newest first."""
    rows = Reminder.objects.filter(programme=programme, period_key=key).select_related("post__unit")
    return list(_of_all(actor, rows).order_by("-at", "post__unit__order", "pk"))


def calls_of(actor: Actor, programme: Programme, key: str) -> list[Call]:
    """The telephone calls about a period, newest first."""
    rows = Call.objects.filter(programme=programme, period_key=key).select_related("unit")
    return list(_of_all(actor, rows).order_by("-at", "-pk"))


def deliveries_of(actor: Actor, programme: Programme, key: str) -> list[Delivery]:
    """What went out of the house about a period, newest first."""
    rows = Delivery.objects.filter(programme=programme, period_key=key)
    return list(_of_all(actor, rows).order_by("-queued_at", "-pk"))


def extensions_of(actor: Actor, programme: Programme, key: str) -> list[Extension]:
    rows = Extension.objects.filter(obligation__period__list_of__programme=programme, obligation__period__key=key)
    chosen = rows.select_related("obligation__post__unit", "obligation__commitment", "obligation__period__list_of")
    return list(_of_all(actor, chosen).order_by("-at", "obligation__post__unit__order", "pk"))


def exemptions_of(actor: Actor, programme: Programme, key: str) -> list[Exemption]:
    rows = Exemption.objects.filter(obligation__period__list_of__programme=programme, obligation__period__key=key)
    chosen = rows.select_related("obligation__post__unit", "obligation__commitment", "obligation__period__list_of")
    return list(_of_all(actor, chosen).order_by("-at", "obligation__post__unit__order", "pk"))


def closures_of(actor: Actor, periods: Sequence[Period]) -> list[Closure]:
    rows = Closure.objects.filter(period__in=periods).select_related("period__list_of")
    return list(_of_all(actor, rows).order_by("-at", "-pk"))


def _of_all(actor: Actor, rows: QuerySet[Row]) -> QuerySet[Row]:
    """The rows, for whoever sees every unit's duties; what was done about them is shown to nobody else."""
    return rows if actor.reach(SEE_DUTIES).everything else rows.none()


def ended_duties(programme: Programme) -> QuerySet[Obligation]:
    """Open duties on works that were cancelled or merged by the as-of day of the period, on its list or everywhere."""
    ended = Change.objects.filter(
        Q(listing=None) | Q(listing__list_of=OuterRef("period__list_of")),
        commitment=OuterRef("commitment"),
        kind__in=ENDINGS,
        on__lte=OuterRef("period__as_of"),
    )
    owed = _duties().filter(period__list_of__programme=programme, state=Filing.NOT_FILED.value)
    return owed.filter(Exists(ended)).order_by("pk")


def ending_of(duty: Obligation) -> Change:
    """The change that ended a duty's work; for one that ``ended_duties`` gave."""
    changes = Change.objects.filter(
        Q(listing=None) | Q(listing__list_of=duty.period.list_of),
        commitment=duty.commitment,
        kind__in=ENDINGS,
        on__lte=duty.period.as_of,
    )
    return changes.order_by("on", "pk")[0]


def notices_for(actor: Actor, user_id: int) -> list[Notice]:
    """A person's own notices, newest first."""
    if not actor.reach(SEE_OWN_NOTICES):
        return []
    rows = Notice.objects.filter(user_id=user_id).select_related("reminder__post__unit")
    return list(rows.order_by("-reminder__at", "-pk"))


def unread_number(user_id: int) -> int:
    return Notice.objects.filter(user_id=user_id, read_at=None).count()


def contact_of(user_id: int) -> Contact | None:
    return Contact.objects.filter(user_id=user_id).first()


def user_with(pk: int) -> User | None:
    return User.objects.filter(pk=pk, is_active=True).first()


def waiting_number(area_code: str) -> int:
    """How many messages are still to be sent."""
    return Delivery.objects.filter(programme__area_id=area_code, state=DeliveryState.WAITING).count()
