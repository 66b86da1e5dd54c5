"""The lists at a glance: a card for each, and the lights of all of them as a chart with its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from shishi.domain.statistics.figures.sets import FigureSet
from shishi.interfaces.desk.chips import Chip, light_chip
from shishi.interfaces.desk.links import FigureLink, figure_link
from shishi.rulebook.progress import Light

RATES = ("completion_rate", "start_rate", "construction_rate")


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of the bar of lights, in hundredths of the bar."""

    style: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class ListCard:
    name: str
    size: str
    rates: tuple[FigureLink, ...]
    lights: tuple[tuple[Chip, FigureLink], ...]
    bar: tuple[BarPart, ...]


@dataclass(frozen=True, slots=True)
class LightRow:
    """A list's line in the table beside the chart."""

    name: str
    items: FigureLink
    lights: tuple[FigureLink, ...]
    completion: FigureLink


@dataclass(frozen=True, slots=True)
class LightSeries:
    """One colour of the chart over all lists."""

    name: str
    style: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LightTable:
    heads: tuple[Chip, ...]
    rows: tuple[LightRow, ...]
    series: tuple[LightSeries, ...]


def list_card(figures: FigureSet, digest: str, name: str) -> ListCard:
    headings, aspects = figures[f"{name}.headings"], figures[f"{name}.aspects"]
    items = figures[f"{name}.items"]
    group = f"{headings.text}项" if headings.value not in {0, items.value} else f"{aspects.text}方面"
    rates = (figure for code in RATES if (figure := figures[f"{name}.{code}"]).value is not None)
    lights = ((light_chip(light), figures[f"{name}.light.{light.value}"]) for light in Light)
    shown = tuple((chip, figure_link(digest, figure)) for chip, figure in lights if figure.value)
    return ListCard(
        name=name,
        size=f"{'' if group.startswith('0') else group}{items.text}件",
        rates=tuple(figure_link(digest, figure) for figure in rates),
        lights=shown,
        bar=_bar(shown),
    )


def light_table(figures: FigureSet, digest: str, names: Sequence[str]) -> LightTable:
    chips = tuple(light_chip(light) for light in Light)
    rows = tuple(
        LightRow(
            name=name,
            items=figure_link(digest, figures[f"{name}.items"]),
            lights=tuple(figure_link(digest, figures[f"{name}.light.{light.value}"]) for light in Light),
            completion=figure_link(digest, figures[f"{name}.completion_rate"]),
        )
        for name in names
    )
    series = tuple(
        LightSeries(chip.word, chip.style, tuple(int(row.lights[index].value.value or 0) for row in rows))
        for index, chip in enumerate(chips)
    )
    return LightTable(chips, rows, series)


def _bar(lights: Sequence[tuple[Chip, FigureLink]]) -> tuple[BarPart, ...]:
    numbers = [int(link.value.value or 0) for _, link in lights]
    total, parts, left = sum(numbers), [], 0.0
    for (chip, _), number in zip(lights, numbers, strict=True):
        width = 100 * number / total
        parts.append(BarPart(chip.style, round(left, 3), round(width, 3)))
        left += width
    return tuple(parts)
