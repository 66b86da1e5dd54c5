"""Rates against the numbers they are made of: 15件，已完成4件，完成率30%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.ratios import Base, Candidates, Rate, verbs_of
from shishi.rulebook.proof.reading import Reading, span_of
from shishi.rulebook.proof.rounding import Agreement, Figure, compare, ratio, rounded
from shishi.rulebook.proof.words import SCOPES
from shishi.rulebook.wording import decimal_text

RATE = Rule(
    "rate",
    "比率与件数不符",
    "比率应等于分子除以分母，按文中写出的小数位四舍五入。分母就在同一句里写明的，不符为矛盾；分母可能另有所指的，为存疑。",
    "市列实事15件，已完成4件，完成率30%：4÷15＝26.7%。",
    Severity.ERROR,
)
CUT = Rule(
    "rate-cut",
    "比率是截尾而不是四舍五入",
    "比率按截尾得来，四舍五入后末位不同。",
    "270项中已开工129项，开工率47%：129÷270＝47.8%，四舍五入是48%。",
    Severity.INFO,
)
MISROUNDED = Rule(
    "rate-rounding",
    "比率末位进错",
    "比率与算得的数差在末位一个单位以内，多为进位有误或为凑足100%而调整。",
    "17项中已完成7项，占42%：7÷17＝41.2%，应为41%。",
    Severity.WARN,
)
UNKNOWN = Rule(
    "rate-unknown",
    "没有给出分母，无法核对",
    "文中没有写出这个比率的分母，或附近的总数不是它的分母，只能说明，不算错误。",
    "复工项目52项，复工率79%：没有写项目总数。",
    Severity.INFO,
)
RULES = (RATE, CUT, MISROUNDED, UNKNOWN)
_BARE = 5
_FRACTION = re.compile(r"[（(](\d+(?:\.\d+)?)[/／÷](\d+(?:\.\d+)?)")
_QUALIFIED = re.compile(r"按期|按时|及时|初次|首次|一次")
_IDLE = re.compile(
    r"截至|截止|目前|累计|实际|其中|已经?|全部|均|共|如期|当前|现|全年|本年|今年|年内|[\d-]+月?(?:份|底|末)?|上半年|前三季度|一季度|新|有|的"
)
_NAMED = re.compile(r"占([\u4e00-\u9fff]{2,12})的$")
_WHOLE = re.compile(r"总|任务|计划|目标|全部|预算|年度")
_ALL_ITEMS = (
    "完成率",
    "办结率",
    "答复率",
    "回复率",
    "办复率",
    "办理率",
    "结案率",
    "整改率",
    "解决率",
    "销号率",
    "落实率",
    "满意率",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Every rate whose numerator the text gives; one with its fraction in brackets, 12.9%（4/31）, is held to that."""
    candidates = Candidates(reading)
    for rate in candidates.rates():
        fraction = _FRACTION.match(reading.text, rate.mention.token.end)
        if fraction:
            yield from _by_fraction(reading, rate.mention, fraction)
        elif rate.numerators and rate.said:
            yield from _judge(reading, rate, candidates.built(rate))


def _by_fraction(reading: Reading, mention: Mention, fraction: re.Match[str]) -> Iterator[Finding]:
    above, below = (Figure(Decimal(number)) for number in fraction.groups())
    computed = ratio(above, below)
    token = mention.token
    if computed is None or compare(token.value, token.places, computed, rough=token.rough).agrees:
        return
    stated, fixed = decimal_text(token.value), decimal_text(rounded(computed.value, token.places))
    sum_shown = f"{fraction[1]}÷{fraction[2]}＝{decimal_text(rounded(computed.value, max(1, token.places)))}%"
    message = f"括号里写的是{fraction[1]}/{fraction[2]}，{sum_shown}，括号前写的是{stated}%。"
    suggestion = reading.quote(span_of(mention)[0], token.start) + f"{fixed}%"
    yield reading.finding(RATE, span_of(mention), message, f"{stated}%", sum_shown, RATE.severity, suggestion)


def _judge(reading: Reading, rate: Rate, built: list[Figure]) -> Iterator[Finding]:
    best: dict[Agreement, tuple[Mention, Base]] = {}
    for numerator in rate.numerators:
        for base in rate.bases[numerator.index]:
            computed = ratio(numerator.figure, base.figure)
            if computed is None:
                continue
            token = rate.mention.token
            agreement = compare(token.value, token.places, computed, rough=token.rough)
            if agreement.agrees:
                return
            best.setdefault(agreement, (numerator, base))
    if not _all_of_it(reading, rate) and not _fits_built(rate, built):
        yield _finding(reading, rate, best)


def _fits_built(rate: Rate, built: list[Figure]) -> bool:
    token = rate.mention.token
    totals = {base.figure for bases in rate.bases.values() for base in bases if base.tied}
    computed = [ratio(part, whole) for part in built for whole in totals]
    return any(each is not None and compare(token.value, token.places, each).agrees for each in computed)


def _all_of_it(reading: Reading, rate: Rate) -> bool:
    """Whether a rate of 100 % speaks of several parts together: 按时结案597件，超时办理4件，结案率100%."""
    numerator = rate.numerators[0]
    if rate.mention.value != 100:
        return False
    totals = {base.figure.value for base in rate.bases[numerator.index]}
    added = Decimal(0)
    for one in reversed(reading.mentions[max(0, rate.mention.index - 6) : rate.mention.index]):
        if one.line != rate.mention.line or one.base != numerator.base:
            break
        added += one.amount
        if one.index < rate.mention.index - 1 and added in totals:
            return True
    return False


def _finding(reading: Reading, rate: Rate, best: dict[Agreement, tuple[Mention, Base]]) -> Finding:
    for agreement, rule in ((Agreement.CUT, CUT), (Agreement.MISROUNDED, MISROUNDED)):
        if agreement in best and (best[agreement][1].near or best[agreement][1].tied):
            numerator, base = best[agreement]
            return _wrong(reading, rate, numerator, base, rule, rule.severity)
    main, divisor = _main(rate)
    severity = _severity(rate, main, divisor) if divisor else None
    if divisor is None or severity is None:
        return _unknown(reading, rate, main)
    return _wrong(reading, rate, main, divisor, RATE, severity)


def _main(rate: Rate) -> tuple[Mention, Base | None]:
    """The numerator and denominator that a reader would take."""
    for numerator in rate.numerators:
        for base in rate.bases[numerator.index]:
            beyond = numerator.amount > base.figure.value and rate.mention.value <= 100 and not base.near
            if base.tied and not beyond:
                return numerator, base
    numerator = rate.numerators[0]
    if rate.of_all and not numerator.is_money:
        named = [base for base in rate.bases[numerator.index] if base.figure.value >= numerator.amount]
        return numerator, named[0] if named else None
    return numerator, None


def _severity(rate: Rate, numerator: Mention, base: Base) -> Severity | None:
    """How sure it is that the rate is wrong; None where it may well be of a total that is not here."""
    total = base.words[0]
    if _of_another(rate, total) or _qualified(rate, numerator, total):
        return None
    if rate.mention.token.rough or numerator.token.rough or total.token.rough:
        return Severity.WARN
    if not base.tied or not base.near:
        return Severity.WARN if rate.of_all or base.tied else None
    return (
        _severity_of_money(rate, numerator, total) if numerator.is_money else _severity_of_counts(rate, numerator, base)
    )


def _of_another(rate: Rate, total: Mention) -> bool:
    """Whether the rate names what it is of, and it is not this total: 占全市的12%, 占重点事项的50%."""
    told = total.label + total.tail
    scopes = SCOPES.findall(rate.mention.label)
    if scopes and not set(scopes) <= set(SCOPES.findall(told)):
        return True
    named = _NAMED.search(rate.mention.label)
    return bool(named and not _WHOLE.search(named[1]) and named[1] not in told)


def _qualified(rate: Rate, numerator: Mention, total: Mention) -> bool:
    """按期办结率 is not of what has been settled at all, unless that is said to be in time too."""
    found = _QUALIFIED.search(rate.name)
    if found and found[0] not in numerator.label:
        return True
    return bool(rate.name) and _of_own_subject(rate, numerator, total)


def _of_own_subject(rate: Rate, numerator: Mention, total: Mention) -> bool:
    """续建项目复工156个，复工率97.5%: of the 续建项目, not of all; what the total is called does not count."""
    verb = next((verb for verb in verbs_of(rate.name) if verb in numerator.label), "")
    before = _IDLE.sub("", numerator.label.partition(verb)[0]) if verb else ""
    return len(before) > 1 and before not in _IDLE.sub("", total.label + total.tail)


def _severity_of_money(rate: Rate, numerator: Mention, total: Mention) -> Severity | None:
    if numerator.among:
        return None  # 其中工业项目完成投资151亿元，占年度计划的70%: of their own plan
    loose = ratio(numerator.loose, total.loose)
    explained = loose is not None and compare(rate.mention.value, rate.mention.token.places, loose).agrees
    return Severity.WARN if explained or not rate.of_plan else Severity.ERROR


def _severity_of_counts(rate: Rate, numerator: Mention, base: Base) -> Severity:
    total = base.words[0]
    elsewhere = total.segment != numerator.segment and total.sentence == numerator.sentence and not rate.share
    if elsewhere or rate.listed:
        return Severity.WARN
    if base.named:
        return Severity.ERROR
    planned = total.plan or rate.name.endswith(_ALL_ITEMS) or (rate.share and not rate.of_plan)
    return Severity.ERROR if planned and _bare(rate) and numerator.amount <= total.amount else Severity.WARN


def _bare(rate: Rate) -> bool:
    """Whether the rate names no subject of its own: 新建项目开工率 may be of other projects."""
    return not rate.name or len(rate.mention.subject.removesuffix("达到").removesuffix("达")) <= _BARE


def _wrong(  # noqa: PLR0917 - the rate, its two parts and how it errs
    reading: Reading, rate: Rate, numerator: Mention, base: Base, rule: Rule, severity: Severity
) -> Finding:
    token = rate.mention.token
    computed = ratio(numerator.figure, base.figure)
    value = computed.value if computed else token.value
    shown = decimal_text(rounded(value, max(1, token.places)))
    fixed = decimal_text(rounded(value, token.places))
    below = _divisor(base)
    sum_shown = f"{decimal_text(numerator.value)}÷{below}＝{shown}%"
    message = f"按“{reading.words_of(numerator)}”和“{reading.words_of(base.words[-1] if base.added else base.words[0])}”算，{sum_shown}，文中写的是{decimal_text(token.value)}%。"
    message += _without_cancelled(rate, numerator)
    if severity is Severity.WARN and rule is RATE:
        message += "如果分母另有所指，请写明分母。"
    start, end = span_of(rate.mention)
    suggestion = reading.quote(start, token.start) + f"{fixed}%"
    return reading.finding(
        rule, (start, end), message, f"{decimal_text(token.value)}%", sum_shown, severity, suggestion
    )


def _without_cancelled(rate: Rate, numerator: Mention) -> str:
    """The other sum that an office may mean, where something was cancelled: it does not give the rate either."""
    for base in rate.bases[numerator.index]:
        computed = ratio(numerator.figure, base.figure) if len(base.words) > 1 and not base.added else None
        if computed is not None:
            below = decimal_text(base.figure.value.scaleb(-numerator.token.scale))
            return f"不计取消的，{decimal_text(numerator.value)}÷{below}＝{decimal_text(rounded(computed.value, 1))}%。"
    return ""


def _divisor(base: Base) -> str:
    names = ("＋" if base.added else "－").join(decimal_text(one.value) for one in base.words)
    return f"（{names}）" if len(base.words) > 1 else names


def _unknown(reading: Reading, rate: Rate, numerator: Mention) -> Finding:
    message = f"“{reading.words_of(rate.mention)}”没有写明分母，无法核对；按“{reading.words_of(numerator)}”倒推，分母约为{_implied(rate, numerator)}。"
    return reading.finding(UNKNOWN, span_of(rate.mention), message, f"{decimal_text(rate.mention.value)}%")


def _implied(rate: Rate, numerator: Mention) -> str:
    if not rate.mention.value:
        return "0"
    value = rounded(numerator.value / rate.mention.value * 100, max(numerator.token.places, 0))
    return f"{decimal_text(value)}{numerator.token.unit}"
