import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import ENDINGS, Change, Commitment, ListOf, Party, PartyRole
from shishi.domain.reporting.models import Obligation, Period
from shishi.domain.reporting.permissions import require_open
from shishi.domain.units.models import PostKind
from shishi.rulebook import periods


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a period's notice sets."""

    as_of: dt.date
    opens_on: dt.date
    due_on: dt.date
    notice: str = ""


@transaction.atomic
def open_period(*, list_of: ListOf, period: periods.Period, days: Days, by: Actor, at: dt.datetime) -> Period:
    """Open a reporting period of a list and mint one obligation per work and reporting post of its lead unit.

    Works that are cancelled or merged by the as-of day owe nothing, nor do those whose place on this list is. Refuses a
    second opening of the same period and a due day before the opening; raises PeriodError for an as-of day that the
    period cannot have.
    """
    require_open(by)
    named = period.with_as_of(days.as_of).label()
    if days.due_on < days.opens_on:
        raise DomainError(
            f"{named}的报送时限{days.due_on}早于开启日{days.opens_on}，请更正。",
            code="due-before-opening",
        )
    if Period.objects.filter(list_of=list_of, key=period.key).exists():
        raise Conflict(f"清单“{list_of.name}”的{period.label()}已开启。")
    opened = Period.objects.create(
        list_of=list_of,
        key=period.key,
        name=named,
        as_of=days.as_of,
        opens_on=days.opens_on,
        due_on=days.due_on,
        notice=days.notice,
    )
    minted = _mint(opened)
    record(
        area_code=list_of.programme.area_id,
        act="reporting.open_period",
        subject=Subject("reporting.period", str(opened.pk)),
        after={
            "list": list_of.name,
            "key": period.key,
            "as_of": days.as_of,
            "opens_on": days.opens_on,
            "due_on": days.due_on,
            "notice": days.notice,
            "obligations": minted,
        },
        by=by,
        at=at,
    )
    return opened


def _mint(period: Period) -> int:
    ended = Change.objects.filter(
        Q(listing=None) | Q(listing__list_of=period.list_of),
        kind__in=ENDINGS,
        on__lte=period.as_of,
    )
    # A subquery, because exclude() would put the conditions together from different changes of a work.
    works = (
        Commitment.objects.filter(listings__list_of=period.list_of)
        .exclude(pk__in=ended.values("commitment"))
        .distinct()
    )
    leads = Party.objects.filter(commitment__in=works, role=PartyRole.LEAD, unit__posts__kind=PostKind.REPORTER)
    owed = leads.order_by("commitment_id", "unit__posts__name").values_list("commitment_id", "unit__posts__pk")
    first_post: dict[int, int] = {}
    for commitment_id, post_id in owed:
        first_post.setdefault(commitment_id, post_id)
    Obligation.objects.bulk_create(
        Obligation(period=period, commitment_id=commitment_id, post_id=post_id, due_on=period.due_on)
        for commitment_id, post_id in first_post.items()
    )
    return len(first_post)
