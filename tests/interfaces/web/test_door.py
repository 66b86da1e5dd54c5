"""The door: who is let on, until when, and that what was taken away is gone with the next request."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from shishi.core.clock import now
from shishi.domain.accounts.actions.accounts import close_account, grant_role
from shishi.domain.accounts.actions.secrets import reset_factors
from shishi.domain.accounts.models import SignIn
from shishi.domain.accounts.roles import ADMINISTRATORS, Role
from shishi.domain.units.actions import end_delegation, hand_over
from shishi.domain.units.queries import reporting_post
from shishi.interfaces.web.door import SEEN
from tests.factories.accounts import make_user
from tests.factories.acting import CLERK
from tests.factories.fixtures import area, data_dir, register
from tests.factories.signing_in import secured, signed_in
from tests.factories.units import appointed, deputised

__all__ = ["area", "data_dir", "register"]


@pytest.fixture
def county(register, settings):
    settings.AREA_CODE = register.area.pk
    return register


def ended(client, address="/mine/"):
    answer = client.get(address)
    location = answer.headers.get("Location", "")
    return location.rpartition("ended=")[2] if location.startswith(reverse("account_login")) else None


def last_seen(client, minutes):
    session = client.session
    session[SEEN] = (now() - dt.timedelta(minutes=minutes)).timestamp()
    session.save()


@pytest.mark.parametrize("role", Role)
def test_idle_stays_end_after_15_minutes_for_administrators_and_60_for_others(role, county):
    client = signed_in(make_user(county.area, "someone", "某人", role))
    limit = 15 if role in ADMINISTRATORS else 60
    last_seen(client, limit - 1)
    assert client.get(reverse("mfa_index")).status_code == 200
    last_seen(client, limit + 1)
    assert ended(client, reverse("mfa_index")) == "idle"
    assert SignIn.objects.get().reason == "idle"
    assert ended(client) == reverse("account_login") + "?next=%2Fmine%2F"


def test_being_active_keeps_a_stay_alive_but_not_beyond_twelve_hours(county):
    begun = now() - dt.timedelta(hours=11, minutes=59)
    client = signed_in(county.users["县教育局"], at=begun)
    last_seen(client, 59)
    assert ended(client) is None
    assert now().timestamp() - client.session[SEEN] < 30
    SignIn.objects.update(at=now() - dt.timedelta(hours=12, seconds=1))
    assert ended(client) == "old"


def test_the_third_stay_puts_the_oldest_out(county):
    user = county.users["县教育局"]
    clients = [signed_in(user, at=now() + dt.timedelta(seconds=number)) for number in range(3)]
    assert [ended(client) for client in clients] == ["replaced", None, None]


def test_a_cookie_of_an_ended_stay_opens_nothing(county):
    client = signed_in(county.users["县教育局"])
    thief = Client()
    thief.cookies = client.cookies.copy()
    client.post(reverse("account_logout"))
    assert thief.get("/mine/").status_code == 302


def test_a_session_without_a_stay_is_nobodys(county):
    client = Client()
    client.force_login(secured(county.users["县教育局"]), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert ended(client) == "void"


TAKEN = {
    "role": lambda c, user: grant_role(area_code=c.area.pk, user=user, role=Role.FINANCE, by=CLERK, at=now()),
    "factors": lambda c, user: reset_factors(area_code=c.area.pk, user=user, by=CLERK, at=now()),
    "account": lambda c, user: (
        hand_over(
            area=c.area,
            leaver_id=user.pk,
            successor_id=c.users["城关镇"].pk,
            from_on=now().date() - dt.timedelta(days=2),
            by=CLERK,
            at=now(),
        ),
        close_account(area_code=c.area.pk, user=user, by=CLERK, at=now()),
    ),
}


@pytest.mark.parametrize("what", TAKEN)
def test_what_was_taken_away_ends_the_stay_with_the_next_request(what, county):
    user = county.users["县教育局"]
    client = signed_in(user)
    assert ended(client) is None
    TAKEN[what](county, user)
    assert ended(client) is not None


def test_a_post_handed_over_is_gone_with_the_next_request(county):
    user = county.users["县教育局"]
    client, address = signed_in(user), reverse("desk:unit", args=[county.units["县教育局"].pk])
    assert client.get(address).status_code == 200
    appointed(reporting_post(county.units["县教育局"]), county.users["城关镇"], dt.date(2016, 9, 1))
    assert client.get(address).status_code == 404


def test_a_delegation_that_ended_is_gone_with_the_next_request(county):
    user, unit = county.users["县教育局"], county.units["县民政局"]
    client, address, today = signed_in(user), reverse("desk:unit", args=[unit.pk]), now().date()
    given = deputised(reporting_post(unit), user, today - dt.timedelta(days=2), today + dt.timedelta(days=9))
    assert client.get(address).status_code == 200
    end_delegation(delegation=given, on=today - dt.timedelta(days=1), by=CLERK, at=now())
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("role", "home"),
    [(Role.REPORTER, "desk:mine"), (Role.PUBLISHER, "desk:bulletins"), (Role.AUDIT_ADMIN, "desk:ledger")],
)
def test_the_front_page_leads_to_where_a_role_begins(role, home, county):
    client = signed_in(make_user(county.area, "someone", "某人", role))
    assert client.get("/").headers["Location"] == reverse(home)
    assert client.get(reverse(home)).status_code == 200


def test_a_list_that_a_role_does_not_use_says_whom_to_ask(county):
    answer = signed_in(county.users["县教育局"]).get(reverse("desk:bulletins"))
    assert answer.status_code == 403
    assert "“报送人”没有“查看通报，下载文件”的权限。确有需要的，请联系安全管理员。" in answer.content.decode()


def test_the_head_of_a_page_shows_the_places_that_are_open_and_no_others(county):
    page = signed_in(county.users["县教育局"]).get("/mine/").content.decode()
    assert ("我的填报</a>" in page, "通报</a>" in page, "账号</a>" in page) == (True, False, False)
    assert "马文慧" in page


def test_whoever_was_sent_to_sign_in_comes_back_to_the_page_that_was_asked_for(county):
    answer = Client().get("/periods/?a=1")
    assert answer.headers["Location"] == f"{reverse('account_login')}?next=%2Fperiods%2F%3Fa%3D1"
