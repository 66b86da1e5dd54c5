"""The small picture of plan and reported values: points of two lines in a box of 120 × 32."""

from dataclasses import dataclass
from decimal import Decimal

from shishi.domain.statistics.standing import TargetStanding, WorkStanding, month_end, plan_of
from shishi.rulebook.progress import planned_share
from shishi.rulebook.stages import Kind

WIDTH, HEIGHT, MARGIN = 120, 32, 2


@dataclass(frozen=True, slots=True)
class Sparkline:
    """SVG points of the planned and the reported share over the year, and the same in words."""

    planned: str
    reported: str
    words: str


def sparkline(state: WorkStanding, year: int) -> Sparkline | None:
    """The picture of the target that decides the light, or of the first; None where nothing is measured."""
    measured = [target for target in state.targets if target.target.quantity and target.report is not None]
    if not measured or state.cancelled:
        return None
    deciding = [target for target in measured if target.target.name == state.assessment.target_name]
    chosen = (deciding or measured)[0]
    plan = plan_of(chosen.target, year) or Kind(state.work.kind)
    planned = [(month, planned_share(plan, month_end(year, month), year=year)) for month in range(1, 13)]
    reported = _reported(state, chosen)
    return Sparkline(
        planned=_points([(0, Decimal(0)), *planned]),
        reported=_points([(0, Decimal(0)), *reported]),
        words="，".join(f"{month}月{round(share)}%" for month, share in reported),
    )


def _reported(state: WorkStanding, chosen: TargetStanding) -> list[tuple[int, Decimal]]:
    goal = chosen.target.quantity or Decimal(1)
    return [
        (report.month, amount / goal * 100)
        for report in state.work.reports
        for value in report.values
        if value.target == chosen.target.id
        and (amount := value.reviewed if value.reviewed is not None else value.cumulative) is not None
    ]


def _points(shares: list[tuple[int, Decimal]]) -> str:
    inner = HEIGHT - 2 * MARGIN
    return " ".join(
        f"{month * WIDTH / 12:.0f},{MARGIN + inner - float(min(share, Decimal(100))) * inner / 100:.1f}"
        for month, share in shares
    )
