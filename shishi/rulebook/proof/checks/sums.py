"""Parts against their total: 18家，达到8家，正在建设11家; 10件，其中3类各有几件."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi.rulebook.proof import words
from shishi.rulebook.proof.checks.addition import MOST, NEARLY_ALL, PARTS, differs, number, rough
from shishi.rulebook.proof.findings import Finding, Severity
from shishi.rulebook.proof.groups import Frame, alike
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.rounding import Figure, same, total_of
from shishi.rulebook.proof.states import Closure, axes, closure, exclusive, of_another_noun, without_nested

RULES = (PARTS,)
_SEVERAL = 3


def check(reading: Reading) -> Iterator[Finding]:
    """Every frame of the text, axis by axis; parts that a rest completes are for the remainders."""
    for frame in reading.frames:
        rest = next((one for one in frame.parts if one.state == "rest"), None)
        for axis in axes([one for one in frame.parts if one.state != "rest"]):
            if rest is None or frame.parts.index(axis[-1]) + 1 != frame.parts.index(rest):
                yield from _parts(reading, frame, axis)
        yield from _over(reading, frame)


def _parts(reading: Reading, frame: Frame, axis: Sequence[Mention]) -> Iterator[Finding]:
    kept = [one for one in without_nested(axis) if alike(frame.total_for(one), one)]
    if len(kept) < 2 or not exclusive(kept):
        return
    total = frame.total_for(kept[0])
    added = total_of([one.figure for one in kept])
    prefixes = [total_of([one.figure for one in kept[:size]]) for size in range(2, len(kept) + 1)]
    if any(same(each.figure, prefix) for each in frame.totals for prefix in prefixes) or _others_between(reading, kept):
        return
    whole_said = frame.among or frame.bracket or words.WHOLE.search(total.label)
    larger = all(one.amount > total.amount for one in kept)
    if not whole_said and (larger or any(of_another_noun(one, total) for one in kept)):
        return  # of another whole
    if added.value > total.amount and _counted_once(reading, total):
        return
    if frame.bracket and _planned_between(reading, kept):
        return
    severity = _severity(reading, frame, total, kept, added.value)
    if severity is None or _of_another(reading, frame, total, kept, added) or _goes_on(reading, total, kept, added):
        return
    yield differs(reading, total, kept, added.value, severity)


def _planned_between(reading: Reading, kept: Sequence[Mention]) -> bool:
    """Whether a part of the bracket was taken for a plan by its name: 重点项目5件、政府工作报告任务4件."""
    near = reading.mentions[max(0, kept[0].index - 4) : kept[-1].index + 5]
    first = kept[0]
    return any(
        one.plan and one.unit == first.unit and one.depth == first.depth and one.sentence == first.sentence
        for one in near
    )


def _counted_once(reading: Reading, total: Mention) -> bool:
    """Whether the sentence, or the one before it in the paragraph, says that what stands in two parts counts once."""
    sentences = reading.passages.sentences
    before = total.sentence - 1
    told = reading.sentence_text(total.sentence)
    if before >= 0 and sentences[before].line == sentences[total.sentence].line:
        told += reading.sentence_text(before)
    return bool(words.COUNTED_ONCE.search(told))


def _others_between(reading: Reading, kept: Sequence[Mention]) -> bool:
    """Whether the text counts others of the same unit between the parts: 38个村已完成，5个社区已完成，3个村正在实施."""
    between = reading.mentions[kept[0].index : kept[-1].index]
    return any(
        one.unit == kept[0].unit and one.level != kept[0].level and one.depth == kept[0].depth for one in between
    )


def _over(reading: Reading, frame: Frame) -> Iterator[Finding]:
    """A single part larger than its whole: 共10件，已完成12件."""
    kept = [one for one in frame.parts if one.state != "rest" and not one.plan and alike(frame.total_for(one), one)]
    if len(kept) != 1 or not kept[0].state:
        return
    part, total = kept[0], frame.total_for(kept[0])
    said_whole = frame.among or words.WHOLE.search(total.label)
    near = part.sentence == total.sentence and not total.plan and not rough([total, part])
    if near and said_whole and part.amount > total.amount:
        unit = total.token.unit
        message = f"“{reading.words_of(part)}”超过了总数“{reading.words_of(total)}”，请核对。"
        severity = Severity.ERROR if frame.among else Severity.WARN
        yield reading.finding(
            PARTS, span_of(part), message, f"{number(part)}{unit}", f"不超过{number(total)}{unit}", severity
        )


def _goes_on(reading: Reading, total: Mention, kept: Sequence[Mention], added: Figure) -> bool:
    """Whether counts of no known state behind the parts complete the total: 留作参考10件 after 正在办理38件."""
    for one in reading.mentions[kept[-1].index + 1 : kept[-1].index + 5]:
        if one.sentence != kept[-1].sentence or one.is_money:
            break
        if one.unit == total.unit and one.depth == total.depth:
            added = total_of([added, one.figure])
            if same(total.figure, added):
                return True
    return False


def _of_another(reading: Reading, frame: Frame, total: Mention, kept: Sequence[Mention], added: Figure) -> bool:
    """Whether 其中 in a later sentence speaks of another number of the line: one that the parts make up, or one large enough."""
    if not frame.among or kept[0].sentence == total.sentence:
        return False
    if any(one.amount > total.amount for one in kept):
        return True
    earlier = reading.mentions[max(0, kept[0].index - 12) : kept[0].index]
    return any(one.line == total.line and one.base == total.base and same(one.figure, added) for one in earlier)


def _severity(
    reading: Reading, frame: Frame, total: Mention, kept: Sequence[Mention], added: Decimal
) -> Severity | None:
    how = closure(kept)
    if frame.bracket and not frame.among and not any(one.state for one in kept):
        how = Closure.STATED
    if how is Closure.STATED or added > total.amount:
        beyond_plan = (
            total.plan and added > total.amount
        )  # results may exceed a plan; one thing may be slow in several counties
        doubtful = beyond_plan or rough([total, *kept]) or any(one.amount == total.amount for one in kept)
        doubtful = doubtful or any(of_another_noun(one, total) or one.amount > total.amount for one in kept)
        return Severity.WARN if doubtful else Severity.ERROR
    if _some_missing(reading, total):
        return None
    enough = NEARLY_ALL if len(kept) < _SEVERAL else MOST
    if how is Closure.IMPLIED or added >= total.amount * enough:
        return Severity.WARN
    return None


def _some_missing(reading: Reading, total: Mention) -> bool:
    """Whether a rate says that not all have begun, so that those that have not are left out: 在建202个，竣工50个，开工率83.2%."""
    after = reading.mentions[total.index : total.index + 8]
    return any(one.sentence == total.sentence and "开工率" in one.label and one.value < 100 for one in after)
