"""The officer sets a work's target, plan, shares and sites; a township's reporter sees its share on the work's page."""

import json

import pytest

from tests.demo_site import running_demo
from tests.journeys.browsing import enter, follow, look, second, shell

pytestmark = pytest.mark.journey

PREPARE = """
from decimal import Decimal
from shishi.core.clock import now, office_day
from shishi.domain.accounts.models import User
from shishi.domain.projects.actions.plan import allocate
from shishi.domain.projects.actions.site import NewSite, place_sites
from shishi.domain.projects.models import Commitment
from shishi.domain.units.actions import appoint
from shishi.domain.units.queries import reporting_post, unit_named
from shishi.interfaces.cli.demo.people import DEMO
from shishi.interfaces.cli.system import CLI
town = unit_named("620123", "城关镇")
post = reporting_post(town)
post.tenures.exists() or appoint(
    post=post, user_id=User.objects.get(username="baosong").pk, from_on=office_day(now()), by=DEMO, at=now())
first, *_, last = Commitment.objects.order_by("pk")
share = allocate(target=first.targets.first(), unit=town, quantity=Decimal(1), by=CLI, at=now())
place_sites(target=share.target, sites=[NewSite(share, "东关村", quantity=Decimal(1))], by=CLI, at=now())
print(first.name, last.pk, Commitment.objects.get(pk=last.pk - 1).pk)
"""
HELD = """
import json
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.models import *
target = Target.objects.get(commitment={work}, name="危房改造")
rows = [str(target.quantity), str(sum(share.quantity for share in target.allocations.all())),
        [[p.month, str(p.cumulative)] for p in target.plan.order_by("month")],
        list(Site.objects.filter(allocation__target=target).order_by("pk").values_list("name", "stage")),
        list(LedgerEntry.objects.order_by("-seq").filter(act__startswith="projects.").values_list("act", flat=True)[:4])]
print(json.dumps(rows, ensure_ascii=False))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id):
    with running_demo(tmp_path_factory.mktemp("targets"), f"targets_{worker_id}") as site:
        yield site


@pytest.fixture(scope="module")
def works(site):
    """A work for each screen, and the name of the one that has the same site."""
    first, last, other = shell(site, PREPARE).split()
    return {"named": first, 1366: last, 360: other}


def pasted(box, text):
    """What Chromium does with a spreadsheet's clipboard, at a box."""
    box.evaluate(
        """(box, text) => {
            const held = new DataTransfer();
            held.setData("text/plain", text);
            box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def test_a_target_is_set_planned_split_and_placed(site, works, stranger, browser):
    page, work = stranger, works[stranger.viewport_size["width"]]
    enter(page, site.url, "督查员")
    page.goto(f"{site.url}/matters/{work}/")
    follow(page.get_by_role("link", name="目标、计划和分解"))
    page.get_by_label("目标名称").fill("危房改造")
    page.get_by_label("计量单位").fill("户")
    page.get_by_label("任务数").fill("1,420")
    follow(page.get_by_role("button", name="增加"))
    look(page)
    _plan(page)
    _split(page)
    _place(page, works["named"])
    assert json.loads(shell(site, HELD.format(work=work))) == [
        "1420",
        "1400",
        [[month, str(value)] for month, value in PLANNED],
        [["东关村", ""], ["西关村", ""]],
        ["projects.place_sites", "projects.share_out", "projects.set_plan", "projects.add_target"],
    ]
    with second(browser, site, page, "报送人") as other:
        other.goto(f"{site.url}/matters/{work}/")
        assert "城关镇" in other.locator("table.shares", has_text="1400").inner_text()
        assert "1000户" in other.inner_text("main")
        assert "线索" not in other.inner_text("main")
        look(other)


PLANNED = [(6, 400), (9, 1000), (12, 1420)]


def _plan(page):
    follow(page.get_by_role("link", name="“危房改造”的计划"))
    chart = page.locator("#plan-chart svg")
    chart.wait_for()
    for month, value in PLANNED:
        page.get_by_label(f"{month}月累计计划", exact=True).fill(str(value))
    drawn = chart.inner_html()
    page.get_by_label("9月累计计划", exact=True).fill("300")
    page.get_by_text("9月300小于6月400").wait_for()
    assert chart.inner_html() != drawn
    follow(page.get_by_role("button", name="保存计划"))
    assert "累计计划不应减少：9月300小于6月400。" in page.inner_text("main")
    page.get_by_label("9月累计计划", exact=True).fill("1000")
    follow(page.get_by_role("button", name="保存计划"))
    assert "计划已保存" in page.inner_text("main")
    page.locator("#plan-chart svg").wait_for()
    look(page, "target-plan")
    follow(page.get_by_role("link", name="目标", exact=True))


def _split(page):
    follow(page.get_by_role("link", name="“危房改造”的分解"))
    pasted(page.get_by_label("城关镇的任务"), "高崖镇\t400\n城关镇\t1000")
    assert page.locator("[data-verdict]").inner_text() == "合计1400户，比年度目标少20户"
    page.get_by_label("城关镇的任务").press("Enter")
    assert page.evaluate("document.activeElement.dataset.cell") != "城关镇"
    follow(page.get_by_role("button", name="保存分解"))
    assert "比年度目标少20户" in page.inner_text("main")
    look(page)
    follow(page.get_by_role("link", name="目标", exact=True))


def _place(page, named):
    follow(page.get_by_role("link", name="“危房改造”的点位"))
    page.get_by_label("点位表").fill("单位\t点位\n城关镇\t东关村\t\t30\n高崖镇\t西关村")
    follow(page.get_by_role("button", name="登记点位"))
    assert "已登记2个点位。" in page.inner_text("main")
    assert page.locator(".clue").count() >= 1
    assert f"“{named}”已登记城关镇东关村" in page.locator(".clue").first.inner_text()
    look(page, "target-sites")
