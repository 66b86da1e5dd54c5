"""One thing, two values: 正在办理27件 and later 28件正在办理的事项中; 全县120个 here and 118个 there."""

import re
from collections import defaultdict
from collections.abc import Iterator

from shishi.rulebook.proof import words
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.groups import is_level
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.months import at
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.rounding import same
from shishi.rulebook.proof.tiers import tier_of
from shishi.rulebook.wording import decimal_text

REFERENCE = Rule(
    "reference",
    "前后两处数字不一",
    "后文用“N件正在办理的事项中”“N项重点任务中”回指前文，数应与前文一致。",
    "前文“正在办理27件”，后文“28件正在办理的事项中”。",
    Severity.ERROR,
)
REPEATED = Rule(
    "two-values",
    "同一事项写了两个数",
    "同一范围、同一名称、同一口径的数在文中出现两次，应一致；只差四舍五入的不算。",
    "前文“全县民生实事12件”，后文“全县民生实事11件”。",
    Severity.ERROR,
)
RULES = (REFERENCE, REPEATED)
_LISTED = re.compile(r"实事|民生|重点")  # the list that a bulletin is about; 全县共梳理问题 may stand for each subject
_GENERIC = frozenset({"项目", "工程", "任务", "事项", "问题", "工作"})
_LINES_APART = 3
_REMEMBERED = 120
_SHORTEST = 2
_NAMED_MONEY = 6  # 重点项目完成投资 is a name, 累计完成投资 may be of anything
_YEAR = re.compile(r"20\d\d年")
_AMONG_WHOLE = re.compile(r"^(?P<noun>[\u4e00-\u9fff]{2,12}?)(?:中|里|当中|之中)$")
_FUNCTION = re.compile(
    r"截至|截止|目前|今年以来|今年|本年度|本年|年度|全年|累计|共计|合计|总计|共有|共|已经|已|均|各|的|有|为|达到|达|约|计划|确定|安排|承办|承担|实施|列入|涉及|办理|开展|推进|下达|总的|总体|我们|其中|\d{4}年|\d{1,2}-?\d{0,2}月(?:底|末|份)?|上半年|前三季度|[“”\"《》]"
)
_OTHER_TIME = re.compile(r"上年|去年|同期|上月|上季|下一步|明年|比|较|调整|原|增至|由|每|本次|本月|当月|新增")


def check(reading: Reading) -> Iterator[Finding]:
    """References back first, then the same words with another number."""
    yield from _references(reading)
    yield from _repetitions(reading)
    yield from _of_name(reading)


def _references(reading: Reading) -> Iterator[Finding]:
    earlier: dict[str, list[Mention]] = defaultdict(list)
    for one in reading.mentions:
        if not one.counts or is_level(one):
            continue
        if one.definite:
            yield from _against(
                reading, one, [each for each in earlier[one.base] if each.state == one.state and not each.plan]
            )
        else:
            whole = _AMONG_WHOLE.match(one.tail)
            if whole and not one.subject and not one.state:
                said = [
                    each for each in earlier[one.base] if each.total_like and whole["noun"] in each.label + each.tail
                ]
                yield from _against(reading, one, said, sure=_named_alike(whole["noun"], said) and _close(one, said))
        earlier[one.base].append(one)
        if len(earlier[one.base]) > _REMEMBERED:
            del earlier[one.base][: _REMEMBERED // 2]


def _named_alike(noun: str, said: list[Mention]) -> bool:
    """Whether the number before had this name and no other: 安排重点任务60项, not 县级领导包抓重点项目48个."""
    before = _bare(said[-1].label) or _bare(said[-1].tail) if said else ""
    return noun == before and noun not in _GENERIC


def _close(one: Mention, said: list[Mention]) -> bool:
    """Whether the list that is meant was named in the lines right above: a text may speak of several."""
    return bool(said) and one.line - said[-1].line <= _LINES_APART


def _against(reading: Reading, one: Mention, said: list[Mention], *, sure: bool = True) -> Iterator[Finding]:
    if not said or any(same(one.loose, each.loose) for each in said):
        return
    before = said[-1]
    alone = sure and len({each.amount for each in said}) == 1 and not _other_tier(reading, one, before)
    start = span_of(one)[0]
    stated = f"{decimal_text(one.value)}{one.token.unit}"
    message = f"前文写的是“{reading.words_of(before)}”，这里写的是{stated}，两处应一致。"
    computed = f"{decimal_text(before.value)}{before.token.unit}"
    yield reading.finding(
        REFERENCE, (start, one.token.end + len(one.tail)), message, stated, computed, Severity.ERROR if alone else Severity.WARN
    )  # fmt: skip


def _other_tier(reading: Reading, one: Mention, before: Mention) -> bool:
    here, there = (tier_of(reading.sentence_text(each.sentence)) for each in (one, before))
    return bool(here and there and here != there)


def _of_name(reading: Reading) -> Iterator[Finding]:
    """12项续建工程 after 续建11项 in the line: a name that stands before one number and behind another."""
    for one in reading.mentions:
        if one.label or not one.tail or not one.total_like:
            continue
        before = [
            each
            for each in reading.mentions[max(0, one.index - 8) : one.index]
            if each.line == one.line
            and each.base == one.base
            and len(each.subject) >= 2
            and one.tail.startswith(each.subject)
            and not each.state
        ]
        if before and not any(same(each.loose, one.loose) for each in before):
            stated = f"{decimal_text(one.value)}{one.token.unit}"
            message = f"前文写的是“{reading.words_of(before[-1])}”，这里写的是{stated}，两处应一致。"
            computed = f"{decimal_text(before[-1].value)}{before[-1].token.unit}"
            yield reading.finding(REPEATED, (one.token.start, one.token.end), message, stated, computed, Severity.WARN)


def _repetitions(reading: Reading) -> Iterator[Finding]:
    known: dict[tuple[str, ...], Mention] = {}
    named = reading.periods
    titled = _YEAR.search(reading.text)
    first_year = titled[0] if titled else ""
    for one in reading.mentions:
        key = _identity(one)
        if key is None or (one.is_money and len(key[1]) < _NAMED_MONEY):
            continue
        year = _year(reading, one)
        period = at(named, one.token.start)
        before = known.setdefault((*key, year or first_year, str(period.month) if period else ""), one)
        if before is one or same(before.loose, one.loose) or before.sentence == one.sentence:
            continue
        stated = f"{decimal_text(one.value)}{one.token.unit}"
        message = (
            f"前文写的是“{reading.words_of(before)}”，这里写的是“{reading.words_of(one)}”，说的是同一件事，两处应一致。"
        )
        computed = f"{decimal_text(before.value)}{before.token.unit}"
        sure = one.counts and before.total_like and one.total_like
        if one.counts and not _LISTED.search(key[1]):
            continue
        severity = Severity.ERROR if sure else Severity.WARN
        yield reading.finding(REPEATED, span_of(one), message, stated, computed, severity)


def _year(reading: Reading, one: Mention) -> str:
    """The year that a sentence names before a number."""
    sentence = reading.passages.sentences[one.sentence]
    found = _YEAR.findall(reading.text, max(sentence.start, one.token.start - 80), one.token.start)
    return found[-1] if found else ""


def _identity(one: Mention) -> tuple[str, ...] | None:
    """Scope, bare words and unit of a statement that says fully what it is about; None for any other."""
    if one.among or one.depth or is_level(one) or one.token.rough or one.base == "百分点" or one.definite:
        return None
    said = one.label + one.tail
    if _OTHER_TIME.search(said) or (one.is_rate and "率" not in one.label):
        return None
    scope = "".join(sorted({*words.SCOPES.findall(said)}))
    bare = _bare(one.label)
    if len(bare) < _SHORTEST and one.total_like:
        bare += _bare(one.tail)
    return (scope, bare, one.base, one.state, str(one.plan)) if scope and len(bare) >= _SHORTEST else None


def _bare(phrase: str) -> str:
    return _FUNCTION.sub("", words.SCOPES.sub("", phrase))
