"""The first page as plain values made from figures: no figure is computed here, only placed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache

from shishi.domain.statistics.figures.counts import light_of
from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.figures.values import COUNTY
from shishi.domain.units.models import Unit, UnitKind
from shishi.interfaces.desk.chips import Chip, light_chip
from shishi.interfaces.desk.current import Current
from shishi.interfaces.desk.links import FigureLink, figure_link
from shishi.interfaces.desk.programme.cards import LightTable, ListCard, light_table, list_card
from shishi.interfaces.desk.programme.filters import Choice, Filter, Place, choices_of, passes, places_of, units_named
from shishi.interfaces.desk.programme.rows import ListTable, list_tables
from shishi.rulebook.periods import parse_period
from shishi.rulebook.progress import Light

ROWS = 50  # 件 on one page of the table
COUNTY_FIGURES = ("matters", "works", "completion_rate", "items_slow", "cannot_finish")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the filter lets through: how many 件, by light, and which stretch of them is on this page."""

    total: int
    lights: tuple[tuple[Chip, int], ...]
    first: int
    last: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    title: str
    as_of: str
    snapshot: str
    period_key: str
    reports: tuple[FigureLink, ...]
    time_left: FigureLink | None
    cards: tuple[ListCard, ...]
    county: tuple[FigureLink, ...]
    lights: LightTable
    chart: dict[str, object]
    asked: Filter
    choices: tuple[Choice, ...]
    shown: Shown
    tables: tuple[ListTable, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Question:
    """What a page depends on. Frozen inputs never change, so the hash stands for the figures behind it."""

    sha256: str
    units: tuple[tuple[str, bool], ...]
    asked: Filter
    number: int
    rows: int
    found: Current = field(compare=False)


def programme_page(found: Current, units: Sequence[Unit], asked: Filter, number: int) -> ProgrammePage:
    """The page with the ``number``-th stretch of the table, counted from 1; one past the end shows the last."""
    named = tuple((unit.name, unit.kind == UnitKind.TOWNSHIP) for unit in units)
    return _page(_Question(found.snapshot.sha256, named, asked, number, ROWS, found))


@lru_cache(maxsize=64)  # a year's lists are opened far more often than they change
def _page(question: _Question) -> ProgrammePage:
    found, asked, rows = question.found, question.asked, question.rows
    figures, digest = found.figures, found.digest
    inputs = figures.inputs
    names = [list_of.name for list_of in inputs.lists if list_of.listings]
    whole = _whole(_Figures(found.snapshot.sha256, figures))
    places = [place for place in whole.places if passes(asked, place, figures)] if asked.active else whole.places
    start = (min(max(question.number, 1), max(-(-len(places) // rows), 1)) - 1) * rows
    left = figures.figures.get(f"{COUNTY}.time_left")
    lights = light_table(figures, digest, names)
    return ProgrammePage(
        title=f"{parse_period(inputs.period_key).to_date().label()}为民兴办实事进展",
        as_of=f"{inputs.as_of.month}月{inputs.as_of.day}日",
        snapshot=digest,
        period_key=inputs.period_key,
        reports=tuple(figure_link(digest, figures[f"{COUNTY}.reports_{code}"]) for code in ("due", "filed", "missing")),
        time_left=figure_link(digest, left) if left else None,
        cards=tuple(list_card(figures, digest, name) for name in names),
        county=tuple(figure_link(digest, figures[f"{COUNTY}.{code}"]) for code in COUNTY_FIGURES),
        lights=lights,
        chart={"lists": names, "series": [asdict(series) for series in lights.series]},
        asked=asked,
        choices=choices_of(asked, figures, whole.units, question.units),
        shown=_shown(question, places, _lights(places, figures) if asked.active else whole.lights, start),
        tables=list_tables(figures, digest, places[start : start + rows]),
        warnings=whole.warnings,
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    sha256: str
    figures: FigureSet = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What every filter of a snapshot starts from: all places, their lights, the units that have a part in any work."""

    places: tuple[Place, ...]
    lights: Counter[Light]
    units: frozenset[str]
    warnings: tuple[str, ...]


@lru_cache(maxsize=8)
def _whole(known: _Figures) -> _Whole:
    figures = known.figures
    places = tuple(places_of(figures))
    warnings = tuple(sentence for state in figures.works.values() for sentence in state.conflicts)
    return _Whole(places, _lights(places, figures), units_named(figures), warnings)


def _lights(places: Sequence[Place], figures: FigureSet) -> Counter[Light]:
    return Counter(light_of(place.item, figures.works) for place in places if place.item.merged_into is None)


def forget() -> None:
    """Make the next page anew, as for somebody who asks what nobody asked before."""
    _page.cache_clear()


def _shown(question: _Question, places: Sequence[Place], counted: Counter[Light], start: int) -> Shown:
    asked, rows = question.asked, question.rows
    end, page = min(start + rows, len(places)), start // rows + 1
    return Shown(
        total=len(places),
        lights=tuple((light_chip(light), counted[light]) for light in Light if counted[light]),
        first=start + 1,
        last=end,
        before=asked.address(page=str(page - 1)) if start else "",
        after=asked.address(page=str(page + 1)) if end < len(places) else "",
    )
