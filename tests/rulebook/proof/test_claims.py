"""Numbers as claims."""

from decimal import Decimal

import pytest

from shishi.rulebook.proof.check import check
from shishi.rulebook.proof.findings import ClaimKind


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("全县民生实事共12件", ClaimKind.TOTAL, "12", "件"),
        ("已完成5件", ClaimKind.COUNT, "5", "件"),
        ("其余7件", ClaimKind.REMAINDER, "7", "件"),
        ("开工率85%", ClaimKind.RATE, "85", "%"),
        ("占任务的40%", ClaimKind.SHARE, "40", "%"),
        ("合计36件", ClaimKind.SUM, "36", "件"),
        ("完成投资11.54亿元", ClaimKind.MONEY, "11.54", "亿元"),
        ("新建管网36公里", ClaimKind.QUANTITY, "36", "公里"),
        ("同比增长8.5%", ClaimKind.GROWTH, "8.5", "%"),
        ("超序时5.9个百分点", ClaimKind.DIFFERENCE, "5.9", "百分点"),
        ("计划开工40个", ClaimKind.TARGET, "40", "个"),
        ("年度计划投资3亿元", ClaimKind.TARGET, "3", "亿元"),
        ("均已全部完成", ClaimKind.RATE, "100", "%"),
    ],
)
def test_what_a_number_asserts(text, kind, value, unit):
    (claim,) = check(text).claims

    assert (claim.kind, claim.value, claim.unit) == (kind, Decimal(value), unit)


def test_two_units_of_one_total_are_a_two_level_claim_and_parts_name_it():
    claims = check("省列实事8项10件，已完成3件").claims

    assert [claim.kind for claim in claims] == [ClaimKind.TWO_LEVEL, ClaimKind.TWO_LEVEL, ClaimKind.COUNT]
    assert claims[2].of == "10件"


def test_a_quote_is_the_text_as_given():
    (claim,) = check("已 完成　２４ 个").claims

    assert claim.quote == "已 完成　２４ 个"


def test_a_long_label_is_cut_at_a_phrase():
    (claim,) = check("会议研究并下发至各乡镇各部门抓紧落实的年度重点任务36项").claims

    assert claim.quote == "年度重点任务36项"
