import datetime as dt
from decimal import Decimal

import pytest

from shishi.documents.reading.rows import Ask, ListRow, Pending, Quantity, ReadingResult
from shishi.domain.intake.list_planning import due_day, plan_lists
from shishi.domain.intake.plans import Effect
from shishi.domain.intake.register import Answers, KnownListing, KnownTarget, KnownWork, Register
from shishi.rulebook.stages import Kind


def row(name, row_no=3, lists=("县列",), **fields):
    values = {
        "aspect": None,
        "heading": None,
        "content": None,
        "targets": (),
        "lead": "县交通局",
        "supports": (),
        "leader": None,
        "due": None,
        "investment_wan": None,
        "kind_text": "工程类",
    }
    return ListRow(sheet="表", row_no=row_no, lists=lists, name=name, places={"name": f"B{row_no}"}, **values | fields)


def known_work(pk, name, **fields):
    values = {
        "kind": Kind.WORKS,
        "content": "",
        "lead": "县交通局",
        "supports": frozenset(),
        "leader": "",
        "due_on": None,
        "investment_wan": None,
        "targets": (),
    }
    return KnownWork(pk=pk, name=name, **values | fields)


def register_with(*works, list_name="县列", **fields):
    return Register(
        listings=tuple(KnownListing(list_name, work.name, None, None, (work.pk,)) for work in works),
        works={work.pk: work for work in works},
        units=frozenset({"县交通局", "县民政局"}),
        **fields,
    )


def plan(rows, register=None, answers=None, asks=()):
    return plan_lists(ReadingResult(list_rows=tuple(rows), asks=asks), register or Register(), answers or Answers())


ROAD = Quantity(Decimal(160), "公里", "道路")
KNOWN_ROAD = KnownTarget(5, "道路", "公里", Decimal(160), (), reported=False)


def test_a_row_that_the_register_does_not_have_is_new():
    (planned,) = plan([row("路网改造")]).rows
    assert (planned.effect, planned.kind) == (Effect.NEW, Kind.WORKS)


def test_an_equal_row_is_unchanged():
    register = register_with(known_work(1, "路网改造", targets=(KNOWN_ROAD,)))
    (planned,) = plan([row("路网改造", targets=(ROAD,))], register).rows
    assert (planned.effect, planned.differences) == (Effect.UNCHANGED, ())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"lead": "县民政局"}, "牵头部门"),
        ({"supports": ("县民政局",)}, "协办单位"),
        ({"leader": "副县长周毅"}, "包抓领导"),
        ({"due": "2016-10"}, "完成时限"),
        ({"investment_wan": Decimal(5)}, "总投资"),
        ({"content": "新建"}, "建设内容"),
        ({"kind_text": "采购类"}, "类型"),
        ({"targets": (Quantity(Decimal(150), "公里", "道路"),)}, "目标"),
    ],
)
def test_each_field_that_differs_is_named(fields, said):
    register = register_with(known_work(1, "路网改造", targets=(KNOWN_ROAD,)))
    (planned,) = plan([row("路网改造", **{"targets": (ROAD,)} | fields)], register).rows
    assert (planned.effect, planned.differences) == (Effect.CHANGED, (said,))


def test_a_target_that_is_not_assigned_yet_is_registered_as_such():
    waiting = KnownTarget(6, "高标准农田", "亩", None, (), reported=False)
    announced = row("基本农田", pending=(Pending("亩", "高标准农田"),))
    assert (
        plan([announced], register_with(known_work(1, "基本农田", targets=(waiting,)))).rows[0].effect
        is Effect.UNCHANGED
    )
    assert plan([announced], register_with(known_work(1, "基本农田"))).rows[0].differences == ("目标",)


def test_an_unnamed_target_is_known_by_amount_and_unit():
    register = register_with(known_work(1, "路网改造", targets=(KNOWN_ROAD,)))
    (planned,) = plan([row("路网改造", targets=(Quantity(Decimal("0.016"), "万公里"),))], register).rows
    assert planned.effect is Effect.UNCHANGED


def test_a_reported_target_changes_by_document_only():
    reported = KnownTarget(5, "道路", "公里", Decimal(160), (), reported=True)
    register = register_with(known_work(1, "路网改造", targets=(reported,)))
    planned = plan([row("路网改造", targets=(Quantity(Decimal(150), "公里", "道路"),))], register)
    assert planned.rows[0].effect is Effect.UNCLEAR
    assert "shishi change adjust" in planned.asks[0].message


def test_an_ask_of_the_reader_leaves_its_row_out_and_no_other():
    ask = Ask(sheet="表", cell="D3", row_no=None, field="lead", row="甲", value="两家", message="……")
    planned = plan([row("甲路", 3), row("乙桥", 4)], asks=(ask,))
    assert [entry.effect for entry in planned.rows] == [Effect.UNCLEAR, Effect.NEW]


def test_an_ask_on_another_sheet_leaves_the_row_in():
    ask = Ask(sheet="另一表", cell="D3", row_no=None, field="lead", row="甲", value=None, message="……")
    assert plan([row("甲路", 3)], asks=(ask,)).rows[0].effect is Effect.NEW


def test_a_row_without_a_list_is_asked_about():
    planned = plan([row("路网改造", lists=())])
    assert planned.rows == ()
    assert "--list" in planned.asks[0].command


def test_one_row_on_two_lists_is_one_work():
    first, second = plan([row("五保提标", lists=("省列", "市列"))]).rows
    assert (first.list_name, first.twin) == ("省列", None)
    assert (second.list_name, second.twin) == ("市列", ("省列", "五保提标"))


def test_the_same_name_on_another_list_adopts_its_work():
    register = register_with(known_work(7, "五保提标"), list_name="省列")
    planned = plan([row("五保提标", lists=("市列",))], register)
    assert (planned.rows[0].adopts, planned.asks) == ((7,), ())
    assert "全县合计只计一次" in planned.notes[0]


@pytest.mark.parametrize(
    "fields",
    [{"lead": "县民政局"}, {"targets": (Quantity(Decimal(99), "公里"),)}],
    ids=["other lead", "other target"],
)
def test_the_same_name_with_a_contradiction_is_asked_about(fields):
    register = register_with(known_work(7, "路网改造", targets=(KNOWN_ROAD,)), list_name="省列")
    planned = plan([row("路网改造", lists=("市列",), **fields)], register)
    assert planned.rows[0].effect is Effect.UNCLEAR
    assert "是否同一工作" in planned.asks[0].message


def test_a_name_that_is_alike_on_another_list_is_asked_about():
    register = register_with(known_work(1, "城市低保提标"), known_work(2, "农村低保提标"), list_name="省列")
    planned = plan([row("城乡低保提标", lists=("市列",))], register)
    assert "--same 城乡低保提标=省列:城市低保提标,省列:农村低保提标" in planned.asks[0].command


def test_names_alike_on_one_list_are_two_matters():
    planned = plan([row("城乡低保提标", 4)], register_with(known_work(1, "城市低保提标")))
    assert (planned.asks, planned.rows[0].effect) == ((), Effect.NEW)


def test_an_answer_settles_it_now_and_when_it_is_remembered():
    answer = Answers(same={"城乡低保提标": (("省列", "城市低保提标"), ("省列", "农村低保提标"))})
    works = (known_work(1, "城市低保提标"), known_work(2, "农村低保提标"))
    rows = [row("城乡低保提标", lists=("市列",))]
    now = plan(rows, register_with(*works, list_name="省列"), answer)
    later = plan(rows, register_with(*works, list_name="省列", answers=answer))
    assert now.rows[0].adopts == later.rows[0].adopts == (1, 2)
    assert now.asks == later.asks == ()


def test_separate_makes_a_work_of_its_own():
    register = register_with(known_work(1, "城市低保提标"), list_name="省列")
    planned = plan([row("城乡低保提标", lists=("市列",))], register, Answers(same={"城乡低保提标": ()}))
    assert (planned.rows[0].effect, planned.rows[0].adopts, planned.asks) == (Effect.NEW, (), ())


def test_an_answer_that_names_nothing_registered_is_asked_about():
    planned = plan([row("城乡低保提标", lists=("市列",))], answers=Answers(same={"城乡低保提标": (("省列", "低保"),)}))
    assert "尚未登记" in planned.asks[0].message


def test_a_kind_that_nobody_said_is_inferred_and_said_so():
    planned = plan([row("职业技能培训", kind_text=None)])
    assert planned.rows[0].kind is Kind.SERVICE
    assert "按名称推定为服务培训类" in planned.notes[0]


def test_a_kind_that_a_person_said_is_not_inferred():
    planned = plan([row("职业技能培训", kind_text=None)], answers=Answers(kinds={"职业技能培训": Kind.BENEFIT}))
    assert (planned.rows[0].kind, planned.notes) == (Kind.BENEFIT, ("单位“县交通局”尚未登记，导入时新增，排在最后。",))


def test_another_aspect_than_the_registered_one_is_asked_about():
    planned = plan([row("路网改造", aspect="交通")], register_with(known_work(1, "路网改造")))
    assert "方面" in planned.asks[0].message


def test_a_work_on_two_lists_is_not_changed_from_one_of_them():
    work = known_work(1, "五保提标")
    register = Register(
        listings=(
            KnownListing("省列", "五保提标", None, None, (1,)),
            KnownListing("市列", "五保提标", None, None, (1,)),
        ),
        works={1: work},
    )
    planned = plan([row("五保提标", lists=("市列",), leader="副县长周毅")], register)
    assert planned.rows[0].effect is Effect.UNCLEAR
    assert "同时列在省列" in planned.asks[0].message


def test_a_refused_file_plans_nothing():
    planned = plan_lists(ReadingResult(refused="文件已加密。"), Register(), Answers())
    assert (planned.rows, planned.clean) == ((), False)


@pytest.mark.parametrize(
    ("said", "day"),
    [("2016-10-31", dt.date(2016, 10, 31)), ("2016-02", dt.date(2016, 2, 29)), (None, None)],
)
def test_a_month_alone_means_its_last_day(said, day):
    assert due_day(said) == day
