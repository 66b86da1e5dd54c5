"""The rest against what is left: 15件，4件已完成，1件取消，其余10件."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi.rulebook.proof.checks.addition import listed, number, rough
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.groups import Frame, alike
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.rounding import Figure, same, total_of
from shishi.rulebook.proof.states import without_nested
from shishi.rulebook.wording import decimal_text

REST = Rule(
    "remainder",
    "其余件数与总数不符",
    "“其余N件”应等于总数减去前面已说明的件数。",
    "共10件，3件已完成，其余6件正在推进：10－3＝7，不是6。",
    Severity.ERROR,
)
RULES = (REST,)


def check(reading: Reading) -> Iterator[Finding]:
    """Every total of which a rest is told."""
    for frame in reading.frames:
        rest = next((one for one in frame.parts if one.state == "rest"), None)
        if rest is not None:
            yield from _rest(reading, frame, rest)


def _rest(reading: Reading, frame: Frame, rest: Mention) -> Iterator[Finding]:
    total = frame.total_for(rest)
    if not alike(total, rest) or not frame.parts[: frame.parts.index(rest)]:
        return
    known = frame.parts[: frame.parts.index(rest)]
    before = [one for one in known if alike(total, one) and not one.plan and bool(one.state) == bool(known[-1].state)]
    readings = _readings(before)
    if any(one.amount > total.amount for one in before):
        return  # of another whole
    if not before or any(same(total.figure, total_of([*each, rest.figure])) for each in readings):
        return
    if any(same(other.figure, total_of([*each, rest.figure])) for other in frame.totals for each in readings):
        return
    kept = without_nested(before) or before
    left = total.amount - sum((one.amount for one in kept), Decimal(0))
    if not left and rest.segment != kept[-1].segment:
        return  # the total is used up: the rest is of another whole
    terms = "－".join(number(one) for one in [total, *kept])
    computed = f"{terms}＝{decimal_text(left.scaleb(-rest.token.scale))}"
    suggestion = ""
    if left > 0:
        suggestion = reading.quote(*span_of(rest)).replace(
            decimal_text(rest.value), decimal_text(left.scaleb(-rest.token.scale))
        )
    message = (
        f"“{reading.words_of(total)}”减去{listed(reading, kept)}，应剩{decimal_text(left.scaleb(-rest.token.scale))}{rest.token.unit}，"
        f"文中写的是{number(rest)}{rest.token.unit}，请核对是否漏了{_gap(left, rest)}。"
    )
    doubtful = rest.amount > total.amount or rough([total, rest, *kept])
    severity = Severity.WARN if doubtful else Severity.ERROR
    yield reading.finding(
        REST, span_of(rest), message, f"{number(rest)}{rest.token.unit}", computed, severity, suggestion
    )


def _gap(left: Decimal, rest: Mention) -> str:
    difference = abs(left - rest.amount).scaleb(-rest.token.scale)
    return f"{decimal_text(difference)}{rest.token.unit}"


def _readings(before: Sequence[Mention]) -> list[list[Figure]]:
    """The sums that a writer may have taken the rest of: all before, the last, those of one state."""
    chosen = [list(before), without_nested(before), list(before[-1:])]
    chosen += [[one for one in before if one.state == state] for state in {one.state for one in before}]
    return [[one.figure for one in each] for each in chosen if each]
