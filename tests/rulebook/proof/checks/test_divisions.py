"""Wholes told part by part: by announced headings, by segments, by paragraphs."""

import pytest

from shishi.rulebook.proof.checks.divisions import COLUMNS, HEADINGS
from tests.rulebook.proof import told

LEVELS = """全县重点工程共30项，其中建设项目27项、前期项目3项，总投资519.9亿元，当年计划63.3亿元。
省级6项，总投资140.2亿元，当年计划19亿元。
市级5项，总投资221.8亿元，当年计划22.7亿元。
县级16项，总投资108.7亿元，当年计划21.6亿元。"""

SECTIONS = """全年办理实事25件，已完成{}件。
一、市列实事
市列实事15件，已完成10件，正在推进5件。
二、区列实事
区列实事10件，已完成5件，正在推进5件。
三、存在的问题
个别项目进展缓慢。
（一）资金
到位资金3亿元。"""


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("指标任务90项，分三个方面：\n一、已完成的50项。\n二、正在推进的30项。\n三、难以完成的8项。", "50＋30＋8＝88"),
        ("全市教育项目60个，分三类：一是新建25个；二是改建20个；三是扩建10个。", "25＋20＋10＝55"),
        (
            "重点任务40件，分为两个方面。\n（一）经济类\n共25件，已完成20件。\n（二）民生类\n共18件，已完成9件。",
            "25＋18＝43",
        ),
    ],
)
def test_announced_parts_must_make_the_total(text, computed):
    assert told.computed(HEADINGS, text) == [computed]
    assert told.severities(HEADINGS, text) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "指标任务88项，分三个方面：\n一、已完成的50项。\n二、正在推进的30项。\n三、难以完成的8项。",
        "指标任务90项，分三个方面：\n一、已完成的50项。\n二、正在推进的30项。",
        "全市教育项目60个，涉及三个方面：一是新建25个；二是改建20个；三是扩建10个。",
        "重点任务40件，分为两个方面。\n（一）经济类\n共25件。\n一、下一步\n共18件。",
        "督查分三个组：一是赴甲县2天；二是赴乙县3天；三是赴丙县1天。",
        "分三个方面推进：一是新建25个；二是改建20个；三是扩建10个。",
    ],
)
def test_parts_that_fit_or_are_not_all_announced_are_silent(text):
    assert told.findings(HEADINGS, text) == []


@pytest.mark.parametrize(
    ("text", "computed", "severity"),
    [
        ("项目7个，总投资50亿元。省级项目3个，总投资20亿元；市级项目4个，总投资25亿元。", "20＋25＝45", "error"),
        (
            "水利项目30个，完成投资9.6亿元。\n按类别：水库8个，完成投资3.5亿元；河道12个，完成投资4.1亿元；灌区10个，完成投资3亿元。",
            "3.5＋4.1＋3＝10.6",
            "error",
        ),
        (SECTIONS.format(14), "10＋5＝15", "error"),
        (
            LEVELS,
            "140.2＋221.8＋108.7＝470.7",
            "warn",
        ),
    ],
)
def test_parts_side_by_side_are_added_up(text, computed, severity):
    assert told.computed(COLUMNS, text) == [computed]
    assert told.severities(COLUMNS, text) == [severity]


@pytest.mark.parametrize(
    "text",
    [
        SECTIONS.format(15),
        SECTIONS.format(15).replace("全年", "全年共收到建议60件。全年"),
        "项目7个，总投资45亿元。省级项目3个，总投资20亿元；市级项目4个，总投资25亿元。",
        "项目120个，总投资500亿元。省级项目3个，总投资20亿元；市级项目4个，总投资25亿元。",
        "县住建局承办5件，完成3件；县教育局承办3件，完成1件。",
        "全市完成投资90亿元。\n1.环城路工程，总投资8亿元，完成3亿元。\n2.体育馆工程，总投资5亿元，完成2亿元。",
        "推进缓慢的有3项。\n分区县看：甲区有3项；乙县有1项；丙县有2项。",
    ],
)
def test_parts_that_fit_or_are_only_examples_are_silent(text):
    assert told.findings(COLUMNS, text) == []
