"""What a rate is a share of: the counts or sums that may be its numerator, and the totals that may be its denominator.

A rate rarely says what it is of. 竣工率 after 303个…已竣工50个 may be of those due this year, which the text does not give.
So all candidates are weighed: one that fits settles it; only where the text ties rate and total together can it be wrong.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from shishi.rulebook.proof import words
from shishi.rulebook.proof.groups import Frame, is_level
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading
from shishi.rulebook.proof.rounding import Figure, total_of

GROWTH = re.compile(r"增长|下降|同比|环比|增幅|降幅|降低|提高|上升|减少|增加|回落|增速|上年|去年")
_NOT_ACHIEVED = re.compile(
    r"序时|时间进度|时序|确保|力争|要求|目标为|不低于|不少于|低于|达不到|高于|优于|前.{0,6}(?:实现|达到?)"
)
_STANDARD = re.compile(r"^(?:的|及)?(?:序时|时间进度|时序|以上|及以上|进度要求|目标)|^及?以[上下]")
_NAME = re.compile(r"([\u4e00-\u9fff]{2,10}?率)(?:为|达到|达|已达|均|仅|约|是|超|超过|高达|只有)*$")
_OF_PLAN = re.compile(
    r"(?:计划|任务|目标|预算)[\u4e00-\u9fff]{0,6}(?:的|比例)?(?:为|达到|达)?$|(?:计划|任务|目标)的|^已?完成$"
)
_SHARE = re.compile(r"占")
_OF_ALL = re.compile(r"占(?:[\u4e00-\u9fff]{0,8})?(?:总数|总量|总任务|全部|任务总数|总件数|总投资)")
_OF_WHOLE = re.compile(r"占[\u4e00-\u9fff]{0,6}总投资")
_OUTSIDE = re.compile(r"占(?:全省|全国|同期|GDP|地区生产总值)|占[\u4e00-\u9fff]{0,6}(?:产值|面积|人口|财政|支出|收入)")
_OF_MONEY = re.compile(r"占[\u4e00-\u9fff]{0,6}(?:投资|资金)")
_OF_AMOUNT = re.compile(r"的|[\u4e00-\u9fff]{0,4}(?:目标|任务|计划)的")  # 完成15亿元销售目标的54%
_WINDOW = 12
_SHORTEST_NAME = 3
_LONGEST_BARE_SUM = 4
_DATE = re.compile(r"^(?:截至|截止)?(?:20\d\d年)?[\d、-]*月?(?:份|底|末)?(?:累计)?|^上半年|^前三季度|^一季度")
_LONGEST_BARE_NAME = 4


@dataclass(frozen=True, slots=True)
class Base:
    """A possible denominator: `tied` where the text itself binds it to the numerator, `near` in the same sentence,
    `named` where it has the numerator's own name; it is the sum of `words` where they are `added`, else a difference.
    """

    figure: Figure
    words: tuple[Mention, ...]
    tied: bool = False
    near: bool = False
    named: bool = False
    added: bool = False


@dataclass(slots=True)
class Rate:
    """A stated percentage with what it may be made of. `plan` is the amount that it names (占目标150亿元的85%).

    `said` is false where no number has the rate's verb; `listed` says that several share it (完成路基280公里、路面256公里).
    """

    mention: Mention
    name: str
    of_plan: bool
    share: bool
    plan: Mention | None = None
    said: bool = True
    listed: bool = False
    numerators: list[Mention] = field(default_factory=list)
    bases: dict[int, list[Base]] = field(default_factory=dict)

    @property
    def of_all(self) -> bool:
        """Whether it names the total it is of: 占任务总数的15.2%."""
        return bool(_OF_ALL.search(self.mention.label))


class Candidates:
    """The rates of one text, each with its possible numerators and denominators."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frames = reading.frames
        self._owner: dict[int, Frame] = {}
        for frame in self._frames:
            for part in frame.parts:
                self._owner.setdefault(part.index, frame)
        self._totals = [one for one in reading.mentions if one.total_like and one.depth == 0 and not is_level(one)]
        self._line_totals: dict[int, list[Mention]] = defaultdict(list)
        for one in self._totals:
            self._line_totals[one.line].append(one)

    def built(self, rate: Rate) -> list[Figure]:
        """Numerators that the text leaves to the reader: 竣工 and 在建 together, or the total less what has not started."""
        frames_of = {id(frame): frame for one in rate.numerators if (frame := self._owner.get(one.index))}
        found: list[Figure] = []
        for frame in frames_of.values():
            begun = [
                part.figure
                for part in frame.parts
                if part.state in {"started", "done", "ongoing", "ahead"} and not part.plan
            ]
            if len(begun) > 1:
                found += [total_of(begun[:size]) for size in range(2, len(begun) + 1)]
        return found

    def rates(self) -> Iterator[Rate]:
        """Every achieved rate or share, with its candidates."""
        lead: list[Mention] = []
        for one in self._reading.mentions:
            if one.total_like and one.depth == 0 and not is_level(one) and len(lead) < _WINDOW:
                lead.append(one)
            for rate in self._distributed(one) if "分别" in one.label else self._single(one):
                rate.bases = {each.index: self._bases(rate, each, lead) for each in rate.numerators}
                yield rate

    def _single(self, one: Mention) -> Iterator[Rate]:
        skipped = GROWTH.search(one.label) or _NOT_ACHIEVED.search(one.label) or _STANDARD.match(one.tail)
        rate = self._rate(one) if one.base == "%" and not skipped else None
        if rate is not None:
            rate.numerators = self._numerators(rate)
            yield rate

    def _distributed(self, one: Mention) -> Iterator[Rate]:
        """已完成60项，正在推进40项，分别占60%、40%: the shares go to the last numbers in their order."""
        flags = self._rate(one) if one.base == "%" and not GROWTH.search(one.label) else None
        if flags is None or flags.name:
            return
        chain = [one]
        for other in self._reading.mentions[one.index + 1 : one.index + _WINDOW]:
            if other.base != "%" or other.label not in {"", "和", "及"} or other.sentence != one.sentence:
                break
            chain.append(other)
        facts = [each for each in self._before(one) if not each.is_rate and _achieved(each)][: len(chain)]
        if len(facts) == len(chain) and len({each.unit for each in facts}) == 1:
            for share, fact in zip(chain, reversed(facts), strict=True):
                yield Rate(share, "", flags.of_plan, flags.share, numerators=[fact])

    def _rate(self, one: Mention) -> Rate | None:
        name = _NAME.search(one.label)
        of_plan = bool(_OF_PLAN.search(one.label)) or bool(name and name[1].endswith("投资完成率"))
        share = bool(_SHARE.search(one.label))
        if _OF_AMOUNT.fullmatch(one.label) and one.index and _joined(self._reading.mentions[one.index - 1], one):
            return Rate(one, "", of_plan=True, share=False, plan=self._reading.mentions[one.index - 1])
        if share and _OUTSIDE.search(one.label):
            return None
        if not (name or of_plan or share) or (name and self._of_those_before(one, name[1])):
            return None
        return Rate(one, name[1] if name else "", of_plan, share)

    def _of_those_before(self, one: Mention, name: str) -> bool:
        """8个乡镇完成率达到100%: the rate of each of the eight, not their share."""
        last = self._reading.mentions[one.index - 1] if one.index else None
        joined = last is not None and last.joined and last.clause == one.clause and last.sentence == one.sentence
        return joined and len(name) > _LONGEST_BARE_NAME

    def _before(self, one: Mention) -> list[Mention]:
        """The mentions of the sentence before one, nearest first; what stands in other brackets does not count."""
        found = []
        for other in reversed(self._reading.mentions[max(0, one.index - _WINDOW) : one.index]):
            if other.sentence != one.sentence:
                break
            if other.depth == 0 or other.bracket == one.bracket:
                found.append(other)
        return found

    def _numerators(self, rate: Rate) -> list[Mention]:
        before = [each for each in self._before(rate.mention) if not each.is_rate and each is not rate.plan]
        if rate.plan is not None:
            fitting = [
                each
                for each in before
                if comparable(each, rate.plan) and not each.plan and not GROWTH.search(each.label)
            ]
            heads = [frame.head for each in fitting[:1] if (frame := self._owner.get(each.index)) and not each.state]
            return heads + fitting[:1]
        if before and before[0].is_money:
            before = [each for each in before if each.is_money]
        verbs = verbs_of(rate.name)
        said = [each for each in before if not each.plan and speaks_of(each.said, verbs)]
        said.sort(key=lambda each: each.state in {"ongoing", "slow", "rest"})  # 已整改 before 正在整改
        rate.said = bool(said) or not rate.name or rate.name.endswith("完成率")
        if rate.name and said and not rate.of_plan:
            listed = [each for each in before if _listed_with(each, said[0])]
            rate.listed = bool(listed)
            return said[:2] + listed
        if _OF_WHOLE.search(rate.mention.label):
            return [each for each in before if each.is_money and not each.plan][:1]
        if _OF_MONEY.search(rate.mention.label):
            before = [each for each in before if each.is_money]
        facts = [self._whole_of(rate, each) for each in before if _achieved(each)]
        if rate.share:
            facts = [each for each in before if (each.state or not each.plan) and (not each.is_money or _spent(each))]
        return (said[:1] + [each for each in facts if each not in said[:1]])[:2] if rate.name else facts[:1]

    def _made_up(self, numerator: Mention, total: Mention) -> bool:
        """Whether the numbers of the numerator's sentence make up a total, so that it must be the one they are shares of."""
        around = self._reading.mentions[max(total.index + 1, numerator.index - _WINDOW) : numerator.index + _WINDOW]
        parts = [
            one
            for one in around
            if one.sentence == numerator.sentence and one.unit == total.unit and one.depth == numerator.depth
        ]
        return len(parts) > 1 and sum((one.amount for one in parts), Decimal(0)) == total.amount

    def _whole_of(self, rate: Rate, one: Mention) -> Mention:
        """安置岗位1250个，其中…、企业680个，完成任务的104%: it is the 1250 that the plan is compared with."""
        frame = self._owner.get(one.index)
        listed = rate.of_plan and not rate.share and frame is not None and not one.state
        return frame.head if listed and frame is not None else one

    def _bases(self, rate: Rate, numerator: Mention, lead: Sequence[Mention]) -> list[Base]:
        if rate.plan is not None:
            return [Base(rate.plan.figure, (rate.plan,), tied=True, near=True, named=True)]
        found = self._of_money(rate, numerator) if numerator.is_money else self._of_counts(numerator)
        if not numerator.is_money:
            known = {each.words[0].index for each in found}
            for other in [*reversed(self._line_totals[numerator.line]), *lead]:
                usable = (
                    other.index != numerator.index and other.index < rate.mention.index and comparable(other, numerator)
                )
                if usable and other.index not in known:
                    near = other.sentence == numerator.sentence and other.segment == numerator.segment
                    whole = self._made_up(numerator, other)
                    found.append(Base(other.figure, (other,), tied=whole, near=near or whole))
        return found[:_WINDOW]

    def _of_counts(self, numerator: Mention) -> list[Base]:
        found: list[Base] = []
        frame = self._owner.get(numerator.index)
        found += self._of_same_name(numerator)
        if frame is None:
            found += self._of_complement(numerator)
        while frame is not None:
            for total in reversed(frame.totals):
                same_unit = total.base == numerator.base
                found.append(
                    Base(
                        total.figure, (total,), tied=same_unit, near=total.sentence == numerator.sentence or frame.among
                    )
                )
                found += self._without_cancelled(total, frame)
            found += [Base(part.figure, (part,)) for part in frame.parts if part.index < numerator.index]
            frame = frame.outer or self._owner.get(frame.head.index)
        return found

    def _of_same_name(self, numerator: Mention) -> list[Base]:
        """Earlier, larger counts of the same name: 建档立卡户3660户 for 其中建档立卡2670户."""
        name = numerator.subject.removesuffix("户").removesuffix("项目")
        if len(name) < _SHORTEST_NAME or numerator.state:
            return []
        return [
            Base(other.figure, (other,), tied=True, near=True, named=True)
            for other in self._reading.mentions[max(0, numerator.index - 3 * _WINDOW) : numerator.index]
            if other.base == numerator.base and other.amount > numerator.amount and name in other.subject
        ]

    def _of_complement(self, numerator: Mention) -> list[Base]:
        """已销号120个，未销号15个 without a total: both together are all there is."""
        if numerator.state not in {"done", "started", "reached"}:
            return []
        near = self._reading.mentions[max(0, numerator.index - 1) : numerator.index + 2]
        return [
            Base(Figure(numerator.amount + other.amount), (numerator, other), tied=True, near=True, added=True)
            for other in near
            if other.sentence == numerator.sentence
            and other.unit == numerator.unit
            and other.state in {"not_done", "not_started"}
        ]

    def _without_cancelled(self, total: Mention, frame: Frame) -> list[Base]:
        cancelled = [part for part in frame.parts if part.state == "cancelled" and part.base == total.base]
        if not cancelled:
            return []
        left = total.amount - sum((part.amount for part in cancelled), Decimal(0))
        return [Base(Figure(left), (total, *cancelled))]

    def _of_money(self, rate: Rate, numerator: Mention) -> list[Base]:
        """Sums of money before the numerator: the plan (or the whole, for 占总投资) of its own sentence is tied to it."""
        role = "whole" if _OF_WHOLE.search(rate.mention.label) else "plan"
        found: list[Base] = []
        used = False
        for other in reversed(self._reading.mentions[max(0, numerator.index - 2 * _WINDOW) : numerator.index]):
            if other.line != numerator.line:
                break
            if other.is_money and other.base == numerator.base:
                near = other.sentence == numerator.sentence
                before = numerator.sentence - other.sentence == 1 and _bare_sum(numerator)
                used = used or (near and role_of(other) == role_of(numerator))  # another sum has this plan
                found.append(
                    Base(
                        other.figure, (other,), tied=(near or before) and not used and role_of(other) == role, near=near
                    )
                )
        plans = [base for base in found if role_of(base.words[0]) == "plan" and base.near]
        if len(plans) >= 2:
            found = [replace(base, tied=False) for base in found]  # which of them is not said
            found.append(
                Base(total_of([base.figure for base in plans]), tuple(base.words[0] for base in plans), added=True)
            )
        return found


def _bare_sum(one: Mention) -> bool:
    """累计完成投资 and 到位资金 have no subject of their own, 工业项目完成投资 has."""
    return len(_DATE.sub("", one.subject)) <= _LONGEST_BARE_SUM and not one.among


def _joined(base: Mention, one: Mention) -> bool:
    """85.7% of 占年度目标150亿元的85.7%: the number before is what it is of."""
    return base.joined and base.token.end + len(one.label) == one.token.start and not base.is_rate


def _listed_with(one: Mention, first: Mention) -> bool:
    """Whether a number shares the verb of another: 路面256公里 after 已完成路基280公里、."""
    return one.index > first.index and one.clause == first.clause and one.unit == first.unit and not one.state


def _achieved(one: Mention) -> bool:
    """Whether a number is a result: no plan, no rest, nothing that has not been done."""
    if one.plan or one.state in {"rest", "gap", "cancelled", "not_started", "not_done"}:
        return False
    return not one.is_money or _spent(one)


def _spent(one: Mention) -> bool:
    """Whether a sum of money is a result, not a plan, a whole or a growth."""
    return role_of(one) not in {"plan", "whole"} and not GROWTH.search(one.label)


def comparable(one: Mention, other: Mention) -> bool:
    """Whether two counts may be of the same things: the same unit, or 项, 件 and 个, which texts use in turn."""
    return one.base == other.base or {one.base, other.base} <= words.INTERCHANGED | {""}


def speaks_of(phrase: str, verbs: Sequence[str]) -> bool:
    """Whether a phrase says one of the verbs without 未 or 没有 before it."""
    for verb in verbs:
        before, found, _ = phrase.partition(verb)
        if found and not words.NEGATED.search(before):
            return True
    return False


def verbs_of(name: str) -> tuple[str, ...]:
    """The verbs a rate answers to: 开工率 → 开工, 动工 …; empty where the name says none."""
    for stem, verbs in words.RATE_VERBS:
        if name.endswith(f"{stem}率"):
            return verbs
    return (name[-3:-1],) if len(name) >= 3 else ()


def role_of(one: Mention) -> str:
    """What a sum of money is: whole, plan, arrived, paid or done; empty where its words do not say."""
    for role, pattern in words.MONEY_ROLES:
        if pattern.search(one.label):
            return "plan" if role == "done" and one.plan and "计划" in one.label else role
    return ""
