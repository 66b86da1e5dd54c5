from django.db.models import QuerySet

from shishi.core.actor import Actor, require
from shishi.domain.bulletins.models import Bulletin

COMPOSE_BULLETINS = "bulletins.compose"
SEE_BULLETINS = "bulletin.see"


def require_compose(by: Actor) -> None:
    require(by, COMPOSE_BULLETINS)


def visible_to(actor: Actor, bulletins: QuerySet[Bulletin]) -> QuerySet[Bulletin]:
    """All of them for whoever reads bulletins before they are out, none for anybody else."""
    return bulletins if actor.reach(SEE_BULLETINS).everything else bulletins.none()
