"""The catalogue of rules and the doors of the notice check."""

import re

from shishi.rulebook.proof.check import check
from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.rules import RULES
from tests.rulebook.proof.test_model_bulletin import WRONG


def test_every_rule_has_its_own_name_and_says_what_it_means():
    names = [rule.name for rule in RULES]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
    assert all(rule.title and rule.meaning and rule.example for rule in RULES)


def test_every_finding_belongs_to_a_rule_of_the_catalogue():
    assert {one.rule for one in check(WRONG).findings} <= {rule.name for rule in RULES}


def test_findings_come_in_the_order_of_the_text():
    starts = [one.start for one in check(WRONG).findings]

    assert starts == sorted(starts)


def test_a_severity_has_its_word():
    assert [each.label for each in Severity] == ["矛盾", "存疑", "说明"]
