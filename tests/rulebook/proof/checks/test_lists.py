"""Names against their number."""

import pytest

from shishi.rulebook.proof.checks.lists import BOTH, NAMES
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("已完成3项：道路改造、校舍维修。", "列出2个"),
        ("已办结6件（路灯改造、校舍维修、河道清淤、村庄亮化、食堂改造）。", "列出5个"),
        ("其中校园改造、村庄亮化、河道清淤、垃圾分类等3件已完成。", "列出4个"),
    ],
)
def test_names_unlike_their_number_need_a_person(text, computed):
    assert told.computed(NAMES, text) == [computed]
    assert told.severities(NAMES, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "已完成2项：道路改造、校舍维修。",
        "已完成3项：道路改造、校舍维修等。",
        "其中校园改造、村庄亮化等3件已完成。",
        "已完成子项目3个：妇女儿童之家和社区家长学校、交通安全教育基地及事故路段治理，其他按序时推进。",
        "已完成3项，道路改造、校舍维修继续推进。",
        "已完成5.6公里：甲路、乙路。",
        "完成3项：道路改造12公里、校舍维修。",
    ],
)
def test_names_that_fit_or_are_not_all_given_are_silent(text):
    assert told.findings(NAMES, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "城乡供水提质、校园食堂改造等5件已完成。进展缓慢的有校园食堂改造、河道清淤等3件。",
        "已完成2项：路灯改造、河道清淤。未开工2项：河道清淤、幼儿园扩建。",
        "推进滞后2件：路灯改造、河道清淤。已完成2件：河道清淤、幼儿园扩建。",
    ],
)
def test_one_name_in_two_states_needs_a_person(text):
    assert told.severities(BOTH, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "城乡供水提质、校园食堂改造等5件已完成。进展缓慢的有路灯改造、河道清淤等3件。",
        "省列中城乡低保提标、校舍维修等3件已完成。市列中城乡低保提标、路灯改造等4件已完成。",
        "已完成2项：其他项目、有关工作。进展缓慢2项：其他项目、有关工作。",
    ],
)
def test_names_in_one_state_each_are_silent(text):
    assert told.findings(BOTH, text) == []
