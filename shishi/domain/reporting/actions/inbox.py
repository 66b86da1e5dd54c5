"""What a person does with the own notices, and how a person is reached."""

import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.domain.accounts.models import User
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.reporting.models import Contact, Notice
from shishi.domain.reporting.permissions import require_keep_contact, require_keep_own_contact, require_read_notices


@transaction.atomic
def read_notices(*, area_code: str, user: User, by: Actor, at: dt.datetime) -> None:
    """Note that the person has opened the list of the own notices. Where nothing was unread, nothing is written."""
    require_read_notices(by, user)
    unread = list(Notice.objects.filter(user=user, read_at=None).order_by("pk"))
    if not unread:
        return
    for notice in unread:
        notice.read_at = at
        notice.save(update_fields=["read_at"])
    record(
        area_code=area_code,
        act="reporting.read_notices",
        subject=Subject("reporting.notice", str(unread[0].pk)),
        after={"user": user.username, "notices": [notice.pk for notice in unread]},
        by=by,
        at=at,
    )


@transaction.atomic
def keep_contact(*, area_code: str, user: User, mobile: str, email: str, by: Actor, at: dt.datetime) -> Contact:
    """Note a person's telephone and e-mail address; the office does it for those who report."""
    require_keep_contact(by)
    return _keep("keep_contact", area_code, user, mobile=mobile, email=email, by=by, at=at)


@transaction.atomic
def keep_own_contact(*, area_code: str, user: User, mobile: str, email: str, by: Actor, at: dt.datetime) -> Contact:
    """Note the own telephone and e-mail address."""
    require_keep_own_contact(by, user)
    return _keep("keep_own_contact", area_code, user, mobile=mobile, email=email, by=by, at=at)


def _keep(name: str, area_code: str, user: User, *, mobile: str, email: str, by: Actor, at: dt.datetime) -> Contact:
    kept, _ = Contact.objects.update_or_create(user=user, defaults={"mobile": mobile.strip(), "email": email.strip()})
    record(
        area_code=area_code,
        act=f"reporting.{name}",
        subject=Subject("reporting.contact", str(kept.pk)),
        # The ledger keeps whose contact changed, not the number itself: entries can never be taken back.
        after={"user": user.username, "mobile": bool(kept.mobile), "email": bool(kept.email)},
        by=by,
        at=at,
    )
    return kept
