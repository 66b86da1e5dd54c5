import datetime as dt
import hashlib

from django.db import transaction

from shishi.core.actor import Actor
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Programme
from shishi.domain.statistics.gathering import gather
from shishi.domain.statistics.inputs import dump
from shishi.domain.statistics.models import Snapshot
from shishi.domain.statistics.permissions import require_freeze
from shishi.rulebook.periods import Period


@transaction.atomic
def freeze_period(*, programme: Programme, period: Period, by: Actor, at: dt.datetime) -> Snapshot:
    """Freeze the inputs of a period's figures under their hash.

    Unchanged inputs give the snapshot that is there, and no second ledger entry; changed ones give a new snapshot, and
    the earlier one stays.
    """
    require_freeze(by)
    content = dump(gather(programme, period))
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    known = Snapshot.objects.filter(programme=programme, period_key=period.key, sha256=sha256).defer("content").first()
    if known is not None:
        return known
    snapshot = Snapshot.objects.create(
        programme=programme,
        period_key=period.key,
        as_of=period.as_of,
        content=content,
        sha256=sha256,
        frozen_at=at,
        frozen_by=by.label,
    )
    record(
        area_code=programme.area_id,
        act="statistics.freeze_period",
        subject=Subject("statistics.snapshot", str(snapshot.pk)),
        after={"period": period.key, "as_of": period.as_of, "sha256": sha256},
        by=by,
        at=at,
    )
    return snapshot
