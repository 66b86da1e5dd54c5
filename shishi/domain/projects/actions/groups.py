"""方面 and 项 of a list: added, renamed, put in order, and taken away while nothing stands under them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Aspect, Heading, ListOf
from shishi.domain.projects.permissions import require_manage
from shishi.domain.projects.versions import fresh_list


class Grouping(StrEnum):
    """By what a list groups its matters."""

    ASPECT = "aspect"
    HEADING = "heading"

    @property
    def label(self) -> str:
        return {"aspect": "方面", "heading": "项"}[self]


@dataclass(frozen=True, slots=True)
class Group:
    """An aspect or a heading as it shall be; ``pk`` None is a new one."""

    name: str
    pk: int | None = None


_MODELS: dict[Grouping, type[Aspect] | type[Heading]] = {Grouping.ASPECT: Aspect, Grouping.HEADING: Heading}


@transaction.atomic
def arrange_groups(
    *,
    list_of: ListOf,
    grouping: Grouping,
    groups: Sequence[Group],
    by: Actor,
    at: dt.datetime,
    version: str = "",
) -> list[str]:
    """Bring a list's aspects or headings to the groups named, in their order; one that is not named is taken away.

    Refuses a group without a name, a name twice, a group of another list, and taking away one that matters stand under.
    """
    require_manage(by)
    list_of = fresh_list(list_of, version)
    model = _MODELS[grouping]
    before: dict[int, Aspect | Heading] = {
        one.pk: one for one in model.objects.filter(list_of=list_of).order_by("order", "pk")
    }
    _check(list_of, grouping, groups, before)
    names = [group.name for group in groups]
    was = [one.name for one in before.values()]
    kept = {group.pk for group in groups}
    for pk, one in before.items():
        if pk not in kept:
            one.delete()
        else:  # two that change names must not meet half-way
            model.objects.filter(pk=pk).update(name=f"#{pk}")
    for order, group in enumerate(groups, start=1):
        if group.pk is None:
            model.objects.create(list_of=list_of, name=group.name, order=order)
        else:
            model.objects.filter(pk=group.pk).update(name=group.name, order=order)
    record(
        area_code=list_of.programme.area_id,
        act="projects.arrange_groups",
        subject=Subject("projects.listof", str(list_of.pk)),
        after={"list": list_of.name, "grouping": grouping.value, "before": was, "after": names},
        by=by,
        at=at,
    )
    return names


def _check(list_of: ListOf, grouping: Grouping, groups: Sequence[Group], before: dict[int, Aspect | Heading]) -> None:
    names = [group.name for group in groups]
    if any(not name.strip() for name in names):
        raise DomainError(f"“{list_of.name}”的{grouping.label}缺少名称。", code="group-unnamed")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Conflict(f"“{list_of.name}”上有两个“{twice}”，{grouping.label}不能重名。", code="group-twice")
    kept = {group.pk for group in groups if group.pk is not None}
    if kept - set(before):
        raise DomainError(f"有的{grouping.label}不属于“{list_of.name}”，请刷新页面后再改。", code="group-of-other-list")
    for pk, one in before.items():
        if pk not in kept and one.listings.exists():
            raise Conflict(f"“{one.name}”下还有实事，请先把它们改列，再删除这个{grouping.label}。", code="group-in-use")
