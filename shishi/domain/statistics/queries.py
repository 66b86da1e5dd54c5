from django.db.models import QuerySet

from shishi.core.actor import Actor
from shishi.domain.projects.models import Programme
from shishi.domain.statistics.models import Snapshot
from shishi.domain.statistics.permissions import visible_to


def latest_snapshot(programme: Programme, period_key: str) -> Snapshot | None:
    """The newest snapshot of a period."""
    found = Snapshot.objects.filter(programme=programme, period_key=period_key)
    return found.order_by("-frozen_at", "-pk").first()


def newest_snapshot(programme: Programme) -> Snapshot | None:
    """The newest snapshot of the latest period that has any."""
    return Snapshot.objects.filter(programme=programme).order_by("-as_of", "-frozen_at", "-pk").first()


def snapshots_of(programme: Programme, actor: Actor) -> QuerySet[Snapshot]:
    """The programme's snapshots that the actor may see."""
    return visible_to(actor, Snapshot.objects.filter(programme=programme))
