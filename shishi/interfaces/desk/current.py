"""Whose register the pages show, and the newest figures of it."""

from dataclasses import dataclass

from django.conf import settings

from shishi.core.actor import Actor
from shishi.domain.projects.models import Programme
from shishi.domain.projects.queries import latest_programme
from shishi.domain.statistics.figures.sets import FigureSet, figures_from
from shishi.domain.statistics.models import Snapshot
from shishi.domain.statistics.queries import newest_snapshot
from shishi.domain.statistics.queries import snapshot_named as snapshot_of

DIGEST = 8  # so many digits of a snapshot's hash stand in an address


@dataclass(frozen=True, slots=True)
class Current:
    programme: Programme
    snapshot: Snapshot
    figures: FigureSet

    @property
    def digest(self) -> str:
        return self.snapshot.sha256[:DIGEST]


def current_programme() -> Programme | None:
    return latest_programme(settings.AREA_CODE)


def current() -> Current | None:
    """The programme of the latest year with the figures of its newest snapshot; None before the first one."""
    programme = current_programme()
    snapshot = newest_snapshot(programme) if programme else None
    return Current(programme, snapshot, figures_from(snapshot)) if programme and snapshot else None


def snapshot_named(digest: str, actor: Actor) -> Snapshot | None:
    """The snapshot that an address names by the first digits of its hash, where the actor may see it."""
    programme = current_programme()
    return snapshot_of(programme, digest, actor) if programme and len(digest) == DIGEST else None
