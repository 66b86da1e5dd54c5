"""A bulletin's claims beside the register's figures of a period: what differs, and which rule (口径) would explain it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from shishi.domain.bulletins.proof_rules import DIFFERS, OTHER_RULE
from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.figures.values import COUNTY, BoundValue
from shishi.rulebook.proof.findings import Claim, Finding
from shishi.rulebook.wording import official_date

_CLAUSE = re.compile("[，。；：！？、,;:\\n]")
_SENTENCE = re.compile("[。；！？;\\n]")
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d+[.．、])"
)
_HEADING_LENGTH = 60
_NUMBER = re.compile(r"\d+(?:\.(\d+))?\s*[%％]")
_RATES = (
    (re.compile("启动率"), ("start_rate", "start_rate_all")),
    (re.compile("开工率"), ("construction_rate", "construction_rate_all_kinds")),
    (re.compile("完成率|办结率"), ("completion_rate", "completion_rate_all", "due_completion_rate")),
    (re.compile("投用率"), ("use_rate",)),
    (re.compile("滞后率"), ("slow_rate",)),
)
# What a count of 件 says of them: by the words right before the number, else by those after it in its clause.
_BEFORE = (
    (re.compile("(?:其余|剩余|余下)的?$"), "items_ongoing"),
    (re.compile("取消的?(?:有|了)?$"), "items_cancelled"),
    (re.compile("(?:未启动|尚未启动)的?(?:有)?$"), "items_not_started"),
    (re.compile("(?:滞后|缓慢|偏慢)的(?:有)?$"), "items_slow"),
    (re.compile("(?:已完成|已办结|完成了?|办结)(?:实事)?$"), "items_done"),
)
_AFTER = (
    (re.compile("(?:实事|事项)?(?:已经|已|均已)?(?:全面|全部|如期)?(?:完成|办结|建成)"), "items_done"),
    (re.compile("(?:实事|事项)?(?:已经|已|被)?取消"), "items_cancelled"),
    (re.compile("(?:实事|事项)?(?:尚|还)?未启动"), "items_not_started"),
    (re.compile("(?:实事|事项)?(?:进度|进展)?(?:滞后|缓慢|偏慢)"), "items_slow"),
    (re.compile("(?:实事|事项)?(?:均|都)?(?:正在|按|稳步|有序)"), "items_ongoing"),
)
_WHOLE = re.compile("(?:承办|确定|安排|列入|实施|共有?|涉及)[^，。；,;]{0,24}$|实事$")
_MATTERS = re.compile("(?:为民|民生|实事|事项)")
_BRACKETS = re.compile("（[^（）]*）|\\([^()]*\\)")
_PART = re.compile("其中|方面\\d|等\\d|中[^，。]{0,8}方面")
_OTHER_WAYS = {
    "items": ("sub_items", "headings"),
    "items_done": ("sub_items_done", "headings_done"),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim's number stands: what its clause says before and after it, and whose figures it speaks of."""

    scope: str
    before: str
    after: str


def against(text: str, claims: Sequence[Claim], figures: FigureSet) -> tuple[Finding, ...]:
    """A finding for every claim that names a list and a figure of the register and gives another value.

    What the register does not count, or what does not say whose figure it is, is left alone.
    """
    found = []
    for claim in claims:
        place = _place(text, claim, figures)
        if place is None or claim.value is None:
            continue
        codes = _codes(claim, place)
        compared = _compare(claim, codes, place.scope, figures) if codes else None
        if compared is not None:
            found.append(compared)
    return tuple(found)


def _place(text: str, claim: Claim, figures: FigureSet) -> _Place | None:
    number = claim.end
    while number > claim.start and not _CLAUSE.match(text[number - 1]) and not text[number - 1].isdigit():
        number -= 1
    while number > claim.start and (text[number - 1].isdigit() or text[number - 1] == "."):
        number -= 1
    lines = text.rfind("\n", 0, number) + 1
    before, after = text[lines:number], text[claim.end : claim.end + 60]
    scope = _scope(text, lines, before, figures)
    if scope is None:
        return None
    clause = _SENTENCE.split(before)[-1]
    return _Place(scope, clause, _CLAUSE.split(after)[0])


def _scope(text: str, line: int, before: str, figures: FigureSet) -> str | None:
    """The list last named before the number on its line, else the only one that the heading above names."""
    names = [list_of.name for list_of in figures.inputs.lists]
    county = f"全{figures.inputs.area_name[-1:]}"
    open_text = _BRACKETS.sub("", before)
    named = [(open_text.rfind(name), name) for name in (*names, county) if name in open_text]
    if named:
        return max(named)[1].replace(county, COUNTY)
    for above in reversed(text[:line].split("\n")):
        if _HEADING.match(above) and len(above) <= _HEADING_LENGTH:
            found = [name for name in names if name in above]
            return found[0] if len(found) == 1 else None
    return None


def _codes(claim: Claim, place: _Place) -> tuple[str, ...]:
    """The figures that the claim may mean, the register's own first."""
    if claim.unit in {"%", "％"}:
        clause = _CLAUSE.split(place.before)[-1]
        return next((codes for words, codes in _RATES if words.search(clause)), ())
    if (claim.unit == "个" and place.after.startswith("方面")) or claim.unit in {"个方面", "方面"}:
        return ("aspects",) if not _PART.search(place.before) else ()
    if claim.unit == "项":
        return ("headings",) if _WHOLE.search(place.before) and not _PART.search(place.before) else ()
    if claim.unit != "件":
        return ()
    code = next((code for words, code in _BEFORE if words.search(place.before)), None)
    code = code or next((code for words, code in _AFTER if words.match(place.after)), None)
    if code is None and _is_whole(place) and not _PART.search(place.before + place.after):
        code = "items"
    return (code, *_OTHER_WAYS.get(code, ())) if code else ()


def _is_whole(place: _Place) -> bool:
    """承办市列为民兴办实事6个方面15件, 市列15件为民兴办实事; not 市列6件 alone, which may be those of any kind."""
    return _WHOLE.search(place.before) is not None or _MATTERS.match(place.after) is not None


def _compare(claim: Claim, codes: Sequence[str], scope: str, figures: FigureSet) -> Finding | None:
    known = [figures.figures[key] for code in codes if (key := f"{scope}.{code}") in figures.figures]
    known = [figure for figure in known if figure.value is not None and (figure.denominator or not figure.exclusions)]
    if not known or known[0].rule_code != codes[0]:
        return None
    own, others = known[0], list(_others(known, codes[0], scope, figures))
    value = claim.value or Decimal(0)
    decimals = _decimals(claim)
    if _equal(own, value, decimals):
        return None
    fitting = next((other for other in others if _equal(other, value, decimals)), None)
    return _finding(claim, own, others, fitting, figures)


def _others(known: Sequence[BoundValue], code: str, scope: str, figures: FigureSet) -> Iterator[BoundValue]:
    """The same thing counted otherwise, each value once."""
    found = list(known[1:])
    if scope == COUNTY and code == "items":
        found += [figures.figures[key] for key in (f"{COUNTY}.works", f"{COUNTY}.matters") if key in figures.figures]
    seen = {known[0].value}
    for figure in found:
        if figure.value not in seen:
            seen.add(figure.value)
            yield figure


def _decimals(claim: Claim) -> int:
    written = _NUMBER.search(claim.quote)
    return len(written[1] or "") if written else 0


def _equal(figure: BoundValue, value: Decimal, decimals: int) -> bool:
    """Whether the text gives the figure, as exactly as it writes: 29% is 28.6% without decimals."""
    if figure.unit != "%":
        return Decimal(figure.value or 0) == value
    exact = Decimal(len(figure.numerator)) * 100 / Decimal(len(figure.denominator) or 1)
    return any(
        number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) == value
        for number in (exact, Decimal(figure.value or 0))
    )


def _finding(
    claim: Claim, own: BoundValue, others: Sequence[BoundValue], fitting: BoundValue | None, figures: FigureSet
) -> Finding:
    stated = f"{(claim.value or Decimal(0)).normalize():f}{claim.unit}"
    day = official_date(figures.inputs.as_of)
    head = f"登记的{own.scope}{own.name}（截至{day}）是{own.grounds}，文中是{stated}"
    rule = OTHER_RULE if fitting else DIFFERS
    if fitting:
        tail = f"；按“{fitting.name}”计是{fitting.grounds}，与文中相同，请注明口径或改用登记的口径"
    elif others:
        ways = "、".join(f"“{other.name}”{other.grounds}" for other in others)
        tail = f"；另按{ways}，{'两种' if len(others) == 1 else '各种'}口径都得不出{stated}"
    else:
        tail = ""
    computed = own.text if own.unit == "%" else own.grounds
    return Finding(claim.start, claim.end, claim.quote, rule.name, rule.severity, stated, computed, f"{head}{tail}。")
