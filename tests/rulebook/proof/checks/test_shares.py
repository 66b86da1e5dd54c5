"""Shares that should make 100 %."""

import pytest

from shishi.rulebook.proof.checks.shares import SHARES
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("办结的占65%，正在办理的占30%，尚未办理的占1%。", "65＋30＋1＝96"),
        ("三类问题分别占45.2%、30.1%、27.8%。", "45.2＋30.1＋27.8＝103.1"),
        ("城建类占40%，民生类占35%；农业类占28%。", "40＋35＋28＝103"),
    ],
)
def test_shares_that_miss_a_hundred_need_a_person(text, computed):
    assert told.computed(SHARES, text) == [computed]
    assert told.severities(SHARES, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "办结的占65%，正在办理的占30%，尚未办理的占5%。",
        "城建类占33.3%，民生类占33.3%，农业类占33.3%。",
        "城建类占40%，民生类占35%，农业类占约28%。",
        "城建类占40%，民生类占63%。",
        "甲县占年计划的40%。乙县占年计划的30%。丙县占年计划的62%。丁县占年计划的80%。",
        "新建项目占45%，亿元以上项目占60%，工业项目占30%。",
    ],
)
def test_shares_that_make_a_hundred_or_overlap_are_silent(text):
    assert told.findings(SHARES, text) == []
