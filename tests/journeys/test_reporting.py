"""A month as units and office live it: one click, the form, return and correction, 代报, a signed form and its scan.

Each screen has a month of its own. Pictures for the handbook are taken on the way; SHISHI_SCREENSHOTS=1 keeps them.
"""

import os

import pytest
from playwright.sync_api import expect

from tests.demo_site import running_demo
from tests.guards import source
from tests.journeys.browsing import SCREENS, People, assert_accessible, assert_fits, follow
from tests.journeys.reporting_site import MONTHS, open_months, rows

pytestmark = pytest.mark.journey

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf"
    "c00000030101005b8d3d3a0000000049454e44ae426082"
)
HANDBOOK = {
    ("mine", "desk"),
    ("form", "phone"),
    ("receipt", "phone"),
    ("returned", "desk"),
    ("print", "desk"),
    ("paper", "phone"),
    ("review", "desk"),
    ("proxy", "desk"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id):
    with running_demo(tmp_path_factory.mktemp("reporting"), f"reporting_{worker_id}") as site:
        open_months(site)
        yield site


class Walk(People):
    def __init__(self, browser, site, screen, folder):
        super().__init__(browser, site, screen)
        self.folder, self.expected = folder, []
        self.key = MONTHS[SCREENS[screen][0]]

    def go(self, page, path):
        page.goto(f"{self.site.url}{path}")
        self.look(page)

    def look(self, page, picture=""):
        assert_fits(page)
        assert_accessible(page)
        if (picture, self.screen) in HANDBOOK:
            page.screenshot(path=self.folder / f"report-{picture}.png", animations="disabled")

    def form(self, page, work):
        """From the person's list to the form of a work in the screen's month."""
        self.go(page, "/mine/")
        follow(page.locator(f"a.btn[href*='/{self.key}/']").filter(has_text=f"填报：{work}").first)
        self.look(page)
        assert page.inner_text("h1") == work

    def rows(self, work):
        return rows(self.site, self.key, work)


@pytest.fixture(params=SCREENS)
def walk(browser, site, request, tmp_path):
    folder = source.ROOT / "docs/images" if os.environ.get("SHISHI_SCREENSHOTS") else tmp_path
    walk = Walk(browser, site, request.param, folder)
    yield walk
    walk.leave()
    assert walk.complaints == walk.expected


def send(page, button="报送"):
    follow(page.get_by_role("button", name=button, exact=True))


def test_one_click_reports_that_nothing_changed_and_the_office_accepts_it(walk):
    work = "学前教育免补保教费"
    page = walk.person("报送人")
    walk.look(page, "mine")
    row = page.locator("tr").filter(has=page.locator(f"a.btn[href*='/{walk.key}/']")).filter(has_text=work)
    follow(row.get_by_role("button", name="本期无变化"))
    walk.look(page)
    assert page.inner_text("h1").startswith("回执 第")
    (sent,) = walk.rows(work)
    assert (sent["nature"], sent["by"], sent["entries"]) == ("no-change", "user:baosong", 1)

    office = walk.person("督查员")
    walk.go(office, f"/reviews/?period={walk.key}")
    walk.look(office, "reviews")
    follow(office.get_by_role("button", name="采纳勾选的报告"))
    walk.look(office)
    (judged,) = walk.rows(work)
    assert (judged["verdict"], judged["judged"]) == ("accept", 1)
    page.reload()
    assert "已采纳" in page.inner_text("main")


def test_a_report_by_form_keeps_its_draft_is_checked_while_typed_and_gets_a_receipt(walk):
    work = "县城九年制学校"
    page = walk.person("报送人")
    walk.form(page, work)
    value = page.locator(".value-row input").first
    value.fill("-3")
    page.get_by_label("进展情况").fill("教学楼主体封顶，开始内部装修。")
    expect(page.locator(".say.short")).to_contain_text("累计完成不能是负数")
    expect(page.locator(".saved")).to_contain_text("已自动存草稿")
    assert page.locator("#narrative_count").inner_text() == "15 / 1000字"
    walk.look(page)
    send(page)
    assert "累计完成不能是负数" in page.locator(".say.short").inner_text()
    assert walk.rows(work) == []
    walk.go(page, "/mine/")
    assert "草稿" in page.inner_text("main")
    walk.form(page, work)
    assert page.get_by_label("进展情况").input_value() == "教学楼主体封顶，开始内部装修。"
    page.locator(".value-row input").first.fill("0.9")
    expect(page.locator(".say.short")).to_have_count(0)
    walk.look(page, "form")
    send(page)
    walk.look(page, "receipt")
    (sent,) = walk.rows(work)
    assert (sent["nature"], sent["narrative"], sent["entries"]) == ("full", "教学楼主体封顶，开始内部装修。", 1)
    assert sent["values"][0] == "0.9"

    leader = walk.person("县领导")
    walk.go(leader, f"/reports/{sent['pk']}/")
    assert page.inner_text("h1") == leader.inner_text("h1")
    assert "教学楼主体封顶" in leader.inner_text("main")


def test_a_report_is_returned_corrected_and_accepted_with_a_reviewed_value(walk):
    work = "普通高中家庭经济困难学生资助"
    page = walk.person("报送人")
    walk.form(page, work)
    page.locator(".value-row input").first.fill("1500")
    page.get_by_label("进展情况").fill("八月份资助已发放到校。")
    send(page)
    (first,) = walk.rows(work)

    office = walk.person("督查员")
    walk.go(office, f"/reviews/{first['pk']}/")
    office.get_by_label("退回理由").fill("请核对发放人数。")
    walk.look(office, "review")
    send(office, "退回")
    assert walk.rows(work)[0]["verdict"] == "return"

    walk.form(page, work)
    assert "督查室退回：请核对发放人数。" in page.inner_text("main")
    assert page.locator(".value-row input").first.input_value() == "1500"
    walk.look(page, "returned")
    page.locator(".value-row input").first.fill("1480")
    send(page, "报送更正")
    walk.look(page)
    _, second = walk.rows(work)
    walk.go(office, f"/reviews/{second['pk']}/")
    office.locator(".number input").first.fill("1478")
    send(office, "采纳")
    first, second = walk.rows(work)
    assert (first["values"], first["verdict"]) == (["1500"], "return")
    assert (second["version"], second["values"], second["verdict"]) == (2, ["1480"], "accept")
    assert (second["reviewed"], second["entries"], second["judged"]) == (["1478"], 1, 1)
    page.reload()
    assert "核定为1478人" in page.inner_text("main")


def test_the_office_enters_what_a_unit_told_by_phone_and_the_unit_sees_it(walk):
    work = "光网榆中"
    office = walk.person("督查员")
    walk.go(office, f"/reviews/?period={walk.key}")
    follow(office.get_by_role("link").filter(has_text=f"代报：{work}"))
    walk.look(office)
    office.locator(".value-row input").first.fill("150")
    office.get_by_label("进展情况").fill("新增10个行政村通光纤。")
    send(office, "登记代报")
    assert office.locator("#id_informant_error").is_visible()
    office.get_by_label("来源", exact=True).select_option("phone")
    office.get_by_label("由谁告知（单位、姓名）").fill("县工信局 林小月")
    office.get_by_label("收到日期").fill("2016-08-27")
    office.get_by_label("原件照片或扫描件（可不传）").set_input_files(
        {"name": "电话记录.png", "mimeType": "image/png", "buffer": PNG}
    )
    walk.look(office, "proxy")
    send(office, "登记代报")
    walk.look(office)
    (sent,) = walk.rows(work)
    assert (sent["channel"], sent["by"], sent["entries"]) == ("phone", "user:ducha", 1)

    unit = walk.person("报送人")
    walk.go(unit, f"/reports/{sent['pk']}/")
    assert "督查室代报：8月27日由县工信局 林小月以电话告知" in unit.inner_text("main")
    with unit.expect_download() as download:
        unit.get_by_role("link", name="原件：电话记录.png").click()
    assert download.value.path().read_bytes() == PNG


def test_a_signed_form_is_confirmed_by_its_scan_and_the_office_sees_it(walk):
    work = "农村义务教育学生营养改善计划"
    page = walk.person("报送人")
    walk.form(page, work)
    page.get_by_label("进展情况").fill("按学期供餐。")
    send(page)
    follow(page.get_by_role("link", name="打印签字盖章件"))
    assert_fits(page)
    assert_accessible(page)
    walk.look(page, "print")
    code = page.locator(".code b").inner_text()
    page.go_back()
    follow(page.get_by_role("link", name="登记书面确认"))
    page.get_by_label("由谁确认（职务、姓名）").fill("局长 方志远")
    page.get_by_label("核对码").fill("20160800001-11")
    scan = {"name": "签字盖章件.png", "mimeType": "image/png", "buffer": PNG}
    page.get_by_label("扫描件或照片").set_input_files(scan)
    send(page, "登记")
    assert "不是这一版报告的" in page.inner_text("main")
    walk.look(page)
    page.get_by_label("核对码").fill(code)
    page.get_by_label("扫描件或照片").set_input_files(scan)
    walk.look(page, "paper")
    send(page, "登记")
    walk.look(page)
    (sent,) = walk.rows(work)
    assert (sent["way"], sent["decider"], sent["confirmed"]) == ("sealed-paper", "局长 方志远", 1)

    office = walk.person("督查员")
    walk.go(office, f"/reviews/{sent['pk']}/")
    assert "单位已确认" in office.inner_text("main")


def test_the_head_confirms_online(walk):
    work = "乡村教师生活补助"
    page = walk.person("报送人")
    walk.form(page, work)
    page.get_by_label("进展情况").fill("补助已发放。")
    send(page)
    head = walk.person("单位负责人")
    walk.look(head)
    follow(head.locator(f"a[href='{page.url.removeprefix(walk.site.url)}']").first)
    send(head, "网上确认")
    walk.look(head)
    (sent,) = walk.rows(work)
    assert (sent["way"], sent["decider"], sent["confirmed"]) == ("online", "方志远", 1)
    page.reload()
    assert "方志远确认（网上确认" in page.inner_text("main")
