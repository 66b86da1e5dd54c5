"""Measure words that change on the way."""

import pytest

from shishi.rulebook.proof.checks.units import MIX
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("省列实事8项10件，其中3件已完成，其余7项正在推进。", "warn"),
        ("市列实事12项15件，已完成4项，正在推进11件。", "warn"),
        ("重点工作20项，已完成8项，正在推进12件。", "info"),
    ],
)
def test_states_counted_in_two_units_are_named(text, severity):
    assert told.severities(MIX, text) == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "省列实事8项10件，其中3件已完成，其余7件正在推进。",
        "省列实事8项10件，已完成3项4件，正在推进5项6件。",
        "重点工作20项，已完成8项，正在推进12项，发现问题3个。",
        "项目20个，已完工12个，完成投资3亿元。",
    ],
)
def test_states_counted_in_one_unit_are_silent(text):
    assert told.findings(MIX, text) == []
