"""Stages reached and changes approved."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.actions.history import record_stage
from shishi.domain.projects.models import Change, ChangeKind, Commitment, StageEvent
from shishi.rulebook.stages import Kind, Stage, StageError, allowed_moves, stages_of
from tests.factories.acting import AT, CLERK
from tests.factories.projects import adopted, changed, make_list, make_work, target
from tests.factories.units import make_area

JULY_20 = dt.date(2016, 7, 20)


@pytest.fixture
def county_list(area):
    return make_list(area)


@pytest.fixture
def work(county_list):
    return make_work(county_list, targets=[target("12", "所")], due_on=dt.date(2016, 9, 30))


@pytest.fixture
def other(county_list):
    return make_work(county_list, "新建幼儿园", targets=[target("2", "所")])


def reached(work, stage, on=JULY_20, **more):
    return record_stage(work=work, stage=stage, on=on, by=CLERK, at=AT, **more)


# Stages


def test_record_stage_notes_the_stage_its_day_and_its_document(work):
    event = reached(work, Stage.CONSTRUCTION, document="施工许可证62019920160001")
    assert StageEvent.objects.get() == event
    assert (event.stage, event.on, event.document, event.recorded_at) == (
        "construction",
        JULY_20,
        "施工许可证62019920160001",
        AT,
    )


@pytest.mark.parametrize("kind", Kind)
def test_record_stage_refuses_the_stages_of_other_kinds(kind, county_list):
    work = make_work(county_list, kind=kind)
    for stage in set(Stage) - set(stages_of(kind)):
        with pytest.raises(DomainError, match=f"{kind.label}没有“{stage.label}”阶段。") as refused:
            reached(work, stage)
        assert refused.value.code == "stage-of-other-kind"
    assert not StageEvent.objects.exists()


@pytest.mark.django_db
@settings(max_examples=25)
@given(st.data())
def test_a_work_goes_every_way_that_the_rulebook_allows(data):
    kind = data.draw(st.sampled_from(Kind))
    with transaction.atomic():
        work, gone = make_work(make_list(make_area()), kind=kind), [Stage.NOT_STARTED]
        for days in data.draw(st.lists(st.integers(0, 3), max_size=5)):
            gone.append(data.draw(st.sampled_from([*allowed_moves(kind, gone[-1]), gone[-1]])))
            reached(work, gone[-1], on=JULY_20 + dt.timedelta(days=days + 4 * len(gone)))
        assert list(work.stage_events.order_by("pk").values_list("stage", flat=True)) == gone[1:]
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("before", "stage", "code"),
    [
        (Stage.CONSTRUCTION, Stage.PREPARATION, "backwards"),
        (Stage.BUILT, Stage.IN_USE, "not_accepted"),
        (None, Stage.IN_USE, "not_accepted"),
    ],
)
def test_record_stage_refuses_a_step_back_and_use_before_acceptance_without_a_reason(before, stage, code, work):
    if before:
        reached(work, before, on=dt.date(2016, 4, 1))
    with pytest.raises(StageError) as refused:
        reached(work, stage, reason=" ")
    assert refused.value.code == code
    assert StageEvent.objects.count() == (1 if before else 0)
    event = reached(work, stage, reason="原登记有误")
    assert (event.stage, event.reason) == (stage.value, "原登记有误")


def test_an_earlier_stage_may_be_entered_afterwards_on_its_own_day(work):
    reached(work, Stage.BUILT, on=dt.date(2016, 6, 30))
    reached(work, Stage.CONSTRUCTION, on=dt.date(2016, 4, 1))
    assert list(StageEvent.objects.order_by("on").values_list("stage", flat=True)) == ["construction", "built"]


# Changes


def test_a_cancellation_is_noted_and_the_promise_stays_as_it_was(work):
    change = changed(work, ChangeKind.CANCEL, document="青政发〔2016〕30号")
    assert Change.objects.get() == change
    assert (change.kind, change.document, change.on, change.listing) == ("cancel", "青政发〔2016〕30号", JULY_20, None)
    assert work.targets.get().quantity == 12


def test_an_adjustment_sets_the_target_and_keeps_what_stood_there(work):
    goal = work.targets.get()
    change = changed(work, ChangeKind.ADJUST, target=goal, quantity=Decimal(10))
    goal.refresh_from_db()
    assert goal.quantity == 10
    assert (change.before, change.after) == ("12所", "10所")


def test_an_adjustment_may_assign_a_target_that_was_not_yet_assigned(county_list):
    work = make_work(county_list, "新建敬老院", targets=[target(None, "张")])
    changed(work, ChangeKind.ADJUST, target=work.targets.get(), quantity=Decimal(120))
    assert work.targets.get().quantity == 120


def test_an_adjustment_of_anything_else_is_said_in_words(work):
    change = changed(work, ChangeKind.ADJUST, words="建设地点改为东关村")
    assert (change.before, change.after) == ("", "建设地点改为东关村")


def test_a_merge_names_the_work_that_it_goes_on_in(work, other):
    change = changed(work, ChangeKind.MERGE, into=other)
    assert (change.kind, change.into) == ("merge", other)
    assert list(other.absorbed.all()) == [change]


def test_a_postponement_says_the_day_before_and_after_and_leaves_the_promised_day(work):
    first = changed(work, ChangeKind.POSTPONE, due_on=dt.date(2016, 10, 31))
    second = changed(work, ChangeKind.POSTPONE, due_on=dt.date(2016, 12, 31), on=dt.date(2016, 8, 20))
    assert (first.before, first.after) == ("2016-09-30", "2016-10-31")
    assert (second.before, second.after) == ("2016-10-31", "2016-12-31")
    assert Commitment.objects.get().due_on == dt.date(2016, 9, 30)


@pytest.mark.parametrize("kind", ChangeKind)
@pytest.mark.parametrize("document", ["", "  "])
def test_every_change_needs_its_approving_document(kind, document, work, other):
    more = {"into": other} if kind is ChangeKind.MERGE else {}
    if kind is ChangeKind.POSTPONE:
        more = {"due_on": dt.date(2016, 12, 31)}
    with pytest.raises(DomainError, match="“改造农村学校”的调整缺少批准文件。") as refused:
        changed(work, kind, document=document, **more)
    assert refused.value.code == "no-document"
    assert not Change.objects.exists()


def test_a_change_says_what_it_must(work, other):
    cases = [
        (ChangeKind.MERGE, {}, "merge-target"),
        (ChangeKind.MERGE, {"into": work}, "merge-target"),
        (ChangeKind.POSTPONE, {}, "no-day"),
        (ChangeKind.ADJUST, {}, "nothing-adjusted"),
        (ChangeKind.ADJUST, {"words": " "}, "nothing-adjusted"),
        (ChangeKind.ADJUST, {"target": other.targets.get(), "quantity": Decimal(1)}, "target-of-other-work"),
        (ChangeKind.ADJUST, {"words": "更名", "listing": other.listings.get()}, "listing-of-other-work"),
    ]
    for kind, more, code in cases:
        with pytest.raises(DomainError) as refused:
            changed(work, kind, **more)
        assert (kind, more, refused.value.code) == (kind, more, code)
    assert not Change.objects.exists()
    assert other.targets.get().quantity == 2


@pytest.mark.parametrize("final", [ChangeKind.CANCEL, ChangeKind.MERGE])
@pytest.mark.parametrize("then", ChangeKind)
def test_nothing_changes_after_cancellation_or_merging(final, then, work, other):
    merging, listing = {"into": other}, work.listings.get()
    changed(work, final, **(merging if final is ChangeKind.MERGE else {}))
    more = {
        ChangeKind.ADJUST: {"words": "更名"},
        ChangeKind.CANCEL: {},
        ChangeKind.MERGE: merging,
        ChangeKind.POSTPONE: {"due_on": dt.date(2016, 12, 31)},
    }[then]
    for place in (None, listing):
        with pytest.raises(Conflict, match="“改造农村学校”已取消或已合并，不能再作调整。"):
            changed(work, then, listing=place, **more)
    assert Change.objects.count() == 1


def test_a_place_may_be_cancelled_on_one_list_while_the_work_goes_on(area, work):
    province = adopted(make_list(area, "省列"), [work], "改造农村学校")
    change = changed(work, ChangeKind.CANCEL, listing=province)
    assert change.listing == province
    changed(work, ChangeKind.ADJUST, words="更名")
    with pytest.raises(Conflict):
        changed(work, ChangeKind.ADJUST, listing=province, words="更名")
    assert changed(work, ChangeKind.CANCEL).listing is None


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (ChangeKind.ADJUST, {"words": "更名"}),
        (ChangeKind.POSTPONE, {"due_on": dt.date(2017, 6, 30)}),
    ],
)
def test_only_a_cancellation_may_be_for_one_list(kind, more, work):
    with pytest.raises(DomainError) as refused:
        changed(work, kind, listing=work.listings.get(), **more)
    assert refused.value.code == "one-list"
    assert not Change.objects.exists()


def test_a_work_is_not_merged_into_one_that_has_ended(work, other):
    changed(other, ChangeKind.MERGE, into=work)
    with pytest.raises(DomainError, match="“新建幼儿园”不属于本年度，或已取消、已合并，不能并入。") as refused:
        changed(work, ChangeKind.MERGE, into=other)
    assert refused.value.code == "merge-target"
    assert Change.objects.count() == 1


def test_a_work_is_not_merged_into_another_years(area, work):
    later = make_work(make_list(area, year=2017))
    with pytest.raises(DomainError, match="不属于本年度") as refused:
        changed(work, ChangeKind.MERGE, into=later)
    assert refused.value.code == "merge-target"
    assert not Change.objects.exists()


def test_the_entry_of_a_change_holds_both_values(work):
    changed(work, ChangeKind.ADJUST, target=work.targets.get(), quantity=Decimal(10))
    entry = LedgerEntry.objects.latest("seq")
    assert entry.act == "projects.record_change"
    assert '"after":"10所","before":"12所"' in entry.after
