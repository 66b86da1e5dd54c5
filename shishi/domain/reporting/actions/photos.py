"""What the office says to a clue on a photo."""

import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict
from shishi.domain.ledger.actions import Subject, record, take_turn
from shishi.domain.reporting.evidence import reuses_for
from shishi.domain.reporting.models import Clearance, Report
from shishi.domain.reporting.permissions import require_review


@transaction.atomic
def clear_reuse(*, report: Report, use: int, earlier: int, by: Actor, at: dt.datetime) -> Clearance:
    """Settle a clue on a report's photo: compared, no reuse. The clue is quiet from then on, also on later versions.

    Refuses what is no clue, or was settled meanwhile.
    """
    require_review(by)
    take_turn(report.commitment.programme.area_id)
    if not any((reuse.use.pk, reuse.earlier.pk) == (use, earlier) for reuse in reuses_for(by, report)):
        raise Conflict("这条线索已经核实过，或已不存在，请刷新后再看。")
    clearance = Clearance.objects.create(use_id=use, earlier_id=earlier, at=at, by=by.label)
    record(
        area_code=report.commitment.programme.area_id,
        act="reporting.clear_reuse",
        subject=Subject("reporting.clearance", str(clearance.pk)),
        after={"report": report.pk, "photo": clearance.use.photo_id, "earlier": clearance.earlier.photo_id},
        by=by,
        at=at,
        files=sorted({clearance.use.photo_id, clearance.earlier.photo_id}),
    )
    return clearance
