"""Numbers that count, and those that do not."""

from decimal import Decimal

import pytest

from shishi.rulebook.proof.numerals import scale_of, tokens
from shishi.rulebook.proof.plain import plain


def read(text):
    text = plain(text).text
    return [(str(token.value), token.unit) for token in tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新开工3.64万个", [("3.64", "万个")]),
        ("投资11.54亿元，占27%", [("11.54", "亿元"), ("27", "%")]),
        ("培训８００人次、发放１０余份", [("800", "人次"), ("10", "份")]),
        ("2亿多元", [("2", "亿元")]),
        ("十件实事，三十二项任务，剩余两个", [("10", "件"), ("32", "项"), ("2", "个")]),
        ("三万亩", [("3", "万亩")]),
        ("百分之三十，百分之三点五", [("30", "%"), ("3.5", "%")]),
        ("高3.2个百分点，低1百分点", [("3.2", "百分点"), ("1", "百分点")]),
        ("有3（公办幼儿园）", [("3", "")]),
        ("总投资3.2亿，已完成", [("3.2", "亿")]),
        ("15个(次)，320件（次）", [("15", "个(次)"), ("320", "件(次)")]),
        ("完成75%124个", [("75", "%"), ("124", "个")]),
        ("装机30千瓦", [("30", "千瓦")]),
        ("任务的八成，完成8成。", [("8", "成")]),
    ],
)
def test_a_number_with_its_measure_is_read(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "第17、18件，第五项，第二、三自来水厂",
        "2016年12月26日20:43，1—9月，一季度",
        "〔2024〕9号，[2016]3号，第9期，5号会议室，420室",
        "联系电话：5286660，传真0931-5221234",
        "亿元以上项目，10亿元以上项目，500强企业",
        "一个中心，一批工程，一是，一方面，三级联动，数百家",
        "7日内，5个月，3天，16-9岁",
        "前三位，5G网络，4A级，110kV",
        "百分之点",
        "几十个，数十家",
        "3-5个",
        "电话有3（",
    ],
)
def test_ordinals_dates_thresholds_and_codes_are_left_out(text):
    assert read(text) == []


def test_about_so_many_is_told():
    text = "约1500个，50余件，30个左右，1200户"

    assert [token.rough for token in tokens(text, 0, len(text))] == [True, True, True, False]


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("万人", (4, "人")),
        ("亿元", (8, "元")),
        ("件", (0, "件")),
        ("千瓦", (0, "千瓦")),
        ("百分点", (0, "百分点")),
        ("", (0, "")),
    ],
)
def test_the_scale_of_a_unit(unit, scale):
    assert scale_of(unit) == scale


def test_places_are_the_decimals_written():
    text = "482.0亿元，30.90%，5件"

    assert [token.places for token in tokens(text, 0, len(text))] == [1, 2, 0]
    assert next(tokens(text, 0, len(text))).value == Decimal("482.0")
