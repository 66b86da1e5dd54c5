"""From what a figure counts down to the works, their reports and the imported cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.figures.values import BoundValue
from shishi.domain.statistics.inputs import ReportInput
from shishi.domain.statistics.standing import TargetStanding, WorkStanding
from shishi.interfaces.desk.chips import Chip, work_chip
from shishi.interfaces.desk.links import Link, matter_address, report_address, source_link
from shishi.rulebook.counting import Item
from shishi.rulebook.periods import parse_period
from shishi.rulebook.wording import decimal_text

_TARGET = re.compile(r"\.(t\d+)\.(?:cumulative|share)$")


@dataclass(frozen=True, slots=True)
class Origin:
    """A target's latest value: from which report, and from which cell of which file. Empty where nothing was reported."""

    target: str
    value: str
    report: Link | None
    cell: Link | None


@dataclass(frozen=True, slots=True)
class WorkTrace:
    """A work behind a counted thing, with the newest report that was known and where the target values came from."""

    matter: Link
    chip: Chip
    report: Link | None
    source: Link | None
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A counted thing and the works behind it. ``reason`` says why it is left out; empty for what is counted."""

    name: str
    works: tuple[WorkTrace, ...]
    reason: str = ""


class Tracer:
    """The things of one figure set by the ids that its figures use."""

    def __init__(self, figures: FigureSet, figure: BoundValue) -> None:
        self.figures = figures
        self._scope = figure.scope
        found = _TARGET.search(figure.id)
        self._target = found.group(1) if found else None
        self._items: dict[str, Item] = {item.id: item for item in figures.matters}
        for name, items in figures.items.items():
            self._items |= {f"{name}/{item.id}": item for item in items}
        self._targets = {
            target.target.id: (state, target) for state in figures.works.values() for target in state.targets
        }

    def entry(self, key: str, name: str, reason: str = "") -> Entry:
        """A thing by its id: an item, a work, a target (子项), or the name of a 项 or 方面."""
        if key in self._targets:
            state, target = self._targets[key]
            label = target.target.name or state.work.name
            return Entry(label, (self._trace(state, (target,)),), reason)
        states = [self.figures.works[work] for work in self._works(key)]
        return Entry(name, tuple(self._trace(state, self._chosen(state)) for state in states), reason)

    def _works(self, key: str) -> tuple[str, ...]:
        if key in self.figures.works:
            return (key,)
        if key in self._items:
            return self._items[key].works
        named = (item for item in self._listed() if key in {item.heading, item.aspect})
        return tuple(dict.fromkeys(work for item in named for work in item.works))

    def _listed(self) -> tuple[Item, ...]:
        return self.figures.items.get(self._scope, self.figures.matters)

    def _chosen(self, state: WorkStanding) -> tuple[TargetStanding, ...]:
        """The target that the figure is about; all of them where it is about the work."""
        return tuple(target for target in state.targets if self._target in {None, target.target.id})

    def _trace(self, state: WorkStanding, targets: tuple[TargetStanding, ...]) -> WorkTrace:
        report = state.report or next(reversed(state.work.reports), None)
        return WorkTrace(
            matter=Link(state.work.name, matter_address(state.work.id)),
            chip=work_chip(state),
            report=_report_link(state, report) if report else None,
            source=source_link(*report.source) if report else None,
            origins=tuple(_origins(state, targets)),
        )


def _origins(state: WorkStanding, targets: tuple[TargetStanding, ...]) -> Iterator[Origin]:
    for standing in targets:
        report, target = standing.report, standing.target
        amount = "未报" if standing.cumulative is None else f"{decimal_text(standing.cumulative)}{target.unit}"
        yield Origin(
            target=target.name or state.work.name,
            value=amount,
            report=_report_link(state, report) if report else None,
            cell=source_link(*report.source, standing.cell) if report else None,
        )


def _report_link(state: WorkStanding, report: ReportInput) -> Link:
    label = f"{parse_period(report.period_key).label()}报告第{report.version}版（{report.unit}）"
    return Link(label, report_address(state.work.id, report))
