"""Getting in: password, second factor, recovery code, one-time code, lock-out, demonstration, plain http."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from shishi.core.clock import now
from shishi.domain.accounts.actions.accounts import close_account
from shishi.domain.accounts.actions.secrets import issue_code
from shishi.domain.accounts.models import SignIn, User
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.acting import AT, CLERK
from tests.factories.signing_in import secured, signed_in
from tests.interfaces.desk.office import words

SIGN_IN = "/sign-in/"
LOCAL = {"SERVER_NAME": "127.0.0.1"}
KEY = "JBSWY3DPEHPK3PXP"
WRONG, NEXT = "Falsch-2016", "Huanghe-1986"


@pytest.fixture(autouse=True)
def own_area(area, settings):
    settings.AREA_CODE = area.pk
    cache.clear()  # allauth counts wrong second factors there


@pytest.fixture
def reporter(area):
    user = make_user(area, "baosong", "林小月", Role.REPORTER, PASSWORD)
    User.objects.filter(pk=user.pk).update(password_set_at=now())
    return user


def here(**more):
    """A browser on this machine."""
    return Client(**{**LOCAL, **more})


def tried(client, username="baosong", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": username, "password": password}, **more)


def with_app(user):
    """The user, whose phone has the app."""
    return TOTP.activate(user, KEY)


def digits(key=KEY):
    """What the app on the phone shows now."""
    return format_hotp_value(hotp_value(key, next(iter(yield_hotp_counters_from_time()))))


def test_the_right_password_opens_the_persons_own_page(reporter):
    client = here()
    answer = tried(client, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("desk:mine")
    stay = SignIn.objects.get()
    assert (stay.user, stay.ended_at, stay.address) == (reporter, None, "127.0.0.1")
    assert LedgerEntry.objects.latest("seq").act == "accounts.begin_stay"


@pytest.mark.parametrize("name", ["baosong", "nobody"])
def test_a_wrong_password_says_the_same_for_whoever_exists(name, reporter):
    text = words(tried(here(), name, WRONG).content.decode())
    assert "用户名或密码" in text or "用户名和" in text
    assert not SignIn.objects.exists()


def test_the_page_says_that_nothing_secret_may_be_entered(area):
    page = words(here().get(SIGN_IN).content.decode())
    assert "涉密事项不得录入" in page
    assert "演示" not in page


def test_five_wrong_passwords_lock_the_user_at_that_address_alone(reporter):
    client = here()
    answers = [tried(client, password=WRONG) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "暂时不能登录" in answers[-1].content.decode()
    assert tried(client).status_code == 429
    assert tried(here(REMOTE_ADDR="127.0.0.2")).status_code == 302
    assert tried(client, "somebody", WRONG).status_code == 200


def test_a_forged_address_does_not_help_against_the_lock(reporter):
    for number in range(5):
        answer = tried(here(HTTP_X_FORWARDED_FOR=f"10.0.0.{number}"), password=WRONG, secure=True)
    assert answer.status_code == 429
    assert AccessAttempt.objects.get().failures_since_start == 5


def test_behind_a_proxy_the_address_is_what_the_proxy_added(reporter, settings):
    settings.BEHIND_PROXY = True
    for number in range(5):
        tried(here(HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 10.9.9.9"), password=WRONG, secure=True)
    assert AccessAttempt.objects.get().ip_address == "10.9.9.9"
    assert tried(here(HTTP_X_FORWARDED_FOR="10.9.9.8"), secure=True).status_code == 302


def test_totp_is_asked_for_and_used_once(reporter):
    with_app(reporter)
    client = here()
    assert tried(client).headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("desk:mine")).status_code == 302
    code = digits()
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.get(reverse("desk:mine")).status_code == 200
    again = here()
    tried(again)
    assert "id_code_error" in again.post(reverse("mfa_authenticate"), {"code": code}).content.decode()


def test_wrong_second_factors_are_limited_though_passwords_are_counted_elsewhere(reporter):
    with_app(reporter)
    client = here()
    tried(client)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = client.post(reverse("mfa_authenticate"), {"code": digits()})
    assert answer.status_code == 200
    assert not SignIn.objects.exists()


def test_a_recovery_code_opens_once(reporter):
    with_app(reporter)
    code = RecoveryCodes.activate(reporter).get_unused_codes()[0]
    for expected in (302, 200):
        client = here()
        tried(client)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected


@pytest.mark.parametrize(
    "role", [Role.OFFICER, Role.DIRECTOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN]
)
def test_office_and_administrators_get_nowhere_without_a_second_factor(role, area):
    user = make_user(area, "ducha", "苏明", role, PASSWORD)
    User.objects.filter(pk=user.pk).update(password_set_at=now())
    client = here()
    answer = tried(client, "ducha", follow=True)
    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    assert "必须启用第二因素" in answer.content.decode()
    assert client.get(reverse("desk:bulletins")).headers["Location"] == reverse("mfa_index")
    secured(user)
    assert client.get("/").status_code in {200, 302}
    assert "必须启用第二因素" not in client.get(reverse("mfa_index")).content.decode()


def test_adding_a_factor_is_noted_in_the_ledger(reporter, django_capture_on_commit_callbacks):
    client = here()
    tried(client)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    page = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True).content.decode()
    secret = re.search(r'id="secret">([A-Z2-7]+)<', page)[1]
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": digits(secret)}, follow=True)
    assert "恢复码" in words(answer.content.decode())
    notes = LedgerEntry.objects.filter(act="accounts.note_factors").values_list("after", flat=True)
    assert list(notes) == ['{"change":"added totp"}']


def test_an_account_without_a_role_and_a_closed_one_do_not_get_in(area):
    make_user(area, "xin", "新人", None, PASSWORD)
    assert "还没有授予角色" in tried(here(), "xin", follow=True).content.decode()
    gone = make_user(area, "gone", "离职人", Role.OFFICER, PASSWORD)
    close_account(area_code=area.pk, user=gone, by=CLERK, at=AT)
    tried(here(), "gone", follow=True)
    assert not SignIn.objects.exists()


def first(client, code, **more):
    filled = {"username": "baosong", "code": code, "password": NEXT, "again": NEXT, **more}
    return client.post(reverse("sign-in:first-password"), filled)


def coded(area, reporter):
    return issue_code(area_code=area.pk, user=reporter, by=CLERK, at=now())


def test_a_one_time_code_sets_a_password_that_opens(area, reporter):
    assert first(here(), coded(area, reporter)).headers["Location"] == reverse("account_login")
    assert tried(here()).status_code == 200
    assert tried(here(), password=NEXT).status_code == 302


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"code": "AAAA-AAAA-AAAA-AAAA"}, "一次性口令不对"),
        ({"username": "nobody"}, "一次性口令不对"),
        ({"again": "Huanghe-1987"}, "两次输入的新密码不一致"),
        ({"password": "kurz", "again": "kurz"}, "至少要10个"),
    ],
)
def test_what_stops_a_first_password_is_said_beside_the_field(more, sentence, area, reporter):
    code = coded(area, reporter)
    answer = first(here(), **{"code": code, **more})
    assert (answer.status_code, sentence in answer.content.decode()) == (200, True)


def test_wrong_one_time_codes_lock_like_wrong_passwords(reporter):
    client = here()
    for _ in range(5):
        first(client, "AAAA-AAAA-AAAA-AAAA")
    assert first(client, "AAAA-AAAA-AAAA-AAAA").status_code == 429
    assert tried(client).status_code == 429


def test_changing_the_password_ends_every_stay(reporter):
    elsewhere, client = signed_in(reporter), signed_in(reporter)
    page = reverse("account_change_password")
    filled = {"oldpassword": PASSWORD, "password1": NEXT, "password2": NEXT}
    assert client.post(page, filled).status_code == 302
    assert elsewhere.get(reverse("desk:mine")).headers["Location"].startswith(SIGN_IN)
    assert client.get(reverse("desk:mine")).headers["Location"].startswith(SIGN_IN)
    assert LedgerEntry.objects.filter(act="accounts.change_password").count() == 1


def test_a_password_past_its_days_has_to_be_changed_first(reporter):
    User.objects.filter(pk=reporter.pk).update(password_set_at=AT)
    client = here()
    assert tried(client).status_code == 302
    assert client.get(reverse("desk:mine")).headers["Location"] == reverse("account_change_password")


def test_signing_out_ends_the_stay(reporter):
    client = signed_in(reporter)
    client.post(reverse("account_logout"))
    assert SignIn.objects.get().reason == "left"
    assert client.get(reverse("desk:mine")).status_code == 302


def test_nobody_signs_up_or_asks_for_a_password_by_mail(area):
    for address in ("/sign-in/signup/", "/accounts/signup/", "/account/password/reset/", "/admin/"):
        assert here().get(address).status_code == 404


class Demo:
    """The demonstration's account, tried from different places."""

    def __init__(self, area):
        self.user = make_user(area, "ducha", "苏明", Role.OFFICER, demo=True)

    def enter(self, **where):
        client = Client(**where)
        return client, client.post(reverse("sign-in:demo"), {"username": "ducha"})


@pytest.fixture
def demo(area, settings):
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    settings.PLAIN_HTTP_ALLOWED = True
    return Demo(area)


def test_on_this_machine_a_demo_person_comes_in_by_one_click(demo):
    page = words(Client(**LOCAL).get(SIGN_IN).content.decode())
    assert "演示：以一种身份进入" in page
    client, answer = demo.enter(**LOCAL)
    assert answer.status_code == 302
    assert client.get(reverse("desk:bulletins")).status_code == 200
    assert "演示账号没有密码" in client.get(reverse("mfa_index")).content.decode()
    assert client.get(reverse("account_change_password")).status_code == 404
    assert client.get(reverse("mfa_activate_totp")).status_code == 404


@pytest.mark.parametrize(
    "where",
    [
        {"SERVER_NAME": "127.0.0.1", "REMOTE_ADDR": "10.0.0.5"},
        {"SERVER_NAME": "shishi.example.gov.cn"},
        {"SERVER_NAME": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.5"},
        {"SERVER_NAME": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    ],
)
def test_from_anywhere_else_a_demo_person_does_not_exist(where, demo):
    assert demo.enter(**where)[1].status_code == 404
    assert "演示" not in Client(**where).get(SIGN_IN).content.decode()
    client, _ = demo.enter(**LOCAL)
    stolen = Client(**where)
    stolen.cookies = client.cookies
    assert stolen.get(reverse("desk:bulletins")).headers["Location"].startswith(SIGN_IN)


def test_without_the_demonstration_its_accounts_are_dead(demo, settings):
    client, _ = demo.enter(**LOCAL)
    settings.DEMO = False
    assert client.get(reverse("desk:bulletins")).headers["Location"].startswith(SIGN_IN)
    assert demo.enter(**LOCAL)[1].status_code == 404


def test_a_demo_account_has_no_password_way_in_whatever_it_is_given(demo):
    demo.user.set_password(PASSWORD)
    demo.user.save()
    answer = tried(Client(**LOCAL), "ducha", follow=True)
    assert "演示账号只能在本机一键进入" in answer.content.decode()
    assert not SignIn.objects.exists()


def test_somebody_real_is_no_demo_person(demo, reporter):
    assert Client(**LOCAL).post(reverse("sign-in:demo"), {"username": "baosong"}).status_code == 404


FAR = {"SERVER_NAME": "shishi.example.gov.cn", "REMOTE_ADDR": "10.0.0.5"}


def test_over_plain_http_from_elsewhere_signing_in_is_refused_with_the_remedy(reporter, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for answer in (Client(**FAR).get(SIGN_IN), tried(Client(**FAR))):
        assert answer.status_code == 403
        text = words(answer.content.decode())
        assert "连接没有加密" in text
        assert "SHISHI_PLAIN_HTTP=allow" in text
        assert 'type="password"' not in answer.content.decode()


def test_where_plain_http_is_allowed_the_page_warns_and_the_cookie_comes_back(reporter, settings):
    settings.ALLOWED_HOSTS, settings.PLAIN_HTTP_ALLOWED = ["*"], True
    client = Client(**FAR)
    assert "连接没有加密" in client.get(SIGN_IN).content.decode()
    assert tried(client).status_code == 302
    assert not client.cookies["shishi_session"]["secure"]
    assert client.get(reverse("desk:mine")).status_code == 200


def test_over_https_every_cookie_is_secure(reporter, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(**FAR)
    client.get(SIGN_IN, secure=True)
    tried(client, secure=True)
    for name in ("shishi_session", "shishi_form"):
        cookie = client.cookies[name]
        assert (bool(cookie["secure"]), bool(cookie["httponly"]), cookie["samesite"]) == (True, True, "Lax"), name


def test_a_form_without_its_cookie_is_told_why(reporter):
    client = here(enforce_csrf_checks=True)
    answer = tried(client)
    assert (answer.status_code, "允许本站的 Cookie" in answer.content.decode()) == (403, True)


def test_signing_in_gives_the_session_a_new_key(reporter):
    client = here()
    client.get(f"{SIGN_IN}?next=/mine/")
    session = client.session
    session["planted"] = "1"
    session.save()
    before = client.cookies["shishi_session"].value if "shishi_session" in client.cookies else session.session_key
    tried(client)
    assert client.cookies["shishi_session"].value != before


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_after_signing_in(elsewhere, reporter):
    answer = here().post(f"{SIGN_IN}?next={elsewhere}", {"login": "baosong", "password": PASSWORD, "next": elsewhere})
    assert answer.headers["Location"] == "/"
