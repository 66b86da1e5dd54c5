"""The plain text and the way back to the text that was given."""

import pytest

from shishi.rulebook.proof.plain import is_row, plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("已完成１２件，占８０％；", "已完成12件,占80%;"),
        ("已 完 成 24 个", "已完成24个"),
        ("已\n完成 24 个", "已完成24个"),
        ("完成24\n个", "完成24个"),
        ("共有项目12个，\n其中新建5个。", "共有项目12个,其中新建5个。"),
        ("全年12件。\n已完成5件。", "全年12件。\n已完成5件。"),
        ("一、总体情况\n全年12件", "一、总体情况\n全年12件"),
        ("全县共\n1.道路改造", "全县共\n1.道路改造"),
        ("排查1,245处，整改12,5处", "排查1245处,整改12,5处"),
        ("GB 9704 2012", "GB 9704 2012"),
        ("甲 | 5 | 6\n乙 | 7 | 8", "甲 | 5 | 6\n乙 | 7 | 8"),
        ("甲县完成5\n甲 | 5 | 6", "甲县完成5\n甲 | 5 | 6"),
        ("", ""),
    ],
)
def test_a_text_is_made_plain(text, read):
    assert plain(text).text == read


def test_every_span_points_back():
    read = plain("已 完成　２４ 个，\n共３０件")
    start = read.text.index("24个")

    begin, end = read.place(start, start + 3)
    assert read.original[begin:end] == "２４ 个"
    assert read.place(len(read.text), len(read.text)) == (len(read.original), len(read.original))


def test_a_row_has_two_bars_or_tabs():
    assert is_row("甲|5|6")
    assert is_row("甲\t5\t6")
    assert not is_row("甲|5")
