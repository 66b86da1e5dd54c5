from dataclasses import replace
from datetime import date

import pytest

from shishi.rulebook.counting import RULES, Denominator, Numerator, Rule, RuleError, Unit, rule
from shishi.rulebook.stages import Kind

DAY = date(2016, 7, 31)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "completion_rate",
            "完成率＝已完成件数÷全部（不含取消）件数×100%，并入他项的不重复计，四舍五入保留1位小数，整数不带小数。",
        ),
        (
            "construction_rate",
            "开工率＝已开工件数÷全部（不含取消）件数×100%，仅统计工程建设类，并入他项的不重复计，四舍五入保留1位小数，整数不带小数。",
        ),
        (
            "due_completion_rate",
            "应完工完成率＝已完成件数÷截至统计日应完成（不含取消）件数×100%，并入他项的不重复计，四舍五入保留1位小数，整数不带小数。",
        ),
        ("items", "件数：全部实事的件数，并入他项的不重复计。"),
        ("headings", "项数：全部实事的项数，并入他项的不重复计。"),
        ("items_slow", "滞后件数：进度滞后实事的件数，并入他项的不重复计。"),
    ],
)
def test_a_rule_prints_its_official_sentence(code, sentence):
    assert rule(code, DAY).printed() == sentence


def test_whole_number_rules_say_so():
    whole = replace(rule("completion_rate", DAY), decimals=0)

    assert "保留整数" in whole.printed()


@pytest.mark.parametrize(
    ("code", "denominator", "kinds"),
    [
        ("start_rate", Denominator.WITHOUT_CANCELLED, None),
        ("start_rate_all", Denominator.ALL, None),
        ("construction_rate", Denominator.WITHOUT_CANCELLED, (Kind.WORKS,)),
        ("construction_rate_all_kinds", Denominator.WITHOUT_CANCELLED, None),
        ("completion_rate", Denominator.WITHOUT_CANCELLED, None),
        ("completion_rate_all", Denominator.ALL, None),
        ("use_rate", Denominator.WITHOUT_CANCELLED, (Kind.WORKS, Kind.PURCHASE)),
        ("due_completion_rate", Denominator.DUE_BY_NOW, None),
    ],
)
def test_the_default_denominators_are_those_of_the_house(code, denominator, kinds):
    found = rule(code, DAY)

    assert (found.denominator, found.kinds, found.decimals) == (denominator, kinds, 1)


def test_codes_are_unique_and_titles_tell_rates_apart():
    assert len({entry.code for entry in RULES}) == len(RULES)
    assert len({entry.title for entry in RULES}) == len(RULES)


def test_the_rule_of_the_events_day_is_taken():
    old = Rule("r", "完成率", Unit.ITEM, Numerator.DONE, Denominator.ALL, valid_to=date(2020, 12, 31))
    new = replace(old, denominator=Denominator.WITHOUT_CANCELLED, valid_from=date(2021, 1, 1), valid_to=None)

    assert rule("r", date(2020, 12, 31), (old, new)) is old
    assert rule("r", date(2021, 1, 1), (old, new)) is new


@pytest.mark.parametrize(("code", "day"), [("no_such_rate", DAY), ("completion_rate", date(1949, 9, 30))])
def test_without_a_valid_rule_nothing_is_counted(code, day):
    with pytest.raises(RuleError, match="没有有效的统计口径"):
        rule(code, day)


def test_measure_words_follow_usage():
    assert [unit.measure for unit in Unit] == ["项", "件", "个方面", "个子项"]


def test_every_numerator_and_denominator_has_a_label():
    assert all(entry.label for entry in (*Numerator, *Denominator))


@pytest.mark.parametrize(
    ("code", "clause"),
    [
        ("completion_rate", "完成率＝已完成件数÷全部（不含取消）件数"),
        ("construction_rate", "开工率＝已开工件数÷全部（不含取消）件数，仅统计工程建设类"),
        ("start_rate_all", "启动率（含取消）＝已启动件数÷全部（含取消）件数"),
        ("headings", "项数＝全部项数"),
    ],
)
def test_a_rule_in_brief_is_its_division(code, clause):
    assert rule(code, date(2016, 7, 31)).brief() == clause
