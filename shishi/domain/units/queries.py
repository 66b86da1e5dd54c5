import datetime as dt

from django.db.models import Max, Q

from shishi.domain.units.models import Area, Post, PostKind, Tenure, Unit


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


def unit_in(area_code: str, pk: int) -> Unit | None:
    return Unit.objects.filter(area_id=area_code, pk=pk).first()
