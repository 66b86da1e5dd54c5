import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.stages import (
    Kind,
    Stage,
    StageError,
    allowed_moves,
    done,
    in_use,
    move,
    position,
    stages_of,
    started,
    under_construction,
)

KIND_AND_STAGE = st.sampled_from([(kind, stage) for kind in Kind for stage in stages_of(kind)])


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (Kind.WORKS, "未启动 前期 开工 基本完成 完工 竣工验收 投用 移交管护"),
        (Kind.BENEFIT, "未启动 方案 启动 资金到位 发放 基本完成 完成"),
        (Kind.SERVICE, "未启动 方案 启动 实施 基本完成 完成"),
        (Kind.PURCHASE, "未启动 采购 到货 安装 基本完成 投用"),
    ],
)
def test_each_kind_passes_through_its_own_stages(kind, labels):
    assert " ".join(stage.label for stage in stages_of(kind)) == labels


@pytest.mark.parametrize(
    ("kind", "stage", "expected"),
    [
        (Kind.WORKS, Stage.NOT_STARTED, (False, False, False, False)),
        (Kind.WORKS, Stage.PREPARATION, (True, False, False, False)),
        (Kind.WORKS, Stage.CONSTRUCTION, (True, True, False, False)),
        (Kind.WORKS, Stage.BASICALLY_DONE, (True, True, False, False)),
        (Kind.WORKS, Stage.BUILT, (True, True, False, False)),
        (Kind.WORKS, Stage.ACCEPTED, (True, True, False, True)),
        (Kind.WORKS, Stage.IN_USE, (True, True, True, True)),
        (Kind.BENEFIT, Stage.PLAN, (False, False, False, False)),
        (Kind.BENEFIT, Stage.LAUNCHED, (True, True, False, False)),
        (Kind.BENEFIT, Stage.PAYING, (True, True, True, False)),
        (Kind.BENEFIT, Stage.BASICALLY_DONE, (True, True, True, False)),
        (Kind.BENEFIT, Stage.COMPLETED, (True, True, True, True)),
        (Kind.SERVICE, Stage.SERVING, (True, True, True, False)),
        (Kind.PURCHASE, Stage.PURCHASING, (True, True, False, False)),
        (Kind.PURCHASE, Stage.INSTALLED, (True, True, False, False)),
        (Kind.PURCHASE, Stage.IN_USE, (True, True, True, True)),
    ],
)
def test_a_stage_says_started_begun_in_use_and_done(kind, stage, expected):
    assert (started(kind, stage), under_construction(kind, stage), in_use(kind, stage), done(kind, stage)) == expected


@given(KIND_AND_STAGE)
def test_what_is_done_has_begun_and_what_has_begun_has_started(pair):
    kind, stage = pair

    assert done(kind, stage) <= under_construction(kind, stage) <= started(kind, stage)


@given(KIND_AND_STAGE)
def test_basically_done_never_counts_as_done(pair):
    kind, _ = pair

    assert not done(kind, Stage.BASICALLY_DONE)


def test_stages_may_be_skipped_but_works_are_not_used_before_acceptance():
    assert Stage.BUILT in allowed_moves(Kind.WORKS, Stage.NOT_STARTED)
    assert Stage.IN_USE not in allowed_moves(Kind.WORKS, Stage.BUILT)
    assert allowed_moves(Kind.WORKS, Stage.ACCEPTED) == (Stage.IN_USE, Stage.HANDED_OVER)
    assert move(Kind.BENEFIT, Stage.PLAN, Stage.COMPLETED) is Stage.COMPLETED


@pytest.mark.parametrize(
    ("stage", "to", "code"),
    [
        (Stage.BUILT, Stage.IN_USE, "not_accepted"),
        (Stage.CONSTRUCTION, Stage.PREPARATION, "backwards"),
        (Stage.CONSTRUCTION, Stage.PAYING, "foreign_stage"),
    ],
)
def test_a_forbidden_move_is_refused_with_its_cause(stage, to, code):
    with pytest.raises(StageError) as refused:
        move(Kind.WORKS, stage, to)

    assert refused.value.code == code


def test_a_correction_may_step_back_but_not_leave_the_kind():
    assert move(Kind.WORKS, Stage.BUILT, Stage.CONSTRUCTION, correction=True) is Stage.CONSTRUCTION
    with pytest.raises(StageError):
        move(Kind.WORKS, Stage.BUILT, Stage.PAYING, correction=True)


@given(KIND_AND_STAGE)
def test_staying_is_no_move_back_and_every_allowed_move_goes_on(pair):
    kind, stage = pair

    assert move(kind, stage, stage) is stage
    assert all(position(kind, later) > position(kind, stage) for later in allowed_moves(kind, stage))


def test_every_kind_and_stage_has_a_label():
    assert all(kind.label for kind in Kind)
    assert len({stage.label for stage in Stage}) == len(Stage)
