import datetime as dt
import itertools
from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Allocation, PlanPoint, Site, Target
from shishi.domain.projects.permissions import require_manage
from shishi.domain.units.models import Unit


@transaction.atomic
def set_plan(*, target: Target, points: Mapping[int, Decimal], by: Actor, at: dt.datetime) -> list[PlanPoint]:
    """Set a target's own plan: month (1-12) → cumulative quantity. It replaces the plan that was there.

    Refuses months out of range and a plan that falls from one month to the next.
    """
    require_manage(by)
    months = sorted(points)
    if not months or months[0] < 1 or months[-1] > 12:
        raise DomainError("计划的月份应在1月至12月之间。", code="plan-months")
    for earlier, later in itertools.pairwise(months):
        if points[later] < points[earlier]:
            raise DomainError(
                f"累计计划不应减少：{later}月{points[later]}小于{earlier}月{points[earlier]}。", code="plan-falls"
            )
    PlanPoint.objects.filter(target=target).delete()
    made = PlanPoint.objects.bulk_create(
        PlanPoint(target=target, month=month, cumulative=points[month]) for month in months
    )
    record(
        area_code=target.commitment.programme.area_id,
        act="projects.set_plan",
        subject=Subject("projects.target", str(target.pk)),
        after={"points": {str(month): points[month] for month in months}},
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def allocate(*, target: Target, unit: Unit, quantity: Decimal, by: Actor, at: dt.datetime) -> Allocation:
    """Give a unit its share of a target. A second call for the same unit sets the new share."""
    require_manage(by)
    allocation, _ = Allocation.objects.update_or_create(target=target, unit=unit, defaults={"quantity": quantity})
    record(
        area_code=target.commitment.programme.area_id,
        act="projects.allocate",
        subject=Subject("projects.allocation", str(allocation.pk)),
        after={"target": target.pk, "unit": unit.name, "quantity": quantity},
        by=by,
        at=at,
    )
    return allocation


@transaction.atomic
def place_site(
    *,
    allocation: Allocation,
    name: str,
    by: Actor,
    at: dt.datetime,
    place_code: str = "",
    quantity: Decimal | None = None,
) -> Site:
    """Name a place (点位) where a share is done. Refuses a second one of the same name in the share."""
    require_manage(by)
    if Site.objects.filter(allocation=allocation, name=name).exists():
        raise Conflict(f"点位“{name}”已登记。")
    site = Site.objects.create(allocation=allocation, name=name, place_code=place_code, quantity=quantity)
    record(
        area_code=allocation.target.commitment.programme.area_id,
        act="projects.place_site",
        subject=Subject("projects.site", str(site.pk)),
        after={"allocation": allocation.pk, "name": name, "place_code": place_code, "quantity": quantity},
        by=by,
        at=at,
    )
    return site
