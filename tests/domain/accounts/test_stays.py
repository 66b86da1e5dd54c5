import datetime as dt

import pytest

from shishi.core.errors import NotAllowed
from shishi.domain.accounts.actions.accounts import close_account
from shishi.domain.accounts.actions.stays import begin_stay, end_stay
from shishi.domain.accounts.models import EndReason, SignIn
from shishi.domain.accounts.queries import open_stays, stay_of
from shishi.domain.ledger.models import LedgerEntry
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT, CLERK


def begun(user, minutes=0, by=None):
    at = AT + dt.timedelta(minutes=minutes)
    return begin_stay(area_code="620199", user=user, address="10.1.2.3", device="x" * 300, by=by or person(user), at=at)


def test_two_stays_at_a_time_and_the_third_ends_the_oldest(area):
    user, other = make_user(area), make_user(area, "lixin", "李欣")
    first, second, third = (begun(user, minutes) for minutes in (0, 1, 2))
    begun(other)
    assert list(open_stays(user, at=AT)) == [third, second]
    first.refresh_from_db()
    assert (first.reason, first.ended_at) == ("replaced", AT + dt.timedelta(minutes=2))
    assert open_stays(other, at=AT).count() == 1


def test_a_stay_is_not_open_for_more_than_twelve_hours(area):
    user = make_user(area)
    begun(user)
    assert open_stays(user, at=AT + dt.timedelta(hours=12)).count() == 1
    assert open_stays(user, at=AT + dt.timedelta(hours=12, seconds=1)).count() == 0


def test_address_and_device_stand_in_the_row_alone(area):
    stay = begun(make_user(area))
    assert (stay.address, len(stay.device)) == ("10.1.2.3", 200)
    assert "10.1.2.3" not in LedgerEntry.objects.latest("seq").after


def test_an_end_keeps_its_first_reason(area):
    user = make_user(area)
    stay = begun(user)
    for reason in (EndReason.IDLE, EndReason.LEFT):
        end_stay(area_code=area.pk, stay=stay, reason=reason, by=person(user), at=AT)
    assert SignIn.objects.get().reason == "idle"
    assert LedgerEntry.objects.filter(act="accounts.end_stay").count() == 1


def test_without_a_role_and_after_leaving_nobody_comes_in(area):
    fresh, gone = make_user(area, role=None), make_user(area, "lixin", "李欣")
    close_account(area_code=area.pk, user=gone, by=CLERK, at=AT)
    for user in (fresh, gone):
        with pytest.raises(NotAllowed, match="还没有授予角色或已注销"):
            begun(user)


def test_nobody_stays_in_somebody_elses_name(area):
    user, other = make_user(area), make_user(area, "lixin", "李欣")
    with pytest.raises(NotAllowed, match="只能由本人办理"):
        begun(user, by=person(other))
    stay = begun(user)
    assert stay_of(other, stay.pk) is None
    assert stay_of(user, stay.pk) == stay
