from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.periods import month_ends
from shishi.rulebook.progress import (
    Better,
    Light,
    LightError,
    PlanPoint,
    Standing,
    TargetProgress,
    Thresholds,
    assess,
    light,
    planned_share,
    thresholds,
    was_stalled,
)
from shishi.rulebook.stages import Kind

JULY = date(2016, 7, 31)


def _road(reported, **changes):
    target = TargetProgress("道路", Decimal(100), None if reported is None else Decimal(reported))
    return replace(Standing(Kind.WORKS, 2016, JULY, (target,)), **changes)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("30", Light.AHEAD),
        ("5", Light.AHEAD),
        ("4.9", Light.NORMAL),
        ("0", Light.NORMAL),
        ("-5", Light.NORMAL),
        ("-5.1", Light.SLOW),
        ("-15", Light.SLOW),
        ("-15.1", Light.STALLED),
        ("-100", Light.STALLED),
    ],
)
def test_the_bands_begin_and_end_where_the_rule_says(points, expected):
    assert light(Decimal(points)) is expected


@pytest.mark.parametrize(
    ("reported", "expected", "points"),
    [
        (55, Light.AHEAD, "5.0"),
        (50, Light.NORMAL, "0.0"),
        (45, Light.NORMAL, "-5.0"),
        (40, Light.SLOW, "-10.0"),
        (30, Light.STALLED, "-20.0"),
        (0, Light.STALLED, "-50.0"),
        (120, Light.AHEAD, "70.0"),
    ],
)
def test_the_light_follows_reported_less_planned(reported, expected, points):
    result = assess(_road(reported))

    assert (result.light, result.points, result.planned) == (expected, Decimal(points), Decimal(50))
    assert result.target_name == "道路"


def test_the_reason_is_a_sentence_with_both_shares():
    assert assess(_road(40)).reasons == ("“道路”完成40.0%，低于计划进度50.0%，相差10.0个百分点",)
    assert assess(_road(50)).reasons == ("“道路”完成50.0%，等于计划进度50.0%",)


def test_a_missing_report_is_at_best_slow():
    result = assess(_road(80, report_missing=True))

    assert (result.light, result.reasons[-1]) == (Light.SLOW, "本期未报送进展")
    assert assess(_road(10, report_missing=True)).light is Light.STALLED


def test_a_target_without_a_value_is_slow_and_no_zero():
    result = assess(_road(None))

    assert (result.light, result.reported) == (Light.SLOW, None)
    assert result.reasons == ("“道路”本期未报送数值",)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"deadline": date(2016, 7, 30)}, "已超过完成时限（2016年7月30日）"),
        ({"missed_stages": ("开工",)}, "“开工”节点逾期"),
    ],
)
def test_a_passed_deadline_or_stage_is_stalled(changes, reason):
    result = assess(_road(99, **changes))

    assert (result.light, result.reasons[-1]) == (Light.STALLED, reason)


def test_the_deadline_day_itself_is_not_passed():
    assert assess(_road(99, deadline=JULY)).light is Light.AHEAD


@pytest.mark.parametrize(
    ("standing", "reason"),
    [
        (_road(50, cancelled=True, approval="榆政办发〔2016〕5号"), "已取消（榆政办发〔2016〕5号）"),
        (_road(50, cancelled=True), "已取消（缺批准文号）"),
        (_road(0, starts_on=date(2016, 9, 1)), "未到启动时间（2016年9月1日）"),
        (replace(_road(0), targets=(TargetProgress("户数", None, None),)), "指标待下达"),
    ],
)
def test_cancelled_not_due_and_unassigned_items_are_grey(standing, reason):
    result = assess(standing)

    assert (result.light, result.reasons, result.points) == (Light.GREY, (reason,), None)


def test_after_a_stalled_month_the_best_colour_is_slow_until_done():
    result = assess(_road(90, stalled_before=True))

    assert (result.light, result.reasons[-1]) == (Light.SLOW, "本年度曾滞后，完成前最高为偏慢")
    assert assess(_road(10, stalled_before=True)).light is Light.STALLED
    assert assess(_road(100, stalled_before=True, done=True)).light is Light.AHEAD


def test_what_is_done_is_never_slow():
    result = assess(_road(60, as_of=date(2016, 12, 31), done=True, deadline=date(2016, 10, 31)))

    assert (result.light, result.reasons) == (Light.NORMAL, ("已完成",))


def test_of_several_targets_the_worst_counts_and_is_named():
    targets = (
        TargetProgress("新增就业", Decimal(2300), Decimal(2000)),
        TargetProgress("技能培训", Decimal(800), Decimal(100)),
        TargetProgress("补贴户数", None, None),
    )
    result = assess(Standing(Kind.SERVICE, 2016, JULY, targets))

    assert (result.light, result.target_name, result.points) == (Light.STALLED, "技能培训", Decimal("-42.5"))
    assert result.reasons[-1] == "“补贴户数”指标待下达，未参与判定"


def test_of_targets_of_one_colour_the_furthest_behind_is_named():
    targets = (
        TargetProgress("甲", Decimal(100), Decimal(48)),
        TargetProgress("乙", Decimal(100), Decimal(46)),
    )

    assert assess(Standing(Kind.WORKS, 2016, JULY, targets)).target_name == "乙"


def test_a_target_known_to_be_behind_is_named_before_one_without_a_value():
    targets = (TargetProgress("甲", Decimal(100), None), TargetProgress("乙", Decimal(100), Decimal(40)))

    assert assess(Standing(Kind.WORKS, 2016, JULY, targets)).target_name == "乙"


def test_a_targets_own_plan_replaces_the_curve():
    plan = (PlanPoint(JULY, Decimal(20)), PlanPoint(date(2016, 12, 31), Decimal(100)))
    target = TargetProgress("道路", Decimal(100), Decimal(20), plan=plan)

    assert assess(Standing(Kind.WORKS, 2016, JULY, (target,))).points == 0


@pytest.mark.parametrize(
    ("reported", "expected"), [(70, Light.NORMAL), (40, Light.AHEAD), (76, Light.SLOW), (100, Light.STALLED)]
)
def test_a_reduction_is_measured_from_its_base(reported, expected):
    target = TargetProgress("危房", Decimal(40), Decimal(reported), Better.LESS, base=Decimal(100))

    assert assess(Standing(Kind.WORKS, 2016, JULY, (target,))).light is expected


@pytest.mark.parametrize(
    ("reported", "limit", "expected", "points"),
    [
        (3, 10, Light.NORMAL, "0"),
        (10, 10, Light.NORMAL, "0"),
        (12, 10, Light.STALLED, "-20.0"),
        (1, 0, Light.STALLED, "-100.0"),
    ],
)
def test_a_ceiling_must_not_be_exceeded(reported, limit, expected, points):
    target = TargetProgress("投诉件数", Decimal(limit), Decimal(reported), Better.LESS)
    result = assess(Standing(Kind.SERVICE, 2016, JULY, (target,)))

    assert (result.light, result.points) == (expected, Decimal(points))


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (TargetProgress("路", Decimal(0), Decimal(1)), "target_not_positive"),
        (TargetProgress("危房", Decimal(9), Decimal(1), Better.LESS, base=Decimal(9)), "nothing_to_reduce"),
    ],
)
def test_a_target_that_cannot_be_measured_is_refused(target, code):
    with pytest.raises(LightError) as refused:
        assess(Standing(Kind.WORKS, 2016, JULY, (target,)))

    assert refused.value.code == code


def test_without_quantified_targets_only_reports_and_deadlines_decide():
    bare = Standing(Kind.WORKS, 2016, JULY)

    assert assess(bare).light is Light.NORMAL
    assert assess(replace(bare, report_missing=True)).light is Light.SLOW
    assert assess(replace(bare, deadline=date(2016, 6, 30))).light is Light.STALLED


def test_other_thresholds_may_hold_on_another_day():
    strict = Thresholds(slow=Decimal(-10), valid_from=date(2020, 1, 1))
    table = (Thresholds(valid_to=date(2019, 12, 31)), strict)

    assert thresholds(date(2019, 12, 31), table) is table[0]
    assert thresholds(date(2020, 1, 1), table) is strict
    assert assess(_road(38), strict).light is Light.STALLED
    with pytest.raises(LightError, match="没有有效的进度判定标准"):
        thresholds(date(1900, 1, 1))


def test_colours_differ_in_word_and_in_shape():
    assert [entry.label for entry in Light] == ["超前", "正常", "偏慢", "滞后", "灰"]
    assert len({entry.shape for entry in Light}) == len(Light)


SEVERITY = [Light.AHEAD, Light.NORMAL, Light.SLOW, Light.STALLED]


@given(st.integers(0, 150), st.integers(0, 150), st.booleans(), st.booleans())
def test_reporting_more_never_worsens_the_light(low, more, missing, before):
    worse = assess(_road(low, report_missing=missing, stalled_before=before)).light
    better = assess(_road(low + more, report_missing=missing, stalled_before=before)).light

    assert SEVERITY.index(better) <= SEVERITY.index(worse)


MONTHS = month_ends(2016)[:6]  # the months before July


def _half_up(value: Fraction) -> Decimal:
    steps = (abs(value) * 10 + Fraction(1, 2)).__floor__()
    return Decimal(steps if value >= 0 else -steps) / 10


AMOUNTS = st.integers(1, 10**15).flatmap(lambda digits: st.integers(0, 6).map(lambda e: Decimal(digits).scaleb(-e)))


@given(AMOUNTS, AMOUNTS, st.sampled_from(Kind), st.dates(date(2016, 1, 1), date(2017, 1, 31)))
def test_points_are_exact_for_every_amount_that_the_register_keeps(goal, reported, kind, day):
    standing = Standing(kind, 2016, day, (TargetProgress("道路", goal, reported),))
    exact = Fraction(reported) / Fraction(goal) * 100 - Fraction(planned_share(kind, day, year=2016))

    assert assess(standing).points == _half_up(exact)


@pytest.mark.parametrize(
    ("known", "stalled"),
    [
        ([None, None, None, None, None, None], False),
        ([0, 0, 0, 0, 10, 40], False),
        ([0, 0, 0, 0, "6.9", 40], True),  # 22 % planned for May
        ([0, 0, 0, 0, 7, 40], False),
        ([0, 0, 0, 0, 10, 10], True),
    ],
)
def test_a_work_was_stalled_if_one_earlier_month_was(known, stalled):
    amounts = [None if amount is None else Decimal(amount) for amount in known]

    assert was_stalled(_road(40), MONTHS, [amounts]) is stalled


def test_a_deadline_passed_in_an_earlier_month_is_remembered_unless_the_work_is_cancelled():
    late = _road(99, deadline=date(2016, 5, 1))

    assert was_stalled(late, MONTHS, [[Decimal(99)] * 6])
    assert not was_stalled(replace(late, deadline=date(2016, 6, 30)), MONTHS, [[Decimal(99)] * 6])
    assert not was_stalled(replace(late, cancelled=True), MONTHS, [[Decimal(99)] * 6])


TARGETS = st.builds(
    TargetProgress,
    name=st.just("路"),
    target=st.none() | st.integers(1, 120).map(Decimal),
    reported=st.none(),
    better=st.sampled_from(Better),
    plan=st.none() | st.just((PlanPoint(date(2016, 3, 31), Decimal(60)), PlanPoint(date(2016, 9, 30), Decimal(100)))),
)
KNOWN = st.lists(st.none() | st.integers(0, 120).map(Decimal), min_size=6, max_size=6)


@given(
    st.lists(st.tuples(TARGETS, KNOWN), max_size=3),
    st.none() | st.dates(date(2016, 3, 1), date(2016, 9, 30)),
    st.sampled_from(Kind),
)
def test_what_was_stalled_is_what_the_light_of_some_earlier_day_shows(measured, deadline, kind):
    targets = tuple(target for target, _ in measured)
    known = [values for _, values in measured]
    standing = Standing(kind, 2016, JULY, targets, deadline=deadline)

    def light_on(place):
        then = tuple(replace(target, reported=values[place]) for target, values in measured)
        return assess(replace(standing, as_of=MONTHS[place], targets=then)).light

    assert was_stalled(standing, MONTHS, known) == any(light_on(place) is Light.STALLED for place in range(6))
