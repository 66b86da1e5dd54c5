"""What is typed and not yet sent. Nobody's act, so that it leaves no ledger entry; it vanishes when the form is sent."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from shishi.core.actor import Actor
from shishi.domain.reporting.models import Draft, Obligation
from shishi.domain.reporting.permissions import require_submit
from shishi.domain.reporting.queries import state_of


@transaction.atomic
def keep_draft(*, duty: Obligation, content: Mapping[str, str], by: Actor, at: dt.datetime) -> Draft:
    """Keep what the actor has typed into the form of a duty, in place of what the same person typed before.

    Refuses whoever may not report on the work as its report stands now.
    """
    unit, work = duty.post.unit, duty.commitment
    require_submit(by, work, unit, state_of(work, unit, duty.period.key))
    draft, _ = Draft.objects.update_or_create(
        post=duty.post,
        commitment=work,
        period_key=duty.period.key,
        saved_by=by.label,
        defaults={"content": dict(content), "saved_at": at},
    )
    return draft
