"""Snapshots without their text: it is large, and read only where figures are computed from it for the first time."""

from django.db.models import QuerySet

from shishi.core.actor import Actor
from shishi.domain.projects.models import Programme
from shishi.domain.statistics.models import Snapshot
from shishi.domain.statistics.permissions import visible_to


def latest_snapshot(programme: Programme, period_key: str) -> Snapshot | None:
    """The newest snapshot of a period."""
    return _snapshots(programme).filter(period_key=period_key).order_by("-frozen_at", "-pk").first()


def newest_snapshot(programme: Programme) -> Snapshot | None:
    """The newest snapshot of the latest period that has any."""
    return _snapshots(programme).order_by("-as_of", "-frozen_at", "-pk").first()


def snapshot_named(programme: Programme, prefix: str, actor: Actor) -> Snapshot | None:
    """The snapshot that the actor may see and whose hash begins so; None where none does, or more than one: an address must not mislead."""
    found = list(visible_to(actor, _snapshots(programme)).filter(sha256__startswith=prefix.lower()).order_by("pk")[:2])
    return found[0] if len(found) == 1 else None


def _snapshots(programme: Programme) -> QuerySet[Snapshot]:
    return Snapshot.objects.filter(programme=programme).defer("content")
