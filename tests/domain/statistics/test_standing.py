"""How one work or 件 stands: the cases that a careful person would argue about, one by one."""

import datetime as dt
from decimal import Decimal

import pytest
from msgspec import structs

from shishi.domain.statistics.figures.sets import figures_of
from shishi.domain.statistics.inputs import TargetInput, ValueInput
from shishi.rulebook.progress import Light
from tests.domain.statistics.counties import change
from tests.domain.statistics.written import inputs, listing, work

LESS = TargetInput("t1", "事故", "起", Decimal(0), "less", (), ())


def reported(number, month, amount):
    """A month's report of a work with its target's value."""
    one = work(number, "", amount).reports[0]
    return structs.replace(one, month=month, period_key=f"2024-{month:02d}")


def alone(made):
    return figures_of(inputs([made], ("县列", "为民实事", [listing(1, made.name, made.id)])))


def standing(made):
    return alone(made).works[made.id]


@pytest.mark.parametrize(
    ("made", "light"),
    [
        (work(1, "敬老院", 55), Light.AHEAD),  # planned for works by the end of July: 50 %
        (work(1, "敬老院", "54.9"), Light.NORMAL),
        (work(1, "敬老院", 45), Light.NORMAL),
        (work(1, "敬老院", "44.9"), Light.SLOW),
        (work(1, "敬老院", 35), Light.SLOW),
        (work(1, "敬老院", "34.9"), Light.STALLED),
        (work(1, "敬老院", 60, due_on=dt.date(2024, 6, 30)), Light.STALLED),
        (work(1, "敬老院", 0, targets=(LESS,)), Light.NORMAL),
        (work(1, "敬老院", 1, targets=(LESS,)), Light.STALLED),
    ],
)
def test_the_light_begins_where_the_threshold_lies(made, light):
    assert standing(made).assessment.light is light


@pytest.mark.parametrize(
    ("months", "light"),
    [
        ([(6, 10), (7, 60)], Light.SLOW),  # June was red: 35 % planned
        ([(1, 0), (7, 60)], Light.SLOW),  # nobody reported in June, and what was known then was 0
        ([(6, 34), (7, 60)], Light.AHEAD),
        ([(7, 60)], Light.AHEAD),
    ],
)
def test_a_red_month_is_remembered_whether_or_not_it_was_reported(months, light):
    made = work(1, "敬老院", 0, reports=tuple(reported(1, month, amount) for month, amount in months))

    assert standing(made).assessment.light is light


def test_reports_count_by_their_months_whatever_order_they_came_in():
    rows = (reported(1, 7, 60), reported(1, 6, 40))
    made = work(1, "敬老院", 0, reports=rows)

    assert standing(made) == standing(structs.replace(made, reports=rows[::-1]))
    assert standing(made).targets[0].cumulative == 60


def test_a_missing_report_is_slow_and_the_last_value_stays():
    state = standing(work(1, "敬老院", 0, reports=(reported(1, 6, 60),)))

    assert (state.missing, state.slow, state.targets[0].cumulative) == (True, True, 60)


@pytest.mark.parametrize(("amount", "done", "conflicts"), [("99.9", False, 1), (100, True, 0), (120, True, 0)])
def test_declared_done_counts_only_where_every_target_is_reached(amount, done, conflicts):
    state = standing(work(1, "敬老院", amount, done=True))

    assert state.done is done
    assert len(state.conflicts) == conflicts


def test_a_cancelled_work_does_not_contradict_itself():
    gone = work(1, "敬老院", 10, done=True, changes=(change("cancel", "柳政函〔2024〕1号"),))

    assert standing(gone).conflicts == ()


def test_what_is_in_use_has_started():
    said = dict.fromkeys(("started", "under_construction"))
    figures = alone(work(1, "敬老院", 0, in_use=True, **said))

    assert figures["县列.items_started"].value == 1
    assert figures["县列.items_not_started"].value == 0


def test_an_item_of_two_works_still_stands_when_one_was_merged_away():
    gone = work(1, "城市低保", 60, changes=(change("merge", "柳政函〔2024〕1号", into="w3"),))
    works = [gone, work(2, "农村低保", 60), work(3, "社会救助", 60)]
    places = [listing(1, "城乡低保", "w1", "w2"), listing(2, "社会救助", "w3")]

    figures = figures_of(inputs(works, ("县列", "为民实事", places)))

    assert figures["县列.items"].value == 2
    assert figures.breaches == ()


def test_an_item_whose_only_work_was_merged_counts_with_its_successor():
    gone = work(1, "口袋公园", 60, changes=(change("merge", "柳政函〔2024〕1号", into="w2"),))
    places = [listing(1, "口袋公园", "w1"), listing(2, "绿道", "w2")]

    figures = figures_of(inputs([gone, work(2, "绿道", 60)], ("县列", "为民实事", places)))

    assert figures["县列.items"].value == 1
    assert figures["县列.completion_rate"].exclusions[0].reason == "并入“绿道”（柳政函〔2024〕1号）"


def test_a_place_that_was_cancelled_has_no_say_in_the_county_light():
    slow = work(2, "农村低保", 10)
    off = change("cancel", "柳政函〔2024〕1号", list_name="县列")
    works = [work(1, "城市低保", 60, changes=(off,)), slow]
    lists = [
        ("市列", "为民实事", [listing(1, "城市低保", "w1")]),
        ("县列", "为民实事", [listing(1, "城乡低保", "w1", "w2")]),
    ]

    figures = figures_of(inputs(works, *lists))

    assert figures["全县.items_slow"].value == 0
    assert figures["全县.light.ahead"].value == 1


@pytest.mark.parametrize(
    ("changes", "document"),
    [
        ([("postpone", "延期文", None), ("cancel", "取消文", None)], "取消文"),
        ([("postpone", "延期文", None)], "延期文"),
        ([("postpone", "延期文", None), ("postpone", "再延期文", None)], "再延期文"),
    ],
)
def test_the_document_named_is_that_of_the_change_that_holds(changes, document):
    made = [change(kind, name, into=into, due_on=dt.date(2025, 6, 30)) for kind, name, into in changes]

    (item,) = alone(work(1, "敬老院", 60, changes=tuple(made))).items["县列"]

    assert item.approval == document


def test_a_reviewed_value_of_0_beats_the_reported_one():
    values = (ValueInput("t1", Decimal(80), None, Decimal(0), ""),)

    assert standing(work(1, "敬老院", 0, values=values)).targets[0].cumulative == 0


@pytest.mark.parametrize(("last", "hopeless"), [(65, "1"), (90, "0")])
def test_a_plan_of_the_last_year_adds_nothing_to_a_forecast_made_in_january(last, hopeless):
    plan = ((9, Decimal(60)), (12, Decimal(100)))
    late = change("postpone", "柳政函〔2024〕8号", due_on=dt.date(2025, 6, 30))
    goal = TargetInput("t1", "", "户", Decimal(100), "more", plan, ())
    months = tuple(reported(1, month, amount) for month, amount in ((9, 60), (12, last)))
    made = work(1, "敬老院", 0, targets=(goal,), reports=months, changes=(late,))
    county = inputs([made], ("县列", "为民实事", [listing(1, made.name, made.id)]))
    january = structs.replace(county, period_key="2024", as_of=dt.date(2025, 1, 5))

    assert figures_of(january)["县列.cannot_finish"].text == hopeless
