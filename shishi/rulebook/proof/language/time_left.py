"""离完成时限还不足5个月: the time said to be left, against the day of the bulletin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shishi.rulebook.periods import month_ends
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.calendar_days import ARABIC, fits
from shishi.rulebook.proof.language.document_dates import DocumentDates, number
from shishi.rulebook.proof.language.notes import note
from shishi.rulebook.proof.language.paper import Paper
from shishi.rulebook.wording import official_date

RULE = Rule(
    "time-left",
    "剩余时间算不对",
    "“离完成时限还有N个月（天）”要同通报的日期对得上；没有写明时限的，按当年年底算。",
    "12月26日发布，写“离年底还不足5个月”：只剩5天。",
    Severity.WARN,
)
RULES = (RULE,)

AMOUNT = r"(?P<under>不足|不到|不满)?(?<![0-9月年])(?P<number>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}) ?(?P<unit>个半月|个多月|多个月|个月|天|日|周|个星期)(?!内|后|以|前)"
FROM = re.compile(
    r"(?:距离?|离)(?P<target>[^。;!?\n,距离]{0,24}?)(?:还|仅|只|已|尚|大约|约)?(?:有|剩余|剩下|剩|余)?" + AMOUNT
)
WITHIN = re.compile(
    r"(?P<target>年内|今年|全年|本年度|年底前?)[^。;!?\n,]{0,6}?(?:仅|只|还)(?:有|剩余|剩下|剩)" + AMOUNT
)
REMAINS = re.compile(r"还|仅|只|尚|剩|余|不足|不到|不满|有")
YEAR_END = re.compile(r"年底|年末|年终|全年|年内|今年|年度")
SOME_END = re.compile(r"时限|任务|目标|收官|期限")
MONTH_END = re.compile(r"(?:(?P<year>(?:19|20)[0-9]{2}) ?年 ?)?(?P<month>[0-9]{1,2}) ?月[底末]")
NAMED_YEAR = re.compile(r"((?:19|20)[0-9]{2}) ?年")
MONTH = 30.44
# A bulletin is written up to two months after the day its figures count to.
WRITING = 2 * MONTH


@dataclass(frozen=True, slots=True)
class Target:
    """The day meant. `explicit`: the text names it; `assumed`: an unnamed limit, taken to be the year's end at most."""

    on: date
    explicit: bool
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The day the time is counted from: what it is called, and how much later the words may have been written."""

    on: date
    name: str
    slack: float


def check(paper: Paper, dates: DocumentDates) -> Iterator[Finding]:
    """Compare each stated remainder with the calendar; silent when the text gives no day to count from."""
    base = _base(dates)
    if base is None:
        return
    # 年底 is the end of the programme's year or of the year of issue; one that fits is enough.
    years = dict.fromkeys((dates.year or base.on.year, base.on.year))
    seen: set[int] = set()
    for form in (FROM, WITHIN):
        for found in form.finditer(paper.plain):
            said = paper.plain[found.end("target") : found.start("number")]
            targets = [target for year in years if (target := _target(found["target"], year))]
            if targets and REMAINS.search(said) and found.end() not in seen:
                seen.add(found.end())
                yield from _compare(paper, found, targets, base)


def _base(dates: DocumentDates) -> Reckoning | None:
    if dates.issued:
        return Reckoning(dates.issued.day, dates.issued.name, 0)
    known = [day for point in dates.as_of if dates.year and (day := point.on(dates.year))]
    return Reckoning(max(known), "数据截止日", WRITING) if known else None


def _target(words: str, year: int) -> Target | None:
    if found := ARABIC.search(words):
        chosen, month, day = int(found["year"] or year), int(found["month"]), int(found["day"])
        return Target(date(chosen, month, day), explicit=True) if fits(chosen, month, day) else None
    if (found := MONTH_END.search(words)) and 1 <= int(found["month"]) <= 12:
        return Target(month_ends(int(found["year"] or year))[int(found["month"]) - 1], explicit=True)
    named = NAMED_YEAR.search(words)
    end = date(int(named[1]) if named else year, 12, 31)
    if YEAR_END.search(words):
        return Target(end, explicit="年底" in words and named is not None)
    return Target(end, explicit=False, assumed=True) if SOME_END.search(words) else None


def _compare(paper: Paper, found: re.Match[str], targets: list[Target], base: Reckoning) -> Iterator[Finding]:
    low, high = _allowed(found)
    for target in targets:
        left = (target.on - base.on).days
        # An unnamed limit may lie before the year's end, but not after it.
        if low <= left and (target.assumed or left - base.slack <= high):
            return
    target = targets[0]
    left = (target.on - base.on).days
    said = paper.text[found.start("under") if found["under"] else found.start("number") : found.end()]
    until = official_date(target.on) if target.explicit else "年底"
    if left < 0:
        message = f"按{base.name}{official_date(base.on)}算，{until}已过去{-left}天，不是“{said}”。"
    else:
        message = f"按{base.name}{official_date(base.on)}算，离{until}还有{_span(left)}，不是“{said}”，发布前要更新。"
    certain = target.explicit and base.slack == 0 and (left > high or not found["under"])
    severity = Severity.ERROR if certain else Severity.WARN
    start = found.start() if found.end() - found.start() <= 40 else found.start("number")
    yield note(paper, RULE, start, found.end(), message, stated=said, computed=_span(left), severity=severity)


def _allowed(found: re.Match[str]) -> tuple[float, float]:
    """The days that the words allow, with the looseness such words have: a month, or a week for days."""
    amount, unit = number(found["number"]), found["unit"]
    if unit in {"周", "个星期"}:
        amount, unit = amount * 7, "天"
    if unit in {"天", "日"}:
        return (amount * 0.7 - 7, amount + 3) if found["under"] else (amount - 7, amount + 7)
    if unit == "个半月":
        return (amount - 0.5) * MONTH, (amount + 1.5) * MONTH
    if "多" in unit:
        return (amount - 0.5) * MONTH, (amount + 1.5) * MONTH
    if found["under"]:
        return (amount - 1.5) * MONTH, (amount + 0.3) * MONTH
    return (amount - 1) * MONTH - 1, (amount + 1) * MONTH + 1


def _span(days: int) -> str:
    return f"{days}天" if days < 62 else f"约{round(days / MONTH)}个月（{days}天）"
