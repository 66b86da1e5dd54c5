import datetime as dt
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Better, Commitment, Target
from shishi.domain.projects.permissions import require_manage


@dataclass(frozen=True, slots=True)
class Goal:
    """What a new target says. ``quantity`` None is 待下达; ``source_system`` is where its numbers are kept."""

    unit: str
    quantity: Decimal | None
    name: str = ""
    better: str = Better.MORE.value
    source_system: str = ""


@transaction.atomic
def add_target(*, work: Commitment, goal: Goal, by: Actor, at: dt.datetime) -> Target:
    """Give a work a further target. Refuses a second one of the same name and unit, and a negative quantity."""
    require_manage(by)
    Commitment.objects.select_for_update().get(pk=work.pk)
    if not goal.unit.strip():
        raise DomainError("请填写目标的计量单位。", code="no-unit")
    if goal.quantity is not None and goal.quantity < 0:
        raise DomainError("目标的任务数不能是负数。", code="negative")
    if Target.objects.filter(commitment=work, name=goal.name, unit=goal.unit).exists():
        raise Conflict(f"“{work.name}”已有目标“{goal.name or work.name}”（{goal.unit}）。", code="target-known")
    order = Target.objects.filter(commitment=work).count() + 1
    target = Target.objects.create(commitment=work, order=order, **asdict(goal))
    record(
        area_code=work.programme.area_id,
        act="projects.add_target",
        subject=Subject("projects.target", str(target.pk)),
        after={"work": work.pk, **asdict(goal)},
        by=by,
        at=at,
    )
    return target


@transaction.atomic
def assign_quantity(*, target: Target, quantity: Decimal, by: Actor, at: dt.datetime) -> Target:
    """Set the quantity of a target that was 待下达. Once set, it changes by an approved change only (record_change)."""
    require_manage(by)
    held = Target.objects.select_for_update().get(pk=target.pk)
    if held.quantity is not None:
        raise Conflict(f"目标“{held}”的任务数已下达，改动须登记批准文件。", code="target-assigned")
    if quantity < 0:
        raise DomainError("目标的任务数不能是负数。", code="negative")
    target.quantity = quantity
    target.save(update_fields=["quantity"])
    record(
        area_code=target.commitment.programme.area_id,
        act="projects.assign_quantity",
        subject=Subject("projects.target", str(target.pk)),
        after={"work": target.commitment_id, "quantity": quantity},
        by=by,
        at=at,
    )
    return target
