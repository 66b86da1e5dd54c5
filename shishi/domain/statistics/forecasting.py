"""Where each target will be at its deadline, from the reported history and the rulebook's forecast."""

import datetime as dt

from shishi.domain.statistics.standing import TargetStanding, WorkStanding, month_end, plan_of
from shishi.rulebook.progress import Forecast, PlanPoint, Reading, can_finish, forecast
from shishi.rulebook.stages import Kind


def forecast_of(state: WorkStanding, standing: TargetStanding, as_of: dt.date, year: int) -> Forecast | None:
    """The forecast of one target in its programme's year.

    None where there is nothing to forecast: 待下达, no deadline, done, or less is better.
    """
    if state.due is None or not _is_foreseen(state, standing) or not standing.target.quantity:
        return None
    readings = _readings(standing, as_of)
    return forecast(readings, _plan(state, standing, year), standing.target.quantity, as_of, state.due)


def cannot_finish(state: WorkStanding, as_of: dt.date, year: int) -> bool:
    """Whether some target stays below its quantity at the deadline even at the better of the two speeds."""
    return any(
        can_finish(_readings(standing, as_of), _plan(state, standing, year), quantity, as_of, state.due) is False
        for standing in state.targets
        if state.due is not None and _is_foreseen(state, standing) and (quantity := standing.target.quantity)
    )


def _is_foreseen(state: WorkStanding, standing: TargetStanding) -> bool:
    return bool(standing.history) and standing.target.better != "less" and not state.done and not state.cancelled


def _plan(state: WorkStanding, standing: TargetStanding, year: int) -> Kind | tuple[PlanPoint, ...]:
    return plan_of(standing.target, year) or Kind(state.work.kind)


def _readings(standing: TargetStanding, as_of: dt.date) -> list[Reading]:
    return [
        Reading(min(month_end(_year_of(known.report.period_key), known.report.month), as_of), known.amount)
        for known in standing.history
    ]


def _year_of(period_key: str) -> int:
    return int(period_key[:4])
