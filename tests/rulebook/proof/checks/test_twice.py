"""One thing, two values."""

import pytest

from shishi.rulebook.proof.checks.twice import REFERENCE, REPEATED
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        ("正在整改的问题15个。14个正在整改的问题中，质量类8个，资金类6个。", "14个正在整改的问题中", "error"),
        (
            "确定事项43件，已完成16件，正在办理27件。\n28件正在办理的事项中，加快推进3件。",
            "28件正在办理的事项中",
            "error",
        ),
        ("全年安排重点任务60项。\n58项重点任务中，已完成20项。", "58项重点任务中", "error"),
        ("全年安排重点任务60项。\n一\n二\n三\n四\n58项重点任务中，已完成20项。", "58项重点任务中", "warn"),
        ("省列未开工实事3个。市列实事推进中。\n市列4个未开工的实事中，缺资金的2个。", "市列4个未开工的实事中", "warn"),
        ("甲县未开工项目3个。乙县未开工项目5个。\n9个未开工的项目中，缺资金的2个。", "9个未开工的项目中", "warn"),
    ],
)
def test_a_reference_back_with_another_number_is_found(text, quote, severity):
    assert [(one.quote, one.severity.value) for one in told.findings(REFERENCE, text)] == [(quote, severity)]


@pytest.mark.parametrize(
    "text",
    [
        "确定事项43件，已完成16件，正在办理27件。\n27件正在办理的事项中，加快推进3件。",
        "28件正在办理的事项中，加快推进3件。",
        "甲县未开工项目3个。乙县未开工项目5个。\n5个未开工的项目中，缺资金的2个。",
        "全年安排重点任务60项。\n60项重点任务中，已完成20项。",
        "全年安排重点任务60项。\n58项督办件中，已完成20项。",
    ],
)
def test_a_reference_that_fits_or_has_no_ground_is_silent(text):
    assert told.findings(REFERENCE, text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("今年全县实施民生实事12件。\n存在问题：全县实施民生实事11件，进展不一。", "error"),
        ("市列实事共15件。下一阶段，抓紧推进。\n市列实事共16件，已完成4件。", "error"),
        ("全市重点项目完成投资627亿元，进展顺利。\n从行业看，全市重点项目完成投资635.4亿元。", "warn"),
        ("续建12项、新建21项。13项续建工程全部完工。", "warn"),
    ],
)
def test_two_values_of_one_thing_are_found(text, severity):
    assert told.severities(REPEATED, text) == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "今年全县实施民生实事12件。\n全县实施民生实事12件，进展不一。",
        "全市累计完成投资627亿元，进展顺利。\n从行业看，全市累计完成投资627.43亿元。",
        "市列实事共15件。\n县列实事共10件。",
        "1—5月，全市累计完成投资50亿元。\n1—6月，全市累计完成投资62亿元。",
        "全县新增就业2300人。上年全县新增就业2100人。",
        "甲乡实施项目3个。\n乙乡实施项目5个。",
        "2021年全市安排重点项目260个。2022年全市安排重点项目280个。",
        "公路方面，全市累计完成投资60亿元。铁路方面，全市累计完成投资80亿元。",
        "安全方面，全县共梳理短板12个。环保方面，全县共梳理短板8个。",
        "续建12项、新建21项。12项续建工程全部完工。",
    ],
)
def test_one_value_or_two_things_are_silent(text):
    assert told.findings(REPEATED, text) == []
