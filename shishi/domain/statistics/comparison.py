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
    before, after = figures_from(earlier).figures, figures_from(later).figures
    names = {**{key: value.name for key, value in before.items()}, **{key: value.name for key, value in after.items()}}
    texts = {
        key: (before[key].grounds if key in before else None, after[key].grounds if key in after else None)
        for key in names
    }
    return [Difference(key, names[key], old, new) for key, (old, new) in texts.items() if old != new]
