from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.counting import RULES, CountingError, Denominator, Item, Numerator, Rule, Unit, count, rule
from shishi.rulebook.stages import Kind

JULY = date(2016, 7, 31)
ORDER = "榆政办发〔2016〕5号"


def _figure(code, items, as_of=JULY):
    return count(rule(code, as_of), items, as_of, "市列")


def _city_list():
    """15件: 4 done, 1 cancelled, 10 going on, of which 6 are slow."""
    return [
        Item(
            id=f"市{number}",
            name=f"第{number}件",
            started=True,
            done=number <= 4,
            cancelled=number == 15,
            approval=ORDER if number == 15 else None,
            slow=9 <= number <= 14,
        )
        for number in range(1, 16)
    ]


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("completion_rate", "28.6%（4/14，取消1件不计）"),
        ("completion_rate_all", "26.7%（4/15，含取消1件）"),
        ("start_rate", "100%（14/14，取消1件不计）"),
        ("start_rate_all", "100%（15/15，含取消1件）"),
        ("items", "15件"),
        ("items_started", "15件"),
        ("items_done", "4件"),
        ("items_cancelled", "1件"),
        ("items_ongoing", "10件"),
        ("items_not_started", "0件"),
        ("items_slow", "6件"),
    ],
)
def test_the_city_list_of_july_2016_yields_its_check_values(code, printed):
    assert _figure(code, _city_list()).printed() == printed


def test_a_figure_carries_everything_needed_to_dispute_it():
    figure = _figure("completion_rate", _city_list())

    assert figure.value == Decimal("28.6")
    assert figure.numerator_ids == ("市1", "市2", "市3", "市4")
    assert len(figure.denominator_ids) == 14
    assert figure.exclusions == (("市15", f"已取消（{ORDER}）"),)
    assert (figure.scope, figure.as_of, figure.rule_code, figure.name) == ("市列", JULY, "completion_rate", "完成率")
    assert figure.rule_text == rule("completion_rate", JULY).printed()


def test_a_cancellation_without_its_document_is_named_as_such():
    figure = _figure("completion_rate", [Item("1", "一", cancelled=True), Item("2", "二")])

    assert figure.exclusions == (("1", "已取消（缺批准文号）"),)


@pytest.mark.parametrize(
    ("done", "total", "text"),
    [(3, 10, "30%"), (26, 65, "40%"), (66, 80, "82.5%"), (550, 579, "95.0%"), (0, 10, "0%"), (10, 10, "100%")],
)
def test_decimals_are_cut_only_where_the_value_is_exactly_whole(done, total, text):
    items = [Item(str(number), "件", done=number < done) for number in range(total)]

    assert _figure("completion_rate", items).text == text


def test_a_rate_over_nothing_has_no_value():
    figure = _figure("completion_rate", [])

    assert (figure.value, figure.text, figure.printed()) == (None, "—", "—（0/0）")


def test_construction_is_counted_over_works_unless_labelled():
    items = [Item(str(number), "工程", under_construction=True) for number in range(9)]
    items.append(Item("就业", "就业培训", kind=Kind.SERVICE, under_construction=True))

    plain, wide = _figure("construction_rate", items), _figure("construction_rate_all_kinds", items)

    assert plain.printed() == "100%（9/9，非工程类1件不计）"
    assert plain.exclusions == (("就业", "属服务培训类，不在“开工率”统计范围"),)
    assert (wide.name, wide.printed()) == ("开工率（含政策类）", "100%（10/10）")


def test_use_is_counted_over_works_and_purchases():
    items = [
        Item("路", "路", in_use=True),
        Item("车", "校车", kind=Kind.PURCHASE),
        Item("保", "低保", kind=Kind.BENEFIT, in_use=True),
    ]

    assert _figure("use_rate", items).printed() == "50%（1/2，其他类别1件不计）"


def test_due_completion_counts_what_is_due_by_now():
    items = [
        Item("1", "一", done=True, due=date(2016, 6, 30)),
        Item("2", "二", due=JULY),
        Item("3", "三", done=True, due=date(2016, 12, 31)),
        Item("4", "四", due=date(2016, 9, 30), postponed=True, approval=ORDER),
        Item("5", "五"),
        Item("6", "六", due=date(2016, 6, 30), cancelled=True, approval=ORDER),
    ]
    figure = _figure("due_completion_rate", items)

    assert figure.printed() == "50%（1/2，未到期2件不计，未定时限1件不计，取消1件不计）"
    assert figure.exclusions == (
        ("3", "未到完成时限（2016年12月31日）"),
        ("4", f"未到完成时限（2016年9月30日），已批准延期（{ORDER}）"),
        ("5", "未定完成时限"),
        ("6", f"已取消（{ORDER}）"),
    )


def test_a_merged_item_counts_once_with_the_item_that_took_it_over():
    items = [
        Item("1", "村道", merged_into="2", approval=ORDER, done=True),
        Item("2", "路网"),
        Item("3", "并入他处", merged_into="另一清单"),
    ]
    figure = _figure("completion_rate", items)

    assert figure.printed() == "0%（0/2，并入1件不重复计）"
    assert figure.exclusions == (("1", f"并入“路网”（{ORDER}）"),)
    assert _figure("items", items).value == 2


def test_mergers_in_a_circle_and_ids_used_twice_are_refused():
    circle = [Item("1", "甲", merged_into="2"), Item("2", "乙", merged_into="1")]
    with pytest.raises(CountingError, match="首尾相接"):
        _figure("items", circle)
    with pytest.raises(CountingError, match="编号重复"):
        _figure("items", [Item("1", "甲"), Item("1", "乙")])


def test_headings_and_aspects_are_counted_by_distinct_names():
    items = [
        Item("1", "城市低保", heading="低保提标", aspect="社会救助", done=True),
        Item("2", "农村低保", heading="低保提标", aspect="社会救助"),
        Item("3", "五保", heading="五保提标", aspect="社会救助", done=True),
        Item("4", "校舍", aspect="教育"),
    ]

    headings = _figure("headings", items)
    assert (headings.printed(), headings.denominator_ids) == ("2项", ("低保提标", "五保提标"))
    assert headings.exclusions == (("4", "未注明所属项"),)
    assert _figure("headings_done", items).numerator_ids == ("五保提标",)
    assert _figure("aspects", items).printed() == "2个方面"


def test_a_heading_is_done_when_its_items_that_still_stand_are_done():
    items = [
        Item("1", "甲", heading="项", done=True),
        Item("2", "乙", heading="项", cancelled=True, approval=ORDER),
    ]

    assert _figure("headings_done", items).value == 1


def test_sub_items_are_done_with_their_item_or_on_their_own():
    items = [
        Item("1", "学校", started=True, sub_items=("校舍", "操场"), sub_items_done=("操场",)),
        Item("2", "道路", done=True, sub_items=("东路",)),
        Item("3", "无子项"),
    ]

    assert _figure("sub_items", items).printed() == "3个子项"
    assert _figure("sub_items_done", items).numerator_ids == ("操场", "东路")
    ongoing = Rule("x", "在建子项", Unit.SUB_ITEM, Numerator.ONGOING, None)
    assert count(ongoing, items, JULY).numerator_ids == ("校舍",)


ITEMS = st.lists(
    st.builds(
        Item,
        id=st.just(""),
        name=st.just("件"),
        kind=st.sampled_from(Kind),
        heading=st.sampled_from(["", "甲", "乙", "丙"]),
        started=st.booleans(),
        under_construction=st.booleans(),
        done=st.booleans(),
        in_use=st.booleans(),
        cancelled=st.booleans(),
        slow=st.booleans(),
        due=st.none() | st.dates(date(2016, 1, 1), date(2016, 12, 31)),
    ),
    max_size=12,
).map(lambda items: [replace(item, id=str(number)) for number, item in enumerate(items)])
STATES = (Numerator.DONE, Numerator.ONGOING, Numerator.NOT_STARTED, Numerator.CANCELLED)


@pytest.mark.parametrize("unit", [Unit.ITEM, Unit.HEADING])
@given(items=ITEMS)
def test_states_add_up_to_the_total_and_never_overlap(unit, items):
    parts = [count(Rule("x", "x", unit, state, None), items, JULY).numerator_ids for state in STATES]
    everything = count(Rule("x", "x", unit, Numerator.ALL, None), items, JULY).numerator_ids

    assert sorted(key for part in parts for key in part) == sorted(everything)


@given(ITEMS)
def test_every_item_is_counted_or_excluded_with_a_reason(items):
    for entry in RULES:
        if entry.unit is not Unit.ITEM:
            continue
        figure = count(entry, items, JULY)
        excluded = [key for key, reason in figure.exclusions if reason]
        assert sorted((*figure.denominator_ids, *excluded)) == sorted(item.id for item in items)
        assert set(figure.numerator_ids) <= set(figure.denominator_ids)


@given(ITEMS)
def test_a_rate_is_bounded_and_none_exactly_when_nothing_is_counted(items):
    for entry in RULES:
        if entry.denominator is None:
            continue
        figure = count(entry, items, JULY)
        assert (figure.value is None) == (not figure.denominator_ids)
        assert figure.value is None or 0 <= figure.value <= 100


@given(ITEMS)
def test_the_order_of_items_does_not_change_a_figure(items):
    for entry in RULES:
        forward, backward = count(entry, items, JULY), count(entry, items[::-1], JULY)
        assert forward.value == backward.value
        assert set(forward.numerator_ids) == set(backward.numerator_ids)


def test_every_denominator_is_offered_by_some_rule():
    assert {entry.denominator for entry in RULES} == {*Denominator, None}
