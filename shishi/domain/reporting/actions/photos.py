"""Photos as evidence: what a version of a report names, and what the office says to a clue on them."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.files.models import Photo
from shishi.domain.ledger.actions import Subject, record, take_turn
from shishi.domain.reporting.evidence import reuses_for
from shishi.domain.reporting.models import MOST_PHOTOS, Clearance, Report, ReportPhoto
from shishi.domain.reporting.permissions import require_review


def check_photos(photos: Sequence[Photo]) -> None:
    if len(photos) > MOST_PHOTOS:
        raise DomainError(f"照片最多{MOST_PHOTOS}张，请去掉{len(photos) - MOST_PHOTOS}张后再报。", code="many-photos")


def name_photos(report: Report, photos: Sequence[Photo]) -> None:
    """The photos of a version, in order. Part of the act that makes the version."""
    ReportPhoto.objects.bulk_create(
        ReportPhoto(report=report, photo=photo, order=order) for order, photo in enumerate(photos)
    )


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
