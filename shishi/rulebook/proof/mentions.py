"""Numbers in their sentence: the words before and after, the state they speak of, plan or fact, brackets around them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.rulebook.proof import words
from shishi.rulebook.proof.numerals import Token, tokens
from shishi.rulebook.proof.passages import Passages, Sentence, heading_end
from shishi.rulebook.proof.rounding import Figure, figure

_MARK = re.compile(r"[,、;:。!?()]")
_DEFINITE = re.compile(r"的[\u4e00-\u9fff“”]{1,10}(?:中|里|当中|之中)$|(?:的[\u4e00-\u9fff]{1,8}中)")
_ADVERBS = re.compile(
    r"^(?:截至|截止)?(?:目前|今年|本年|当前|现)?(?:以来)?(?:累计|已经|已|全部|均|实际|其中|共计|共有|共|有|的|和|及|以及|为|达到|达)+|(?:共计|共有|共|有|的|为|达到|达|约|近|累计|各|均)+$"
)
_OWNER = re.compile(r"(?:负责|承担|承办|牵头|主办|包抓)的?$")
_ALL_OF_THEM = re.compile(r"均|全部|全面|都已")
_LONGEST_LABEL = 40
_LONGEST_GAP = 120


@dataclass(frozen=True, slots=True)
class Mention:
    """One number where it stands. `label` and `tail` reach to the nearest mark or number on either side."""

    index: int
    token: Token
    label: str
    tail: str
    state: str
    plan: bool
    definite: bool
    among: bool
    sentence: int
    segment: int
    clause: int
    item: int
    depth: int
    bracket: int
    line: int
    section: int

    @property
    def value(self) -> Decimal:
        """The number as written."""
        return self.token.value

    @property
    def amount(self) -> Decimal:
        """The number in the unit's base: 3.64万个 → 36400."""
        return self.token.value.scaleb(self.token.scale)

    @property
    def figure(self) -> Figure:
        """The amount with what rounding may hide: decimals may be rounded, whole numbers are taken at their word."""
        token = self.token
        return figure(self.amount, token.places - token.scale, rough=token.rough, exact=token.places == 0)

    @property
    def loose(self) -> Figure:
        """The amount where whole numbers of 亿元, 万人 or 亩 may be rounded too."""
        token = self.token
        exact = token.scale == 0 and token.places == 0 and self.base not in words.MEASURED
        return figure(self.amount, token.places - token.scale, rough=token.rough, exact=exact)

    @property
    def base(self) -> str:
        """The unit without 万 and 亿, 家 and 名 by their usual names."""
        return words.SAME_UNIT.get(self.token.base, self.token.base)

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage."""
        return self.base in {"%", "百分点", "成", "‰"}

    @property
    def is_money(self) -> bool:
        return self.base.endswith("元")

    @property
    def counts(self) -> bool:
        """Whether it counts things or people, so that parts can add up to it."""
        return not self.is_rate and not self.is_money

    @property
    def total_like(self) -> bool:
        """Whether other numbers may be part of it: a number of things without a state, a plan, or 27件正在办理的事项."""
        return self.counts and (not self.state or self.plan or self.definite or self._owned or self.universal)

    @property
    def universal(self) -> bool:
        """Whether it says that all of its number are so: 市列15件全面启动 restates the total."""
        if self.among or self.state == "rest" or self.label.endswith("等"):
            return False
        return bool(_ALL_OF_THEM.search(self.tail)) and not state_of(self.label)

    @property
    def _owned(self) -> bool:
        """Whether the label names whose things they are: 县农业农村局负责1个未开工 speaks of another whole."""
        return bool(_OWNER.search(self.label)) and not state_of(self.label)

    @property
    def subject(self) -> str:
        """The bare words of the label: without 截至目前, 共, 已, 有."""
        return _ADVERBS.sub("", _ADVERBS.sub("", self.label))


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
    for at, token in enumerate(found):
        before = found[at - 1].end if at else start
        after = found[at + 1].start if at + 1 < len(found) else sentence.end
        yield _mention(text, sentence, number, index + at, token, marks, before, after)


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
    definite = not joined and bool(_DEFINITE.search(tail)) and bool(state_of(tail)) and len(label) <= 2
    told_after = "" if joined or state_of(label) else state_of(tail)
    state = state_of(label) or told_after
    gap = text[max(before, token.start - _LONGEST_GAP, sentence.start) : token.start]
    return Mention(
        index=index,
        token=token,
        label=label,
        tail=tail,
        state=state,
        plan=state != "rest" and (_plans(label) or bool(told_after and _plans(tail))),
        definite=definite,
        among=bool(words.AMONG.search(gap)),
        sentence=number,
        segment=marks.segments[left],
        clause=marks.clauses[left],
        item=left,
        depth=marks.depths[left],
        bracket=marks.brackets[left],
        line=sentence.line,
        section=sentence.section,
    )


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


def in_sentence(all_mentions: Sequence[Mention], number: int) -> list[Mention]:
    """The mentions of one sentence."""
    return [one for one in all_mentions if one.sentence == number]
