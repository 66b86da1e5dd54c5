"""Adding up and saying what does not fit: shared by the checks of parts, rests and listed sums."""

from collections.abc import Sequence
from decimal import Decimal

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.wording import decimal_text

PARTS = Rule(
    "parts-total",
    "分项与总数不符",
    "文中列出的分项加起来不等于文中的总数。分项由原文穷尽（括号内列全、已开工与未开工、分为几个方面并逐一列出）或超出总数的，为矛盾；可能漏写一类的，为存疑。",
    "茶园改造18家，达到验收标准8家，正在建设11家：8＋11＝19，不是18。",
    Severity.ERROR,
)
NEARLY_ALL = Decimal("0.8")  # of the total: parts that come so near are meant to make it up
MOST = Decimal("0.7")  # where three or more parts are listed
_SHORT_QUOTE = 30


def differs(reading: Reading, total: Mention, kept: Sequence[Mention], added: Decimal, severity: Severity) -> Finding:
    """The finding that the parts make another sum than their total, with the sum worked out."""
    scale, unit = total.token.scale, total.token.unit
    shown = decimal_text(added.scaleb(-scale))
    computed = f"{'＋'.join(decimal_text(one.amount.scaleb(-scale)) for one in kept)}＝{shown}"
    more = "多" if added > total.amount else "少"
    gap = decimal_text(abs(added - total.amount).scaleb(-scale))
    message = f"{listed(reading, kept)}，合计{shown}{unit}，与“{reading.words_of(total)}”不符，{more}{gap}{unit}。"
    return reading.finding(PARTS, _span(total, kept), message, f"{number(total)}{unit}", computed, severity)


def _span(total: Mention, kept: Sequence[Mention]) -> tuple[int, int]:
    """From the total to its last part where that is short, else the total alone."""
    start, end = span_of(total)
    begin, stop = min(start, span_of(kept[0])[0]), max(end, kept[-1].token.end)
    return (begin, stop) if stop - begin <= _SHORT_QUOTE else (start, end)


def number(one: Mention) -> str:
    """A number as written, without idle zeros."""
    return decimal_text(one.value)


def listed(reading: Reading, parts: Sequence[Mention]) -> str:
    """The parts as quoted in a message."""
    return "、".join(f"“{reading.words_of(one).removeprefix('其中')}”" for one in parts)


def rough(members: Sequence[Mention]) -> bool:
    """Whether any of them says 约, 左右 or 余."""
    return any(one.token.rough for one in members)
