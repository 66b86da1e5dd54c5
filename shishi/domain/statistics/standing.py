"""How each work and each listing stands on the as-of day, derived from frozen inputs and the rulebook alone."""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec import Struct, structs

from shishi.domain.statistics.inputs import ChangeInput, Inputs, ReportInput, TargetInput, ValueInput, WorkInput
from shishi.rulebook import progress, stages
from shishi.rulebook.causes import Cause, causes_in
from shishi.rulebook.periods import parse_period
from shishi.rulebook.progress import Assessment, Light, Standing, TargetProgress
from shishi.rulebook.stages import Kind, Stage
from shishi.rulebook.wording import decimal_text

SLOW = frozenset({Light.SLOW, Light.STALLED})


class Known(Struct, frozen=True, gc=False):
    """An amount known of a target, with the value and the report that it stands in."""

    amount: Decimal
    value: ValueInput
    report: ReportInput


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """A target with its latest value; ``report`` is where the value came from, None while nothing was reported.

    ``history`` is all that is known of it, earliest first.
    """

    target: TargetInput
    cumulative: Decimal | None
    month: Decimal | None
    report: ReportInput | None
    cell: str
    history: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkStanding:
    """A work on the as-of day: what it has reached, its light with reasons, and where the report contradicts itself.

    ``short`` are the targets that are not reached although the work is declared done; ``conflicts`` say so in words.
    ``causes`` are what this period's report names as holding a slow work up.
    """

    work: WorkInput
    started: bool
    under_construction: bool
    done: bool
    in_use: bool
    cancelled: bool
    merged_into: str | None
    postponed: bool
    due: dt.date | None
    approval: str | None
    targets: tuple[TargetStanding, ...]
    report: ReportInput | None
    missing: bool
    assessment: Assessment
    short: tuple[TargetStanding, ...]
    slow: bool
    causes: tuple[Cause, ...]

    @property
    def conflicts(self) -> tuple[str, ...]:
        return tuple(
            f"“{self.work.name}”报已完成，但{target.target.name or '目标'}累计{_plain(target)}，"
            f"未达到{decimal_text(target.target.quantity or 0)}{target.target.unit}，按未完成计。"
            for target in self.short
        )


def work_standings(inputs: Inputs) -> dict[str, WorkStanding]:
    """Every work's standing, by work id."""
    last_month = parse_period(inputs.period_key).month_number
    earlier = tuple(month_end(inputs.year, month) for month in range(1, last_month))
    return {work.id: _work_standing(_in_order(work), inputs, earlier) for work in inputs.works}


def _in_order(work: WorkInput) -> WorkInput:
    """The work with its reports by month: units may send July before June."""
    if all(before.month <= after.month for before, after in pairwise(work.reports)):
        return work
    return structs.replace(work, reports=tuple(sorted(work.reports, key=lambda report: report.month)))


def _work_standing(work: WorkInput, inputs: Inputs, earlier: tuple[dt.date, ...]) -> WorkStanding:
    everywhere = [change for change in work.changes if not change.list_name]
    final = latest_change(everywhere, "cancel") or latest_change(everywhere, "merge")
    postponed = latest_change(everywhere, "postpone")
    report = next((report for report in reversed(work.reports) if report.month == len(earlier) + 1), None)
    targets = _target_standings(work)
    flags = _Flags(work, targets)
    due = postponed.due_on if postponed else work.due_on
    cancelled = final is not None and final.kind == "cancel"
    missing = report is None and final is None
    measured = [state for state in targets if _is_measured(state.target)]
    standing = Standing(
        kind=flags.kind,
        year=inputs.year,
        as_of=inputs.as_of,
        targets=tuple(_progress(state, work.name, inputs.year) for state in measured),
        done=flags.done,
        cancelled=cancelled,
        approval=final.document if final else None,
        report_missing=missing,
        deadline=due,
    )
    assessment = _assess(standing, measured, earlier)
    slow = assessment.light in SLOW and not flags.done and not cancelled
    return WorkStanding(
        work=work,
        started=flags.started,
        under_construction=flags.under_construction,
        done=flags.done and not cancelled,
        in_use=flags.in_use,
        cancelled=cancelled,
        merged_into=final.into if final else None,
        postponed=postponed is not None,
        due=due,
        approval=(final or postponed).document if final or postponed else None,  # type: ignore[union-attr]  # one is set
        targets=targets,
        report=report,
        missing=missing,
        assessment=assessment,
        short=flags.short if final is None else (),
        slow=slow,
        causes=causes_in(report.problems) if slow and report else (),
    )


def _assess(standing: Standing, measured: Sequence[TargetStanding], earlier: Sequence[dt.date]) -> Assessment:
    """The light of a work, which remembers an earlier month behind plan until the work is done."""
    if not standing.done:
        known = [_known_at_ends(state.history, len(earlier)) for state in measured]
        if progress.was_stalled(standing, earlier, known):
            standing = replace(standing, stalled_before=True)
    return progress.assess(standing)


class _Flags:
    """What a work has reached: the latest word of its reports or documents, and what its values allow."""

    def __init__(self, work: WorkInput, targets: tuple[TargetStanding, ...]) -> None:
        self.kind = kind = Kind(work.kind)
        stage = Stage(work.stage) if work.stage else None
        moving = any(target.cumulative for target in targets)
        declared_done = bool(_flag(work, "done")) or (stage is not None and stages.done(kind, stage))
        self.in_use = bool(_flag(work, "in_use")) or (stage is not None and stages.in_use(kind, stage))
        self.short = tuple(target for target in targets if declared_done and falls_short(target))
        self.done = declared_done and not self.short
        construction = _flag(work, "under_construction")
        reached = stage is not None and stages.under_construction(kind, stage)
        began = bool(_flag(work, "started")) or moving or (stage is not None and stages.started(kind, stage))
        self.started = began or bool(construction) or reached or self.in_use or self.done
        # Only works break ground; for the other kinds being carried out is what a rate 含政策类 counts.
        self.under_construction = bool(construction) or reached or (kind is not Kind.WORKS and self.started)


def _flag(work: WorkInput, name: str) -> bool | None:
    """The latest month's word on a flag, passing over months that said nothing."""
    for report in reversed(work.reports):
        said: bool | None = getattr(report, name)
        if said is not None:
            return said
    return None


def falls_short(standing: TargetStanding) -> bool:
    quantity = standing.target.quantity
    if quantity is None:
        return False
    if standing.cumulative is None:
        return True
    if standing.target.better == "less":
        return standing.cumulative > quantity
    return standing.cumulative < quantity


def _plain(standing: TargetStanding) -> str:
    return "未报" if standing.cumulative is None else f"{decimal_text(standing.cumulative)}{standing.target.unit}"


def latest_change(changes: list[ChangeInput], kind: str) -> ChangeInput | None:
    return next((change for change in reversed(changes) if change.kind == kind), None)


def _target_standings(work: WorkInput) -> tuple[TargetStanding, ...]:
    histories: dict[str, list[Known]] = {target.id: [] for target in work.targets}
    for report in work.reports:
        for value in report.values:
            amount = value.amount
            if amount is not None and value.target in histories:
                histories[value.target].append(Known(amount, value, report))
    return tuple(_target_standing(target, tuple(histories[target.id])) for target in work.targets)


def _target_standing(target: TargetInput, history: tuple[Known, ...]) -> TargetStanding:
    if not history:
        return TargetStanding(target, None, None, None, "")
    latest = history[-1]
    return TargetStanding(target, latest.amount, latest.value.month, latest.report, latest.value.cell, history)


def _is_measured(target: TargetInput) -> bool:
    """Whether the target can be held against a plan or a ceiling, or waits for its number; a target of 0 cannot."""
    return target.quantity is None or target.quantity > 0 or target.better == "less"


def _progress(standing: TargetStanding, work_name: str, year: int) -> TargetProgress:
    target = standing.target
    return TargetProgress(
        name=target.name or work_name,
        target=target.quantity,
        reported=standing.cumulative,
        better=progress.Better(target.better),
        plan=plan_of(target, year),
    )


def _known_at_ends(history: tuple[Known, ...], months: int) -> list[Decimal | None]:
    """What was known of a target at the end of each of so many months: a month without a value knows what came before."""
    said = {one.report.month: one.amount for one in history}
    known: list[Decimal | None] = []
    amount: Decimal | None = None
    for month in range(1, months + 1):
        amount = said.get(month, amount)
        known.append(amount)
    return known


def plan_of(target: TargetInput, year: int) -> tuple[progress.PlanPoint, ...] | None:
    """The target's own plan in percent of its quantity; None where the curve of its kind holds."""
    if not target.plan or not target.quantity:
        return None
    return tuple(
        progress.PlanPoint(month_end(year, month), min(Decimal(100), amount / target.quantity * 100))
        for month, amount in target.plan
    )


@cache
def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
