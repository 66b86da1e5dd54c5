"""The table of 件: each with its works, targets, values, light and forecast."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.forecasting import forecast_of
from shishi.domain.statistics.standing import TargetStanding, WorkStanding
from shishi.interfaces.desk.chips import Chip, item_chip
from shishi.interfaces.desk.links import FigureLink, Link, anchor, figure_link, matter_address
from shishi.interfaces.desk.programme.filters import Place
from shishi.interfaces.desk.programme.sparklines import Sparkline, sparkline
from shishi.rulebook.counting import Item
from shishi.rulebook.progress import Forecast
from shishi.rulebook.wording import decimal_text, quantity


@dataclass(frozen=True, slots=True)
class TargetLine:
    goal: str
    value: FigureLink | None
    portion: FigureLink | None
    outlook: str
    hopeless: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """``planned`` and ``reached`` are shares of the target that decides the light."""

    anchor: str
    number: str
    name: str
    works: tuple[Link, ...]
    about: str
    lead: str
    supports: str
    targets: tuple[TargetLine, ...]
    chip: Chip
    reasons: str
    spark: Sparkline | None
    planned: str
    reached: str


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class ListTable:
    name: str
    groups: tuple[Group, ...]


def list_tables(figures: FigureSet, digest: str, places: Iterable[Place]) -> tuple[ListTable, ...]:
    """The places by list and, inside a list, by aspect, in the order in which they come."""
    tables: dict[str, dict[str, list[ItemRow]]] = {}
    for place in places:
        groups = tables.setdefault(place.list_name, {})
        groups.setdefault(place.item.aspect, []).append(_row(figures, digest, place))
    return tuple(
        ListTable(name, tuple(Group(aspect, tuple(rows)) for aspect, rows in groups.items()))
        for name, groups in tables.items()
    )


def _row(figures: FigureSet, digest: str, place: Place) -> ItemRow:
    item, name = place.item, place.list_name
    works = [figures.works[work] for work in item.works]
    single = works[0] if len(works) == 1 else None
    targets = [(state, target) for state in works for target in state.targets]
    return ItemRow(
        anchor=anchor(name, item.id),
        number=str(place.position),
        name=item.name,
        works=tuple(Link(state.work.name, matter_address(state.work.id)) for state in works),
        about=_about(item),
        lead="、".join(dict.fromkeys(state.work.lead for state in works if state.work.lead)),
        supports="、".join(dict.fromkeys(unit for state in works for unit in state.work.supports)),
        targets=tuple(_target(figures, digest, f"{name}/{item.id}", state, target) for state, target in targets),
        chip=item_chip(figures, item),
        reasons="；".join(dict.fromkeys(reason for state in works for reason in state.assessment.reasons)),
        spark=sparkline(single, figures.inputs.year) if single else None,
        planned=_percent(single.assessment.planned) if single else "",
        reached=_percent(single.assessment.reported) if single else "",
    )


def _percent(share: object) -> str:
    return "" if share is None else f"{share}%"


def _about(item: Item) -> str:
    parts = [item.kind.label]
    if item.cancelled or item.merged_into or item.postponed:
        parts.append(item.approval or "缺批准文号")
    return " · ".join(parts)


def _target(
    figures: FigureSet,
    digest: str,
    place: str,
    state: WorkStanding,
    standing: TargetStanding,
) -> TargetLine:
    target = standing.target
    value = figures.figures.get(f"{place}.{target.id}.cumulative")
    portion = figures.figures.get(f"{place}.{target.id}.share")
    outlook = forecast_of(state, standing, figures.inputs.as_of, figures.inputs.year)
    goal = "待下达" if target.quantity is None else quantity(target.quantity, target.unit)
    return TargetLine(
        goal=f"{target.name} {goal}".strip(),
        value=figure_link(digest, value) if value else None,
        portion=figure_link(digest, portion) if portion else None,
        outlook=outlook_text(outlook, standing),
        hopeless=outlook is not None and outlook.can_finish is False,
    )


def outlook_text(outlook: Forecast | None, standing: TargetStanding) -> str:
    """The range at the deadline; small targets keep a decimal, so that 0.8 of 1 is not shown as 1."""
    if outlook is None or outlook.low is None or outlook.high is None:
        return ""
    decimals = 1 if (standing.target.quantity or 0) < 100 else 0
    ends: Sequence[str] = [decimal_text(round(end, decimals)) for end in (outlook.low, outlook.high)]
    return ends[0] if ends[0] == ends[1] else "—".join(ends)
