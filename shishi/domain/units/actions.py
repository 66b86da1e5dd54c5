import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.units.models import Area, Post, PostKind, Tenure, Unit
from shishi.domain.units.permissions import require_manage
from shishi.domain.units.queries import next_order, unit_at, unit_named, unit_with_credit_code
from shishi.rulebook.codes import parse_area_code, parse_unit_code


@transaction.atomic
def register_area(*, code: str, name: str, parent: Area | None = None, by: Actor, at: dt.datetime) -> Area:
    """Take an area into the register, under its code's full form (62 becomes 620000).

    Refuses a code that is none (GB/T 2260) and one that is already there.
    """
    require_manage(by)
    code = parse_area_code(code).code
    if Area.objects.filter(code=code).exists():
        raise Conflict(f"区划代码{code}已登记。")
    area = Area.objects.create(code=code, name=name, parent=parent)
    record(
        area_code=code,
        act="units.register_area",
        subject=Subject("units.area", code),
        after={"code": code, "name": name, "parent": parent.code if parent else None},
        by=by,
        at=at,
    )
    return area


@transaction.atomic
def register_unit(
    *,
    area: Area,
    name: str,
    kind: str,
    by: Actor,
    at: dt.datetime,
    order: int | None = None,
    credit_code: str | None = None,
) -> Unit:
    """Take a unit into the register, at its place in the official order or behind the last one.

    Opens its reporting post (报送人), since duties belong to posts. Refuses a second unit of the same name, place or
    credit code, and a credit code whose check character is wrong.
    """
    require_manage(by)
    if credit_code is not None:
        credit_code = parse_unit_code(credit_code).code
    _check_unit(area, name, order, credit_code)
    unit = Unit.objects.create(
        area=area,
        name=name,
        kind=kind,
        order=order if order is not None else next_order(area.code),
        credit_code=credit_code,
    )
    Post.objects.create(unit=unit, name=PostKind.REPORTER.label, kind=PostKind.REPORTER)
    record(
        area_code=area.code,
        act="units.register_unit",
        subject=Subject("units.unit", str(unit.pk)),
        after={"name": name, "kind": kind, "order": unit.order, "credit_code": credit_code, "posts": ["报送人"]},
        by=by,
        at=at,
    )
    return unit


def _check_unit(area: Area, name: str, order: int | None, credit_code: str | None) -> None:
    if unit_named(area.code, name) is not None:
        raise Conflict(f"单位“{name}”已登记。")
    neighbour = unit_at(area.code, order) if order is not None else None
    if neighbour is not None:
        raise Conflict(f"排序第{order}位已是“{neighbour.name}”。", code="order-taken")
    holder = unit_with_credit_code(credit_code) if credit_code is not None else None
    if holder is not None:
        raise Conflict(f"统一社会信用代码{credit_code}已登记在“{holder.name}”名下。", code="credit-code-taken")


@transaction.atomic
def open_post(*, unit: Unit, name: str, kind: str, by: Actor, at: dt.datetime) -> Post:
    """Open a further post in a unit. Refuses a second one of the same name."""
    require_manage(by)
    if Post.objects.filter(unit=unit, name=name).exists():
        raise Conflict(f"“{unit.name}”已有岗位“{name}”。")
    post = Post.objects.create(unit=unit, name=name, kind=kind)
    record(
        area_code=unit.area_id,
        act="units.open_post",
        subject=Subject("units.post", str(post.pk)),
        after={"unit": unit.pk, "name": name, "kind": kind},
        by=by,
        at=at,
    )
    return post


@transaction.atomic
def appoint(*, post: Post, user_id: int, from_on: dt.date, by: Actor, at: dt.datetime) -> Tenure:
    """Hand a post to a user from a day on; the tenure before ends on that day, and the post's duties go along.

    Refuses a day that is not after the start of the tenure it would end.
    """
    require_manage(by)
    earlier = Tenure.objects.select_for_update().filter(post=post, to_on=None).first()
    if earlier is not None:
        if earlier.from_on >= from_on:
            raise Conflict("新任起始日应晚于现任起始日。")
        earlier.to_on = from_on
        earlier.save(update_fields=["to_on"])
    tenure = Tenure.objects.create(post=post, user_id=user_id, from_on=from_on)
    record(
        area_code=post.unit.area_id,
        act="units.appoint",
        subject=Subject("units.tenure", str(tenure.pk)),
        after={"post": post.pk, "user": user_id, "from_on": from_on, "ended": earlier.pk if earlier else None},
        by=by,
        at=at,
    )
    return tenure
