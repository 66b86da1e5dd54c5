"""What a correction changed, figure by figure."""

from dataclasses import dataclass

from shishi.domain.statistics.figures.sets import figures_from
from shishi.domain.statistics.models import Snapshot


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that differs between two snapshots of a period; None where it is missing on one side."""

    figure_id: str
    name: str
    before: str | None
    after: str | None


def differences(earlier: Snapshot, later: Snapshot) -> list[Difference]:
    """What a correction changed: each figure whose printed text is not the same in both snapshots."""
    before, after = _printed(earlier), _printed(later)
    missing = ("", None)
    return [
        Difference(key, name, before.get(key, missing)[1], after.get(key, missing)[1])
        for key, (name, _) in {**before, **after}.items()
        if before.get(key, missing)[1] != after.get(key, missing)[1]
    ]


def _printed(snapshot: Snapshot) -> dict[str, tuple[str, str]]:
    """Name and printed text of every figure."""
    return {key: (figure.name, figure.grounds) for key, figure in figures_from(snapshot).figures.items()}
