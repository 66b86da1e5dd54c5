"""Words against numbers: 总体良好 with most of it slow, 开工率100% with projects that have not started."""

import re
from collections.abc import Iterator

from shishi.rulebook.proof import words
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.groups import Frame, frames, is_level
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.tiers import Slow, section_tiers, slow_passages, tier_of
from shishi.rulebook.wording import decimal_text

GOOD = Rule(
    "good-but-slow",
    "说总体良好，又说多数缓慢",
    "写了“总体进展良好（顺利）”，而同一层级被点名缓慢、滞后的达到一半以上。",
    "“县列10件……总体进展情况良好”，后文“除3件外，普遍建设进度缓慢”：10－3＝7件缓慢。",
    Severity.WARN,
)
ON_TARGET = Rule(
    "on-target-but-slow",
    "说按进度推进，又点名缓慢",
    "写了“其余N件按目标进度推进”，而同一层级后文又点名若干件缓慢。",
    "“市列其余10件正在按目标进度推进”，后文点名市列3件、3件进度缓慢。",
    Severity.WARN,
)
ALL_STARTED = Rule(
    "all-started-but-not",
    "说全部开工，又说有没开工的",
    "写了开工率100%（全部开工），后文又要求“没有开工的项目”抓紧开工，没有说明是哪一层级的项目。",
    "“开工率100%”，后文“没有开工建设的项目要抓紧”。",
    Severity.WARN,
)
CANCELLED = Rule(
    "rate-with-cancelled",
    "有取消的，比率仍写100%",
    "同一批事项中有取消（调整、合并）的，启动率、开工率、完成率仍写100%，应说明取消的是否计入。",
    "“15件启动率100%”，后文“1件取消”：取消的1件算不算启动，应写明。",
    Severity.WARN,
)
RULES = (GOOD, ON_TARGET, ALL_STARTED, CANCELLED)
_GOOD = re.compile(
    r"(?:总体|整体)[\u4e00-\u9fff]{0,8}(?:良好|顺利|较好|平稳|较快)|进展(?:情况)?(?:总体|整体)[\u4e00-\u9fff]{0,2}(?:良好|顺利|较好)"
)
_ON_TARGET = re.compile(
    r"按[\u4e00-\u9fff]{0,8}进度|按[\u4e00-\u9fff]{0,4}序时|有序推进|顺利推进|正常推进|达(?:到)?序时"
)
_NOT_STARTED = re.compile(r"(?:没有|未|尚未|还未|仍未)(?:全面|正式)?(?:开工|动工)(?:建设)?的?(?:项目|工程|实事|事项)?")
_START_RATE = re.compile(r"开工率|开复工率|动工率")
_ALL_STARTED = re.compile(r"(?:均|全部|全面)(?:已)?(?:全部|全面)?(?:启动[,、并]{0,3})?(?:开工|动工|开复工)")
_CANCEL_RATE = re.compile(r"启动率|开工率|完成率|办结率|开复工率")


def check(reading: Reading) -> Iterator[Finding]:
    """What the adjectives say against what the counts say."""
    tiers = section_tiers(reading)
    slow = list(slow_passages(reading, tiers))
    every = frames(reading.mentions)
    yield from _good(reading, tiers, slow, every)
    yield from _on_target(reading, tiers, slow, every)
    yield from _all_started(reading)
    yield from _cancelled(reading, every)


def _tier(reading: Reading, tiers: dict[int, str], number: int) -> str:
    return tier_of(reading.sentence_text(number)) or tiers.get(reading.passages.sentences[number].section, "")


def _counts_things(one: Mention) -> bool:
    """Whether a number counts the things themselves and may be a whole."""
    return one.total_like and not one.plan and one.base in words.INTERCHANGED and not one.depth and not is_level(one)


def _total(reading: Reading, tiers: dict[int, str], tier: str, every: list[Frame]) -> Mention | None:
    """The first total of a tier, or of the text where it has no tiers; one with parts before one without."""
    heads = [frame.head for frame in every if frame.outer is None and not frame.bracket]
    fitting = (one for one in [*heads, *reading.mentions] if _counts_things(one))
    return next((one for one in fitting if not tier or _tier(reading, tiers, one.sentence) == tier), None)


def _good(reading: Reading, tiers: dict[int, str], slow: list[Slow], every: list[Frame]) -> Iterator[Finding]:
    for number in range(len(reading.passages.sentences)):
        said = reading.sentence_text(number)
        found = _GOOD.search(said)
        if not found:
            continue
        start = reading.passages.sentences[number].start + found.start()
        span = (start, start + len(found[0]))
        tier = _tier(reading, tiers, number)
        total = _total(reading, tiers, tier, every)
        for passage in slow:
            if total is None or passage.tier != tier:
                continue
            count = passage.of(int(total.amount))
            if count * 2 >= total.amount:
                what = reading.quote(passage.start, passage.end)[:40]
                computed = f"{decimal_text(total.value)}{total.token.unit}中{count}{total.token.unit}缓慢"
                message = f"这里说“{found[0]}”，后文说“{what}”，{tier}{computed}，结论与实际不相称。"
                yield reading.finding(GOOD, span, message, found[0], computed, suggestion="总体进展不平衡")
                break


def _on_target(reading: Reading, tiers: dict[int, str], slow: list[Slow], every: list[Frame]) -> Iterator[Finding]:
    for frame in every:
        for part in frame.parts:
            if part.state not in {"rest", "on_pace", "ongoing"} or not _ON_TARGET.search(_clause(reading, part)):
                continue
            tier = _tier(reading, tiers, part.sentence)
            clash = next((each for each in slow if each.tier == tier and each.start > part.token.end), None)
            closed = part.state == "rest" or sum(each.amount for each in frame.parts) >= frame.head.amount
            if clash is None or not closed or not tier:
                continue
            count = clash.of(int(frame.head.amount))
            if count <= 0:
                continue
            unit = part.token.unit
            what = reading.quote(clash.start, clash.end)[:40]
            message = f"这里说{decimal_text(part.value)}{unit}都按进度推进，后文“{what}”又点名{tier}{count}{unit}缓慢，前后不一。"
            yield reading.finding(
                ON_TARGET,
                span_of(part),
                message,
                f"{decimal_text(part.value)}{unit}按进度推进",
                f"其中{count}{unit}缓慢",
            )


def _clause(reading: Reading, one: Mention) -> str:
    sentence = reading.passages.sentences[one.sentence]
    end = next(
        (at for at in range(one.token.end, min(sentence.end, one.token.end + 60)) if reading.text[at] in ";。"),
        sentence.end,
    )
    return reading.text[one.token.start : min(end, one.token.end + 60)]


def _all_started(reading: Reading) -> Iterator[Finding]:
    rates = [one for one in reading.mentions if one.base == "%" and _START_RATE.search(one.label)]
    full = [one for one in rates if one.value == 100]
    universal = _ALL_STARTED.search(reading.text)
    if not full and not universal:
        return
    if any(one.value < 100 for one in rates) or any(
        one.state == "not_started" and one.value for one in reading.mentions
    ):
        return
    after = full[0].token.end if full else universal.end() if universal else 0
    found = _NOT_STARTED.search(reading.text, after)
    if found:
        first = reading.words_of(full[0]) if full else universal[0] if universal else ""
        message = f"前文写“{first}”，这里又说“{found[0]}”，请写明是哪一层级的项目，或改正开工率。"
        yield reading.finding(ALL_STARTED, found.span(), message, found[0], first)


def _cancelled(reading: Reading, every: list[Frame]) -> Iterator[Finding]:
    for frame in every:
        cancelled = next((part for part in frame.parts if part.state == "cancelled" and part.value), None)
        if cancelled is None:
            continue
        for one in reading.mentions[frame.head.index + 1 : cancelled.index + 6]:
            if one.line == cancelled.line and one.value == 100 and one.base == "%" and _CANCEL_RATE.search(one.label):
                what = reading.words_of(cancelled) + cancelled.tail
                unit = cancelled.token.unit
                message = f"“{reading.words_of(one)}”与“{what}”并存，请写明取消的{decimal_text(cancelled.value)}{unit}是否计入。"
                yield reading.finding(CANCELLED, span_of(one), message, f"{decimal_text(one.value)}%", what)
                break
