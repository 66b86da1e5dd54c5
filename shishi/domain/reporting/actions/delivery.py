"""The two ends of sending: taking messages out of the queue, and noting what became of them.

Nothing is sent here: between the two the interfaces talk to mail servers and chat groups, outside any transaction.
"""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from shishi.core.actor import Actor
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.reporting.models import Delivery, DeliveryState
from shishi.domain.reporting.permissions import require_remind

TRIES = 5
STUCK = dt.timedelta(minutes=15)  # whoever took a message so long ago has died with it
AT_ONCE = 200


@transaction.atomic
def begin_deliveries(*, area_code: str, by: Actor, at: dt.datetime) -> list[Delivery]:
    """Take the waiting messages, so that a second process running at the same time sends none of them again.

    Messages that somebody took and never reported on are taken again. Where none waits, nothing is written.
    """
    require_remind(by)
    waiting = Q(state=DeliveryState.WAITING) | Q(state=DeliveryState.SENDING, tried_at__lt=at - STUCK)
    taken = list(
        Delivery.objects.select_for_update()
        .filter(waiting, programme__area_id=area_code)
        .order_by("queued_at", "pk")[:AT_ONCE]
    )
    if not taken:
        return []
    for one in taken:
        one.state, one.tried_at, one.tries = DeliveryState.SENDING.value, at, one.tries + 1
        one.save(update_fields=["state", "tried_at", "tries"])
    _record("begin_deliveries", area_code, taken[0], {"deliveries": [one.pk for one in taken]}, by=by, at=at)
    return taken


@transaction.atomic
def end_deliveries(*, area_code: str, outcomes: Mapping[Delivery, str], by: Actor, at: dt.datetime) -> list[Delivery]:
    """Note what became of messages that were taken: an empty text is sent, anything else is why not.

    What failed waits for the next run, after five tries no more. Refuses nothing: the message is gone or it is not.
    """
    require_remind(by)
    if not outcomes:
        return []
    for one, error in outcomes.items():
        one.state, one.error = _state(one, error).value, error[:300]
        one.save(update_fields=["state", "error"])
    after: dict[str, object] = {"outcomes": [[one.pk, one.state, one.error] for one in outcomes]}
    _record("end_deliveries", area_code, next(iter(outcomes)), after, by=by, at=at)
    return list(outcomes)


def _state(one: Delivery, error: str) -> DeliveryState:
    if not error:
        return DeliveryState.SENT
    return DeliveryState.FAILED if one.tries >= TRIES else DeliveryState.WAITING


def _record(
    name: str, area_code: str, first: Delivery, after: Mapping[str, object], *, by: Actor, at: dt.datetime
) -> None:
    record(
        area_code=area_code,
        act=f"reporting.{name}",
        subject=Subject("reporting.delivery", str(first.pk)),
        after=after,
        by=by,
        at=at,
    )
