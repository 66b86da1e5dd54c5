from decimal import Decimal

import pytest

from shishi.documents.reading.rows import ReadingResult, Reported, ReportRow
from shishi.domain.intake.plans import Effect
from shishi.domain.intake.register import KnownListing, KnownTarget, KnownWork, Register
from shishi.domain.intake.report_planning import KnownReport, ReportedBefore, plan_reports, rest_of
from shishi.rulebook.stages import Kind

ROAD = KnownTarget(5, "", "公里", Decimal(160), (), reported=False)
HOUSES = KnownTarget(6, "危旧房改造", "户", Decimal(1320), (), reported=False)
TWO_CHILD = KnownTarget(7, "计生建房", "户", Decimal(100), (), reported=False)
LAND = KnownTarget(8, "", "万亩", Decimal(10), (), reported=False)


def work(pk, name, *targets):
    return KnownWork(pk, name, Kind.WORKS, "", "县交通局", frozenset(), "", None, None, targets)


WORKS = (
    work(1, "路网改造", ROAD),
    work(2, "建房", HOUSES, TWO_CHILD),
    work(3, "基本农田", LAND),
    work(4, "城市低保"),
    work(5, "农村低保"),
)
REGISTER = Register(
    listings=(
        *(KnownListing("县列", entry.name, None, None, (entry.pk,)) for entry in WORKS[:3]),
        KnownListing("市列", "城乡低保", None, None, (4, 5)),
    ),
    works={entry.pk: entry for entry in WORKS},
    units=frozenset({"县交通局"}),
)


def value(cumulative, unit=None, name=None, target=None, month=None):
    numbers = [None if number is None else Decimal(str(number)) for number in (target, cumulative, month)]
    return Reported(name, unit, *numbers, cell="D4")


def row(name, *values, row_no=4, lists=()):
    cells = {"name": f"A{row_no}", "cumulative": f"D{row_no}"}
    return ReportRow("表", row_no, lists, name, values, None, None, "进展", None, None, places=cells)


EMPTY = ReportedBefore({}, {})


def plan(*rows, before=EMPTY, reason="", unit_name=None):
    result = ReadingResult(report_rows=rows, unit_name=unit_name)
    return plan_reports(result, REGISTER, before, period_key="2016-07", reason=reason)


def values_of(planned):
    return [(entry.target, entry.cumulative, entry.month) for entry in planned.rows[0].values]


def test_a_value_finds_its_target_by_unit():
    planned = plan(row("路网改造", value(52.4, "km", month=8)))
    assert values_of(planned) == [(5, Decimal("52.4"), Decimal(8))]
    assert planned.rows[0].values[0].cell == "D4"


def test_a_value_without_a_unit_finds_the_only_target():
    assert values_of(plan(row("路网改造", value(52.4)))) == [(5, Decimal("52.4"), None)]


def test_two_targets_of_one_unit_are_told_apart_by_name():
    planned = plan(row("建房", value(806, "户", "危旧房改造"), value(41, "户", "计生建房")))
    assert values_of(planned) == [(6, Decimal(806), None), (7, Decimal(41), None)]


@pytest.mark.parametrize(
    "entry",
    [value(806, "户"), value(806, "户", "棚户区改造"), value(806, "平方米", "危旧房改造"), value(806)],
    ids=["unit of two targets", "unknown name", "other unit", "nothing said"],
)
def test_a_value_that_fits_no_single_target_is_asked_about(entry):
    planned = plan(row("建房", entry))
    assert planned.rows[0].effect is Effect.UNCLEAR
    assert "对不上" in planned.asks[0].message


def test_amounts_are_converted_into_the_unit_of_the_target():
    assert values_of(plan(row("基本农田", value(37000, "亩", month=7000, target=100000)))) == [
        (8, Decimal("3.7"), Decimal("0.7")),
    ]


def test_people_and_attendances_are_not_the_same_unit():
    assert plan(row("路网改造", value(5, "人次"))).rows[0].effect is Effect.UNCLEAR


def test_zero_is_a_value_and_blank_is_none():
    assert values_of(plan(row("路网改造", value(0, "公里")))) == [(5, Decimal(0), None)]
    assert values_of(plan(row("路网改造", value(None, "公里")))) == []


def test_two_values_for_one_target_are_wrong():
    planned = plan(row("路网改造", value(50, "公里"), value(60, "公里")))
    assert planned.asks[0].wrong
    assert "有两个数" in planned.asks[0].message


def test_two_rows_for_one_work_are_wrong():
    planned = plan(row("路网改造", value(50)), row("路网改造", value(60), row_no=5))
    assert "与第4行报的是同一工作" in planned.asks[0].message


def test_a_place_that_stands_for_two_works_is_reported_by_each():
    planned = plan(row("城乡低保", value(5)))
    assert "对应2项工作（城市低保、农村低保）" in planned.asks[0].message
    assert plan(row("城市低保")).rows[0].work == 4


def test_a_list_named_in_the_row_narrows_the_search():
    assert plan(row("路网改造", lists=("市列",))).rows[0].work == 1
    assert plan(row("城乡低保", lists=("县列",))).rows[0].effect is Effect.UNCLEAR


BEFORE = ReportedBefore(
    reports={1: KnownReport({5: (Decimal("52.4"), None)}, rest_of(row("路网改造")))},
    earlier={5: ("2016年6月", Decimal("44.1"))},
)


def test_an_equal_report_is_unchanged():
    assert plan(row("路网改造", value(52.4)), before=BEFORE).rows[0].effect is Effect.UNCHANGED


def test_a_changed_report_names_what_differs_and_needs_a_reason():
    unclear = plan(row("路网改造", value(60)), before=BEFORE)
    assert (unclear.rows[0].effect, unclear.rows[0].differences) == (Effect.UNCLEAR, ("数值",))
    assert plan(row("路网改造", value(60)), before=BEFORE, reason="漏计").rows[0].effect is Effect.CHANGED


def test_a_cumulative_value_that_falls_is_asked_about_unless_it_is_a_correction():
    earlier = ReportedBefore({}, BEFORE.earlier)
    assert "小于2016年6月已报的44.1" in plan(row("路网改造", value(40)), before=earlier).asks[0].message
    assert plan(row("路网改造", value(40)), before=earlier, reason="重复计算").asks == ()


def test_the_reporting_unit_is_taken_where_it_is_registered():
    assert plan(row("路网改造"), unit_name="县交通局").rows[0].unit == "县交通局"
    other = plan(row("路网改造"), unit_name="某公司")
    assert other.rows[0].unit is None
    assert "未登记" in other.notes[0]


def test_a_refused_file_plans_nothing():
    planned = plan_reports(ReadingResult(refused="不是表格。"), REGISTER, EMPTY, period_key="2016-07")
    assert (planned.rows, planned.clean) == ((), False)
