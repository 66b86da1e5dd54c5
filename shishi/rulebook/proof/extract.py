"""Finding the numbers of each sentence and what stands around them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from shishi.rulebook.proof import words
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.numerals import Token, tokens
from shishi.rulebook.proof.passages import Passages, Sentence, heading_end
from shishi.rulebook.proof.rounding import figure

_MARK = re.compile(r"[,、;:。!?()]")
_DEFINITE = re.compile(r"的[\u4e00-\u9fff“”]{1,10}(?:中|里|当中|之中)$|(?:的[\u4e00-\u9fff]{1,8}中)")
_ADVERBS = re.compile(
    r"^(?:截至|截止)?(?:目前|今年|本年|当前|现)?(?:以来)?(?:累计|已经|已|全部|均|实际|其中|共计|共有|共|有|的|和|及|以及|为|达到|达)+|(?:共计|共有|共|有|的|为|达到|达|约|近|累计|各|均)+$"
)
_EXCESS = re.compile(r"超(?:额|过)?(?:完成)?(?:计划|任务|目标)?$")  # 超额完成2.6万亩 is the excess, not a part
_TEN_THOUSAND = 4
_LONGEST_LABEL = 40
_LONGEST_GAP = 120


def mentions(text: str, read: Passages) -> list[Mention]:
    """All counting numbers of the prose, in order."""
    found: list[Mention] = []
    for number, sentence in enumerate(read.sentences):
        found += _of_sentence(text, sentence, number, len(found))
    return found


@dataclass(slots=True)
class _Marks:
    """Where the marks of a sentence stand, to count segments, clauses and brackets before any place."""

    places: list[int]
    kinds: list[str]
    segments: list[int]
    clauses: list[int]
    depths: list[int]
    brackets: list[int]

    def before(self, place: int) -> int:
        return bisect_left(self.places, place)


def _marks(text: str, sentence: Sentence) -> _Marks:
    marks = _Marks([], [], [0], [0], [0], [-1])
    for mark in _MARK.finditer(text, sentence.start, sentence.end):
        marks.places.append(mark.start())
        marks.kinds.append(mark[0])
        depth = max(0, marks.depths[-1] + {"(": 1, ")": -1}.get(mark[0], 0))
        marks.segments.append(marks.segments[-1] + (mark[0] == ";"))
        marks.clauses.append(marks.clauses[-1] + (mark[0] in ",;:"))
        marks.depths.append(depth)
        inside = mark.start() if mark[0] == "(" else marks.brackets[-1]
        marks.brackets.append(inside if depth else -1)
    return marks


def _of_sentence(text: str, sentence: Sentence, number: int, index: int) -> Iterator[Mention]:
    start = heading_end(text, sentence.start, sentence.end) if sentence.first else sentence.start
    found = list(tokens(text, start, sentence.end))
    if not found:
        return
    marks = _marks(text, sentence)
    last: Mention | None = None
    for at, token in enumerate(found):
        before = found[at - 1].end if at else start
        after = found[at + 1].start if at + 1 < len(found) else sentence.end
        one = _mention(text, sentence, number, index + at, token, marks, before, after)
        if last is not None and not one.label and last.token.end == token.start and not one.state:
            one = replace(one, state=last.state, state_before=last.state_before)  # 0.65万套 of 已竣工8个0.65万套
        yield one
        last = one


def _mention(  # noqa: PLR0917 - the eight facts that place a number in its sentence
    text: str, sentence: Sentence, number: int, index: int, token: Token, marks: _Marks, before: int, after: int
) -> Mention:
    left = marks.before(token.start)
    opening = max(before, marks.places[left - 1] + 1 if left else before, token.start - _LONGEST_LABEL)
    right = bisect_right(marks.places, token.end - 1)
    closing = marks.places[right] if right < len(marks.places) else sentence.end
    joined = after < closing
    label = text[opening : token.start]
    tail = text[token.end : min(closing, after, token.end + _LONGEST_LABEL)]
    unit = _unit(token, label)
    state_before = "gap" if unit in words.MEASURED and _EXCESS.search(label) else state_of(label)
    state_after = state_of(tail) if tail and not joined else ""
    told_after = "" if state_before else state_after
    planned = bool(words.PLANNED_AMOUNT.search(label)) or _plans(label) or bool(told_after and _plans(tail))
    gap = text[max(before, token.start - _LONGEST_GAP, sentence.start) : token.start]
    level = _level(tail, joined=joined)
    amount = token.value.scaleb(token.scale)
    whole = token.places == 0
    counted = whole and token.scale == 0 and unit not in words.MEASURED and unit != "%"
    return Mention(
        index=index,
        token=token,
        unit=unit,
        level=level,
        amount=amount,
        figure=figure(amount, token.places - token.scale, rough=token.rough, exact=whole),
        loose=figure(amount, token.places - token.scale, rough=token.rough, exact=counted),
        label=label,
        tail=tail,
        subject=_ADVERBS.sub("", _ADVERBS.sub("", label)),
        state=state_before or told_after,
        state_before=state_before,
        plan=(state_before or told_after) != "rest" and planned,
        definite=bool(state_after) and len(label) <= 2 and bool(_DEFINITE.search(tail)),
        among=bool(words.AMONG.search(gap)),
        sentence=number,
        segment=marks.segments[left],
        clause=marks.clauses[left],
        item=left,
        joined=joined,
        depth=marks.depths[left],
        bracket=marks.brackets[left],
        line=sentence.line,
        section=sentence.section,
    )


def _unit(token: Token, label: str) -> str:
    """The measure word by its usual name; a bare 3.2亿 of investment is in 元."""
    if not token.base and token.scale >= _TEN_THOUSAND and words.MONEY.search(label):
        return "元"
    return words.SAME_UNIT.get(token.base, token.base)


def _level(tail: str, *, joined: bool) -> str:
    near = words.LEVELS.match(tail)
    if near:
        return near[0]
    far = words.FAR_LEVELS.match(tail) if joined else None
    return far["level"] if far else ""


def _plans(phrase: str) -> bool:
    """Whether a phrase speaks of a plan: 计划开工 does, 完成年度目标 and 计划新开项目实际开工 do not."""
    fact = words.FACT.split(phrase)[-1]
    return bool(words.PLAN.search(words.ACHIEVED.sub("", fact)))


def state_of(phrase: str) -> str:
    """The state that a phrase names: 未开工 → not_started, 已办结 → done, 其余 → rest; empty where it names none."""
    for state, pattern in words.STATES:
        if pattern.search(phrase):
            return state
    return ""
