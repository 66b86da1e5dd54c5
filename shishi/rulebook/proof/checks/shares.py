"""Shares that should make 100 %: 分别占45%、30%、20% with nothing left over."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.rounding import Agreement, Figure, compare, ratio, rounded
from shishi.rulebook.wording import decimal_text

SHARES = Rule(
    "shares-100",
    "占比合计不是100%",
    "同一总数的几项占比并列写出，合计接近100%而不等于100%，且不是四舍五入造成的。",
    "办结的占65%，正在办理的占30%，尚未办理的占1%：65＋30＋1＝96。",
    Severity.WARN,
)
RULES = (SHARES,)
_NEAR = Decimal(6)
_FEWEST = 3


def check(reading: Reading) -> Iterator[Finding]:
    """Every run of shares in one line that are told the same way and come near 100 %."""
    run: list[Mention] = []
    for one in reading.mentions:
        if one.base != "%":
            continue
        if run and not _goes_on(run[-1], one):
            yield from _judge(reading, run)
            run = []
        if "占" in one.label or (run and not one.label):
            run.append(one)
    yield from _judge(reading, run)


def _of_counts(reading: Reading, run: Sequence[Mention]) -> Iterator[Finding]:
    """Shares that make 100 %, of counts without a total: 15个，占30%；28个，占56%；7个，占14% are of 50."""
    counts = [reading.mentions[one.index - 1] for one in run if one.index]
    alike = {one.unit for one in counts if one.counts and not one.is_rate}
    if len(counts) < len(run) or len(alike) != 1 or any(not one.counts for one in counts):
        return
    total = Figure(sum((one.amount for one in counts), Decimal(0)))
    known = any(
        abs(one.amount * 100 - each.value * total.value) <= total.value for one, each in zip(counts, run, strict=True)
    )
    for count, share in zip(counts, run, strict=True):
        computed = ratio(count.figure, total)
        if known and computed and compare(share.value, share.token.places, computed) is Agreement.OFF:
            shown = (
                f"{decimal_text(count.value)}÷{decimal_text(total.value)}＝{decimal_text(rounded(computed.value, 1))}%"
            )
            message = f"各项合计{decimal_text(total.value)}{count.token.unit}，{shown}，文中写的是{decimal_text(share.value)}%。"
            yield reading.finding(SHARES, span_of(share), message, f"{decimal_text(share.value)}%", shown)
            return


def _goes_on(last: Mention, one: Mention) -> bool:
    """Whether a share belongs to the run: the same words before it (占, 占总数的) in the same line, not far away."""
    near = one.line == last.line and one.index - last.index <= 3 and one.sentence - last.sentence <= 1
    return near and one.token.start - last.token.end <= 80 and _told(one) in {_told(last), ""}


def _told(one: Mention) -> str:
    """How a share is told: 占, 占总数的, 占比."""
    return one.label[one.label.rfind("占") :] if "占" in one.label else ""


def _judge(reading: Reading, run: Sequence[Mention]) -> Iterator[Finding]:
    if len(run) < _FEWEST or any(one.token.rough for one in run):
        return
    added = sum((one.value for one in run), Decimal(0))
    gap = abs(added - 100)
    allowed = sum((Decimal(1).scaleb(-one.token.places) for one in run), Decimal(0))  # all cut off
    if added > 100:
        allowed /= 2  # all rounded up
    if gap <= allowed:
        yield from _of_counts(reading, run)
    if gap <= allowed or gap > _NEAR:
        return
    shown = f"{'＋'.join(decimal_text(one.value) for one in run)}＝{decimal_text(added)}"
    message = f"几项占比合计{decimal_text(added)}%，与100%差{decimal_text(gap)}个百分点，不是四舍五入造成的。"
    yield reading.finding(SHARES, span_of(run[-1]), message, f"{decimal_text(run[-1].value)}%", shown)
