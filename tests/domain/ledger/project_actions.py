"""A case for every action on lists, works, targets and changes."""

import datetime as dt
from decimal import Decimal

from shishi.domain.projects.actions.correction import Corrected, correct_work, move_listing
from shishi.domain.projects.actions.groups import Group, Grouping, arrange_groups
from shishi.domain.projects.actions.history import record_change, record_stage
from shishi.domain.projects.actions.listing import Particulars, Placement, adopt_works, amend_work, register_listing
from shishi.domain.projects.actions.plan import allocate, drop_plan, set_plan, share_out
from shishi.domain.projects.actions.setup import amend_list, set_up_list
from shishi.domain.projects.actions.site import NewSite, place_sites, update_site
from shishi.domain.projects.actions.target import Goal, add_target, assign_quantity
from shishi.domain.projects.models import Allocation, ChangeKind, Site
from shishi.rulebook.stages import Stage
from tests.domain.ledger.case import Case
from tests.factories.projects import approval, placed, target


def _adoptable(county):
    return [county.works["购置公交车"]]


def _placed(_county):
    placed(Allocation.objects.get(), "南关村")


def _aspects(county):
    return [Group(one.name, one.pk) for one in county.lists["县列"].aspects.order_by("order")]


PROJECTS = {
    "projects.set_up_list": Case(
        lambda c, by, at: set_up_list(area=c.area, year=2017, name="县列", by=by, at=at),
        ("projects.manage",),
    ),
    "projects.amend_list": Case(
        lambda c, by, at: amend_list(
            list_of=c.lists["县列"],
            kind="重点项目",
            owning_office="县政府办",
            approving_document="青政发〔2016〕1号",
            approved_on=dt.date(2016, 1, 20),
            by=by,
            at=at,
        ),
        ("projects.manage",),
    ),
    "projects.arrange_groups": Case(
        lambda c, by, at: arrange_groups(
            list_of=c.lists["县列"], grouping=Grouping.ASPECT, groups=[*_aspects(c), Group("乡村文化")], by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.register_listing": Case(
        lambda c, by, at: register_listing(
            placement=Placement(c.lists["县列"], "新建文化广场"),
            particulars=Particulars(kind="works", targets=(target("8", "个"),)),
            by=by,
            at=at,
        ),
        ("projects.manage",),
    ),
    "projects.adopt_works": Case(
        lambda c, by, at: adopt_works(
            placement=Placement(c.lists["县列"], "购置公交车"), works=_adoptable(c), by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.amend_work": Case(
        lambda c, by, at: amend_work(
            work=c.works["购置公交车"], particulars=Particulars(kind="purchase", content="新能源车"), by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.correct_work": Case(
        lambda c, by, at: correct_work(
            work=c.works["购置公交车"],
            corrected=Corrected("购置公交车", "purchase", c.units["县交通运输局"], content="新能源车"),
            by=by,
            at=at,
        ),
        ("projects.manage",),
    ),
    "projects.move_listing": Case(
        lambda c, by, at: move_listing(
            listing=c.works["购置公交车"].listings.get(), number="77", aspect=None, heading=None, by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.set_plan": Case(
        lambda c, by, at: set_plan(
            target=c.works["购置公交车"].targets.get(), points={8: Decimal(6), 12: Decimal(10)}, by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.allocate": Case(
        lambda c, by, at: allocate(
            target=c.works["改造农村学校"].targets.get(), unit=c.units["城关镇"], quantity=Decimal(2), by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.add_target": Case(
        lambda c, by, at: add_target(work=c.works["购置公交车"], goal=Goal("座", Decimal(4)), by=by, at=at),
        ("projects.manage",),
    ),
    "projects.assign_quantity": Case(
        lambda c, by, at: assign_quantity(
            target=c.works["新建城关敬老院"].targets.get(), quantity=Decimal(120), by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.drop_plan": Case(
        lambda c, by, at: drop_plan(target=c.works["建设农村公路"].targets.get(unit="公里"), by=by, at=at),
        ("projects.manage",),
    ),
    "projects.share_out": Case(
        lambda c, by, at: share_out(
            target=c.works["改造农村学校"].targets.get(), shares={c.units["城关镇"]: Decimal(2)}, by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.place_sites": Case(
        lambda _, by, at: place_sites(
            target=Allocation.objects.get().target, sites=[NewSite(Allocation.objects.get(), "西关村")], by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.update_site": Case(
        lambda _, by, at: update_site(
            site=Site.objects.get(), stage="construction", started_on=None, finished_on=None, by=by, at=at
        ),
        ("projects.manage",),
        first=_placed,
    ),
    "projects.record_stage": Case(
        lambda c, by, at: record_stage(
            work=c.works["改造农村学校"], stage=Stage.CONSTRUCTION, on=dt.date(2016, 4, 1), by=by, at=at
        ),
        ("projects.manage",),
    ),
    "projects.record_change": Case(
        lambda c, by, at: record_change(work=c.works["购置公交车"], approval=approval(ChangeKind.CANCEL), by=by, at=at),
        ("projects.manage",),
    ),
}
