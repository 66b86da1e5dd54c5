"""How a work stands and why: its light with reasons, and what was declared beside what is computed."""

from collections.abc import Iterator
from dataclasses import dataclass

from shishi.domain.statistics.inputs import ReportInput
from shishi.domain.statistics.standing import WorkStanding
from shishi.interfaces.desk.chips import Chip, light_chip, work_chip
from shishi.interfaces.desk.links import Link, report_address
from shishi.rulebook.wording import decimal_text, official_date

_FLAGS = (("started", "启动"), ("under_construction", "开工"), ("done", "完成"), ("in_use", "投用"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that the latest report declares otherwise than it is computed."""

    fact: str
    declared: str
    computed: str


@dataclass(frozen=True, slots=True)
class StandingBlock:
    chip: Chip
    light: Chip
    planned: str
    reached: str
    reasons: tuple[str, ...]
    conflicts: tuple[str, ...]
    differences: tuple[Difference, ...]
    report: Link | None
    due: str
    missing: bool


def standing_block(state: WorkStanding) -> StandingBlock:
    assessment = state.assessment
    report = state.report or next(reversed(state.work.reports), None)
    return StandingBlock(
        chip=work_chip(state),
        light=light_chip(assessment.light),
        planned="" if assessment.planned is None else f"{assessment.planned}%",
        reached="" if assessment.reported is None else f"{assessment.reported}%",
        reasons=assessment.reasons,
        conflicts=state.conflicts,
        differences=tuple(_differences(state, report)) if report else (),
        report=Link(f"第{report.version}版报告", report_address(state.work.id, report)) if report else None,
        due=official_date(state.due) if state.due else "",
        missing=state.missing,
    )


def _differences(state: WorkStanding, report: ReportInput) -> Iterator[Difference]:
    for name, fact in _FLAGS:
        declared, computed = getattr(report, name), getattr(state, name)
        # Only works break ground: for other kinds being carried out is what the figure 含政策类 counts.
        if (
            declared is not None
            and declared != computed
            and (name != "under_construction" or state.work.kind == "works")
        ):
            yield Difference(fact, "是" if declared else "否", "是" if computed else "否")
    reached = state.assessment.reported
    if report.percent is not None and reached is not None and round(report.percent, 1) != reached:
        yield Difference("进度", f"{decimal_text(report.percent)}%", f"{reached}%")
