"""All figures of one snapshot together, and the identities that must hold between them."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from threading import Lock

from shishi.domain.statistics.figures import counts, county, slowness
from shishi.domain.statistics.figures.values import COUNTY, BoundValue, Scope
from shishi.domain.statistics.inputs import Inputs, load
from shishi.domain.statistics.items import Standings, standings_of
from shishi.domain.statistics.models import Snapshot
from shishi.domain.statistics.standing import WorkStanding
from shishi.rulebook import counting
from shishi.rulebook.counting import Breach, Item

KEPT = 8
_kept: OrderedDict[str, "FigureSet"] = OrderedDict()
_lock = Lock()


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


class Figures(Mapping[str, BoundValue]):
    """Figures by their ids, in parts: counted ones are at hand, values of single targets are made when asked for."""

    def __init__(self, parts: Iterable[Mapping[str, BoundValue]]) -> None:
        self._parts = tuple(parts)

    def __getitem__(self, figure_id: str) -> BoundValue:
        for part in self._parts:
            if (found := part.get(figure_id)) is not None:
                return found
        raise KeyError(figure_id)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._parts)

    def __len__(self) -> int:
        return sum(map(len, self._parts))


def figures_of(inputs: Inputs) -> FigureSet:
    """Every figure of the inputs. The same inputs give the same figures, whenever and wherever they are computed."""
    return count_figures(standings_of(inputs))


def count_figures(standings: Standings) -> FigureSet:
    """Every figure of what stands."""
    inputs, unique = standings.inputs, standings.unique
    lists = [Scope(name, items, inputs.as_of, prefix=f"{name}/") for name, items in standings.items.items()]
    parts = [part for scope in lists for part in _of_list(scope, standings)]
    standing = {scope.name: sum(item.merged_into is None for item in scope.items) for scope in lists}
    return FigureSet(
        inputs=inputs,
        figures=Figures([*parts, _of_county(standings)]),
        works=standings.works,
        items=standings.items,
        matters=standings.matters,
        breaches=(
            *(breach for scope in lists for breach in counts.states(scope)),
            *counting.check_levels(standing, unique.links, len(unique.matters)),
        ),
    )


def _of_list(scope: Scope, standings: Standings) -> Iterator[Mapping[str, BoundValue]]:
    slow = slowness.slow_items(scope.items)
    yield _by_id(counts.counted(scope), counts.lights(scope, standings.works))
    yield counts.TargetValues(scope, standings.works)
    yield _by_id(
        slowness.by_aspect(scope, slow),
        slowness.by_cause(scope, slow, standings.works),
        [slowness.hopeless(scope, standings.hopeless)],
    )


def _of_county(standings: Standings) -> Mapping[str, BoundValue]:
    scope = Scope(COUNTY, standings.matters, standings.inputs.as_of)
    return _by_id(
        counts.counted(scope),
        counts.lights(scope, standings.works),
        slowness.by_cause(scope, slowness.slow_items(scope.items), standings.works),
        [slowness.hopeless(scope, standings.hopeless)],
        county.overlaps(scope, standings.unique, standings.works),
        county.reporting(standings.works, scope.as_of),
        county.remaining_time(scope),
    )


def _by_id(*groups: Iterable[BoundValue]) -> dict[str, BoundValue]:
    return {figure.id: figure for group in groups for figure in group}


def figures_from(snapshot: Snapshot) -> FigureSet:
    """The figures of a snapshot, computed from its frozen inputs and nothing else.

    Frozen inputs never change, so those of the last few snapshots are kept by their hash; only a new hash has its text
    read.
    """
    key = snapshot.sha256
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    figures = figures_of(load(snapshot.content))
    with _lock:
        _kept[key] = figures
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    return figures
