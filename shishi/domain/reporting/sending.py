"""From the queue to mail servers and chat groups, after the transaction that filled the queue."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings

from shishi.core.actor import Actor
from shishi.domain.reporting.actions.delivery import begin_deliveries, end_deliveries
from shishi.domain.reporting.channels.mail import send_mails
from shishi.domain.reporting.channels.webhook import Resolve, WebhookError, addresses_of, post_text, signed
from shishi.domain.reporting.models import Delivery, DeliveryChannel


def send_waiting(*, area_code: str, by: Actor, at: dt.datetime, resolve: Resolve = addresses_of) -> dict[Delivery, str]:
    """Send what waits; gives for each message what went wrong, or an empty text.

    Safe to run many times and in several processes. A process that dies between sending and noting leaves messages that
    are sent a second time a quarter of an hour later: rather twice than never.
    """
    taken = begin_deliveries(area_code=area_code, by=by, at=at)
    mails = [one for one in taken if one.channel == DeliveryChannel.MAIL]
    outcomes = send_mails(mails)
    outcomes |= _post((one for one in taken if one.channel != DeliveryChannel.MAIL), at, resolve)
    end_deliveries(area_code=area_code, outcomes=outcomes, by=by, at=at)
    return outcomes


def _post(messages: Iterable[Delivery], at: dt.datetime, resolve: Resolve) -> dict[Delivery, str]:
    outcomes = {}
    for one in messages:
        url = settings.WEBHOOKS.get(one.address, "")
        if url and one.channel == DeliveryChannel.DINGTALK:
            url = signed(url, settings.DINGTALK_SECRET, at)
        try:
            post_text(url, one.text, inside=settings.WEBHOOK_INSIDE, resolve=resolve)
        except WebhookError as error:
            outcomes[one] = str(error)
        else:
            outcomes[one] = ""
    return outcomes
