"""What the desk's pages show, as plain values made from figures: no figure is computed here, only placed."""

from collections.abc import Sequence
from dataclasses import dataclass

from shishi.domain.bulletins.models import Bulletin, BulletinFile
from shishi.domain.statistics.figures.counts import light_of
from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.figures.values import COUNTY, BoundValue
from shishi.domain.statistics.forecasting import forecast_of
from shishi.domain.statistics.standing import TargetStanding, WorkStanding
from shishi.interfaces.desk.sparklines import Sparkline, sparkline
from shishi.rulebook.counting import Item
from shishi.rulebook.periods import parse_period
from shishi.rulebook.progress import Forecast, Light
from shishi.rulebook.wording import decimal_text, quantity

# A cancelled or done 件 shows that instead of a light; the CSS class carries colour, the word and shape the meaning.
_DONE, _CANCELLED = ("✓", "已完成", "done"), ("×", "已取消", "grey")


@dataclass(frozen=True, slots=True)
class Chip:
    """A status by shape, word and colour."""

    shape: str
    word: str
    style: str


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
    rates: tuple[BoundValue, ...]
    lights: tuple[tuple[Chip, BoundValue], ...]
    bar: tuple[BarPart, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    goal: str
    value: str
    portion: str
    outlook: str
    hopeless: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    anchor: str
    number: str
    name: str
    about: str
    lead: str
    supports: str
    targets: tuple[TargetLine, ...]
    chip: Chip
    reasons: str
    spark: Sparkline | None


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class ListTable:
    name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    title: str
    as_of: str
    snapshot: str
    reports: tuple[BoundValue, ...]
    time_left: BoundValue | None
    cards: tuple[ListCard, ...]
    county: tuple[BoundValue, ...]
    tables: tuple[ListTable, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BulletinPage:
    title: str
    version: int
    snapshot: str
    files: tuple[BulletinFile, ...]


def programme_page(figures: FigureSet, sha256: str) -> ProgrammePage:
    inputs = figures.inputs
    lists = [list_of for list_of in inputs.lists if list_of.listings]
    return ProgrammePage(
        title=f"{parse_period(inputs.period_key).to_date().label()}为民兴办实事进展",
        as_of=f"{inputs.as_of.month}月{inputs.as_of.day}日",
        snapshot=f"{sha256[:4]}…{sha256[-2:]}",
        reports=tuple(figures[f"{COUNTY}.reports_{code}"] for code in ("due", "filed", "missing")),
        time_left=figures.figures.get(f"{COUNTY}.time_left"),
        cards=tuple(_card(figures, list_of.name) for list_of in lists),
        county=tuple(figures[f"{COUNTY}.{code}"] for code in ("matters", "works", "completion_rate", "items_slow")),
        tables=tuple(ListTable(list_of.name, _groups(figures, list_of.name)) for list_of in lists),
        warnings=tuple(sentence for state in figures.works.values() for sentence in state.conflicts),
    )


def bulletin_page(bulletin: Bulletin, files: Sequence[BulletinFile]) -> BulletinPage:
    snapshot = bulletin.snapshot
    return BulletinPage(
        title=f"{parse_period(snapshot.period_key).to_date().label()}进展情况通报",
        version=bulletin.version,
        snapshot=snapshot.sha256[:8],
        files=tuple(files),
    )


def _card(figures: FigureSet, name: str) -> ListCard:
    headings, aspects = figures[f"{name}.headings"], figures[f"{name}.aspects"]
    items = figures[f"{name}.items"]
    group = f"{headings.text}项" if headings.value not in {0, items.value} else f"{aspects.text}方面"
    codes = ["completion_rate", "start_rate", "construction_rate"]
    rates = tuple(figure for code in codes if (figure := figures[f"{name}.{code}"]).value is not None)
    lights = tuple((_light_chip(light), figures[f"{name}.light.{light.value}"]) for light in Light)
    shown = tuple(pair for pair in lights if pair[1].value)
    return ListCard(
        name=name,
        size=f"{'' if group.startswith('0') else group}{items.text}件",
        rates=rates,
        lights=shown,
        bar=_bar(shown),
        rules=tuple(figure.rule_text for figure in rates),
    )


def _bar(lights: Sequence[tuple[Chip, BoundValue]]) -> tuple[BarPart, ...]:
    numbers = [int(figure.value or 0) for _, figure in lights]
    total, parts, left = sum(numbers), [], 0.0
    for (chip, _), number in zip(lights, numbers, strict=True):
        width = 100 * number / total
        parts.append(BarPart(chip.style, round(left, 3), round(width, 3)))
        left += width
    return tuple(parts)


def _light_chip(light: Light) -> Chip:
    return Chip(light.shape, "灰（取消、待下达）" if light is Light.GREY else light.label, light.value)


def _groups(figures: FigureSet, name: str) -> tuple[Group, ...]:
    groups: dict[str, list[ItemRow]] = {}
    for position, item in enumerate(figures.items[name], start=1):
        groups.setdefault(item.aspect, []).append(_row(figures, name, item, position))
    return tuple(Group(aspect, tuple(rows)) for aspect, rows in groups.items())


def _row(figures: FigureSet, name: str, item: Item, position: int) -> ItemRow:
    works = [figures.works[work] for work in item.works]
    first = works[0]
    return ItemRow(
        anchor=f"{name}-{item.id}",
        number=str(position),
        name=item.name,
        about=_about(item, works),
        lead="、".join(dict.fromkeys(state.work.lead for state in works if state.work.lead)),
        supports="、".join(dict.fromkeys(unit for state in works for unit in state.work.supports)),
        targets=tuple(_target(figures, name, item, state, target) for state in works for target in state.targets),
        chip=_chip(figures, item),
        reasons="；".join(dict.fromkeys(reason for state in works for reason in state.assessment.reasons)),
        spark=sparkline(first, figures.inputs.year) if len(works) == 1 else None,
    )


def _about(item: Item, works: Sequence[WorkStanding]) -> str:
    parts = [item.kind.label]
    if len(works) > 1:
        parts.append(f"含{'、'.join(state.work.name for state in works)}")
    if item.cancelled or item.merged_into or item.postponed:
        parts.append(item.approval or "缺批准文号")
    return " · ".join(parts)


def _chip(figures: FigureSet, item: Item) -> Chip:
    if item.cancelled:
        return Chip(*_CANCELLED)
    if item.done:
        return Chip(*_DONE)
    return _light_chip(light_of(item, figures.works))


def _target(
    figures: FigureSet,
    name: str,
    item: Item,
    state: WorkStanding,
    standing: TargetStanding,
) -> TargetLine:
    target, place = standing.target, f"{name}/{item.id}.{standing.target.id}"
    value, portion = figures.figures.get(f"{place}.cumulative"), figures.figures.get(f"{place}.share")
    outlook = forecast_of(state, standing, figures.inputs.as_of)
    goal = "待下达" if target.quantity is None else quantity(target.quantity, target.unit)
    return TargetLine(
        goal=f"{target.name} {goal}".strip(),
        value=value.text if value else "未报",
        portion=portion.text if portion else "",
        outlook=_outlook(outlook, 1 if (target.quantity or 0) < 100 else 0),
        hopeless=outlook is not None and outlook.can_finish is False,
    )


def _outlook(outlook: Forecast | None, decimals: int) -> str:
    """The range at the deadline; small targets keep a decimal, so that 0.8 of 1 is not shown as 1."""
    if outlook is None or outlook.low is None or outlook.high is None:
        return ""
    low, high = (decimal_text(round(end, decimals)) for end in (outlook.low, outlook.high))
    return low if low == high else f"{low}—{high}"
