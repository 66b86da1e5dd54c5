"""What a work, a list or a part of a target looked like when somebody opened a form on it.

A form carries the version that it was opened on; an action that is told one refuses where the row has moved on since, so
that of two people on one form the second is told and nothing is overwritten.
"""

import hashlib
import json
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Max

from shishi.core.errors import Conflict
from shishi.domain.projects.models import Commitment, ListOf, Site, Target

Row = TypeVar("Row", Commitment, ListOf)


def work_version(work: Commitment) -> str:
    """Sixteen digits over everything that the pages of 登记 show of a work."""
    row = Commitment.objects.filter(pk=work.pk).values_list(
        "name", "kind", "content", "leader", "due_on", "investment_wan"
    )
    latest = Commitment.objects.filter(pk=work.pk).aggregate(Max("stage_events__pk"), Max("changes__pk"))
    places = work.links.order_by("pk").values_list(
        "pk", "listing__name", "listing__number", "listing__aspect", "listing__heading"
    )
    return _digest(
        list(row),
        list(work.parties.order_by("pk").values_list("unit", "role")),
        list(places),
        list(Target.objects.filter(commitment=work).order_by("pk").values_list("pk", "quantity")),
        latest,
    )


def list_version(list_of: ListOf) -> str:
    """Sixteen digits over a list's own particulars, its aspects and its headings."""
    row = ListOf.objects.filter(pk=list_of.pk).values_list("kind", "owning_office", "approving_document", "approved_on")
    groups = [
        list(named.order_by("pk").values_list("pk", "name", "order")) for named in (list_of.aspects, list_of.headings)
    ]
    return _digest(list(row), groups)


def plan_version(target: Target) -> str:
    """The same over a target's own plan."""
    return _digest(list(target.plan.order_by("month").values_list("month", "cumulative")))


def shares_version(target: Target) -> str:
    """The same over all shares of a target."""
    return _digest(list(target.allocations.order_by("unit_id").values_list("unit_id", "quantity")))


def site_version(site: Site) -> str:
    """The same over what is updated of a site."""
    return _digest(site.stage, site.started_on, site.finished_on)


def fresh_work(work: Commitment, version: str) -> Commitment:
    """The work's row, locked until the action ends. An empty version asks for nothing.

    Raises:
        Conflict: the work was changed since the version was read.

    """
    return _fresh(Commitment.objects.select_for_update().get(pk=work.pk), version, work_version)


def fresh_list(list_of: ListOf, version: str) -> ListOf:
    """As ``fresh_work``, for a list."""
    return _fresh(ListOf.objects.select_for_update().get(pk=list_of.pk), version, list_version)


def _fresh(locked: Row, version: str, version_of: Callable[[Row], str]) -> Row:
    if version and version != version_of(locked):
        raise Conflict(f"“{locked.name}”刚被他人改过，您的修改还没有保存。请核对现在的内容后再提交。", code="overtaken")
    return locked


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:16]
