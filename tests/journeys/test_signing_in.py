"""Getting in as people do it: a visitor of the demo by one click, an administrator by code, password and second factor."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.demo_site import ELSEWHERE
from tests.journeys.browsing import assert_accessible, assert_fits, enter, follow

pytestmark = pytest.mark.journey

PASSWORD = "Huanghe-1986"  # noqa: S105 - the journey's own
# Each screen gets an administrator of its own: the console installs one of each kind.
KINDS = {1366: "system_admin", 360: "audit_admin"}


def look(page, title):
    assert page.inner_text("h1") == title
    assert_fits(page)
    assert_accessible(page)


def digits(key, ahead=0):
    """What the app on the phone shows: now, or in the next half minute, which is accepted too."""
    return format_hotp_value(hotp_value(key, next(iter(yield_hotp_counters_from_time())) + ahead))


def administrator(demo_site, page):
    """A fresh administrator: user name and one-time code, as the console printed it."""
    kind = KINDS[page.viewport_size["width"]]
    said = demo_site.shishi("createadmin", kind, "--username", kind.replace("_", "-"), "--name", "关山月")
    assert said.returncode == 0, said.stderr
    return kind.replace("_", "-"), re.search(r"一次性口令：(\S+)", said.stdout)[1]


def sign_in(page, url, username, password=PASSWORD):
    page.goto(f"{url}/sign-in/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码", exact=True).fill(password)
    follow(page.get_by_role("button", name="登录", exact=True))


def sign_out(page):
    follow(page.get_by_role("button", name="退出"))


def fill_factor(page, code):
    page.get_by_label("动态口令（手机验证器上的6位数字）或恢复码").fill(code)
    follow(page.get_by_role("button", name="登录", exact=True))


def test_an_administrator_comes_in_by_code_password_and_second_factor(demo_site, stranger):
    page, (username, code) = stranger, administrator(demo_site, stranger)
    page.goto(demo_site.url)
    look(page, "登录")
    follow(page.get_by_role("link", name="设置密码"))
    look(page, "用一次性口令设置密码")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("一次性口令").fill(code)
    page.get_by_label("新密码", exact=True).fill("kurz")
    page.get_by_label("再输一次新密码").fill("kurz")
    follow(page.get_by_role("button", name="设置密码"))
    assert "密码只有4个字符，至少要10个" in page.inner_text("main")
    assert_accessible(page)
    page.get_by_label("新密码", exact=True).fill(PASSWORD)
    page.get_by_label("再输一次新密码").fill(PASSWORD)
    follow(page.get_by_role("button", name="设置密码"))
    assert "密码已设好，请登录。" in page.inner_text("main")

    sign_in(page, demo_site.url, username)
    look(page, "账号安全")
    assert "必须启用第二因素" in page.inner_text("main")
    follow(page.get_by_role("link", name="启用动态口令"))
    look(page, "再输一次密码")
    page.locator("main input[type=password]").fill(PASSWORD)
    follow(page.get_by_role("button", name="确认"))
    look(page, "启用动态口令")
    key = page.locator("#secret").inner_text()
    page.get_by_label("验证器上的6位数字").fill("000000")
    follow(page.get_by_role("button", name="启用"))
    assert page.locator("#id_code_error").is_visible()
    page.get_by_label("验证器上的6位数字").fill(digits(key))
    follow(page.get_by_role("button", name="启用"))
    look(page, "恢复码")
    recovery = page.locator(".codes code").first.inner_text()
    follow(page.get_by_role("link", name="已经记下"))
    look(page, "账号安全")
    sign_out(page)

    sign_in(page, demo_site.url, username)
    look(page, "第二因素")
    fill_factor(page, digits(key, ahead=1))
    assert page.get_by_role("navigation", name="主导航").is_visible()
    sign_out(page)

    sign_in(page, demo_site.url, username)
    fill_factor(page, recovery)
    assert page.get_by_role("navigation", name="主导航").is_visible()
    sign_out(page)
    sign_in(page, demo_site.url, username)
    fill_factor(page, recovery)
    assert page.inner_text("h1") == "第二因素"
    assert page.locator("#id_code_error").is_visible()
    assert_accessible(page)


def test_wrong_passwords_lock_this_computer_out_for_a_while(demo_site, stranger):
    page, name = stranger, f"nobody-{stranger.viewport_size['width']}"
    for _ in range(4):
        sign_in(page, demo_site.url, name)
        assert page.get_by_role("alert").is_visible()
    assert_accessible(page)
    page.expected_complaints = [
        "Failed to load resource: the server responded with a status of 429 (Too Many Requests)"
    ]
    sign_in(page, demo_site.url, name)
    look(page, "暂时不能登录")


IDLE = """
from django.contrib.sessions.models import Session
from django.contrib.sessions.backends.db import SessionStore
from shishi.domain.accounts.models import User
pk = str(User.objects.get(username='caizheng').pk)
for row in Session.objects.all():
    store = SessionStore(row.session_key)
    if store.get('_auth_user_id') == pk:
        store['seen'] -= 61 * 60
        store.save()
"""


def test_a_visitor_enters_the_demo_as_a_role_and_idles_out(demo_site, stranger):
    page = stranger
    enter(page, demo_site.url, "财政")
    assert "为民兴办实事进展" in page.inner_text("h1")
    assert "财政" in page.locator(".me").inner_text()
    idled = demo_site.shishi("shell", "--no-imports", "-c", IDLE)
    assert idled.returncode == 0, idled.stderr
    follow(page.get_by_role("link", name="单位", exact=True).first)
    look(page, "登录")
    assert "因长时间没有操作，您已退出" in page.inner_text("main")
    follow(page.get_by_role("button", name="财政", exact=True))
    assert "为民兴办实事进展" in page.inner_text("h1")


HOMES = {
    "督查室主任": "2016年1—7月为民兴办实事进展",
    "报送人": "我的填报",
    "单位负责人": "我的填报",
    "县领导": "2016年1—7月为民兴办实事进展",
    "政务公开": "通报",
    "审计": "2016年1—7月为民兴办实事进展",
    "系统管理员": "岗位",
    "安全管理员": "岗位",
    "审计管理员": "存证台账",
}


def test_every_role_begins_on_its_own_page_and_every_place_open_to_it_is_in_order(demo_site, stranger):
    for role, title in HOMES.items():
        enter(stranger, demo_site.url, role)
        look(stranger, title)
        places = stranger.get_by_role("navigation", name="主导航").get_by_role("link")
        for address in [place.get_attribute("href") for place in places.all()][1:]:
            answer = stranger.goto(f"{demo_site.url}{address}")
            assert answer.status == 200, (role, address)
            assert_fits(stranger)
            assert_accessible(stranger)
        sign_out(stranger)


def test_a_reporter_follows_the_own_list_and_meets_no_dead_link(demo_site, stranger):
    page = stranger
    enter(page, demo_site.url, "报送人")
    assert "县教育局报送人、县工信局报送人" in page.inner_text("main")
    follow(page.get_by_role("region", name="本单位的实事").get_by_role("link", name="县城九年制学校"))
    assert page.inner_text("h1") == "县城九年制学校"
    assert_fits(page)
    assert_accessible(page)
    links = {link.get_attribute("href") for link in page.locator("main a").all()}
    for address in sorted(link for link in links if link.startswith("/")):
        assert page.request.get(f"{demo_site.url}{address}").status == 200, address


def test_a_hand_over_that_will_not_do_is_refused_with_its_reason(demo_site, stranger):
    page = stranger
    enter(page, demo_site.url, "安全管理员")
    follow(page.get_by_role("link", name="交接林小月的岗位").first)
    look(page, "交接岗位")
    assert page.get_by_label("交接人的用户名").input_value() == "baosong"
    page.get_by_label("接任人的用户名").fill("baosong")
    follow(page.get_by_role("button", name="确定"))
    assert "接任人与交接人是同一人。" in page.get_by_role("alert").inner_text()
    assert_accessible(page)


def test_over_plain_http_from_elsewhere_the_page_says_what_is_missing(demo_site, stranger):
    page = stranger
    page.expected_complaints = ["Failed to load resource: the server responded with a status of 403 (Forbidden)"]
    page.tolerated = "The Cross-Origin-Opener-Policy header has been ignored"  # as over plain http it must be
    page.goto(demo_site.url.replace("127.0.0.1", ELSEWHERE))
    look(page, "这里不能登录：连接没有加密")
    assert page.locator("input").count() == 0
    assert "演示" not in page.inner_text("main")


def test_a_key_opens_instead_of_the_app(demo_site, browser):
    """A FIDO2 key that the browser plays itself; keys want a host name, so that the address is localhost."""
    url = demo_site.url.replace("127.0.0.1", "localhost")
    said = demo_site.shishi("createadmin", "security_admin", "--username", "guanyi", "--name", "关毅")
    code = re.search(r"一次性口令：(\S+)", said.stdout)[1]
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, "hasResidentKey": True}})

    page.goto(f"{url}/sign-in/first/")
    page.get_by_label("用户名").fill("guanyi")
    page.get_by_label("一次性口令").fill(code)
    page.get_by_label("新密码", exact=True).fill(PASSWORD)
    page.get_by_label("再输一次新密码").fill(PASSWORD)
    follow(page.get_by_role("button", name="设置密码"))
    sign_in(page, url, "guanyi")
    follow(page.get_by_role("link", name="登记密钥"))
    page.locator("main input[type=password]").fill(PASSWORD)
    follow(page.get_by_role("button", name="确认"))
    look(page, "登记安全密钥、UKey")
    page.get_by_label("名称，例如“办公桌 UKey”").fill("办公桌 UKey")
    follow(page.get_by_role("button", name="插好密钥，开始登记"))
    assert "密钥已登记。" in page.inner_text("main")
    page.goto(f"{url}/account/factors/webauthn/")
    look(page, "安全密钥、UKey")
    assert "办公桌 UKey" in page.inner_text("table")
    sign_out(page)

    sign_in(page, url, "guanyi")
    look(page, "第二因素")
    follow(page.get_by_role("button", name="使用安全密钥或 UKey"))
    assert page.inner_text("h1") == "岗位"
    context.close()
    assert complaints == []
