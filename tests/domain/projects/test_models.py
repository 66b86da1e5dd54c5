from decimal import Decimal

import pytest
from django.apps import apps

from shishi.domain.projects.actions.history import record_stage
from shishi.domain.projects.actions.plan import set_plan
from shishi.domain.projects.models import (
    Allocation,
    Aspect,
    Change,
    ChangeKind,
    Commitment,
    Heading,
    Listing,
    ListingWork,
    ListOf,
    Party,
    PlanPoint,
    Programme,
    Site,
    StageEvent,
    Target,
)
from shishi.rulebook.stages import Kind, Stage
from tests.factories.acting import AT, CLERK, moment
from tests.factories.projects import changed, make_list, make_listing, placed, target
from tests.factories.rows import constraints_of, copy_of, expected_refusal, refusal_of
from tests.factories.units import make_unit


@pytest.fixture
def matter(area):
    """One matter with a row in every table of the app."""
    education, welfare = make_unit(area), make_unit(area, "县民政局")
    listing = make_listing(
        make_list(area),
        lead=education,
        targets=[target("12", "所", shares=[(welfare, "3")])],
        place={"aspect": "教育", "heading": "改善办学条件"},
        investment_wan=Decimal(860),
    )
    work = listing.works.get()
    set_plan(target=work.targets.get(), points={12: Decimal(12)}, by=CLERK, at=AT)
    placed(Allocation.objects.get(), "东关村")
    record_stage(work=work, stage=Stage.CONSTRUCTION, on=moment(4, 1).date(), by=CLERK, at=AT)
    changed(work, ChangeKind.ADJUST, words="建设地点改为东关村")
    return listing


def only(model, **changes):
    return copy_of(model.objects.order_by("pk").first(), **changes)


def change(**changes):
    return only(Change, **changes)


BREACHES = {
    "programme_once_a_year": lambda: only(Programme),
    "programme_year_plausible": lambda: only(Programme, year=216),
    "list_name_once": lambda: only(ListOf, order=1),
    "list_order_once": lambda: only(ListOf, name="重点项目"),
    "list_named": lambda: only(ListOf, name="", order=1),
    "list_tier_known": lambda: only(ListOf, name="国列", tier="state", order=1),
    "aspect_name_once": lambda: only(Aspect),
    "heading_name_once": lambda: only(Heading),
    "commitment_named": lambda: only(Commitment, name=""),
    "commitment_kind_known": lambda: only(Commitment, kind="promise"),
    "commitment_investment_not_negative": lambda: only(Commitment, investment_wan=Decimal("-0.0001")),
    "listing_name_once": lambda: only(Listing),
    "listing_named": lambda: only(Listing, name=""),
    "listing_work_once": lambda: only(ListingWork),
    "party_once": lambda: only(Party),
    "party_one_lead": lambda: only(Party, unit_id=Allocation.objects.get().unit_id),
    "party_role_known": lambda: only(Party, role="observer"),
    "target_once": lambda: only(Target),
    "target_not_negative": lambda: only(Target, name="校舍", quantity=Decimal(-1)),
    "target_better_known": lambda: only(Target, name="校舍", better="same"),
    "target_has_unit": lambda: only(Target, unit=""),
    "allocation_once": lambda: only(Allocation),
    "allocation_not_negative": lambda: only(Allocation, unit_id=Party.objects.get().unit_id, quantity=Decimal(-1)),
    "site_once": lambda: only(Site),
    "site_named": lambda: only(Site, name=""),
    "site_finished_after_start": lambda: only(
        Site, name="西关村", started_on=moment(5, 2).date(), finished_on=moment(5, 1).date()
    ),
    "plan_point_once": lambda: only(PlanPoint),
    "plan_point_month": lambda: only(PlanPoint, month=13),
    "plan_point_not_negative": lambda: only(PlanPoint, month=1, cumulative=Decimal(-1)),
    "stage_event_has_stage": lambda: only(StageEvent, stage=""),
    "change_has_document": lambda: change(document=""),
    "change_kind_known": lambda: change(kind="forget"),
    "change_merge_names_work": lambda: change(kind="merge"),
    "change_postpone_names_day": lambda: change(kind="postpone"),
}


def test_every_constraint_has_its_breach():
    assert set(BREACHES) == set(constraints_of(*apps.get_app_config("projects").get_models()))


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name, matter):
    row = BREACHES[name]()
    if name == "party_once":  # the lead stands once for two reasons; as a cooperating unit there is one
        row.role = "cooperating"
        row.save(force_insert=True)
        row = copy_of(row)
    assert refusal_of(row) == expected_refusal(row, name)


@pytest.mark.parametrize(
    "row",
    [
        lambda: change(into=Commitment.objects.get()),
        lambda: change(due_on=moment(12, 1).date()),
        lambda: only(ListOf, kind="", name="重点项目", order=1),
    ],
    ids=["an adjustment that names a work", "an adjustment that names a day", "a list without a kind"],
)
def test_the_database_refuses_also(row, matter):
    assert refusal_of(row()) is not None


@pytest.mark.parametrize("kind", ["为民实事", "政府工作报告任务", "会议议定事项", "领导批示", "重点项目"])
def test_the_kind_of_a_list_is_open(kind, matter):
    assert refusal_of(only(ListOf, name="其他清单", order=1, kind=kind)) is None


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_work_may_be_kept(kind, matter):
    assert refusal_of(only(Commitment, kind=kind.value)) is None


def test_a_target_may_be_not_yet_assigned_and_that_is_not_0(matter):
    assert refusal_of(only(Target, name="待下达", quantity=None)) is None
    assert refusal_of(only(Target, name="零", quantity=Decimal(0))) is None
    assert Target.objects.filter(quantity=None).get().name == "待下达"


def test_the_rows_name_themselves(matter):
    work = matter.works.get()
    goal, share = work.targets.get(), Allocation.objects.get()
    assert {
        model.__name__: str(model.objects.order_by("pk").first())
        for model in apps.get_app_config("projects").get_models()
    } == {
        "Programme": "620199 2016",
        "ListOf": "县列",
        "Aspect": "教育",
        "Heading": "改善办学条件",
        "Commitment": "改造农村学校",
        "Listing": "改造农村学校",
        "ListingWork": f"{matter.pk}→{work.pk}",
        "Party": f"{work.pk} lead {work.parties.get().unit_id}",
        "Target": "12所",
        "Allocation": f"{goal.pk} {share.unit_id} 3",
        "Site": "东关村",
        "PlanPoint": f"{goal.pk} 12: 12",
        "StageEvent": f"{work.pk} construction 2016-04-01",
        "Change": f"{work.pk} adjust 青政办发〔2016〕12号",
    }
