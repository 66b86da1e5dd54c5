"""Figures of the county as a whole: shared work once, who has reported, how long until the deadline."""

import datetime as dt
from collections.abc import Mapping, Sequence

from shishi.domain.statistics.figures.values import COUNTY, BoundValue, Ref, RuleText, Scope, number
from shishi.domain.statistics.standing import WorkStanding
from shishi.rulebook import counting
from shishi.rulebook.counting import Deferred, UniqueRule
from shishi.rulebook.wording import time_left

REPORTING_RULE = RuleText(
    "reporting",
    "应报：未取消、未合并的实际工作，每件每期一份；一份报告用于该工作所在的全部清单。",
)
TIME_RULE = RuleText("time_left", "由数据截止日到未完成各件中最晚的完成时限。")


def overlaps(scope: Scope, unique: counting.Unique, works: Mapping[str, WorkStanding]) -> list[BoundValue]:
    refs = {
        UniqueRule.MATTERS: scope.refs([item.id for item in scope.items]),
        UniqueRule.WORKS: _refs([works[work] for work in unique.works]),
    }
    return [
        number(
            f"{COUNTY}.{rule.value}",
            f"全县件数（{rule.label}）",
            refs[rule],
            scope=COUNTY,
            rule=RuleText(rule.value, f"{rule.printed()}{unique.printed(rule)}"),
            as_of=scope.as_of,
        )
        for rule in UniqueRule
    ]


def reporting(works: Mapping[str, WorkStanding], as_of: dt.date) -> list[BoundValue]:
    owed = [state for state in works.values() if not state.cancelled and state.merged_into is None]
    groups = {
        "reports_due": ("应报件数", owed),
        "reports_filed": ("已报件数", [state for state in owed if not state.missing]),
        "reports_missing": ("缺报件数", [state for state in owed if state.missing]),
    }
    return [
        number(f"{COUNTY}.{code}", name, _refs(states), scope=COUNTY, rule=REPORTING_RULE, as_of=as_of)
        for code, (name, states) in groups.items()
    ]


def _refs(states: Sequence[WorkStanding]) -> Sequence[Ref]:
    return Deferred(len(states), lambda: (Ref(state.work.id, state.work.name) for state in states))


def remaining_time(scope: Scope) -> list[BoundValue]:
    """How long until the last deadline of what is still going on; nothing where no deadline is known."""
    as_of = scope.as_of
    dues = [item.due for item in scope.items if item.due is not None and not item.done and not item.cancelled]
    if not dues:
        return []
    last = max(dues)
    text = time_left(as_of, last)
    return [
        BoundValue(
            id=f"{COUNTY}.time_left",
            name="距完成时限",
            scope=COUNTY,
            value=(last - as_of).days,
            text=text,
            grounds=f"{text}（至{last.year}年{last.month}月{last.day}日{(last - as_of).days}天）",
            unit="天",
            rule_code=TIME_RULE.code,
            rule_text=TIME_RULE.text,
            numerator=(),
            denominator=(),
            exclusions=(),
            as_of=as_of,
        ),
    ]
