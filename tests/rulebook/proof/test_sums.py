"""Parts against totals, and the rest against what is left."""

import pytest

from shishi.rulebook.proof.check import check
from shishi.rulebook.proof.findings import Severity


def errors(text, rule):
    return [one for one in check(text).findings if one.rule == rule and one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("改造厂房26处，已完成19处，正在施工9处。", "19＋9＝28"),
        ("全年安排重点工作27项（城建类9项、民生类10项、农业类7项）。", "9＋10＋7＝26"),
        ("今年实施水利工程30个，已开工21个、未开工8个。", "21＋8＝29"),
    ],
)
def test_parts_that_do_not_make_the_total_are_an_error(text, computed):
    assert [one.computed for one in errors(text, "parts-total")] == [computed]


@pytest.mark.parametrize(
    "text",
    [
        "改造厂房26处，已完成17处，正在施工9处。",
        "全年安排重点工作27项，其中城建类9项。",
        "今年实施水利工程30个，已开工21个，已完工8个。",
        "改造危房253户，已开工253户，已竣工245户，已验收164户。",
    ],
)
def test_parts_that_agree_or_overlap_are_no_error(text):
    assert errors(text, "parts-total") == []


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("今年列入计划的实事共12件，其中8件已完成，其余5件正在办理。", "其余4件"),
        ("梳理问题45个，已解决30个，剩余14个正在推进。", "剩余15个"),
        ("全县办理惠民实事9项12件。其中饮水安全等5件已办结，其余6件有序推进。", "其余7件"),
    ],
)
def test_a_rest_that_leaves_a_gap_is_an_error_with_the_right_number(text, suggestion):
    assert [one.suggestion for one in errors(text, "remainder")] == [suggestion]


@pytest.mark.parametrize(
    "text",
    [
        "今年列入计划的实事共12件，其中8件已完成，其余4件正在办理。",
        "全县办理惠民实事9项12件。其中饮水安全等5件已办结，1件取消，其余6件有序推进。",
        "已完成论证30个，其余在推进。",
    ],
)
def test_a_rest_that_fits_is_no_error(text):
    assert errors(text, "remainder") == []
