"""Measure words that change on the way: 8项10件, of which 3件 are done and 7项 go on."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from shishi.rulebook.proof import words
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.groups import Frame
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of

MIX = Rule(
    "unit-mix",
    "项、件、个混用",
    "总数分两级（8项10件）时，项与件不是一回事，同一句的分项应用同一个量词；否则看不出按哪一级计算。",
    "“8项10件”中“3件已完成，其余7项正在推进”：应都用件。",
    Severity.WARN,
)
RULES = (MIX,)


def check(reading: Reading) -> Iterator[Finding]:
    """Every total whose states are counted now in one unit, now in another."""
    for frame in reading.frames:
        states = [one for one in frame.parts if one.state and one.unit in words.INTERCHANGED and not one.level]
        other = next((one for one in states if one.unit != states[0].unit), None) or _completing(reading, frame, states)
        if other is not None and not _in_pairs([*states, other]):
            yield _mixed(reading, frame, states[0], other)


def _completing(reading: Reading, frame: Frame, states: list[Mention]) -> Mention | None:
    """The count behind the last part that makes up the total, but in another unit: 20项，已完成8项，正在推进12件."""
    after = reading.mentions[states[-1].index + 1 : states[-1].index + 2] if states else ()
    for one in after:
        near = one.sentence == states[-1].sentence and bool(one.state) and not one.level
        if near and one.unit in words.INTERCHANGED and one.unit != states[0].unit:
            added = sum((each.amount for each in [*states, one]), Decimal(0))
            return one if added == frame.total_for(states[0]).amount else None
    return None


def _in_pairs(states: list[Mention]) -> bool:
    """Whether every state is counted in both units: 已竣工3项4件，在建5项6件."""
    return any(one.token.start == last.token.end for last, one in pairwise(states))


def _mixed(reading: Reading, frame: Frame, first: Mention, other: Mention) -> Finding:
    levels = len({one.unit for one in frame.totals}) > 1
    told = "、".join(reading.words_of(one) for one in frame.totals)
    message = (
        f"“{told}”之下，前面用“{first.token.unit}”（{reading.words_of(first)}），这里用“{other.token.unit}”，请统一。"
    )
    return reading.finding(
        MIX, span_of(other), message, other.token.unit, first.token.unit, Severity.WARN if levels else Severity.INFO
    )
