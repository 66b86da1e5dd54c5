"""Lists, matters on them, plans, shares and sites. What happens to a promise later is in test_history."""

import datetime as dt
from decimal import Decimal

import pytest

from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.actions.listing import NewTarget, Particulars, Source, amend_work
from shishi.domain.projects.actions.plan import allocate, set_plan
from shishi.domain.projects.actions.setup import tier_of
from shishi.domain.projects.models import (
    Allocation,
    Aspect,
    Commitment,
    Heading,
    Listing,
    ListOf,
    Party,
    PlanPoint,
    Programme,
    Site,
    Target,
)
from shishi.rulebook.stages import Kind
from tests.factories.acting import AT, CLERK
from tests.factories.files import make_file
from tests.factories.projects import adopted, make_list, make_listing, make_work, placed, target
from tests.factories.reporting import make_report
from tests.factories.units import make_area, make_unit


@pytest.fixture
def education(area):
    return make_unit(area, "县教育局")


@pytest.fixture
def county_list(area):
    return make_list(area, "县列")


@pytest.fixture
def work(county_list, education):
    return make_work(county_list, lead=education, targets=[target("12", "所")])


def last_entry():
    return LedgerEntry.objects.latest("seq")


# Lists


def test_set_up_list_opens_the_programme_with_its_first_list(area):
    first = make_list(
        area, "县列", kind="重点项目", owning_office="县政府办公室", approving_document="青政办发〔2016〕8号"
    )
    second = make_list(area, "省列")
    assert Programme.objects.values_list("area", "year").get() == ("620199", 2016)
    assert first.programme == second.programme
    assert (first.name, first.tier, first.kind) == ("县列", "county", "重点项目")
    assert (first.owning_office, first.approving_document) == ("县政府办公室", "青政办发〔2016〕8号")
    assert second.kind == "为民实事"


def test_lists_stand_in_the_order_of_the_tiers_whatever_came_first(area):
    for name in ("县列", "乡列", "市列", "会议议定事项", "省列"):
        make_list(area, name)
    assert list(ListOf.objects.order_by("order").values_list("name", flat=True)) == [
        "省列",
        "市列",
        "县列",
        "会议议定事项",
        "乡列",
    ]


def test_set_up_list_refuses_a_second_one_of_the_same_name_in_the_year(area, county_list):
    with pytest.raises(Conflict, match="2016年已有清单“县列”。"):
        make_list(area, "县列")
    assert make_list(area, "县列", year=2017).programme.year == 2017
    assert ListOf.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("省列", "province"),
        ("市级民生实事", "city"),
        ("区列", "county"),
        ("县列", "county"),
        ("乡镇实事", "township"),
        ("领导批示", "county"),
    ],
)
def test_tier_of_is_what_a_lists_usual_name_says(name, tier):
    assert tier_of(name) == tier


# Matters


def test_register_listing_writes_the_work_with_all_that_belongs_to_it(area, county_list, education):
    township = make_unit(area, "城关镇")
    file = make_file(area)
    listing = make_listing(
        county_list,
        "改造农村学校",
        lead=education,
        supports=(township, township, education),
        targets=[target("12", "所", shares=[(township, "3")]), target(None, "平方米", "校舍")],
        place={"number": "一", "aspect": "教育", "heading": "改善办学条件", "source": Source(file, "汇总表", 6)},
        content="改造校舍、操场",
        leader="副县长 周敏",
        due_on=dt.date(2016, 11, 30),
        investment_wan=Decimal("860.5"),
    )
    work = listing.works.get()
    assert (listing.name, listing.number, listing.order) == ("改造农村学校", "一", 1)
    assert (listing.aspect.name, listing.heading.name) == ("教育", "改善办学条件")
    assert (listing.source_file, listing.source_sheet, listing.source_row) == (file, "汇总表", 6)
    assert (work.name, work.kind, work.content, work.leader) == (
        "改造农村学校",
        "works",
        "改造校舍、操场",
        "副县长 周敏",
    )
    assert (work.due_on, work.investment_wan, work.programme) == (
        dt.date(2016, 11, 30),
        Decimal("860.5"),
        county_list.programme,
    )
    assert set(work.parties.values_list("unit__name", "role")) == {("县教育局", "lead"), ("城关镇", "cooperating")}
    assert list(work.targets.order_by("order").values_list("name", "unit", "quantity", "order")) == [
        ("", "所", Decimal(12), 1),
        ("校舍", "平方米", None, 2),
    ]
    assert Allocation.objects.values_list("target__unit", "unit__name", "quantity").get() == (
        "所",
        "城关镇",
        Decimal(3),
    )
    assert last_entry().file_hashes == f'["{file.pk}"]'


def test_a_work_may_have_no_lead_no_target_and_no_day(county_list):
    work = make_work(county_list, "改善营商环境", kind=Kind.SERVICE)
    assert (work.parties.count(), work.targets.count(), work.due_on, work.investment_wan) == (0, 0, None, None)


def test_matters_share_the_aspects_and_headings_of_their_list_and_keep_its_order(area, county_list):
    for name, aspect in (("甲", "教育"), ("乙", "教育"), ("丙", "交通")):
        make_listing(county_list, name, place={"aspect": aspect, "heading": "一"})
    make_listing(make_list(area, "市列"), "丁", place={"aspect": "教育"})
    assert list(Aspect.objects.order_by("list_of__name", "order").values_list("list_of__name", "name", "order")) == [
        ("县列", "教育", 1),
        ("县列", "交通", 2),
        ("市列", "教育", 1),
    ]
    assert Heading.objects.count() == 1
    assert list(county_list.listings.order_by("order").values_list("name", flat=True)) == ["甲", "乙", "丙"]


def test_register_listing_refuses_a_second_one_of_the_same_name_and_leaves_no_work_behind(county_list, work):
    with pytest.raises(Conflict, match="清单“县列”上已有“改造农村学校”。"):
        make_listing(county_list, "改造农村学校")
    assert Commitment.objects.get() == work
    assert Listing.objects.count() == 1


def test_adopt_works_puts_a_work_on_a_further_list_without_a_second_work(area, work):
    listing = adopted(make_list(area, "省列"), [work], "改善农村办学条件", number="3", aspect="教育")
    assert listing.works.get() == work
    assert Commitment.objects.count() == 1
    assert {place.list_of.name for place in work.listings.all()} == {"县列", "省列"}


def test_adopt_works_lets_one_place_stand_for_several_works(area, county_list):
    works = [make_work(county_list, name, kind=Kind.BENEFIT) for name in ("城市低保提标", "农村低保提标")]
    listing = adopted(make_list(area, "市列"), works, "城乡低保提标")
    assert list(listing.works.order_by("pk")) == works
    assert Commitment.objects.count() == 2


def test_adopt_works_refuses_nothing_and_works_of_another_year(area, county_list, work):
    foreign = make_work(make_list(area, "县列", year=2017))
    for works in ([], [foreign], [work, foreign]):
        with pytest.raises(DomainError, match="“办学”应指向本年度已登记的实事。") as refused:
            adopted(county_list, works, "办学")
        assert refused.value.code == "works-unknown"
    assert county_list.listings.count() == 1


def test_adopt_works_refuses_a_name_that_stands_on_the_list(county_list, work):
    with pytest.raises(Conflict, match="清单“县列”上已有“改造农村学校”。"):
        adopted(county_list, [work], "改造农村学校")
    assert county_list.listings.count() == 1


# Amendments before anything is reported


def amend(work, *targets, **particulars):
    more = {"kind": work.kind, **particulars}
    return amend_work(work=work, particulars=Particulars(targets=targets, **more), by=CLERK, at=AT)


def test_amend_work_brings_particulars_parties_and_targets_to_the_newer_word(area, work):
    welfare = make_unit(area, "县民政局")
    amend(
        work,
        target("15", "所", shares=[(welfare, "4")]),
        target("800", "人", "师资"),
        kind="service",
        lead=welfare,
        leader="副县长 周敏",
        content="改造并培训",
        due_on=dt.date(2016, 12, 10),
        investment_wan=Decimal(900),
    )
    work.refresh_from_db()
    assert (work.kind, work.leader, work.content) == ("service", "副县长 周敏", "改造并培训")
    assert (work.due_on, work.investment_wan) == (dt.date(2016, 12, 10), Decimal(900))
    assert Party.objects.values_list("unit__name", "role").get() == ("县民政局", "lead")
    assert list(work.targets.order_by("order").values_list("name", "unit", "quantity")) == [
        ("", "所", Decimal(15)),
        ("师资", "人", Decimal(800)),
    ]
    assert Allocation.objects.values_list("unit__name", "quantity").get() == ("县民政局", Decimal(4))


def test_amend_work_sets_a_share_that_has_changed_and_keeps_the_others(area, county_list):
    east, west = make_unit(area, "城关镇"), make_unit(area, "元坝镇")
    work = make_work(county_list, targets=[target("100", "户", shares=[(east, "60"), (west, "40")])])
    amend(work, target("100", "户", shares=[(east, "70")]))
    assert dict(Allocation.objects.values_list("unit__name", "quantity")) == {
        "城关镇": Decimal(70),
        "元坝镇": Decimal(40),
    }


def test_amend_work_keeps_targets_that_are_not_named(work):
    amend(work, target("800", "人", "师资"))
    assert set(work.targets.values_list("unit", "quantity")) == {("所", Decimal(12)), ("人", Decimal(800))}


@pytest.mark.parametrize("quantity", ["15", None])
def test_amend_work_refuses_a_target_that_has_reports(quantity, work):
    make_report(work, "3")
    with pytest.raises(Conflict, match=r"已有进展报告.*须登记批准调整的文件") as refused:
        amend(work, target(quantity, "所"), leader="副县长 周敏")
    assert refused.value.code == "target-reported"
    assert work.targets.get().quantity == 12
    assert Commitment.objects.get().leader == ""


def test_a_target_not_yet_assigned_may_be_assigned_though_it_was_reported(county_list, education):
    work = make_work(county_list, lead=education, targets=[target(None, "张")])
    make_report(work, "0")
    amend(work, target("120", "张"))
    assert work.targets.get().quantity == 120


def test_amend_work_takes_the_same_target_again_though_it_was_reported(work):
    make_report(work, "3")
    amend(work, target("12.000", "所"), leader="副县长 周敏")
    assert Commitment.objects.get().leader == "副县长 周敏"


def test_the_entry_of_an_amendment_holds_what_the_work_is_now(work, area):
    file = make_file(area)
    amend_work(
        work=work,
        particulars=Particulars(kind="works", targets=(NewTarget("所", Decimal("12.0")),)),
        source=Source(file, "汇总表", 6),
        by=CLERK,
        at=AT,
    )
    entry = last_entry()
    assert (entry.act, entry.object_id) == ("projects.amend_work", str(work.pk))
    assert '"targets":[{"name":"","quantity":"12","shares":[],"unit":"所"}]' in entry.after
    assert entry.file_hashes == f'["{file.pk}"]'


# Plans, shares, sites


def plan(work, **points):
    """``plan(work, m6="5")``: five by the end of June."""
    months = {int(month.removeprefix("m")): Decimal(amount) for month, amount in points.items()}
    return set_plan(target=work.targets.get(), points=months, by=CLERK, at=AT)


def plan_of(work):
    return list(PlanPoint.objects.filter(target__commitment=work).order_by("month").values_list("month", "cumulative"))


def test_set_plan_replaces_the_plan_that_was_there(work):
    plan(work, m6="5", m9="10", m12="12")
    plan(work, m12="12", m7="6")
    assert plan_of(work) == [(7, Decimal(6)), (12, Decimal(12))]


def test_a_plan_may_stand_still(work):
    plan(work, m1="0", m6="5", m7="5")
    assert plan_of(work) == [(1, Decimal(0)), (6, Decimal(5)), (7, Decimal(5))]


@pytest.mark.parametrize(
    ("points", "code", "message"),
    [
        ({}, "plan-months", "计划的月份应在1月至12月之间。"),
        ({"m0": "1"}, "plan-months", "计划的月份应在1月至12月之间。"),
        ({"m12": "1", "m13": "2"}, "plan-months", "计划的月份应在1月至12月之间。"),
        ({"m6": "5", "m9": "4.9"}, "plan-falls", "累计计划不应减少：9月4.9小于6月5。"),
    ],
)
def test_set_plan_refuses(points, code, message, work):
    plan(work, m12="12")
    with pytest.raises(DomainError) as refused:
        plan(work, **points)
    assert (refused.value.code, refused.value.message) == (code, message)
    assert plan_of(work) == [(12, Decimal(12))]


def test_allocate_sets_a_units_share_and_sets_it_anew(work, education):
    for quantity in ("3", "4"):
        allocate(target=work.targets.get(), unit=education, quantity=Decimal(quantity), by=CLERK, at=AT)
    assert Allocation.objects.values_list("unit__name", "quantity").get() == ("县教育局", Decimal(4))
    assert LedgerEntry.objects.filter(act="projects.allocate").count() == 2


def test_shares_may_exceed_their_target(work, education):
    share = allocate(target=work.targets.get(), unit=education, quantity=Decimal(99), by=CLERK, at=AT)
    assert share.quantity > Target.objects.get().quantity


def test_place_site_names_a_place_of_a_share_once(work, education):
    share = allocate(target=work.targets.get(), unit=education, quantity=Decimal(3), by=CLERK, at=AT)
    site = placed(share, "东关村", place_code="620199101201", quantity=Decimal(1))
    assert (site.name, site.place_code, site.quantity, site.stage) == ("东关村", "620199101201", Decimal(1), "")
    with pytest.raises(Conflict, match="点位“东关村”已登记。"):
        placed(share, "东关村")
    assert Site.objects.count() == 1


def test_each_areas_matters_go_into_that_areas_chain(area, work):
    make_work(make_list(make_area("620198", "白河县")))
    chains = LedgerEntry.objects.filter(act="projects.register_listing").values_list("chain", flat=True)
    assert sorted(chains) == ["620198", "620199"]
