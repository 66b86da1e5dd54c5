"""Which 件 the first page shows. The filter lives in the address, so that a view can be sent to somebody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from shishi.domain.statistics.figures.counts import light_of
from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.standing import WorkStanding
from shishi.interfaces.desk.chips import light_chip
from shishi.rulebook.counting import Item
from shishi.rulebook.progress import Light


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; an empty word asks for everything. The names are those of the address."""

    list: str = ""
    light: str = ""
    unit: str = ""
    township: str = ""
    q: str = ""

    @property
    def active(self) -> bool:
        return any(asdict(self).values())

    def address(self, **more: str) -> str:
        """The filter as the query of an address, with further parameters."""
        said = {key: value for key, value in {**asdict(self), **more}.items() if value}
        return f"?{urlencode(said)}" if said else "?"


@dataclass(frozen=True, slots=True)
class Place:
    """A 件 at its place on a list; positions count from 1."""

    list_name: str
    position: int
    item: Item


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One select of the filter's form."""

    name: str
    label: str
    everything: str
    options: tuple[Option, ...]


def filter_from(query: Mapping[str, str]) -> Filter:
    return Filter(**{name: query.get(name, "").strip()[:80] for name in Filter.__slots__})


def units_named(figures: FigureSet) -> frozenset[str]:
    """The units that have a part in any work."""
    return frozenset(name for state in figures.works.values() for name in _units_of(state))


def choices_of(
    asked: Filter, figures: FigureSet, named: frozenset[str], units: Sequence[tuple[str, bool]]
) -> tuple[Choice, ...]:
    """The selects with what occurs in the register. ``units`` are names with whether it is a township, in order."""
    townships = [name for name, is_township in units if is_township and name in named]
    others = [name for name, is_township in units if not is_township and name in named]
    lights = [(light.value, f"{light.shape} {light_chip(light).word}") for light in Light]
    return (
        _choice("list", "清单", "全部清单", [(name, name) for name in figures.items], asked.list),
        _choice("light", "进度判定", "全部判定", lights, asked.light),
        _choice("unit", "责任单位", "全部单位", [(name, name) for name in others], asked.unit),
        _choice("township", "乡镇", "全部乡镇", [(name, name) for name in townships], asked.township),
    )


def places_of(figures: FigureSet) -> Iterator[Place]:
    """Every 件, list by list in the lists' own order."""
    for name, items in figures.items.items():
        yield from (Place(name, position, item) for position, item in enumerate(items, start=1))


def _choice(name: str, label: str, everything: str, pairs: Sequence[tuple[str, str]], chosen: str) -> Choice:
    return Choice(name, label, everything, tuple(Option(value, text, value == chosen) for value, text in pairs))


def passes(asked: Filter, place: Place, figures: FigureSet) -> bool:
    """Whether the filter lets a 件 through."""
    item = place.item
    if asked.list and place.list_name != asked.list:
        return False
    if asked.light and (item.merged_into is not None or light_of(item, figures.works) != asked.light):
        return False
    works = [figures.works[work] for work in item.works]
    units = {name for state in works for name in _units_of(state)}
    return (
        (not asked.unit or asked.unit in units)
        and (not asked.township or asked.township in units)
        and (not asked.q or any(asked.q.casefold() in text.casefold() for text in _texts(item, works, units)))
    )


def _units_of(state: WorkStanding) -> Iterator[str]:
    """Every unit that leads or supports a work or has a share of one of its targets."""
    yield state.work.lead
    yield from state.work.supports
    for standing in state.targets:
        yield from (unit for unit, _ in standing.target.shares)


def _texts(item: Item, works: Sequence[WorkStanding], units: set[str]) -> Iterator[str]:
    yield from (item.name, item.aspect, item.heading)
    for state in works:
        yield from (state.work.name, state.work.content, state.work.leader)
        yield from (standing.target.name for standing in state.targets)
    yield from units
