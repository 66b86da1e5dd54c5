"""Progress: plan curves, the light of a 件 and the forecast of a target.

This package is the one face of progress: callers import from here, so that its parts may be split further.
"""

from shishi.rulebook.progress.curves import (
    CURVES,
    Curve,
    PlanError,
    PlanPoint,
    curve,
    curve_points,
    planned_share,
    planned_shares,
)
from shishi.rulebook.progress.forecasts import Forecast, Reading, can_finish, forecast
from shishi.rulebook.progress.lights import (
    THRESHOLDS,
    Assessment,
    Better,
    Light,
    LightError,
    Standing,
    TargetProgress,
    Thresholds,
    assess,
    light,
    thresholds,
    was_stalled,
)
from shishi.rulebook.progress.months import check_months, default_months

__all__ = [
    "CURVES",
    "THRESHOLDS",
    "Assessment",
    "Better",
    "Curve",
    "Forecast",
    "Light",
    "LightError",
    "PlanError",
    "PlanPoint",
    "Reading",
    "Standing",
    "TargetProgress",
    "Thresholds",
    "assess",
    "can_finish",
    "check_months",
    "curve",
    "curve_points",
    "default_months",
    "forecast",
    "light",
    "planned_share",
    "planned_shares",
    "thresholds",
    "was_stalled",
]
