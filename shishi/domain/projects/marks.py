"""Marks of what a form was opened on: they tell a second person's change, and nothing of what stands there."""

import hashlib
from collections.abc import Iterable

from shishi.domain.projects.models import Site, Target


def mark_of_plan(target: Target) -> str:
    """What a form carries of the plan that it was opened on; another mark later means that somebody changed it."""
    return _mark(f"{point.month}:{point.cumulative}" for point in target.plan.order_by("month"))


def mark_of_shares(target: Target) -> str:
    """The same for all shares of a target."""
    return _mark(f"{share.unit_id}:{share.quantity}" for share in target.allocations.order_by("unit_id"))


def mark_of_site(site: Site) -> str:
    """The same for what is updated of a site."""
    return _mark([site.stage, str(site.started_on), str(site.finished_on)])


def _mark(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
