from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.documents.content import (
    BoundFigure,
    Cell,
    Column,
    ContentFaultError,
    Heading,
    Kind,
    Notice,
    Row,
    Table,
    attachment_lines,
    check_attachments,
    chinese_date,
    figures_of,
    plain_text,
    shown,
)
from tests.documents.model_notice import NOTICE, TITLES, heading, inlines, paragraph, table


@pytest.mark.parametrize(
    ("kind", "decimals", "value", "text"),
    [
        (Kind.PERCENT, 1, Decimal("28.571428"), "28.6%"),
        (Kind.PERCENT, 0, Decimal("82.5"), "83%"),
        (Kind.PERCENT, 0, 100, "100%"),
        (Kind.NUMBER, 2, Decimal("120.5"), "120.50"),
        (Kind.NUMBER, 0, Decimal("0.5"), "1"),
        (Kind.NUMBER, 0, 1320, "1320"),
        (Kind.NUMBER, 0, 0, "0"),
        (Kind.NUMBER, 0, None, ""),
        (Kind.NUMBER, 0, "待下达", "待下达"),
        (Kind.TEXT, 0, Decimal("1E+5"), "100000"),
        (Kind.TEXT, 0, 7, "7"),
        (Kind.DATE, 0, date(2016, 8, 5), "2016年8月5日"),
        (Kind.TEXT, 0, "=1+1", "=1+1"),
    ],
)
def test_a_cell_is_shown_as_its_column_says(kind, decimals, value, text):
    assert shown(Column(("列",), 5, kind, decimals=decimals), value) == text


@given(st.dates())
def test_a_date_has_no_padding(day):
    year, rest = chinese_date(day).split("年")
    month, rest = rest.split("月")
    assert (int(year), int(month), int(rest.removesuffix("日"))) == (day.year, day.month, day.day)
    assert not month.startswith("0")
    assert not rest.startswith("0")


@pytest.mark.parametrize(
    ("titles", "lines"),
    [
        ((), ()),
        (("甲表",), ("附件：甲表",)),
        (("甲表", "乙表"), ("附件：1.甲表", "2.乙表")),
    ],
)
def test_attachments_are_numbered_only_when_there_are_several(titles, lines):
    assert attachment_lines(replace(NOTICE, attachments=titles)) == lines


def test_the_attachments_named_are_those_that_go_along():
    check_attachments(NOTICE, [table(1, title) for title in TITLES])


@pytest.mark.parametrize("titles", [TITLES[:2], TITLES[::-1], (*TITLES[:2], "县列汇总表"), ()])
def test_other_attachments_than_those_named_are_refused(titles):
    with pytest.raises(ContentFaultError, match="不一致") as caught:
        check_attachments(NOTICE, [table(1, title) for title in titles])
    assert caught.value.code == "attachments-differ"


def test_plain_text_says_everything_in_order():
    notice = Notice(
        title_lines=("关于进展", "情况的通报"),
        issuer="县府办",
        addressees=("各乡镇", "各部门"),
        blocks=(heading("一、进展"), paragraph("完成", "done=3", "件。")),
        attachments=("汇总表",),
        signature=replace(NOTICE.signature, issuer="县府办"),
        openness="此件公开发布",
    )
    assert plain_text(notice).split("\n") == [
        "关于进展情况的通报",
        "各乡镇，各部门：",
        "一、进展",
        "完成3件。",
        "附件：汇总表",
        "县府办",
        "2016年8月5日",
        "（此件公开发布）",
    ]


def test_figures_are_found_in_reading_order_in_text_and_tables():
    small = Table("表", (Column(("率",), 5, Kind.PERCENT, decimals=1),), (Row((Cell(Decimal("28.57"), "rate"),)),))
    notice = replace(NOTICE, blocks=(Heading(1, inlines("一、", "a=1")), small, paragraph("b=2")))
    assert figures_of(notice) == (BoundFigure("1", "a"), BoundFigure("28.6%", "rate"), BoundFigure("2", "b"))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: BoundFigure("3", ""), "figure-unbound"),
        (lambda: BoundFigure("", "done"), "figure-unbound"),
        (lambda: heading("一、", 5), "heading-level"),
        (lambda: heading("一、", 0), "heading-level"),
        (lambda: Column((), 3), "column-shape"),
        (lambda: Column(("列",), 0), "column-shape"),
        (lambda: Table("表", (), ()), "table-without-columns"),
        (lambda: Table("表", (Column(("列",), 3),), (Row((Cell(1), Cell(2))),)), "row-width"),
    ],
)
def test_content_that_contradicts_itself_is_refused(make, code):
    with pytest.raises(ContentFaultError) as caught:
        make()
    assert caught.value.code == code
