"""All figures of one snapshot together, and the identities that must hold between them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from shishi.domain.statistics.figures import counts, county, slowness
from shishi.domain.statistics.figures.values import COUNTY, BoundValue, Ref, refs_of
from shishi.domain.statistics.inputs import Inputs, load
from shishi.domain.statistics.items import items_of
from shishi.domain.statistics.models import Snapshot
from shishi.domain.statistics.standing import WorkStanding, work_standings
from shishi.rulebook import counting
from shishi.rulebook.counting import Breach, Item


@dataclass(frozen=True, slots=True)
class FigureSet:
    """All figures of a snapshot, with the standings they were counted from and the identities that do not hold."""

    inputs: Inputs
    figures: Mapping[str, BoundValue]
    works: Mapping[str, WorkStanding]
    items: Mapping[str, tuple[Item, ...]]
    matters: tuple[Item, ...]
    breaches: tuple[Breach, ...]

    def __getitem__(self, figure_id: str) -> BoundValue:
        return self.figures[figure_id]


def figures_of(inputs: Inputs) -> FigureSet:
    """Every figure of the inputs. The same inputs give the same figures, whenever and wherever they are computed."""
    works = work_standings(inputs)
    items = items_of(inputs, works)
    found: list[BoundValue] = []
    breaches: list[Breach] = []
    for name, listed in items.items():
        refs = refs_of(name, listed)
        found += counts.counted(name, listed, refs, inputs.as_of)
        found += counts.lights(name, listed, refs, works, inputs.as_of)
        found += counts.target_values(name, listed, works, inputs.as_of)
        found += slowness.by_aspect(name, listed, refs, inputs.as_of)
        found += slowness.by_cause(name, listed, refs, works, inputs.as_of)
        found.append(slowness.hopeless(name, listed, refs, works, inputs))
        breaches += counts.states(name, listed, inputs.as_of)
    unique = counting.unique(items)
    matters = _matters(unique, counting.matter_items(items))
    refs = {item.id: Ref(item.id, item.name) for item in matters}
    found += counts.counted(COUNTY, matters, refs, inputs.as_of)
    found += counts.lights(COUNTY, matters, refs, works, inputs.as_of)
    found += slowness.by_cause(COUNTY, matters, refs, works, inputs.as_of)
    found.append(slowness.hopeless(COUNTY, matters, refs, works, inputs))
    found += county.overlaps(unique, refs, works, inputs.as_of)
    found += county.reporting(inputs, works)
    found += county.remaining_time(matters, inputs.as_of)
    breaches += counting.check_levels(
        {name: len([item for item in listed if item.merged_into is None]) for name, listed in items.items()},
        unique.links,
        len(unique.matters),
    )
    return FigureSet(
        inputs=inputs,
        figures={figure.id: figure for figure in found},
        works=works,
        items=items,
        matters=matters,
        breaches=tuple(breaches),
    )


def _matters(unique: counting.Unique, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Each matter with the works of its listings that still stand: a place that was cancelled has no say in its light."""
    found: list[Item] = []
    for matter, item in zip(unique.matters, items, strict=True):
        live = [member for member in matter.items if not member.cancelled] or matter.items
        found.append(replace(item, works=tuple(dict.fromkeys(work for member in live for work in member.works))))
    return tuple(found)


def figures_from(snapshot: Snapshot) -> FigureSet:
    """The figures of a snapshot, computed from its frozen inputs and nothing else."""
    return _of_content(snapshot.content)


@lru_cache(maxsize=8)  # frozen inputs never change, so neither do their figures
def _of_content(content: str) -> FigureSet:
    return figures_of(load(content))
