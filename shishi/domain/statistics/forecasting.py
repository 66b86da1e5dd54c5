"""Where each target will be at its deadline, from the reported history and the rulebook's forecast."""

import datetime as dt

from shishi.domain.statistics.standing import TargetStanding, WorkStanding, month_end, plan_of
from shishi.rulebook.progress import Forecast, Reading, forecast
from shishi.rulebook.stages import Kind


def forecast_of(state: WorkStanding, standing: TargetStanding, as_of: dt.date, year: int) -> Forecast | None:
    """The forecast of one target in its programme's year.

    None where there is nothing to forecast: 待下达, no deadline, done, or less is better.
    """
    target = standing.target
    if not target.quantity or state.due is None or state.done or state.cancelled or target.better == "less":
        return None
    readings = [
        Reading(min(month_end(report_year(report.period_key), report.month), as_of), amount)
        for report in state.work.reports
        for value in report.values
        if value.target == target.id
        and (amount := value.reviewed if value.reviewed is not None else value.cumulative) is not None
    ]
    if not readings:
        return None
    plan = plan_of(target, year) or Kind(state.work.kind)
    return forecast(readings, plan, target.quantity, as_of, state.due)


def cannot_finish(state: WorkStanding, as_of: dt.date, year: int) -> bool:
    """Whether some target stays below its quantity at the deadline even at the better of the two speeds."""
    forecasts = [forecast_of(state, target, as_of, year) for target in state.targets]
    return any(outlook is not None and outlook.can_finish is False for outlook in forecasts)


def report_year(period_key: str) -> int:
    return int(period_key[:4])
