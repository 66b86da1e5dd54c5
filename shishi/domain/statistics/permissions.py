from django.db.models import QuerySet

from shishi.core.actor import Actor, require
from shishi.domain.statistics.models import Snapshot

FREEZE_PERIODS = "statistics.freeze"
SEE_PROGRAMME = "programme.see"


def require_freeze(by: Actor) -> None:
    require(by, FREEZE_PERIODS)


def visible_to(actor: Actor, snapshots: QuerySet[Snapshot]) -> QuerySet[Snapshot]:
    """All of them for whoever sees the county's figures, since each names every unit's works."""
    return snapshots if actor.reach(SEE_PROGRAMME).everything else snapshots.none()
