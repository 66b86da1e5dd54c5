"""How each work and each listing stands on the as-of day, derived from frozen inputs and the rulebook alone."""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from msgspec import structs

from shishi.domain.statistics.inputs import ChangeInput, Inputs, ListingInput, ReportInput, TargetInput, WorkInput
from shishi.rulebook import progress, stages
from shishi.rulebook.counting import Item
from shishi.rulebook.periods import parse_period
from shishi.rulebook.progress import Assessment, Light, Standing, TargetProgress
from shishi.rulebook.stages import Kind, Stage
from shishi.rulebook.wording import decimal_text

SLOW = frozenset({Light.SLOW, Light.STALLED})


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """A target with its latest value; ``report`` is where the value came from, None while nothing was reported."""

    target: TargetInput
    cumulative: Decimal | None
    month: Decimal | None
    report: ReportInput | None
    cell: str


@dataclass(frozen=True, slots=True)
class WorkStanding:
    """A work on the as-of day: what it has reached, its light with reasons, and where the report contradicts itself.

    ``short`` are the targets that are not reached although the work is declared done; ``conflicts`` say so in words.
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

    @property
    def conflicts(self) -> tuple[str, ...]:
        return tuple(
            f"“{self.work.name}”报已完成，但{target.target.name or '目标'}累计{_plain(target)}，"
            f"未达到{decimal_text(target.target.quantity or 0)}{target.target.unit}，按未完成计。"
            for target in self.short
        )

    @property
    def slow(self) -> bool:
        return self.assessment.light in SLOW and not self.done and not self.cancelled


def work_standings(inputs: Inputs) -> dict[str, WorkStanding]:
    """Every work's standing, by work id."""
    last_month = parse_period(inputs.period_key).month_number
    return {work.id: _work_standing(_in_order(work), inputs, last_month) for work in inputs.works}


def _in_order(work: WorkInput) -> WorkInput:
    """The work with its reports by month: units may send July before June."""
    return structs.replace(work, reports=tuple(sorted(work.reports, key=lambda report: report.month)))


def _work_standing(work: WorkInput, inputs: Inputs, last_month: int) -> WorkStanding:
    everywhere = [change for change in work.changes if not change.list_name]
    final = _latest(everywhere, "cancel") or _latest(everywhere, "merge")
    postponed = _latest(everywhere, "postpone")
    report = next((report for report in work.reports if report.month == last_month), None)
    targets = tuple(_target_standing(target, work.reports) for target in work.targets)
    flags = _Flags(work, targets)
    due = postponed.due_on if postponed else work.due_on
    cancelled = final is not None and final.kind == "cancel"
    missing = report is None and final is None
    base = partial(
        Standing,
        kind=Kind(work.kind),
        year=inputs.year,
        cancelled=cancelled,
        approval=final.document if final else None,
        deadline=due,
    )
    stalled_before = any(  # a month without a report counts too: what was known then stood against the plan
        progress.assess(base(as_of=month_end(inputs.year, month), targets=_progress(work, month, inputs.year))).light
        is Light.STALLED
        for month in range(1, last_month)
    )
    assessment = progress.assess(
        base(
            as_of=inputs.as_of,
            targets=_progress(work, last_month, inputs.year),
            done=flags.done,
            report_missing=missing,
            stalled_before=stalled_before,
        ),
    )
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
    )


class _Flags:
    """What a work has reached: the latest word of its reports or documents, and what its values allow."""

    def __init__(self, work: WorkInput, targets: tuple[TargetStanding, ...]) -> None:
        kind = Kind(work.kind)
        stage = Stage(work.stage) if work.stage else None
        moving = any(target.cumulative for target in targets)
        declared_done = bool(_flag(work, "done")) or (stage is not None and stages.done(kind, stage))
        self.in_use = bool(_flag(work, "in_use")) or (stage is not None and stages.in_use(kind, stage))
        self.short = tuple(target for target in targets if declared_done and _falls_short(target))
        self.done = declared_done and not self.short
        construction = _flag(work, "under_construction")
        reached = stage is not None and stages.under_construction(kind, stage)
        began = bool(_flag(work, "started")) or moving or (stage is not None and stages.started(kind, stage))
        self.started = began or bool(construction) or reached or self.in_use or self.done
        # Only works break ground; for the other kinds being carried out is what a rate 含政策类 counts.
        self.under_construction = bool(construction) or reached or (kind is not Kind.WORKS and self.started)


def _flag(work: WorkInput, name: str) -> bool | None:
    """The latest month's word on a flag, passing over months that said nothing."""
    said = [getattr(report, name) for report in work.reports if getattr(report, name) is not None]
    return said[-1] if said else None


def _falls_short(standing: TargetStanding) -> bool:
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


def _latest(changes: list[ChangeInput], kind: str) -> ChangeInput | None:
    return next((change for change in reversed(changes) if change.kind == kind), None)


def _target_standing(target: TargetInput, reports: tuple[ReportInput, ...]) -> TargetStanding:
    for report in reversed(reports):
        for value in report.values:
            amount = value.reviewed if value.reviewed is not None else value.cumulative
            if value.target == target.id and amount is not None:
                return TargetStanding(target, amount, value.month, report, value.cell)
    return TargetStanding(target, None, None, None, "")


def _progress(work: WorkInput, month: int, year: int) -> tuple[TargetProgress, ...]:
    reports = tuple(report for report in work.reports if report.month <= month)
    return tuple(
        TargetProgress(
            name=target.name or work.name,
            target=target.quantity,
            reported=_target_standing(target, reports).cumulative,
            better=progress.Better(target.better),
            plan=plan_of(target, year),
        )
        for target in work.targets
        if target.quantity is None or target.quantity > 0 or target.better == "less"
    )


def plan_of(target: TargetInput, year: int) -> tuple[progress.PlanPoint, ...] | None:
    """The target's own plan in percent of its quantity; None where the curve of its kind holds."""
    if not target.plan or not target.quantity:
        return None
    return tuple(
        progress.PlanPoint(month_end(year, month), min(Decimal(100), amount / target.quantity * 100))
        for month, amount in target.plan
    )


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def items_of(inputs: Inputs, standings: Mapping[str, WorkStanding]) -> dict[str, tuple[Item, ...]]:
    """The countable items of every list, by list name. A merged work is followed to the one that took it over."""
    found: dict[str, tuple[Item, ...]] = {}
    for list_of in inputs.lists:
        held_by = {work: listing.id for listing in reversed(list_of.listings) for work in listing.works}
        found[list_of.name] = tuple(
            _item(listing, list_of.name, standings, held_by) for listing in list_of.listings if listing.works
        )
    return found


def _item(
    listing: ListingInput,
    list_name: str,
    standings: Mapping[str, WorkStanding],
    held_by: Mapping[str, str],
) -> Item:
    own = [standings[work] for work in listing.works]
    followed = [standings[work] for work in dict.fromkeys(_follow(work, standings) for work in listing.works)]
    # A 件 of two works, one of which was merged away, still stands for the other.
    successor = held_by.get(followed[0].work.id) if all(state.merged_into for state in own) else None
    merged_into = successor if successor != listing.id else None
    live = [state for state in followed if not state.cancelled] or followed
    here = _cancelled_here(own, list_name)
    cancelled = here is not None or all(state.cancelled for state in followed)
    postponed = next((state for state in live if state.postponed), None)
    return Item(
        id=listing.id,
        name=listing.name,
        works=tuple(state.work.id for state in followed),
        kind=Kind(live[0].work.kind),
        sub_items=tuple(target.target.id for state in live for target in state.targets),
        sub_items_done=tuple(
            target.target.id
            for state in live
            for target in state.targets
            if target.target.quantity is not None and not _falls_short(target)
        ),
        aspect=listing.aspect,
        heading=listing.heading,
        started=any(state.started for state in live),
        under_construction=any(state.under_construction for state in live),
        done=all(state.done for state in live) and not cancelled,
        in_use=all(state.in_use for state in live),
        cancelled=cancelled,
        merged_into=merged_into,
        postponed=postponed is not None,
        due=max((state.due for state in live if state.due), default=None),
        slow=any(state.slow for state in live) and not cancelled,
        approval=here.document if here else _approval(own + followed, cancelled, merged_into, postponed),
    )


def _follow(work: str, standings: Mapping[str, WorkStanding]) -> str:
    seen = {work}
    while (into := standings[work].merged_into) is not None and into not in seen:
        seen.add(into)
        work = into
    return work


def _cancelled_here(own: list[WorkStanding], list_name: str) -> ChangeInput | None:
    """The change that took the 件 off this one list, if any."""
    changes = [change for state in own for change in state.work.changes if change.list_name == list_name]
    return _latest(changes, "cancel")


def _approval(
    states: list[WorkStanding],
    cancelled: bool,  # noqa: FBT001 - which of the three changes the 件 shows
    merged_into: str | None,
    postponed: WorkStanding | None,
) -> str | None:
    """The document of the change that the 件 shows: cancelled before merged before postponed."""
    if cancelled:
        return next((state.approval for state in states if state.cancelled), None)
    if postponed and not merged_into:
        return postponed.approval
    return next((state.approval for state in states if state.merged_into), None)
