"""From a workbook on disk to the register: read, plan, and on demand apply. Pages, commands and the demo all go this way."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shishi.core.actor import Actor
from shishi.documents.reading.parent import read_lists, read_reports
from shishi.domain.intake.actions.answers import remember_answer
from shishi.domain.intake.actions.lists import NewList, Workbook, apply_lists
from shishi.domain.intake.actions.reports import apply_reports
from shishi.domain.intake.list_planning import plan_lists
from shishi.domain.intake.models import ImportRun, Question
from shishi.domain.intake.plans import ListPlan, ReportPlan
from shishi.domain.intake.queries import register_of, reported_before
from shishi.domain.intake.register import Answers, Register
from shishi.domain.intake.report_planning import plan_reports
from shishi.domain.projects.models import Programme
from shishi.domain.projects.queries import lists_of, programme
from shishi.domain.reporting.actions.period import Days, open_period
from shishi.domain.reporting.queries import period_of
from shishi.domain.units.models import Area
from shishi.domain.units.queries import unit_names
from shishi.rulebook import deadlines
from shishi.rulebook.periods import Period
from shishi.rulebook.stages import Kind


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list workbook with what the user said about it."""

    path: Path
    list_name: str | None = None
    year: int | None = None
    same: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    new_list: NewList = field(default_factory=NewList)

    def plan(self, area_code: str | None) -> tuple[ListPlan, int | None]:
        """What the workbook would do, and the programme year: the user's, else the title's. No area: no register yet."""
        units = unit_names(area_code) if area_code else frozenset()
        result = read_lists(self.path, list_hint=self.list_name, year=self.year, known_units=units)
        year = self.year or result.year
        known = programme(area_code, year) if area_code and year is not None else None
        register = register_of(known) if known else Register(units=units)
        return plan_lists(result, register, Answers(self.same, self.kinds)), year

    def apply(
        self, plan: ListPlan, year: int, area: Area, *, by: Actor, at: dt.datetime, accept_clean: bool = False
    ) -> ImportRun | None:
        """Write the plan to the register and remember the user's answers."""
        run = apply_lists(
            area=area,
            year=year,
            plan=plan,
            workbook=Workbook(self.path.name, self.path.read_bytes()),
            new_list=self.new_list,
            accept_clean=accept_clean,
            by=by,
            at=at,
        )
        known = programme(area.code, year)
        if known is not None:
            self._remember(known, by=by, at=at)
        return run

    def _remember(self, known: Programme, *, by: Actor, at: dt.datetime) -> None:
        for name, places in self.same.items():
            remember_same(known, name, places, by=by, at=at)
        for name, kind in self.kinds.items():
            remember_answer(programme=known, question=Question.KIND, name=name, reply=kind.value, by=by, at=at)


def remember_same(
    known: Programme, name: str, places: tuple[tuple[str, str], ...], *, by: Actor, at: dt.datetime
) -> None:
    """Keep that a name means the same work as those places on lists, or with none a work of its own."""
    reply = [list(place) for place in places]
    remember_answer(programme=known, question=Question.SAME_WORK, name=name, reply=reply, by=by, at=at)


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report workbook with what the user said about it."""

    path: Path
    period: Period
    reason: str = ""
    received_on: dt.date | None = None

    def plan(self, area_code: str | None) -> ReportPlan:
        """What the workbook would do. Without a register every name is unknown, so only the reading is shown."""
        known = programme(area_code, self.period.year) if area_code else None
        units = unit_names(area_code) if area_code else frozenset()
        result = read_reports(
            self.path,
            year=self.period.year,
            month=self.period.month_number,
            known_units=units,
        )
        if known is None:
            return ReportPlan(result, self.period.key, asks=result.asks, notes=result.notes)
        before = reported_before(known, self.period)
        return plan_reports(
            result,
            register_of(known),
            before,
            period_key=self.period.key,
            reason=self.reason,
        )

    def apply(
        self, plan: ReportPlan, known: Programme, *, by: Actor, at: dt.datetime, accept_clean: bool = False
    ) -> ImportRun | None:
        """Write the plan; the period is opened first on every list that has not opened it."""
        open_where_needed(known, self.period, by=by, at=at)
        return apply_reports(
            programme=known,
            period=self.period,
            plan=plan,
            workbook=Workbook(self.path.name, self.path.read_bytes()),
            reason=self.reason,
            received_on=self.received_on,
            accept_clean=accept_clean,
            by=by,
            at=at,
        )


def open_where_needed(
    known: Programme,
    period: Period,
    due_on: dt.date | None = None,
    *,
    by: Actor,
    at: dt.datetime,
    opens_on: dt.date | None = None,
    notice: str = "",
) -> int:
    """Open a period on every list of the programme that has not opened it; gives how many were opened.

    It opens on the as-of day, or earlier where the notice wants the reports before that day.
    """
    due_on = due_on or deadlines.due_on(period, deadlines.Notice())
    days = Days(as_of=period.as_of, opens_on=opens_on or min(period.as_of, due_on), due_on=due_on, notice=notice)
    waiting = [list_of for list_of in lists_of(known) if period_of(list_of, period.key) is None]
    for list_of in waiting:
        open_period(list_of=list_of, period=period, days=days, by=by, at=at)
    return len(waiting)
