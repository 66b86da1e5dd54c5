"""Mentions as claims: what kind of assertion each number makes, and about what."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from shishi.rulebook.proof import words
from shishi.rulebook.proof.findings import Claim, ClaimKind
from shishi.rulebook.proof.groups import Frame
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of

_ALL = re.compile(
    r"已?(?:均|全部|全面)(?:已经?)?(?:全部|全面)?(?:提前)?(?:完成|办结|开工|启动|竣工|完工|复工|建成|开复工|落实|销号)(?![\u4e00-\u9fff]{0,6}\d)"
)
NOT_STATED = "（未给出）"
_GROWTH = re.compile(r"增长|下降|同比|环比|增幅|降幅|降低|提高|上升|减少|增加|回落|增速")
_SHARE = re.compile(r"占")
_SUM = re.compile(r"合计|总计|小计")


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    """The claims of a text in order: its numbers, and 全部完成 as 100 %."""
    owners = {part.index: frame for frame in reading.frames for part in frame.parts}
    second = {
        one.index for frame in reading.frames for pair in pairwise(frame.totals) if _adjoining(*pair) for one in pair
    }
    found = [_claim(reading, one, owners.get(one.index), two_level=one.index in second) for one in reading.mentions]
    found += _universal(reading)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _adjoining(first: Mention, second: Mention) -> bool:
    """8项10件: two units of one total, one at once after the other."""
    return second.token.start - first.token.end <= 1


def _universal(reading: Reading) -> Iterator[Claim]:
    """全部完成 and 均已开工 claim 100 % where no number follows."""
    for said in _ALL.finditer(reading.text):
        start, end = reading.source.place(said.start(), said.end())
        yield Claim(start, end, reading.source.original[start:end], ClaimKind.RATE, Decimal(100), "%")


def _claim(reading: Reading, one: Mention, owner: Frame | None, *, two_level: bool) -> Claim:
    start, end = reading.source.place(*span_of(one))
    whole = reading.words_of(owner.total_for(one)) if owner else ""
    kind = ClaimKind.TWO_LEVEL if two_level else kind_of(one)
    return Claim(start, end, reading.source.original[start:end], kind, one.value, one.token.unit, whole)


def kind_of(one: Mention) -> ClaimKind:
    """What a number asserts, by its unit first and its words second."""
    if one.base == "百分点":
        return ClaimKind.DIFFERENCE
    if one.is_rate:
        return _kind_of_rate(one)
    if one.state == "rest":
        return ClaimKind.REMAINDER
    if one.is_money:
        return ClaimKind.TARGET if one.plan else ClaimKind.MONEY
    return _kind_of_count(one)


def _kind_of_rate(one: Mention) -> ClaimKind:
    if _GROWTH.search(one.label):
        return ClaimKind.GROWTH
    return ClaimKind.SHARE if _SHARE.search(one.label) else ClaimKind.RATE


def _kind_of_count(one: Mention) -> ClaimKind:
    if one.plan:
        return ClaimKind.TARGET
    if _SUM.search(one.label):
        return ClaimKind.SUM
    if one.base in words.MEASURED:
        return ClaimKind.QUANTITY
    if one.total_like and not one.among and words.WHOLE.search(one.label):
        return ClaimKind.TOTAL
    return ClaimKind.COUNT
