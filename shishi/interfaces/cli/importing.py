"""From a workbook on disk to the register: read, plan, and on demand apply. Commands and the demo both go this way."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError

from shishi.core.clock import now
from shishi.documents.reading.parent import read_lists, read_reports
from shishi.domain.intake.actions.answers import remember_answer
from shishi.domain.intake.actions.lists import NewList, Workbook, apply_lists
from shishi.domain.intake.actions.reports import apply_reports
from shishi.domain.intake.list_planning import plan_lists
from shishi.domain.intake.models import ImportRun, Question
from shishi.domain.intake.plans import ListPlan, ReportPlan
from shishi.domain.intake.queries import register_of, reported_before
from shishi.domain.intake.register import Answers, Register
from shishi.domain.intake.report_planning import EMPTY, plan_reports
from shishi.domain.projects.models import Programme
from shishi.domain.projects.queries import lists_of
from shishi.domain.reporting.actions.period import Days, open_period
from shishi.domain.reporting.queries import period_of
from shishi.domain.units.queries import unit_names
from shishi.interfaces.cli.register import own_area, programme_of, register_exists
from shishi.interfaces.cli.system import CLI
from shishi.rulebook import deadlines
from shishi.rulebook.periods import Period
from shishi.rulebook.stages import Kind

OK, OPEN_QUESTIONS, UNREADABLE, PARTLY = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list workbook with what the user said about it."""

    path: Path
    list_name: str | None = None
    year: int | None = None
    same: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    new_list: NewList = field(default_factory=NewList)

    def plan(self) -> tuple[ListPlan, int | None]:
        """What the workbook would do, and the programme year: the user's, else the title's."""
        units = unit_names(settings.AREA_CODE) if register_exists() else frozenset()
        result = read_lists(self.path, list_hint=self.list_name, year=self.year, known_units=units)
        year = self.year or result.year
        programme = programme_of(year) if year is not None else None
        register = register_of(programme) if programme else Register(units=units)
        return plan_lists(result, register, Answers(self.same, self.kinds)), year

    def apply(self, plan: ListPlan, year: int | None, *, accept_clean: bool) -> ImportRun | None:
        """Write the plan to the register and remember the user's answers."""
        if year is None:
            raise CommandError(f"{self.path.name}：标题中没有年度，请用 --year 指明。", returncode=UNREADABLE)
        run = apply_lists(
            area=own_area(),
            year=year,
            plan=plan,
            workbook=Workbook(self.path.name, self.path.read_bytes()),
            new_list=self.new_list,
            accept_clean=accept_clean,
            by=CLI,
            at=now(),
        )
        programme = programme_of(year)
        if programme is not None:
            self._remember(programme)
        return run

    def _remember(self, programme: Programme) -> None:
        for name, places in self.same.items():
            reply = [list(place) for place in places]
            remember_answer(
                programme=programme,
                question=Question.SAME_WORK,
                name=name,
                reply=reply,
                by=CLI,
                at=now(),
            )
        for name, kind in self.kinds.items():
            remember_answer(
                programme=programme,
                question=Question.KIND,
                name=name,
                reply=kind.value,
                by=CLI,
                at=now(),
            )


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report workbook with what the user said about it."""

    path: Path
    period: Period
    reason: str = ""
    received_on: dt.date | None = None

    def plan(self) -> ReportPlan:
        """What the workbook would do. Without a register every name is unknown, so only the reading is shown."""
        programme = programme_of(self.period.year)
        units = unit_names(settings.AREA_CODE) if register_exists() else frozenset()
        result = read_reports(
            self.path,
            year=self.period.year,
            month=self.period.month_number,
            known_units=units,
        )
        if programme is None:
            return ReportPlan(result, self.period.key, asks=result.asks, notes=result.notes)
        before = reported_before(programme, self.period) if programme else EMPTY
        return plan_reports(
            result,
            register_of(programme),
            before,
            period_key=self.period.key,
            reason=self.reason,
        )

    def apply(self, plan: ReportPlan, programme: Programme, *, accept_clean: bool) -> ImportRun | None:
        """Write the plan; the period is opened first on every list that has not opened it."""
        open_where_needed(programme, self.period)
        return apply_reports(
            programme=programme,
            period=self.period,
            plan=plan,
            workbook=Workbook(self.path.name, self.path.read_bytes()),
            reason=self.reason,
            received_on=self.received_on,
            accept_clean=accept_clean,
            by=CLI,
            at=now(),
        )


def open_where_needed(
    programme: Programme,
    period: Period,
    due_on: dt.date | None = None,
    *,
    opens_on: dt.date | None = None,
    notice: str = "",
) -> int:
    """Open a period on every list of the programme that has not opened it; gives how many were opened.

    It opens on the as-of day, or earlier where the notice wants the reports before that day.
    """
    due_on = due_on or deadlines.due_on(period, deadlines.Notice())
    days = Days(as_of=period.as_of, opens_on=opens_on or min(period.as_of, due_on), due_on=due_on, notice=notice)
    waiting = [list_of for list_of in lists_of(programme) if period_of(list_of, period.key) is None]
    for list_of in waiting:
        open_period(list_of=list_of, period=period, days=days, by=CLI, at=now())
    return len(waiting)
