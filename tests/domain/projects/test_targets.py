"""Targets, plans, shares and sites as the office sets them on pages: each refusal, and what stays when one comes."""

import datetime as dt
from decimal import Decimal

import pytest

from shishi.core.actor import SystemActor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.actions.plan import allocate, drop_plan, set_plan, share_out
from shishi.domain.projects.actions.site import NewSite, place_sites, update_site
from shishi.domain.projects.actions.target import Goal, add_target, assign_quantity
from shishi.domain.projects.models import Allocation, Better, Change, ChangeKind, PlanPoint, Site, Target
from shishi.domain.projects.queries import clues_for
from shishi.domain.projects.versions import plan_version, shares_version, site_version
from tests.factories.acting import AT, CLERK
from tests.factories.projects import changed, make_list, make_work, target
from tests.factories.units import make_area, make_unit

READER = SystemActor("reader", frozenset())
EAST, WEST = "620199101201", "620199101202"


@pytest.fixture
def towns(area):
    return [make_unit(area, name) for name in ("城关镇", "东川镇")]


@pytest.fixture
def work(area, towns):
    return make_work(make_list(area), targets=[target("1420", "户"), target(None, "个", "示范村")])


@pytest.fixture
def homes(work):
    return work.targets.get(unit="户")


@pytest.fixture
def share(homes, towns):
    return allocate(target=homes, unit=towns[0], quantity=Decimal(280), by=CLERK, at=AT)


def acts():
    return LedgerEntry.objects.order_by("-seq").values_list("act", flat=True)


def refused(code, call, **arguments):
    """The action refuses with the code and leaves no entry; gives its sentence."""
    before = LedgerEntry.objects.count()
    with pytest.raises(DomainError) as refusal:
        call(**arguments, by=CLERK, at=AT)
    assert refusal.value.code == code
    assert LedgerEntry.objects.count() == before
    return refusal.value.message


# Targets


def test_add_target_gives_a_work_a_further_one(work):
    goal = Goal("起", Decimal(3), "安全事故", Better.LESS.value, "应急平台")
    made = add_target(work=work, goal=goal, by=CLERK, at=AT)
    held = Target.objects.get(pk=made.pk)
    assert (held.name, held.unit, held.quantity, held.better, held.source_system, held.order) == (
        "安全事故", "起", Decimal(3), "less", "应急平台", 3,
    )  # fmt: skip
    assert acts()[0] == "projects.add_target"


@pytest.mark.parametrize(
    ("goal", "code"),
    [(Goal("户", Decimal(1)), "target-known"), (Goal(" ", None), "no-unit"), (Goal("所", Decimal(-1)), "negative")],
)
def test_add_target_refuses(goal, code, work):
    refused(code, add_target, work=work, goal=goal)
    assert work.targets.count() == 2


def test_a_quantity_is_assigned_once(work):
    villages = work.targets.get(unit="个")
    refused("negative", assign_quantity, target=villages, quantity=Decimal(-1))
    assign_quantity(target=villages, quantity=Decimal(12), by=CLERK, at=AT)
    said = refused("target-assigned", assign_quantity, target=villages, quantity=Decimal(13))
    assert "须登记批准文件" in said
    assert Target.objects.get(pk=villages.pk).quantity == 12


def test_a_quantity_once_set_changes_by_document_and_keeps_its_history(work, homes):
    change = changed(work, ChangeKind.ADJUST, target=homes, quantity=Decimal(1400), was=Decimal(1420))
    assert (change.before, change.after) == ("1420户", "1400户")
    assert Target.objects.get(pk=homes.pk).quantity == 1400


def test_a_quantity_that_somebody_else_changed_is_not_overwritten(work, homes):
    changed(work, ChangeKind.ADJUST, target=homes, quantity=Decimal(1400), was=Decimal(1420))
    with pytest.raises(Conflict, match="已由他人改动"):
        changed(work, ChangeKind.ADJUST, target=homes, quantity=Decimal(1300), was=Decimal(1420))
    with pytest.raises(DomainError, match="没有调整"):
        changed(work, ChangeKind.ADJUST, target=homes, quantity=Decimal(1400))
    assert Change.objects.count() == 1


# Plans


def test_a_plan_above_the_quantity_is_refused_with_its_month(homes):
    points = {6: Decimal(700), 11: Decimal(1421), 12: Decimal(1500)}
    said = refused("plan-exceeds", set_plan, target=homes, points=points)
    assert said == "累计计划不应超过年度目标：11月1421大于1420。"
    assert not PlanPoint.objects.exists()


def test_a_plan_of_a_target_not_yet_assigned_knows_no_limit(work):
    set_plan(target=work.targets.get(unit="个"), points={12: Decimal(9999)}, by=CLERK, at=AT)
    assert PlanPoint.objects.get().cumulative == 9999


def test_a_second_persons_plan_is_told_not_overwritten(homes):
    opened = plan_version(homes)
    set_plan(target=homes, points={12: Decimal(1000)}, by=CLERK, at=AT, opened=opened)
    refused("changed-meanwhile", set_plan, target=homes, points={12: Decimal(1)}, opened=opened)
    refused("changed-meanwhile", drop_plan, target=homes, opened=opened)
    assert PlanPoint.objects.get().cumulative == 1000


def test_drop_plan_goes_back_to_the_default_curve_and_keeps_what_was_dropped(homes):
    set_plan(target=homes, points={12: Decimal(1000)}, by=CLERK, at=AT)
    drop_plan(target=homes, by=CLERK, at=AT, opened=plan_version(homes))
    assert not PlanPoint.objects.exists()
    assert '"dropped":{"12":"1000"}' in LedgerEntry.objects.latest("seq").after
    refused("no-plan", drop_plan, target=homes)


# Shares


def test_share_out_sets_all_shares_at_once_with_one_entry(homes, towns, share):
    before = LedgerEntry.objects.count()
    opened = shares_version(homes)
    made = share_out(target=homes, shares={towns[1]: Decimal(1120)}, by=CLERK, at=AT, opened=opened)
    assert [(one.unit.name, one.quantity) for one in made] == [("东川镇", 1120)]
    assert LedgerEntry.objects.count() == before + 1
    refused("changed-meanwhile", share_out, target=homes, shares={}, opened=opened)


def test_share_out_refuses_what_cannot_be_and_leaves_all_as_it_was(homes, towns, share):
    place_sites(target=homes, sites=[NewSite(share, "东关村")], by=CLERK, at=AT)
    stranger = make_unit(make_area("620198", "白河县"), "白河镇")
    said = refused("share-used", share_out, target=homes, shares={towns[1]: Decimal(5)})
    assert "城关镇" in said
    refused("negative", share_out, target=homes, shares={towns[0]: Decimal(-1)})
    refused("unit-of-other-area", share_out, target=homes, shares={stranger: Decimal(1)})
    assert list(Allocation.objects.values_list("unit__name", "quantity")) == [("城关镇", Decimal(280))]


# Sites


def test_place_sites_names_many_with_one_entry(homes, share):
    before = LedgerEntry.objects.count()
    days = {"started_on": dt.date(2016, 4, 1), "finished_on": dt.date(2016, 7, 1)}
    sites = [NewSite(share, "东关村", EAST, Decimal(12), "construction", **days), NewSite(share, "西关村")]
    place_sites(target=homes, sites=sites, by=CLERK, at=AT)
    assert list(Site.objects.order_by("pk").values_list("name", "place_code", "quantity", "stage")) == [
        ("东关村", EAST, Decimal(12), "construction"),
        ("西关村", "", None, ""),
    ]
    assert LedgerEntry.objects.count() == before + 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": "东关村"}, "site-known"),
        ({"name": "  "}, "site-unnamed"),
        ({"place_code": "12"}, "place-code"),
        ({"place_code": "620199101000"}, "place-code"),
        ({"place_code": "620198101201"}, "place-code"),
        ({"quantity": Decimal(-1)}, "negative"),
        ({"stage": "purchasing"}, "stage-of-other-kind"),
        ({"started_on": dt.date(2016, 7, 1), "finished_on": dt.date(2016, 6, 1)}, "days-reversed"),
    ],
)
def test_one_site_that_cannot_be_keeps_all_out(more, code, homes, share):
    sites = [NewSite(share, "东关村"), NewSite(**{"allocation": share, "name": "西关村", **more})]
    refused(code, place_sites, target=homes, sites=sites)
    assert not Site.objects.exists()


def test_place_sites_refuses_none_and_a_share_of_another_target(work, homes, share):
    refused("no-sites", place_sites, target=homes, sites=[])
    other = work.targets.get(unit="个")
    refused("site-of-other-target", place_sites, target=other, sites=[NewSite(share, "东关村")])
    assert not Site.objects.exists()


def test_update_site_notes_how_far_it_is(homes, share):
    (site,) = place_sites(target=homes, sites=[NewSite(share, "东关村")], by=CLERK, at=AT)
    opened = site_version(site)
    days = {"started_on": dt.date(2016, 4, 1), "finished_on": None}
    update_site(site=site, stage="construction", **days, by=CLERK, at=AT, opened=opened)
    held = Site.objects.get()
    assert (held.stage, held.started_on) == ("construction", dt.date(2016, 4, 1))
    refused("site-changed", update_site, site=held, stage="", **days, opened=opened)
    refused("stage-of-other-kind", update_site, site=held, stage="purchasing", **days)
    early = {"started_on": dt.date(2016, 4, 1), "finished_on": dt.date(2016, 3, 1)}
    refused("days-reversed", update_site, site=held, stage="", **early)
    assert Site.objects.get().stage == "construction"


# 线索


def elsewhere(share, year, name, code):
    """A site of the same unit in another work of some year."""
    other = make_work(make_list(share.unit.area, "另列", year=year), f"硬化道路{year}", targets=[target("5", "公里")])
    held = allocate(target=other.targets.get(), unit=share.unit, quantity=Decimal(5), by=CLERK, at=AT)
    return place_sites(target=other.targets.get(), sites=[NewSite(held, name, code)], by=CLERK, at=AT)[0]


@pytest.mark.parametrize("year", [2015, 2016])
@pytest.mark.parametrize(
    ("there", "here", "told"),
    [
        (("东关村", EAST), ("东关", EAST), True),
        (("东关村", ""), ("东关村", EAST), True),
        (("东关村", ""), ("东关村", ""), True),
        (("东关村", WEST), ("东关村", EAST), False),
        (("西关村", ""), ("东关村", EAST), False),
    ],
)
def test_a_site_counted_before_is_a_clue_and_no_refusal(there, here, told, year, share):
    homes, earlier = share.target, elsewhere(share, year, *there)
    (site,) = place_sites(target=homes, sites=[NewSite(share, *here)], by=CLERK, at=AT)
    assert clues_for(CLERK, homes) == ({site.pk: [earlier]} if told else {})
    assert clues_for(READER, homes) == {}


def test_the_same_place_in_the_same_work_is_no_clue(work, homes, share, towns):
    villages = work.targets.get(unit="个")
    other = allocate(target=villages, unit=towns[0], quantity=Decimal(1), by=CLERK, at=AT)
    place_sites(target=villages, sites=[NewSite(other, "东关村", EAST)], by=CLERK, at=AT)
    place_sites(target=homes, sites=[NewSite(share, "东关村", EAST)], by=CLERK, at=AT)
    assert clues_for(CLERK, homes) == {}
