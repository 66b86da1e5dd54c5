"""Percentage points: 占年计划的67.5%，超序时17.5个百分点 in June; 92%，比上月的90.5%提高1.5个百分点."""

import re
from collections.abc import Iterator
from decimal import Decimal

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.months import Period, at, share_of_year
from shishi.rulebook.proof.ratios import GROWTH
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.rounding import rounded
from shishi.rulebook.wording import decimal_text

AHEAD = Rule(
    "points-time",
    "与序时进度的差不符",
    "超（低于）序时进度的百分点应等于比率减去序时进度；序时进度按当月占全年的比例，或按文中写出的数。",
    "1—6月完成年计划的67.5%，超序时19.5个百分点：67.5－50＝17.5。",
    Severity.ERROR,
)
DIFFERENCE = Rule(
    "points-difference",
    "两个比率的差不符",
    "文中写出两个比率和它们的差，差应等于两数相减。",
    "开工率92%，比上月的90%提高3个百分点：92－90＝2。",
    Severity.ERROR,
)
RULES = (AHEAD, DIFFERENCE)
_TIME = re.compile(r"序时|时序|时间进度|时间过半|(?:高于|超|低于|慢于|快于|超过|落后)(?:于)?进度")
_BEHIND = re.compile(r"低于|落后|慢于|滞后|少于|差|欠|下降|降低|回落|减少|不及")
_FORWARD = re.compile(r"超|高|快|领先|提高|上升|增加|增长|提升|扩大")
_NOT_A_PAIR = re.compile(r"全省|全国|全市|平均|同期|上年|去年|末|目标|季度|增速|增幅")


def check(reading: Reading) -> Iterator[Finding]:
    """Every difference in percentage points that has its rate at hand."""
    known = reading.periods
    for one in reading.mentions:
        if one.base != "百分点":
            continue
        if _TIME.search(one.label):
            yield from _against_time(reading, one, known)
        else:
            yield from _against_rate(reading, one)


def _percents_before(reading: Reading, one: Mention) -> list[Mention]:
    """Percentages of the same segment before it, nearest first."""
    before = reversed(reading.mentions[max(0, one.index - 6) : one.index])
    return [
        each for each in before if each.sentence == one.sentence and each.segment == one.segment and each.base == "%"
    ]


def _sign(one: Mention) -> int:
    return -1 if _BEHIND.search(one.label) else 1


def _against_time(reading: Reading, one: Mention, known: list[Period]) -> Iterator[Finding]:
    percents = _percents_before(reading, one)
    standards = [each for each in percents if _TIME.search(each.label + each.tail)]
    rates = [each for each in percents if each not in standards and not GROWTH.search(each.label)]
    if not rates or one.token.rough:
        return
    rate = rates[0]
    sentence = reading.passages.sentences[one.sentence]
    period = at(known, one.token.start, sentence.start, sentence.end)
    if standards:
        baselines, sure = [standards[0].value], True
    elif period is not None:
        line = reading.passages.lines[one.line]
        near = line.start <= period.place < line.end or len({each.passed for each in known}) == 1
        baselines, sure = _baselines(period), period.whole and near
    else:
        return
    stated = one.value * _sign(one)
    differences = [rate.value - baseline for baseline in baselines]
    slack = (
        Decimal("0.51").scaleb(-min(one.token.places, rate.token.places))
        if one.token.places < rate.token.places
        else Decimal(0)
    )
    if any(abs(difference - stated) <= max(slack, Decimal("0.011")) for difference in differences):
        return
    if (
        period is not None
        and not standards
        and any(_near(rate.value, stated, other) for other in (period.month - 1, period.month + 1))
    ):
        sure = False
    if _turned(differences[0], stated):
        sure = False
    best = rounded(baselines[-1], max(rate.token.places, one.token.places))
    shown = f"{decimal_text(rate.value)}－{decimal_text(best)}＝{decimal_text(rate.value - best)}"
    message = f"序时进度为{decimal_text(best)}%，{shown}，文中写的是{'低' if stated < 0 else '超'}{decimal_text(one.value)}个百分点。"
    yield reading.finding(
        AHEAD,
        span_of(one),
        message,
        f"{decimal_text(one.value)}个百分点",
        shown,
        Severity.ERROR if sure else Severity.WARN,
    )


def _baselines(period: Period) -> list[Decimal]:
    """The time progress as offices round it: 33%, 33.3%, 33.33%; also cut off (66.66%)."""
    exact = share_of_year(period.passed)
    cut = [Decimal(int(exact.scaleb(places))).scaleb(-places) for places in (0, 1, 2)]
    return [*cut, *(rounded(exact, places) for places in (0, 1, 2))]


def _near(rate: Decimal, stated: Decimal, month: int) -> bool:
    return abs(rate - share_of_year(Decimal(month)) - stated) <= Decimal("0.51")


def _turned(difference: Decimal, stated: Decimal) -> bool:
    """Whether only the direction is unlike: a target where less is better reads the other way."""
    return abs(abs(difference) - abs(stated)) <= Decimal("0.06")


def _against_rate(reading: Reading, one: Mention) -> Iterator[Finding]:
    percents = _percents_before(reading, one)
    if len(percents) < 2 or one.token.rough or not (_BEHIND.search(one.label) or _FORWARD.search(one.label)):
        return
    base, rate = percents[0], percents[1]
    if base.clause != one.clause and base.item != one.item:
        return
    if (
        not re.search(r"较|比|由|从|高于|低于|与", base.label)
        or (one.clause - rate.clause) > 1
        or _NOT_A_PAIR.search(one.label)
    ):
        return
    difference = rate.value - base.value
    slack = Decimal(1).scaleb(-min(one.token.places, rate.token.places, base.token.places))
    if abs(abs(difference) - one.value) <= slack * Decimal("0.6"):
        return
    shown = f"{decimal_text(rate.value)}－{decimal_text(base.value)}＝{decimal_text(difference)}"
    message = f"{shown}，文中写的是{decimal_text(one.value)}个百分点。"
    yield reading.finding(DIFFERENCE, span_of(one), message, f"{decimal_text(one.value)}个百分点", shown)
