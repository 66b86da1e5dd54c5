from shishi.domain.projects.models import Programme
from shishi.domain.statistics.models import Snapshot


def latest_snapshot(programme: Programme, period_key: str) -> Snapshot | None:
    """The newest snapshot of a period."""
    found = Snapshot.objects.filter(programme=programme, period_key=period_key)
    return found.order_by("-frozen_at", "-pk").first()


def newest_snapshot(programme: Programme) -> Snapshot | None:
    """The newest snapshot of the latest period that has any."""
    return Snapshot.objects.filter(programme=programme).order_by("-as_of", "-frozen_at", "-pk").first()
