"""Targets, plans, shares and sites on their pages, without a script."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.actions.plan import allocate, set_plan
from shishi.domain.projects.models import Change, PlanPoint, Site, Target
from shishi.domain.projects.versions import plan_version, shares_version
from shishi.interfaces.desk.targets.pages import sum_verdict
from tests.factories.acting import AT, CLERK
from tests.factories.projects import placed
from tests.interfaces.desk.office import table_rows, words

ROADS = "建设农村公路"


@pytest.fixture
def road(office):
    return office.work(ROADS).targets.get(unit="公里")


def page(target, name, **more):
    return reverse(f"desk:target-{name}", kwargs={"pk": target.commitment_id, "target": target.pk, **more})


def sent(office, address, **data):
    """What is read after sending a form, whether on the form again or on the page that follows."""
    answer = office.client.post(address, data)
    assert answer.status_code in {200, 302}
    return words(
        (office.client.get(answer.headers["Location"]) if answer.status_code == 302 else answer).content.decode()
    )


def act():
    return LedgerEntry.objects.latest("seq").act


def test_a_target_is_added_and_told_when_it_is_there(office):
    address = reverse("desk:targets", args=[office.work("购置公交车").pk])
    form = {"name": "充电桩", "unit": "个", "quantity": "1,420", "better": "more", "source_system": "交通运政系统"}
    assert "已增加目标“充电桩”。" in sent(office, address, **form)
    assert act() == "projects.add_target"
    assert Target.objects.get(name="充电桩").quantity == 1420
    assert "已有目标“充电桩”" in sent(office, address, **form)
    assert "不是数字" in sent(office, address, **{**form, "quantity": "十个"})
    assert office.html(office.matter("购置公交车")).count(address) == 1


def test_a_quantity_set_once_asks_for_the_document(office, road):
    address = page(road, "quantity")
    assert "这个字段是必填项" in sent(office, address, quantity="90", was="100")
    form = {"document": "青政办发〔2016〕12号", "on": "2016-07-20", "was": "100"}
    assert "的任务数已登记" in sent(office, address, quantity="90", **form)
    assert (Change.objects.get().before, act()) == ("硬化路100公里", "projects.record_change")
    assert "已由他人改动" in sent(office, address, quantity="80", **form)
    homes = office.work("新建城关敬老院").targets.get()
    assert "的任务数已登记" in sent(office, page(homes, "quantity"), quantity="120")
    assert act() == "projects.assign_quantity"


def test_a_plan_is_shown_beside_its_default_and_kept_apart(office, road):
    rows = table_rows(office.html(page(road, "plan")), "单位：公里")
    assert rows[5][:3] == ["6月", "35", "40"]
    assert "默认曲线" in sent(office, page(road, "plan"), act="drop")
    assert not PlanPoint.objects.filter(target=road).exists()
    html = office.html(page(road, "plan"), start="default")
    assert 'name="m6" value="35"' in html
    assert not PlanPoint.objects.filter(target=road).exists()


@pytest.mark.parametrize(
    ("months", "sentence"),
    [
        ({"m6": "50", "m7": "49"}, "累计计划不应减少：7月49小于6月50。"),
        ({"m6": "50", "m8": "101"}, "累计计划不应超过年度目标：8月101大于100。"),
        ({"m6": "五十"}, "不是数字"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_what_was_typed_stays(months, sentence, office, road):
    assert sentence in sent(office, page(road, "plan"), act="set", **months)
    html = office.client.post(page(road, "plan"), {"act": "set", **months}).content.decode()
    assert f'name="m6" value="{months["m6"]}"' in html
    assert PlanPoint.objects.filter(target=road).count() == 3


def test_a_second_persons_plan_is_told_and_can_then_be_replaced_knowingly(office, road):
    opened = plan_version(road)
    set_plan(target=road, points={12: Decimal(90)}, by=CLERK, at=AT)
    answer = office.client.post(page(road, "plan"), {"act": "set", "m12": "95", "opened": opened})
    assert "已由他人改动" in answer.content.decode()
    assert PlanPoint.objects.get(target=road).cumulative == 90
    now_opened = answer.context["mark"]
    assert "计划已保存" in sent(office, page(road, "plan"), act="set", m12="95", opened=now_opened)
    assert PlanPoint.objects.get(target=road).cumulative == 95


def test_a_target_that_nobody_split_is_not_said_to_fall_short(road):
    assert sum_verdict(road, []) == ("还没有分解", True)


def test_a_sum_of_shares_that_falls_short_is_shown_not_refused(office, road):
    town = office.register.units["城关镇"]
    said = sent(office, page(road, "shares"), **{f"u{town.pk}": "80", "opened": shares_version(road)})
    assert "分解任务已保存：合计80公里，比年度目标少20公里。" in said
    assert act() == "projects.share_out"
    assert "年度目标少20公里" in office.text(reverse("desk:targets", args=[road.commitment_id]))
    departments = office.html(page(road, "shares"), of="departments")
    assert [row[0] for row in table_rows(departments, "单位：公里")][:2] == ["县教育局", "县民政局"]


def test_sites_are_pasted_and_wrong_rows_named(office, road):
    address = page(road, "sites")
    wrong = "乡镇\t点位\n城关镇\t东关村\t12\n白河镇\t西关村\n城关镇\t\n城关镇\t南关\t\t5\t竣工啦"
    said = sent(office, address, rows=wrong)
    for sentence in ("第3行：“白河镇”没有分解任务", "第4行：缺少点位名称", "第5行：没有“竣工啦”阶段"):
        assert sentence in said
    assert "不是本县的村（社区）代码" in sent(office, address, rows="城关镇\t东关村\t12")
    assert not Site.objects.exists()
    rows = "城关镇\t东关村\t620199101201\t12\t\t2016-04-01\t2016年6月1日\n城关镇，西关村"
    assert "已登记2个点位。" in sent(office, address, rows=rows)
    assert act() == "projects.place_sites"


def test_a_site_named_in_another_work_is_a_clue_on_this_page_alone(office, road):
    town = office.register.units["城关镇"]
    school = office.work("改造农村学校").targets.get()
    share = allocate(target=school, unit=town, quantity=Decimal(2), by=CLERK, at=AT)
    placed(share, "东关村", quantity=Decimal(2))
    said = sent(office, page(road, "sites"), rows="城关镇\t东关村")
    assert "线索：2016年“改造农村学校”已登记城关镇东关村，2所" in said
    assert "线索" not in office.text(office.matter(ROADS))


def test_a_site_is_updated_by_an_act(office, road):
    site = placed(road.allocations.get(), "东关村")
    address = page(road, "site", site=site.pk)
    assert "早于开始" in sent(office, address, stage="", started_on="2016-06-01", finished_on="2016-05-01")
    said = sent(office, address, stage="construction", started_on="2016-04-01", finished_on="")
    assert "点位“东关村”已更新。" in said
    assert act() == "projects.update_site"
    assert Site.objects.get().stage == "construction"


@pytest.mark.parametrize("name", ["plan", "shares", "sites"])
def test_the_number_of_queries_does_not_grow_with_shares_and_sites(name, office, road):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.html(page(road, name))
        return len(queries)

    placed(road.allocations.get(), "东关村")
    one = asked()
    for unit in office.register.units.values():
        share = allocate(target=road, unit=unit, quantity=Decimal(1), by=CLERK, at=AT)
        for number in range(5):
            placed(share, f"{unit.name}{number}")
    assert asked() == one
