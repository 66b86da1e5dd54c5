import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Prefetch, Q, QuerySet

from shishi.core.actor import Actor
from shishi.domain.units.models import Area, Delegation, Post, PostKind, Tenure, Unit
from shishi.domain.units.permissions import visible_posts, visible_to


def area(code: str) -> Area | None:
    return Area.objects.filter(code=code).first()


def units_of(area_code: str) -> list[Unit]:
    """All units of an area in the office's fixed order."""
    return list(Unit.objects.filter(area_id=area_code).order_by("order", "pk"))


def unit_names(area_code: str) -> frozenset[str]:
    return frozenset(Unit.objects.filter(area_id=area_code).values_list("name", flat=True))


def unit_named(area_code: str, name: str) -> Unit | None:
    return Unit.objects.filter(area_id=area_code, name=name).first()


def unit_with_credit_code(code: str) -> Unit | None:
    return Unit.objects.filter(credit_code=code).first()


def unit_at(area_code: str, order: int) -> Unit | None:
    """The unit that holds a place of the area's official order."""
    return Unit.objects.filter(area_id=area_code, order=order).first()


def next_order(area_code: str) -> int:
    """The place behind the last unit, for a unit that no directory has placed yet."""
    latest: int | None = Unit.objects.filter(area_id=area_code).aggregate(latest=Max("order"))["latest"]
    return (latest or 0) + 1


def reporting_post(unit: Unit) -> Post | None:
    """The post that reports for a unit: the first by name where it has several."""
    return Post.objects.filter(unit=unit, kind=PostKind.REPORTER).order_by("name", "pk").first()


def holder(post: Post, *, on: dt.date) -> Tenure | None:
    """Who holds a post on a day; None while it is vacant."""
    return Tenure.objects.filter(post=post, from_on__lte=on).filter(Q(to_on=None) | Q(to_on__gt=on)).first()


def unit_for(actor: Actor, area_code: str, pk: int) -> Unit | None:
    """The unit, where it exists and the actor may see it."""
    return visible_to(actor, Unit.objects.filter(area_id=area_code, pk=pk)).first()


def units_for(actor: Actor, area_code: str) -> list[Unit]:
    """The units that the actor may see, in the office's fixed order."""
    return list(visible_to(actor, Unit.objects.filter(area_id=area_code)).order_by("order", "pk"))


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that somebody acts for on a day: as its holder, or as a deputy until a day (excluded)."""

    post: Post
    deputy_until: dt.date | None = None


def posts_of(user_id: int, *, on: dt.date) -> list[HeldPost]:
    """Every post that somebody acts for on a day, in whichever units, in the office's order; own posts first."""
    tenures = _lasting(Tenure.objects.filter(user_id=user_id), on).select_related("post__unit")
    delegations = Delegation.objects.filter(deputy_id=user_id, from_on__lte=on, to_on__gt=on)
    held = [HeldPost(tenure.post) for tenure in tenures.order_by("post__unit__order", "post_id")]
    known = {one.post.pk for one in held}
    for delegation in delegations.select_related("post__unit").order_by("post__unit__order", "post_id", "-to_on"):
        if delegation.post_id not in known:
            known.add(delegation.post_id)
            held.append(HeldPost(delegation.post, deputy_until=delegation.to_on))
    return held


def posts_for(actor: Actor, area_code: str, *, on: dt.date) -> QuerySet[Post]:
    """The posts that the actor may see, with their holders of a day (``now_held``) and the deputies from then on
    (``now_deputised``), in three queries.
    """
    deputies = Delegation.objects.filter(to_on__gt=on).select_related("deputy").order_by("from_on", "pk")
    return (
        visible_posts(actor, Post.objects.filter(unit__area_id=area_code))
        .select_related("unit")
        .prefetch_related(
            Prefetch("tenures", _lasting(Tenure.objects.all(), on).select_related("user"), to_attr="now_held"),
            Prefetch("delegations", deputies, to_attr="now_deputised"),
        )
        .order_by("unit__order", "pk")
    )


def post_for(actor: Actor, area_code: str, pk: int) -> Post | None:
    seen = visible_posts(actor, Post.objects.filter(unit__area_id=area_code, pk=pk))
    return seen.select_related("unit").first()


def delegation_for(actor: Actor, area_code: str, pk: int) -> Delegation | None:
    """The delegation, where the actor may see its post."""
    seen = visible_posts(actor, Post.objects.filter(unit__area_id=area_code))
    return Delegation.objects.filter(post__in=seen, pk=pk).select_related("post__unit").first()


def _lasting(tenures: QuerySet[Tenure], on: dt.date) -> QuerySet[Tenure]:
    return tenures.filter(from_on__lte=on).filter(Q(to_on=None) | Q(to_on__gt=on))
