"""The attachments: a row per target, every number from the figures, blank where nothing is known."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from shishi.documents.content import shown
from shishi.domain.bulletins.compose.tables import COLUMNS, compose_tables
from shishi.domain.statistics.figures.sets import figures_of
from shishi.domain.statistics.inputs import TargetInput, ValueInput
from tests.domain.bulletins.notices import other_county
from tests.domain.statistics.counties import change, county
from tests.domain.statistics.written import inputs, listing, work

PLACES = {"/".join(column.titles): place for place, column in enumerate(COLUMNS)}
NAME, STATE, LIGHT, PROGRESS = (PLACES[title] for title in ("实事名称", "进展/状态", "进展/进度判定", "进展情况"))
GOAL, REACHED, SHARE = (PLACES[f"目标完成情况/{title}"] for title in ("年度目标", "累计完成", "完成比例"))


def rows(county_inputs, number=0):
    """The rows of an attachment as they are read."""
    table = compose_tables(figures_of(county_inputs))[number]
    return [[shown(column, cell.value) for column, cell in zip(COLUMNS, row.cells, strict=True)] for row in table.rows]


def one_work(made):
    return inputs([made], ("县列", "为民实事", [listing(1, made.name, made.id)]))


@given(st.integers(min_value=0, max_value=10**9).map(county))
@settings(max_examples=50)
def test_every_item_has_its_place_and_every_target_its_row(invented):
    figures = figures_of(invented)
    listed = [name for name, items in figures.items.items() if items]

    for name, table in zip(listed, compose_tables(figures), strict=True):
        expected = [
            (str(position), item.name)
            for position, item in enumerate(figures.items[name], start=1)
            for _ in range(1 if item.merged_into else max(1, sum(len(figures.works[w].targets) for w in item.works)))
        ]
        assert [(row.cells[0].value, row.cells[NAME].value) for row in table.rows] == expected


@pytest.mark.parametrize(
    ("name", "state", "light", "progress"),
    [
        ("社区食堂", "已开工", "▲超前", ""),
        ("停车楼", "已取消", "", "经批准取消（北政函〔2024〕9号）"),
        ("口袋公园", "已合并", "", "经批准并入“绿道”（北政函〔2024〕10号）"),
    ],
)
def test_a_row_says_in_one_word_how_the_item_stands(name, state, light, progress):
    (row,) = [row for row in rows(other_county()) if row[NAME] == name]

    assert [row[STATE], row[LIGHT], row[PROGRESS]] == [state, light, progress]


def test_a_merged_item_shows_no_values_of_the_one_that_took_it_over():
    read = {row[NAME]: [row[GOAL], row[REACHED], row[SHARE]] for row in rows(other_county())}

    assert read["口袋公园"] == ["", "", ""]
    assert read["绿道"] == ["100", "65", "65%"]


@pytest.mark.parametrize(("reported", "read"), [(None, ["100", "", ""]), (Decimal(0), ["100", "0", "0%"])])
def test_a_blank_value_is_blank_and_0_is_0(reported, read):
    values = (ValueInput("t1", reported, None, None, ""),)

    (row,) = rows(one_work(work(1, "敬老院", 0, values=values)))

    assert [row[GOAL], row[REACHED], row[SHARE]] == read


def test_a_target_that_is_not_assigned_yet_is_said_to_be():
    unassigned = (TargetInput("t1", "", "户", None, "more", (), ()),)

    (row,) = rows(one_work(work(1, "敬老院", 5, targets=unassigned)))

    assert [row[GOAL], row[REACHED], row[SHARE], row[LIGHT]] == ["待下达", "5", "", "待下达"]


def test_several_targets_stand_in_rows_of_their_own():
    made = work(1, "危房改造", 50)
    more = (*made.targets, TargetInput("t9", "两户建房", "户", Decimal(30), "more", (), ()))

    read = rows(one_work(structs.replace(made, targets=more)))

    assert [(row[NAME], row[GOAL]) for row in read] == [("危房改造", "100"), ("危房改造", "30")]


def test_notes_count_the_table_and_name_what_is_left_out():
    first, _ = compose_tables(figures_of(other_county()))

    assert first.notes[0] == (
        "注：1.合计4件，已启动3件，已完成0件，正在推进3件，取消1件；完成率0%（0/3，取消1件不计，并入1件不重复计）。"
    )
    assert first.notes[3:] == (
        "4.停车楼：已取消（北政函〔2024〕9号）。",
        "5.口袋公园：并入“绿道”（北政函〔2024〕10号）。",
    )


def test_a_table_of_cancelled_items_claims_no_rate():
    gone = work(1, "敬老院", 10, changes=(change("cancel", "柳政函〔2024〕1号"),))
    (table,) = compose_tables(figures_of(one_work(gone)))

    assert table.notes[0] == "注：1.合计1件，已启动1件，已完成0件，取消1件。"
