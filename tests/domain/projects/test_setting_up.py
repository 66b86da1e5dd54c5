"""Lists amended, aspects and headings arranged, works corrected and moved: what each verb does and what it refuses."""

import datetime as dt

import pytest

from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.actions.correction import Corrected, correct_work, move_listing
from shishi.domain.projects.actions.groups import Group, Grouping, arrange_groups
from shishi.domain.projects.actions.history import record_stage
from shishi.domain.projects.actions.setup import amend_list
from shishi.domain.projects.models import Aspect, Tier
from shishi.domain.projects.versions import list_version, work_version
from shishi.rulebook.stages import Stage
from tests.factories.acting import AT, CLERK, actor_without
from tests.factories.projects import adopted, changed, make_list, make_work
from tests.factories.units import make_unit


@pytest.fixture
def open_list(area):
    return make_list(area)


@pytest.fixture
def approved(area):
    return make_list(area, "县长批示", kind="领导批示", approving_document="青政办发〔2016〕20号")


@pytest.fixture
def education(area):
    return make_unit(area, "县教育局")


@pytest.fixture
def welfare(area):
    return make_unit(area, "县民政局")


def amended(list_of, **more):
    said = {"kind": list_of.kind, "owning_office": "", "approving_document": "", "approved_on": None, **more}
    return amend_list(list_of=list_of, by=CLERK, at=AT, **said)


def arranged(list_of, *groups, grouping=Grouping.ASPECT, **more):
    return arrange_groups(list_of=list_of, grouping=grouping, groups=groups, by=more.pop("by", CLERK), at=AT, **more)


def corrected(work, lead, **more):
    said = {"name": work.name, "kind": work.kind, "due_on": work.due_on, **more}
    version = said.pop("version", "")
    return correct_work(work=work, corrected=Corrected(lead=lead, **said), by=CLERK, at=AT, version=version)


def moved(listing, number="", aspect=None, heading=None, **more):
    return move_listing(listing=listing, number=number, aspect=aspect, heading=heading, by=CLERK, at=AT, **more)


# Lists


def test_a_list_takes_the_tier_that_is_named(area):
    assert make_list(area, "市长批示", tier=Tier.COUNTY).tier == Tier.COUNTY


def test_a_day_of_approval_needs_its_document(area, open_list):
    with pytest.raises(DomainError, match="有批准日期而没有批准文件") as refused:
        make_list(area, "县长批示", approved_on=dt.date(2016, 8, 1))
    assert refused.value.code == "day-without-document"
    with pytest.raises(DomainError, match="有批准日期而没有批准文件"):
        amended(open_list, approved_on=dt.date(2016, 8, 1))


def test_an_approval_is_never_taken_away(approved):
    with pytest.raises(DomainError, match="只能更正，不能去掉") as refused:
        amended(approved)
    assert refused.value.code == "approval-stays"


def test_an_overtaken_amendment_of_a_list_is_refused(open_list):
    version = list_version(open_list)
    amended(open_list, owning_office="县政府办")
    with pytest.raises(Conflict, match="刚被他人改过") as refused:
        amended(open_list, version=version)
    assert refused.value.code == "overtaken"
    open_list.refresh_from_db()
    assert open_list.owning_office == "县政府办"


# Aspects and headings


@pytest.mark.parametrize("grouping", Grouping)
def test_groups_are_added_swapped_and_taken_away(grouping, open_list):
    arranged(open_list, Group("教育"), Group("交通"), Group("卫生"), grouping=grouping)
    known = getattr(open_list, f"{grouping.value}s")
    first, second, _ = known.order_by("order")
    arranged(open_list, Group("教育", second.pk), Group("交通", first.pk), grouping=grouping)
    assert list(known.order_by("order").values_list("pk", "name")) == [(second.pk, "教育"), (first.pk, "交通")]
    entry = LedgerEntry.objects.order_by("-seq").first()
    assert '"after":["教育","交通"],"before":["教育","交通","卫生"]' in entry.after


def test_groups_are_refused_without_a_name_twice_and_of_another_list(open_list, approved):
    arranged(approved, Group("教育"))
    for groups, code in (
        ([Group(" ")], "group-unnamed"),
        ([Group("交通"), Group("交通")], "group-twice"),
        ([Group("交通", Aspect.objects.get().pk)], "group-of-other-list"),
    ):
        with pytest.raises(DomainError) as refused:
            arranged(open_list, *groups)
        assert refused.value.code == code
    assert not open_list.aspects.exists()


def test_a_group_with_matters_is_not_taken_away(open_list):
    make_work(open_list, place={"aspect": "教育"})
    with pytest.raises(Conflict, match="下还有实事") as refused:
        arranged(open_list)
    assert refused.value.code == "group-in-use"


def test_who_may_not_manage_arranges_nothing(open_list):
    with pytest.raises(NotAllowed):
        arranged(open_list, Group("教育"), by=actor_without("projects.manage"))


# Corrections


def test_everything_is_corrected_while_no_list_is_approved(open_list, education, welfare):
    work = make_work(open_list, lead=education, supports=(welfare,), due_on=dt.date(2016, 9, 30))
    corrected(work, welfare, name="新建农村学校", due_on=dt.date(2016, 10, 31), supports=(education,), leader="周敏")
    work.refresh_from_db()
    assert (work.name, work.due_on, work.leader) == ("新建农村学校", dt.date(2016, 10, 31), "周敏")
    assert work.listings.get().name == "新建农村学校"
    assert set(work.parties.values_list("unit__name", "role")) == {("县民政局", "lead"), ("县教育局", "cooperating")}
    assert '"name":"改造农村学校"' in LedgerEntry.objects.order_by("-seq").first().after


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"name": "新建农村学校"}, "名称"),
        ({"due_on": dt.date(2016, 10, 31)}, "完成时限"),
        ({"due_on": None}, "完成时限"),
    ],
)
def test_what_was_promised_on_an_approved_list_is_not_corrected(more, word, approved, education):
    work = make_work(approved, lead=education, due_on=dt.date(2016, 9, 30))
    with pytest.raises(DomainError, match=f"改{word}须凭批准文件") as refused:
        corrected(work, education, **more)
    assert refused.value.code == "needs-document"


def test_the_lead_on_an_approved_list_changes_by_document_alone(open_list, approved, education, welfare):
    work = make_work(open_list, lead=education)
    adopted(approved, [work], "学校")
    with pytest.raises(DomainError, match="改牵头单位须凭批准文件"):
        corrected(work, welfare)
    made = changed(work, "adjust", lead=welfare)
    assert (made.before, made.after) == ("牵头单位县教育局", "牵头单位县民政局")
    assert work.parties.get().unit == welfare


def test_an_unknown_lead_or_day_is_filled_in_though_the_list_is_approved(approved, education):
    work = make_work(approved)
    corrected(work, education, due_on=dt.date(2016, 9, 30))
    assert work.parties.get().unit == education


def test_a_name_that_stands_on_the_list_is_refused(open_list, education):
    make_work(open_list, "新建幼儿园")
    work = make_work(open_list, lead=education)
    with pytest.raises(Conflict, match="上已有“新建幼儿园”") as refused:
        corrected(work, education, name="新建幼儿园")
    assert refused.value.code == "name-taken"
    with pytest.raises(Conflict, match="上已有“新建幼儿园”"):
        changed(work, "adjust", name="新建幼儿园")


def test_a_kind_without_the_stages_recorded_is_refused(open_list, education):
    work = make_work(open_list, lead=education)
    record_stage(work=work, stage=Stage.CONSTRUCTION, on=dt.date(2016, 5, 1), by=CLERK, at=AT)
    with pytest.raises(Conflict, match="已登记“开工”阶段") as refused:
        corrected(work, education, kind="service")
    assert refused.value.code == "kind-without-stage"


def test_a_cancelled_work_is_not_corrected(open_list, education):
    work = make_work(open_list, lead=education)
    changed(work, "cancel")
    with pytest.raises(Conflict, match="不能再修改") as refused:
        corrected(work, education)
    assert refused.value.code == "work-ended"


def test_every_verb_on_a_work_refuses_an_old_version(open_list, education):
    work = make_work(open_list, lead=education)
    version = work_version(work)
    corrected(work, education, leader="周敏")
    for verb in (
        lambda: corrected(work, education, version=version),
        lambda: moved(work.listings.get(), "7", version=version),
        lambda: record_stage(
            work=work, stage=Stage.PREPARATION, on=dt.date(2016, 5, 1), by=CLERK, at=AT, version=version
        ),
    ):
        with pytest.raises(Conflict, match="刚被他人改过"):
            verb()
    work.refresh_from_db()
    assert work.leader == "周敏"


# Places


def test_a_place_takes_a_number_that_another_has_and_refuses_groups_of_another_list(open_list, approved):
    make_work(open_list, "新建幼儿园", place={"number": "1"})
    place = make_work(open_list).listings.get()
    make_work(approved, "修路", place={"aspect": "交通"})
    assert moved(place, "1").number == "1"
    with pytest.raises(DomainError, match="不属于“县列”") as refused:
        moved(place, aspect=Aspect.objects.get())
    assert refused.value.code == "group-of-other-list"
