"""Growth against the amounts it comes from: 完成313.64亿元，增加153.34亿元，增长95.66%; and growth taken for a ratio."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.ratios import comparable
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.rounding import Figure, compare, ratio, rounded
from shishi.rulebook.wording import decimal_text

GROWTH = Rule(
    "growth",
    "增长率与增加额不符",
    "增长率应等于增加额除以上年同期数；上年同期数为本期数减去增加额，或文中直接写出。",
    "完成投资120亿元，同比增加20亿元，增长30%：20÷（120－20）＝20%。",
    Severity.ERROR,
)
EXCEEDED = Rule(
    "growth-as-ratio",
    "把完成比例写成了超额比例",
    "完成计划的120%是超额20%。写“超额120%”即完成了计划的2.2倍。",
    "计划100个，完成120个，超额完成120%：应为完成120%或超额20%。",
    Severity.ERROR,
)
RULES = (GROWTH, EXCEEDED)
_GROWN = re.compile(r"增长|增幅|增速|下降|降低|降幅|减少")
_ADDED = re.compile(r"增加|多(?:完成|投)?|净增|减少|少(?:完成|投)?|增长|下降")
_FALLEN = re.compile(r"下降|降低|降幅|减少|少完成|少投")
_REACHED = re.compile(r"(?:到|至|为)$")
_FORMER = re.compile(r"(?:上年|去年|上月|同期|由|从)[^,。;]{0,12}$")
_DONE_OF = re.compile(r"完成[^,]{0,8}(?:任务|计划|目标)的?$|完成率")
_OVER = re.compile(r"超(?:额|过|出)?(?:完成)?(?:年度|全年|年)?(?:计划|任务|目标)?(?:任务)?(?:的|达|达到)?$")


def check(reading: Reading) -> Iterator[Finding]:
    """Every growth whose amounts stand before it, every excess whose plan does."""
    for one in reading.mentions:
        if one.base == "%" and _GROWN.search(one.label) and not _REACHED.search(one.label) and not one.token.rough:
            yield from _growth(reading, one)
    yield from _exceeded(reading)


def _growth(reading: Reading, one: Mention) -> Iterator[Finding]:
    before = [
        each
        for each in reading.mentions[max(0, one.index - 4) : one.index]
        if each.sentence == one.sentence and not each.is_rate and each.segment == one.segment
    ]
    if len(before) < 2 or before[-1].base != before[-2].base or one.clause - before[-1].clause > 1:
        return
    now, other = before[-2], before[-1]
    change = other.figure
    if _REACHED.search(other.label):
        former, change = now.figure, Figure(abs(now.amount - other.amount), now.figure.slack + other.figure.slack)
    elif _ADDED.search(other.label) and _FORMER.search(now.label):
        former = now.figure  # 比去年同期的50亿元增加10亿元
    elif _ADDED.search(other.label):
        former = _less(now, other)
    elif _FORMER.search(other.label):
        former = other.figure
        change = Figure(abs(now.amount - other.amount), now.figure.slack + other.figure.slack)
    else:
        return
    computed = ratio(change, former)
    if computed is None or compare(one.value, one.token.places, computed).agrees:
        return
    agreement = compare(one.value, one.token.places, computed)
    shown = f"{decimal_text(rounded(computed.value, max(1, one.token.places)))}%"
    sum_shown = f"{decimal_text(_scaled(change, now))}÷{decimal_text(_scaled(former, now))}＝{shown}"
    hint = ""
    if abs(computed.value + 100 - one.value) <= 1:
        hint = "写的像是本期与同期之比，而不是增长率。"
    message = f"按“{reading.words_of(now)}”和“{reading.words_of(other)}”算，增长率为{sum_shown}，文中写的是{decimal_text(one.value)}%。{hint}"
    severity = Severity.ERROR if agreement.value == "off" else Severity.INFO
    yield reading.finding(GROWTH, span_of(one), message, f"{decimal_text(one.value)}%", sum_shown, severity)


def _less(now: Mention, added: Mention) -> Figure:
    sign = -1 if _FALLEN.search(added.label) else 1
    return Figure(now.amount - sign * added.amount, now.figure.slack + added.figure.slack)


def _scaled(amount: Figure, like: Mention) -> Decimal:
    return amount.value.scaleb(-like.token.scale).normalize()


def _exceeded(reading: Reading) -> Iterator[Finding]:
    for one in reading.mentions:
        if one.base != "%" or not _OVER.search(one.label):
            continue
        before = [each for each in reading.mentions[max(0, one.index - 4) : one.index] if each.sentence == one.sentence]
        yield from _as_ratio(reading, one, [each for each in before if not each.is_rate])
        if before and before[-1].base == "%" and _DONE_OF.search(before[-1].label) and before[-1].value > 100:
            over = before[-1].value - 100
            if abs(over - one.value) > Decimal(1).scaleb(-min(one.token.places, before[-1].token.places)) / 2:
                shown = f"{decimal_text(before[-1].value)}－100＝{decimal_text(over)}"
                message = f"完成{decimal_text(before[-1].value)}%，超额部分是{decimal_text(over)}%，文中写的是{decimal_text(one.value)}%。"
                yield reading.finding(EXCEEDED, span_of(one), message, f"{decimal_text(one.value)}%", shown)


def _as_ratio(reading: Reading, one: Mention, before: Sequence[Mention]) -> Iterator[Finding]:
    for plan, done in pairwise(before):
        computed = ratio(done.figure, plan.figure)
        if not (plan.plan and comparable(plan, done) and computed) or one.value < 100:
            continue
        if compare(one.value, one.token.places, computed).agrees:
            over = decimal_text(one.value - 100)
            shown = f"{decimal_text(done.value)}÷{decimal_text(plan.value)}＝{decimal_text(one.value)}%"
            message = f"{shown}是完成比例，超额部分是{over}%，不能写成超额{decimal_text(one.value)}%。"
            yield reading.finding(EXCEEDED, span_of(one), message, f"{decimal_text(one.value)}%", f"超额{over}%")
            return
