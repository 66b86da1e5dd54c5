"""Opening a month and seeing that everybody reports: each journey ends at the register, the ledger and a second role.

They change the register, so that they have a demonstration of their own. Every journey opens a period for itself.
"""

import datetime as dt
import json

import pytest

from shishi.core.clock import now, office_day
from shishi.rulebook.workdays import is_workday
from tests.demo_site import running_demo
from tests.journeys.browsing import enter, follow, look, second, shell

pytestmark = pytest.mark.journey

TODAY = office_day(now())
DUE, EXTENDED = TODAY + dt.timedelta(days=6), TODAY + dt.timedelta(days=12)
# Each journey on each screen has a period that no other one touches.
PERIODS = {
    ("open", 1366): "2016-08",
    ("open", 360): "2016-09",
    ("urge", 1366): "2016-10",
    ("urge", 360): "2016-11",
    ("extend", 1366): "2016-12",
    ("extend", 360): "2016-01..08",
    ("exempt", 1366): "2016-01..09",
    ("exempt", 360): "2016-01..10",
    ("copy", 1366): "2016-01..05",
    ("copy", 360): "2016-01..06",
    ("lock", 1366): "2016-01..11",
    ("lock", 360): "2016-01..12",
}
PRINT = """
import json
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import *
rows = {expression}
print(json.dumps([rows, LedgerEntry.objects.order_by('-seq').first().act], ensure_ascii=False, default=str))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id):
    with running_demo(tmp_path_factory.mktemp("following"), f"following_{worker_id}") as site:
        yield site


def register(site, expression):
    """What the register holds, and the newest act of the ledger."""
    return tuple(json.loads(shell(site, PRINT.format(expression=expression))))


def opened(page, site, journey, lists=("省列", "市列", "县列")):
    """The officer opens the journey's period as a notice says; gives its key."""
    key = PERIODS[journey, page.viewport_size["width"]]
    enter(page, site.url, "督查员")
    follow(page.get_by_role("navigation", name="主导航").get_by_role("link", name="报送"))
    follow(page.get_by_role("link", name="开启报告期"))
    for name in ("省列", "市列", "县列"):
        page.get_by_label(name, exact=True).set_checked(name in lists)
    page.get_by_label("报告期", exact=True).fill(key)
    as_of = dt.date(2016 + int(key[-2:]) // 12, int(key[-2:]) % 12 + 1, 1) - dt.timedelta(days=1)
    for label, day in (("数据截至", as_of), ("开启日", TODAY), ("报送时限", DUE)):
        page.get_by_label(label).fill(day.isoformat())
    page.get_by_label("通知文号").fill("榆政督通〔2016〕9号")
    if journey == "open":
        look(page, "open-period")
    follow(page.get_by_role("button", name="开启"))
    assert f"已在{'、'.join(lists)}开启" in page.inner_text("main")
    return key


def to_period(page, site, key):
    page.goto(f"{site.url}/periods/{key}/")


def test_the_office_opens_a_month_as_its_notice_says(site, stranger, browser):
    page = stranger
    key = opened(page, site, "open")
    to_period(page, site, key)
    look(page, "period")
    rows, act = register(
        site,
        f"list(Period.objects.filter(key='{key}').order_by('pk').values_list('list_of__name', 'due_on', 'notice'))",
    )
    assert rows == [[name, DUE.isoformat(), "榆政督通〔2016〕9号"] for name in ("省列", "市列", "县列")]
    (told, _) = register(site, f"Reminder.objects.filter(period_key='{key}', occasion='opening').count()")
    assert bool(told) is is_workday(TODAY)
    assert act == ("reporting.remind_due" if told else "reporting.open_period")
    (owed, _) = register(site, f"Obligation.objects.filter(period__key='{key}', state='not_filed').count()")
    assert owed > 20
    with second(browser, site, page, "县领导") as leader:
        to_period(leader, site, key)
        assert "未报单位（按单位次序）" in leader.inner_text("main")
        assert leader.get_by_role("link", name="催报全部未报单位").count() == 0
        look(leader)


def test_one_click_urges_all_and_the_reporter_finds_the_notice(site, stranger, browser):
    page = stranger
    key = opened(page, site, "urge")
    to_period(page, site, key)
    text = page.locator("#paste").input_value()
    assert "尚未报送的单位（按单位次序）" in text
    follow(page.get_by_role("link", name="催报全部未报单位"))
    look(page, "urge")
    units = page.locator("tbody tr th").all_inner_texts()
    assert "县教育局" in units
    follow(page.get_by_role("button", name="催报"))
    assert f"已向{len(units)}个单位催报。" in page.inner_text("main")
    look(page)
    rows, act = register(
        site,
        f"list(Reminder.objects.filter(period_key='{key}', occasion='urge').order_by('post__unit__order')"
        ".values_list('post__unit__name', flat=True))",
    )
    assert rows == units
    assert act == "reporting.urge_silent"
    with second(browser, site, page, "报送人") as reporter:
        assert "条未读" in reporter.get_by_role("navigation", name="主导航").inner_text()
        follow(reporter.get_by_role("navigation", name="主导航").get_by_role("link", name="通知"))
        look(reporter, "notices")
        assert "未读" in reporter.inner_text("ul.letters")
        assert "县教育局" in reporter.inner_text("ul.letters")
        reporter.reload()
        assert "未读" not in reporter.inner_text("ul.letters")
    unread, act = register(site, f"Notice.objects.filter(reminder__period_key='{key}', read_at=None).count()")
    assert (unread, act) == (0, "reporting.read_notices")


def test_a_unit_gets_more_time_with_a_reason(site, stranger, browser):
    page = stranger
    key = opened(page, site, "extend")
    to_period(page, site, key)
    follow(page.get_by_role("link", name="延期县教育局"))
    assert page.locator(".boxes input:checked").count() >= 1
    page.get_by_label("延期到").fill(EXTENDED.isoformat())
    page.get_by_label("理由").fill("学校验收数据月底才能汇总")
    look(page, "extend")
    follow(page.get_by_role("button", name="延期"))
    assert "已延期" in page.inner_text("main")
    look(page)
    rows, act = register(
        site,
        f"list(Obligation.objects.filter(period__key='{key}', post__unit__name='县教育局')"
        ".values_list('due_on', flat=True).distinct())",
    )
    assert (rows, act) == ([EXTENDED.isoformat()], "reporting.extend_duties")
    with second(browser, site, page, "县领导") as leader:
        to_period(leader, site, key)
        assert f"{EXTENDED.month}月{EXTENDED.day}日" in leader.inner_text("main")
        assert "学校验收数据月底才能汇总" in leader.inner_text("main")


def test_a_unit_is_exempted_with_a_reason(site, stranger, browser):
    page = stranger
    key = opened(page, site, "exempt")
    to_period(page, site, key)
    follow(page.get_by_role("link", name="免报县教育局"))
    page.get_by_label("理由").fill("本期由省里统一报送")
    look(page)
    follow(page.get_by_role("button", name="免报"))
    assert "已免报" in page.inner_text("main")
    assert "县教育局" not in page.locator("table.silent").inner_text()
    rows, act = register(
        site,
        f"list(Obligation.objects.filter(period__key='{key}', post__unit__name='县教育局')"
        ".values_list('state', flat=True).distinct())",
    )
    assert (rows, act) == (["exempt"], "reporting.exempt_duties")
    with second(browser, site, page, "县领导") as leader:
        to_period(leader, site, key)
        assert "免报" in leader.locator("table", has_text="县教育局").first.inner_text()
        look(leader)


def test_a_list_is_locked_and_the_director_opens_it_again(site, stranger, browser):
    page = stranger
    key = opened(page, site, "lock", lists=("省列",))
    to_period(page, site, key)
    follow(page.get_by_role("button", name="锁定省列"))
    assert "不能锁定" in page.inner_text("main")
    look(page)
    follow(page.get_by_role("link", name="免报", exact=True).first)
    for box in page.locator(".boxes input").all():
        box.check()
    page.get_by_label("理由").fill("省里已统一报送")
    follow(page.get_by_role("button", name="免报"))
    follow(page.get_by_role("button", name="锁定省列"))
    assert "已锁定" in page.inner_text("main")
    assert "由督查室主任重新打开" in page.inner_text("main")
    closed = f"list(Closure.objects.filter(period__key='{key}').order_by('pk').values_list('locked', 'reason'))"
    assert register(site, closed) == ([[True, ""]], "reporting.lock_period")
    with second(browser, site, page, "督查室主任") as director:
        to_period(director, site, key)
        look(director, "locked", at="#lists")
        follow(director.get_by_role("link", name="重新打开省列"))
        look(director)
        director.get_by_label("理由").fill("学校数核对有误")
        follow(director.get_by_role("button", name="重新打开"))
        assert "已重新打开" in director.inner_text("main")
    assert register(site, closed) == ([[True, ""], [False, "学校数核对有误"]], "reporting.unlock_period")
    page.reload()
    assert "学校数核对有误" in page.inner_text("main")
    assert page.get_by_role("button", name="锁定省列").is_visible()


def test_a_call_is_noted_with_the_telephone_at_hand(site, stranger):
    page = stranger
    enter(page, site.url, "督查员")
    wide = page.viewport_size["width"] > 400
    to_period(page, site, "2016-07")
    key, said = "2016-07", f"说明天报，{'宽' if wide else '窄'}屏登记"
    page.goto(f"{site.url}/periods/{key}/calls/")
    page.get_by_label("单位").select_option(label="县教育局")
    page.get_by_label("通话人").fill("林小月")
    page.get_by_label("通话内容").fill(said)
    look(page)
    follow(page.get_by_role("button", name="登记电话"))
    look(page)
    assert said in page.inner_text("main")
    rows, act = register(site, "list(Call.objects.order_by('-pk').values_list('unit__name', 'person', 'said')[:1])")
    assert (rows, act) == ([["县教育局", "林小月", said]], "reporting.note_call")


def test_the_reporter_leaves_an_address_for_reminders(site, stranger):
    page = stranger
    enter(page, site.url, "报送人")
    page.goto(f"{site.url}/notices/")
    follow(page.get_by_role("link", name="修改"))
    page.get_by_label("电话").fill("13900000001")
    page.get_by_label("电子邮箱").fill("lin@yuzhong.example")
    look(page)
    follow(page.get_by_role("button", name="保存"))
    assert "13900000001" in page.inner_text("main")
    rows, act = register(site, "list(Contact.objects.values_list('user__username', 'email'))")
    assert (rows, act) == ([["baosong", "lin@yuzhong.example"]], "reporting.keep_own_contact")


def test_the_text_for_the_group_is_copied_by_the_button(site, stranger):
    page = stranger
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    to_period(page, site, opened(page, site, "copy"))
    page.get_by_role("button", name="复制").click()
    page.get_by_text("已复制，可以粘贴到群里。").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#paste").input_value()
