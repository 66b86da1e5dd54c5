"""Words against numbers: 总体良好 with most of it slow, 开工率100% with projects that have not started."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from shishi.rulebook.proof import words
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.groups import is_level
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.tiers import Slow, slow_passages, tier_of
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
_LAST = 50
_CANCEL_RATE = re.compile(r"启动率|开工率|完成率|办结率|开复工率")


class _Story:
    """The slow passages and totals of a text by tier."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._tiers: dict[int, str] = {}
        self._slow: dict[str, list[Slow]] = defaultdict(list)
        for passage in slow_passages(reading):
            self._slow[passage.tier].append(passage)
        self._totals: dict[str, Mention] = {}
        heads = [frame.head for frame in reading.frames if frame.outer is None and not frame.bracket]
        for one in [*heads, *reading.mentions]:
            if _counts_things(one):
                self._totals.setdefault(self.tier(one.sentence), one)
                self._totals.setdefault("", one)

    def tier(self, sentence: int) -> str:
        """The tier that a sentence speaks of, by its own words or its section's heading."""
        if sentence not in self._tiers:
            section = self.reading.passages.sentences[sentence].section
            own = tier_of(self.reading.sentence_text(sentence))
            self._tiers[sentence] = own or tier_of(self.reading.heading_of(section))
        return self._tiers[sentence]

    def total(self, tier: str) -> Mention | None:
        """The first total of a tier, one with parts before one without; of the text where it has no tiers."""
        return self._totals.get(tier)

    def slow(self, tier: str) -> list[Slow]:
        """The passages that call things of a tier slow, in order."""
        return self._slow.get(tier, [])


def check(reading: Reading) -> Iterator[Finding]:
    """What the adjectives say against what the counts say."""
    story = _Story(reading)
    yield from _good(story)
    yield from _on_target(story)
    yield from _all_started(reading)
    yield from _cancelled(reading)


def _counts_things(one: Mention) -> bool:
    """Whether a number counts the things themselves and may be a whole."""
    return one.total_like and not one.plan and one.base in words.INTERCHANGED and not one.depth and not is_level(one)


def _good(story: _Story) -> Iterator[Finding]:
    reading = story.reading
    for number, sentence in enumerate(reading.passages.sentences):
        found = _GOOD.search(reading.text, sentence.start, sentence.end)
        if not found:
            continue
        tier = story.tier(number)
        total = story.total(tier)
        most = max(story.slow(tier), key=lambda each: each.of(int(total.amount)), default=None) if total else None
        if total is None or most is None:
            continue
        count = most.of(int(total.amount))
        if count * 2 >= total.amount:
            what = reading.quote(most.start, most.end)[:40]
            computed = f"{decimal_text(total.value)}{total.token.unit}中{count}{total.token.unit}缓慢"
            message = f"这里说“{found[0]}”，后文说“{what}”，{tier}{computed}，结论与实际不相称。"
            yield reading.finding(GOOD, found.span(), message, found[0], computed, suggestion="总体进展不平衡")


def _on_target(story: _Story) -> Iterator[Finding]:
    reading = story.reading
    for frame in reading.frames:
        if any(part.state == "slow" for part in frame.parts):
            continue  # it says itself which are slow
        for part in frame.parts:
            if part.state not in {"rest", "on_pace", "ongoing"} or not _ON_TARGET.search(_clause(reading, part)):
                continue
            tier = story.tier(part.sentence)
            slow = story.slow(tier)
            later = bisect_right([each.start for each in slow[-_LAST:]], part.token.end)
            closed = part.state == "rest" or sum(each.amount for each in frame.parts) >= frame.head.amount
            clash = slow[-_LAST:][later] if later < len(slow[-_LAST:]) else None
            if clash is None or not closed or not tier or clash.of(int(frame.head.amount)) <= 0:
                continue
            said, count = (
                f"{decimal_text(part.value)}{part.token.unit}",
                f"{clash.of(int(frame.head.amount))}{part.token.unit}",
            )
            what = reading.quote(clash.start, clash.end)[:40]
            message = f"这里说{said}都按进度推进，后文“{what}”又点名{tier}{count}缓慢，前后不一。"
            yield reading.finding(ON_TARGET, span_of(part), message, f"{said}按进度推进", f"其中{count}缓慢")


def _clause(reading: Reading, one: Mention) -> str:
    """What is said of a number, up to the next number or the end of its segment."""
    return re.split(r"[;。\n\d]", reading.text[one.token.end : one.token.end + 60], maxsplit=1)[0]


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


def _cancelled(reading: Reading) -> Iterator[Finding]:
    for frame in reading.frames:
        cancelled = next((part for part in frame.parts if part.state == "cancelled" and part.value), None)
        if cancelled is None:
            continue
        near = reading.mentions[frame.head.index + 1 : frame.head.index + 8]
        rates = [
            one for one in near if one.line == cancelled.line and one.base == "%" and _CANCEL_RATE.search(one.label)
        ]
        full = next((one for one in rates if one.value == 100), None)
        if full is not None:
            what = reading.words_of(cancelled) + cancelled.tail
            said = f"取消的{decimal_text(cancelled.value)}{cancelled.token.unit}"
            message = f"“{reading.words_of(full)}”与“{what}”并存，请写明{said}是否计入。"
            yield reading.finding(CANCELLED, span_of(full), message, f"{decimal_text(full.value)}%", what)
