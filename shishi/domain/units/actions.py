import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.units.models import Area, Delegation, Post, PostKind, Tenure, Unit
from shishi.domain.units.permissions import require_appoint, require_delegate, require_manage
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
    require_appoint(by)
    earlier = Tenure.objects.select_for_update().filter(post=post, to_on=None).first()
    tenure = _succeed(post, earlier, user_id, from_on)
    record(
        area_code=post.unit.area_id,
        act="units.appoint",
        subject=Subject("units.tenure", str(tenure.pk)),
        after={"post": post.pk, "user": user_id, "from_on": from_on, "ended": earlier.pk if earlier else None},
        by=by,
        at=at,
    )
    return tenure


def _succeed(post: Post, earlier: Tenure | None, user_id: int, from_on: dt.date) -> Tenure:
    if earlier is not None:
        if earlier.from_on >= from_on:
            raise Conflict("新任起始日应晚于现任起始日。")
        earlier.to_on = from_on
        earlier.save(update_fields=["to_on"])
    return Tenure.objects.create(post=post, user_id=user_id, from_on=from_on)


@transaction.atomic
def hand_over(
    *, area: Area, leaver_id: int, successor_id: int, from_on: dt.date, by: Actor, at: dt.datetime
) -> list[Tenure]:
    """Hand every post that somebody holds in an area to a successor, from a day on, in one act.

    Duties belong to posts, so whatever is open goes along, in whichever units the posts are. What the leaver did as
    somebody's deputy ends that day too and goes to nobody: it was given to the person. Refuses a leaver without posts,
    a successor who is the leaver, and a day that is not after the start of each tenure.
    """
    require_appoint(by)
    if leaver_id == successor_id:
        raise DomainError("接任人与交接人是同一人。", code="same-person")
    held = Tenure.objects.select_for_update().filter(user_id=leaver_id, post__unit__area=area, to_on=None)
    tenures = list(held.order_by("post__unit__order", "post_id"))
    if not tenures:
        raise Conflict("交接人目前没有任职，无可交接。", code="no-posts")
    made = [_succeed(tenure.post, tenure, successor_id, from_on) for tenure in tenures]
    given = Delegation.objects.filter(deputy_id=leaver_id, post__unit__area=area, to_on__gt=from_on)
    stopped = list(given.order_by("pk"))
    for delegation in stopped:
        _end(delegation, from_on)
    record(
        area_code=area.code,
        act="units.hand_over",
        subject=Subject("units.tenure", str(made[0].pk)),
        after={
            "from": leaver_id,
            "to": successor_id,
            "from_on": from_on,
            "posts": [tenure.post_id for tenure in made],
            "delegations_ended": [delegation.pk for delegation in stopped],
        },
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def delegate(
    *,
    post: Post,
    deputy_id: int,
    from_on: dt.date,
    to_on: dt.date,
    by: Actor,
    at: dt.datetime,
    document: str = "",
) -> Delegation:
    """Let a deputy act for a post (AB角) from a day to a day, the latter excluded.

    The deputy acts under the own name and sees the post's duties for those days alone. Refuses an end that is not after
    the beginning, the post's own holder, and days that overlap with the deputy's earlier ones for this post.
    """
    require_delegate(by, post)
    if to_on <= from_on:
        raise DomainError("授权的截止日应晚于起始日。", code="days-backwards")
    if Tenure.objects.filter(post=post, user_id=deputy_id, to_on=None).exists():
        raise DomainError("本岗位的任职人不必授权给自己。", code="own-post")
    same = Delegation.objects.filter(post=post, deputy_id=deputy_id, from_on__lt=to_on, to_on__gt=from_on)
    if same.exists():
        raise Conflict("该代理人在这段时间已有本岗位的授权。")
    made = Delegation.objects.create(post=post, deputy_id=deputy_id, from_on=from_on, to_on=to_on, document=document)
    record(
        area_code=post.unit.area_id,
        act="units.delegate",
        subject=Subject("units.delegation", str(made.pk)),
        after={"post": post.pk, "deputy": deputy_id, "from_on": from_on, "to_on": to_on, "document": document},
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def end_delegation(*, delegation: Delegation, on: dt.date, by: Actor, at: dt.datetime) -> Delegation:
    """End a delegation before its day. Refuses a day that is not before the one agreed."""
    require_delegate(by, delegation.post)
    if on >= delegation.to_on:
        raise DomainError(f"授权原定于{delegation.to_on}截止，提前结束的日期应早于这一天。", code="not-earlier")
    _end(delegation, on)
    record(
        area_code=delegation.post.unit.area_id,
        act="units.end_delegation",
        subject=Subject("units.delegation", str(delegation.pk)),
        after={"post": delegation.post_id, "deputy": delegation.deputy_id, "to_on": delegation.to_on},
        by=by,
        at=at,
    )
    return delegation


def _end(delegation: Delegation, on: dt.date) -> None:
    delegation.to_on = max(on, delegation.from_on)
    delegation.save(update_fields=["to_on"])
