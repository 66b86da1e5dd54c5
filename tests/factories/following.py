import datetime as dt

from shishi.domain.accounts.models import User
from shishi.domain.accounts.roles import Role
from shishi.domain.reporting.actions.inbox import keep_contact
from shishi.domain.reporting.actions.reminding import note_call, urge_silent
from shishi.domain.reporting.models import (
    Closure,
    Contact,
    Delivery,
    DeliveryChannel,
    Exemption,
    Extension,
    Notice,
    Obligation,
    Period,
    Reminder,
)
from shishi.domain.units.queries import reporting_post
from shishi.rulebook.reminders import Occasion
from tests.factories.accounts import make_user
from tests.factories.acting import AT, CLERK
from tests.factories.units import appointed


def owed(name=None, key="2016-06", **where):
    """The duties of a period, of one work or of all."""
    found = Obligation.objects.filter(period__key=key, **where)
    return list((found.filter(commitment__name=name) if name else found).order_by("pk"))


def reached(user, mobile="13900000001", email="ma@qingshan.example"):
    return keep_contact(area_code="620199", user=user, mobile=mobile, email=email, by=CLERK, at=AT)


def urged(programme, key="2016-06", by=CLERK, at=AT):
    return urge_silent(programme=programme, key=key, by=by, at=at)


def called(programme, unit, key="2016-06", by=CLERK, **more):
    said = {"person": "马文慧", "said": "明天报。", "at": AT} | more
    return note_call(programme=programme, key=key, unit=unit, by=by, **said)


def every_following_row(area, list_of):
    """One row in each table of following up, for the tests of what the database itself refuses."""
    unit = Obligation.objects.first().post.unit
    user = make_user(area, "mawenhui", "马文慧", Role.REPORTER)
    appointed(reporting_post(unit), user, dt.date(2016, 1, 1))
    Contact.objects.create(user=user, mobile="13900000001", email="ma@qingshan.example")
    duty, period = Obligation.objects.get(), Period.objects.get()
    who = {"at": AT, "by": CLERK.label}
    Extension.objects.create(
        obligation=duty, before_on=dt.date(2016, 7, 28), due_on=dt.date(2016, 8, 3), reason="停电", **who
    )
    Exemption.objects.create(obligation=duty, reason="已并入", **who)
    Closure.objects.create(period=period, locked=True, **who)
    called(list_of.programme, unit, key="2016-07")
    about = {"programme": list_of.programme, "period_key": "2016-07"}
    reminder = Reminder.objects.create(
        **about, post=duty.post, occasion=Occasion.URGE, day=AT.date(), title="到期", text="未报", **who
    )
    Notice.objects.create(user=User.objects.get(pk=user.pk), reminder=reminder)
    Delivery.objects.create(
        **about, channel=DeliveryChannel.MAIL, address="ma@qingshan.example", subject="到期", text="未报", queued_at=AT
    )
