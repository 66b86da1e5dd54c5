"""Units as plain values: what each leads and supports on the as-of day, and what it owes for the period."""

from collections.abc import Sequence
from dataclasses import dataclass

from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.standing import WorkStanding
from shishi.domain.units.models import Unit
from shishi.interfaces.desk.chips import Chip, work_chip
from shishi.interfaces.desk.duties import Duty, number_by_state
from shishi.interfaces.desk.links import Link, matter_address
from shishi.rulebook.wording import decimal_text, quantity


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: Unit
    leads: int
    supports: int
    slow: int
    numbers: tuple[tuple[Chip, int], ...]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work that a unit has to do with. ``share`` is the unit's own part of its targets."""

    matter: Link
    lists: str
    lead: str
    progress: tuple[str, ...]
    share: tuple[str, ...]
    chip: Chip
    reasons: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    unit: Unit
    period_key: str
    leads: tuple[WorkRow, ...]
    supports: tuple[WorkRow, ...]
    duties: tuple[Duty, ...]
    numbers: tuple[tuple[Chip, int], ...]


def unit_rows(units: Sequence[Unit], figures: FigureSet, duties: Sequence[Duty]) -> tuple[UnitRow, ...]:
    owed: dict[int, list[Duty]] = {}
    for duty in duties:
        owed.setdefault(duty.unit.pk, []).append(duty)
    return tuple(_row(unit, figures, owed.get(unit.pk, [])) for unit in units)


def unit_page(unit: Unit, figures: FigureSet, duties: Sequence[Duty]) -> UnitPage:
    lists = _lists_of(figures)
    own = [duty for duty in duties if duty.unit.pk == unit.pk]
    works = figures.works.values()
    return UnitPage(
        unit=unit,
        period_key=figures.inputs.period_key,
        leads=tuple(_work(state, unit.name, lists) for state in works if state.work.lead == unit.name),
        supports=tuple(_work(state, unit.name, lists) for state in works if _supports(state, unit.name)),
        duties=tuple(own),
        numbers=tuple((chip, number) for chip, number in number_by_state(own) if number),
    )


def _row(unit: Unit, figures: FigureSet, duties: Sequence[Duty]) -> UnitRow:
    led = [state for state in figures.works.values() if state.work.lead == unit.name]
    return UnitRow(
        unit=unit,
        leads=len(led),
        supports=sum(_supports(state, unit.name) for state in figures.works.values()),
        slow=sum(state.slow for state in led),
        numbers=tuple((chip, number) for chip, number in number_by_state(duties) if number),
    )


def _supports(state: WorkStanding, name: str) -> bool:
    """Whether a unit has a part in a work that another one leads: as 协办单位, or by a share of a target."""
    has_share = any(unit == name for target in state.targets for unit, _ in target.target.shares)
    return state.work.lead != name and (name in state.work.supports or has_share)


def _lists_of(figures: FigureSet) -> dict[str, str]:
    """The lists that each work stands on, by its id."""
    found: dict[str, list[str]] = {}
    for list_of in figures.inputs.lists:
        for work in (work for listing in list_of.listings for work in listing.works):
            found.setdefault(work, []).append(list_of.name)
    return {work: "、".join(dict.fromkeys(names)) for work, names in found.items()}


def _work(state: WorkStanding, name: str, lists: dict[str, str]) -> WorkRow:
    return WorkRow(
        matter=Link(state.work.name, matter_address(state.work.id)),
        lists=lists.get(state.work.id, ""),
        lead=state.work.lead,
        progress=tuple(
            f"{target.target.name} {'未报' if target.cumulative is None else decimal_text(target.cumulative)}"
            f" / {'待下达' if target.target.quantity is None else quantity(target.target.quantity, target.target.unit)}"
            for target in state.targets
        ),
        share=tuple(
            f"{target.target.name} {quantity(amount, target.target.unit)}".strip()
            for target in state.targets
            for unit, amount in target.target.shares
            if unit == name
        ),
        chip=work_chip(state),
        reasons="；".join(state.assessment.reasons),
    )
