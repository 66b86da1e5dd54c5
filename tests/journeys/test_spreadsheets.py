"""Spreadsheets in the browser: a reporter's month by workbook; an officer's import with an ask that is remembered.

Both change the register and have a demonstration of their own. SHISHI_SCREENSHOTS=1 keeps the handbook's pictures.
"""

import json
import os

import pytest
from openpyxl import Workbook, load_workbook

from tests.demo_site import running_demo
from tests.guards import source
from tests.journeys.browsing import SCREENS, People, assert_accessible, assert_fits, follow, press, shell
from tests.journeys.reporting_site import MONTHS, open_months, rows

pytestmark = pytest.mark.journey

NOW, STAGE, NARRATIVE, WORK = 7, 8, 9, 2
ANSWERED = """
import json
from shishi.domain.intake.models import Answer
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.models import Listing
print(json.dumps([
    [answer.by for answer in Answer.objects.filter(name="{name}")],
    Listing.objects.filter(name="{name}").count(),
    LedgerEntry.objects.order_by("-seq").first().act,
]))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id):
    with running_demo(tmp_path_factory.mktemp("sheets"), f"sheets_{worker_id}") as site:
        open_months(site)
        yield site


class Walk(People):
    def __init__(self, browser, site, screen, folder):
        super().__init__(browser, site, screen)
        self.folder = folder

    def look(self, page, picture=""):
        assert_fits(page)
        assert_accessible(page)
        if picture:
            page.screenshot(path=self.folder / f"{picture}.png", animations="disabled")


@pytest.fixture(params=SCREENS)
def walk(browser, site, request, tmp_path):
    keeping = os.environ.get("SHISHI_SCREENSHOTS") and request.param == "desk"
    walk = Walk(browser, site, request.param, source.ROOT / "docs/images" if keeping else tmp_path)
    yield walk
    walk.leave()
    assert walk.complaints == []


def test_a_reporter_fills_in_the_month_by_spreadsheet(walk, tmp_path):
    key, page = MONTHS[SCREENS[walk.screen][0]], walk.person("报送人")
    follow(page.locator(f"a[href='/mine/{key}/sheet/']"))
    walk.look(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载我单位的填报表").click()
    path = tmp_path / "填报表.xlsx"
    taken.value.save_as(path)
    book = load_workbook(path)
    sheet = book.active
    work, last = sheet.cell(4, WORK).value, sheet.cell(4, NOW - 1).value
    sheet.cell(4, NOW).value, sheet.cell(4, NARRATIVE).value = "很多", "表格填报的进展。"
    book.save(path)

    page.set_input_files("input[type=file]", path)
    press(page, "上传核对")
    assert "“很多”不是数字" in page.inner_text("main")
    walk.look(page, "sheet-check")
    sheet.cell(4, NOW).value = last or 1
    book.save(path)
    follow(page.get_by_role("link", name="重新上传"))
    page.set_input_files("input[type=file]", path)
    press(page, "上传核对")
    walk.look(page)
    press(page, "报送1件")
    walk.look(page)
    (sent,) = rows(walk.site, key, work)
    assert (sent["narrative"], sent["by"], sent["entries"]) == ("表格填报的进展。", "user:baosong", 1)

    office = walk.person("督查员")
    office.goto(f"{walk.site.url}/reports/{sent['pk']}/")
    assert "表格填报的进展。" in office.inner_text("main")
    office.goto(f"{walk.site.url}/mine/{key}/sheet/")
    walk.look(office)


def test_an_officer_imports_a_list_and_the_answer_is_remembered(walk, tmp_path):
    other = listed(walk.site)
    name = f"{other}{'一' if walk.screen == 'desk' else '二'}"
    book, path = Workbook(), tmp_path / "镇列.xlsx"
    book.active.append(["2016年重点列为民兴办实事责任分解表"])
    book.active.append(["序号", "项目名称", "建设内容", "目标任务", "牵头单位"])
    book.active.append([1, name, "新建", "50套", "县教育局"])
    book.save(path)

    page = walk.person("督查员")
    page.goto(f"{walk.site.url}/imports/")
    walk.look(page)
    hand_in(page, path)
    assert "是否同一工作" in page.inner_text("main")
    walk.look(page, "import-check")
    press(page, f"{name}：不是同一工作")
    walk.look(page)
    page.goto(f"{walk.site.url}/imports/")
    hand_in(page, path)
    assert "是否同一工作" not in page.inner_text("main")
    press(page, "写入1件")
    walk.look(page)
    assert json.loads(shell(walk.site, ANSWERED.format(name=name))) == [["user:ducha"], 1, "intake.apply_lists"]
    reporter = walk.person("报送人")  # of the unit that leads it; leaders see it with the next month's figures
    reporter.goto(f"{walk.site.url}/mine/")
    assert name in reporter.content()


def hand_in(page, path):
    page.set_input_files("input[type=file]", path)
    page.get_by_label("清单名称").fill("重点列")
    press(page, "上传查看")


def listed(site):
    """A long name on a list of the demonstration, to be alike to."""
    return json.loads(
        shell(
            site,
            "import json\nfrom shishi.domain.projects.models import Listing\n"
            "print(json.dumps(max(Listing.objects.filter(list_of__name='县列').values_list('name', flat=True), key=len)))",
        )
    )
