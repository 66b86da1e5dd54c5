import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Allocation, PlanPoint, Target
from shishi.domain.projects.permissions import require_manage
from shishi.domain.projects.versions import plan_version, shares_version
from shishi.domain.units.models import Unit
from shishi.rulebook.progress import PlanError, check_months


@transaction.atomic
def set_plan(
    *, target: Target, points: Mapping[int, Decimal], by: Actor, at: dt.datetime, opened: str | None = None
) -> list[PlanPoint]:
    """Set a target's own plan: month (1-12) → cumulative quantity. It replaces the plan that was there.

    ``opened`` is the version of the plan that the person saw (plan_version). Refuses months out of range, a plan that falls
    from one month to the next or exceeds the target's quantity, and one that somebody else changed meanwhile.
    """
    require_manage(by)
    held = _held(target, opened, plan_version, "计划")
    try:
        check_months(points, held.quantity)
    except PlanError as refusal:
        raise DomainError(refusal.sentence, code=refusal.code) from refusal
    PlanPoint.objects.filter(target=target).delete()
    made = PlanPoint.objects.bulk_create(
        PlanPoint(target=target, month=month, cumulative=points[month]) for month in sorted(points)
    )
    record(
        area_code=target.commitment.programme.area_id,
        act="projects.set_plan",
        subject=Subject("projects.target", str(target.pk)),
        after={"points": {str(month): points[month] for month in sorted(points)}},
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def drop_plan(*, target: Target, by: Actor, at: dt.datetime, opened: str | None = None) -> None:
    """Go back to the default curve of the work's kind. Refuses a target without a plan of its own, and as set_plan."""
    require_manage(by)
    _held(target, opened, plan_version, "计划")
    points = {str(point.month): point.cumulative for point in target.plan.order_by("month")}
    if not points:
        raise Conflict("这个目标没有自定计划，用的就是默认曲线。", code="no-plan")
    target.plan.all().delete()
    record(
        area_code=target.commitment.programme.area_id,
        act="projects.drop_plan",
        subject=Subject("projects.target", str(target.pk)),
        after={"dropped": points},
        by=by,
        at=at,
    )


def _held(target: Target, opened: str | None, version_of: Callable[[Target], str], what: str) -> Target:
    """The target locked, if what the person saw of it still stands."""
    held = Target.objects.select_for_update().get(pk=target.pk)
    if opened is not None and opened != version_of(held):
        raise Conflict(f"{what}在您打开之后已由他人改动，请核对后重新填写。", code="changed-meanwhile")
    return held


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
def share_out(
    *, target: Target, shares: Mapping[Unit, Decimal], by: Actor, at: dt.datetime, opened: str | None = None
) -> list[Allocation]:
    """Set all shares of a target at once; a unit that is not named has none any more. One ledger entry.

    The sum may differ from the target's quantity: that is shown, not refused. ``opened`` is the version of the shares that the
    person saw (shares_version). Refuses a negative share, a unit of another area, the withdrawal of a share that
    has sites or reports, and shares that somebody else changed meanwhile.
    """
    require_manage(by)
    _held(target, opened, shares_version, "分解任务")
    area_code = target.commitment.programme.area_id
    for unit, quantity in shares.items():
        if quantity < 0:
            raise DomainError(f"{unit.name}的任务数不能是负数。", code="negative")
        if unit.area_id != area_code:
            raise DomainError(f"“{unit.name}”不是本县的单位。", code="unit-of-other-area")
    known = {share.unit_id: share for share in target.allocations.select_related("unit")}
    named = {unit.pk for unit in shares}
    for share in known.values():
        if share.unit_id not in named:
            _withdraw(share)
    before = {share.unit.name: share.quantity for share in known.values()}
    for unit, quantity in shares.items():
        if unit.pk not in known or known[unit.pk].quantity != quantity:
            Allocation.objects.update_or_create(target=target, unit=unit, defaults={"quantity": quantity})
    record(
        area_code=area_code,
        act="projects.share_out",
        subject=Subject("projects.target", str(target.pk)),
        after={"before": before, "after": {unit.name: quantity for unit, quantity in shares.items()}},
        by=by,
        at=at,
    )
    return list(target.allocations.order_by("unit__order", "pk"))


def _withdraw(share: Allocation) -> None:
    if share.sites.exists() or share.values.exists():
        raise Conflict(
            f"{share.unit.name}已登记点位或已有进展报告，不能撤销其任务；没有任务的请填0。", code="share-used"
        )
    share.delete()
