"""What a target should have reached by a day: by its own plan, else by the curve of its kind."""

import datetime as dt
from decimal import Decimal

from shishi.domain.projects.models import Target
from shishi.domain.statistics.standing import month_end
from shishi.rulebook.progress import PlanPoint, planned_share
from shishi.rulebook.stages import Kind


def planned_amount(target: Target, as_of: dt.date) -> Decimal | None:
    """The planned cumulative amount in the target's unit, to two decimals; None while the task is 待下达."""
    if not target.quantity:
        return None
    year = target.commitment.programme.year
    points = sorted((point.month, point.cumulative) for point in target.plan.all())
    own = [
        PlanPoint(month_end(year, month), min(Decimal(100), amount / target.quantity * 100)) for month, amount in points
    ]
    share = planned_share(own or Kind(target.commitment.kind), as_of, year=year)
    return round(target.quantity * share / 100, 2)
