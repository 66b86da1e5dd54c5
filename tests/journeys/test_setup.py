"""An officer sets up a list of 领导批示, shares a work with it and cancels one by document; a unit's reporter sees it.

Ends at the register, the ledger and the second role. Each screen has a list of its own.
"""

import json

import pytest

from tests.demo_site import running_demo
from tests.journeys.browsing import enter, follow, look, press, second, shell

pytestmark = pytest.mark.journey

SHARED = "县城九年制学校"
UNIT = "县教育局"  # the demonstration's reporter reports for it
PRINT = """
import json
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.models import *
list_of = ListOf.objects.get(name="{name}")
acts = LedgerEntry.objects.order_by("-seq").values_list("act", flat=True)[:9]
print(json.dumps([
    [list_of.kind, list_of.approving_document, str(list_of.approved_on)],
    list(list_of.aspects.values_list("name", flat=True)),
    [[one.name, one.number, one.works.count(), one.works.get().listings.count()] for one in list_of.listings.order_by("order")],
    list(Change.objects.filter(commitment__listings__list_of=list_of).values_list("kind", "document", "commitment__name")),
    sorted(set(acts)),
], ensure_ascii=False))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id):
    with running_demo(tmp_path_factory.mktemp("setup"), f"setup_{worker_id}") as site:
        yield site


def matter(page, list_name, name, number):
    follow(page.get_by_role("link", name=f"在{list_name}新增一件"))
    page.get_by_label("名称", exact=True).fill(name)
    page.get_by_label("编号").fill(number)
    page.get_by_label("方面").select_option("教育")
    page.get_by_label("类别").select_option("works")
    page.get_by_label("内容").fill("县长在督查专报上批示：限期解决。")
    page.get_by_label("完成时限").fill("2016-12-31")


def with_an_aspect(page, name):
    """From the page of lists: a new one with one aspect."""
    follow(page.get_by_role("link", name="新建清单"))
    look(page)
    page.get_by_label("名称", exact=True).fill(name)
    page.get_by_label("种类").select_option("领导批示")
    page.get_by_label("下达机关").fill("县政府办公室")
    page.get_by_label("批准文件").fill("榆政督〔2016〕18号")
    page.get_by_label("批准日期").fill("2016-08-01")
    press(page, "新建")
    look(page)
    follow(page.get_by_role("link", name=f"编排{name}的方面"))
    page.get_by_label("新方面1", exact=True).fill("教育")
    look(page, "setup-aspects")
    press(page, "保存")


def with_matters(page, name, first, second):
    """Two new works, the first after a forgotten lead, and one that stands on other lists already."""
    matter(page, name, first, "1")
    press(page, "登记")
    assert page.locator("#id_lead_error").is_visible()
    assert page.get_by_label("内容").input_value() == "县长在督查专报上批示：限期解决。"
    page.get_by_label("牵头单位").select_option(label=UNIT)
    look(page, "setup-matter")
    press(page, "登记")
    matter(page, name, second, "2")
    page.get_by_label("牵头单位").select_option(label=UNIT)
    press(page, "登记")
    follow(page.get_by_role("link", name=f"把已登记的列入{name}"))
    look(page)
    page.get_by_label(SHARED).check()
    press(page, "列入")
    look(page)


def cancelled(page, work):
    """A stage is recorded, then the work is cancelled by document."""
    follow(page.get_by_role("link", name=work, exact=True))
    look(page)
    follow(page.get_by_role("link", name="登记阶段"))
    page.get_by_label("阶段").select_option("preparation")
    page.get_by_label("日期").fill("2016-08-05")
    look(page)
    press(page, "登记")
    follow(page.get_by_role("link", name="登记变更"))
    page.get_by_label("变更种类").select_option("cancel")
    page.get_by_label("批准文件").fill("榆政督〔2016〕25号")
    page.get_by_label("批准日期").fill("2016-08-20")
    look(page)
    press(page, "下一步")
    look(page, "setup-confirm")
    assert "不计入完成率的分母" in page.inner_text("main")
    press(page, "确认登记取消")
    look(page)


def test_an_officer_sets_up_a_list_and_the_lead_unit_sees_it(site, stranger, browser):
    page, wide = stranger, stranger.viewport_size["width"] > 400
    name, first, later = (
        ("县长批示", "修缮教学楼", "清理校门摊点") if wide else ("书记批示", "改建食堂", "整治校园周边")
    )
    enter(page, site.url, "督查员")
    follow(page.get_by_role("navigation", name="主导航").get_by_role("link", name="登记"))
    look(page)
    with_an_aspect(page, name)
    with_matters(page, name, first, later)
    cancelled(page, later)
    address = page.url.removeprefix(site.url).replace("/setup/works/", "/matters/")
    page.goto(f"{site.url}/setup/")
    look(page, "setup")

    head, aspects, places, changes, acts = json.loads(shell(site, PRINT.format(name=name)))
    assert head == ["领导批示", "榆政督〔2016〕18号", "2016-08-01"]
    assert aspects == ["教育"]
    shared = places.pop()
    assert places == [[first, "1", 1, 1], [later, "2", 1, 1]]
    assert shared[0] == SHARED
    assert shared[3] > 1
    assert ["cancel", "榆政督〔2016〕25号", later] in changes
    wanted = {"set_up_list", "arrange_groups", "register_listing", "adopt_works", "record_stage", "record_change"}
    assert {f"projects.{act}" for act in wanted} <= set(acts)

    with second(browser, site, page, "报送人") as unit:
        unit.goto(f"{site.url}{address}")
        look(unit)
        text = unit.inner_text("main")
        assert f"{name}第2件" in text
        assert "榆政督〔2016〕25号" in text
        assert unit.get_by_role("navigation", name="主导航").get_by_role("link", name="登记").count() == 0
