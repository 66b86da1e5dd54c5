"""Dates as bulletins write them, and those no calendar has: 2月30日, 19月, 1031日."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shishi.rulebook.digits import arabic
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.notes import note
from shishi.rulebook.proof.language.paper import CHINESE_NUMERAL, Paper

IMPOSSIBLE = Rule(
    "impossible-date",
    "日期不存在",
    "日历上没有这一天或者这个月。",
    "“截至2月30日”：2月最多29天。",
    Severity.ERROR,
)
DAMAGED = Rule(
    "damaged-date",
    "日期缺字",
    "月份、年份或者连接号在转录时丢了，要对照原文补上。",
    "“截至1031日”：应为10月31日；“19月”：应为1—9月。",
    Severity.WARN,
)
RULES = (IMPOSSIBLE, DAMAGED)

OTHER_CALENDARS = ("农历", "阴历", "旧历", "藏历", "傣历", "彝历", "回历", "夏历")
ARABIC = re.compile(
    r"(?:(?<![0-9])(?P<year>[0-9]{4}) ?年 ?)?(?<![0-9])(?P<month>[0-9]{1,2}) ?月 ?(?P<day>[0-9]{1,2}) ?[日号](?![线文楼院门令])"
)
CHINESE = re.compile(
    rf"(?:(?P<year>[〇零一二三四五六七八九]{{4}})年)?(?P<month>{CHINESE_NUMERAL})月(?P<day>{CHINESE_NUMERAL})日"
)
DASHED = re.compile(
    r"(?<![0-9A-Za-z/.-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?![0-9-])"
)
LATE_MONTH = re.compile(r"(?<![0-9.])(?:([0-9]{4}) ?年 ?)?([0-9]{2}) ?月(?! ?[0-9])")
NO_MONTH_WORD = re.compile(r"(?<![0-9.])(0[1-9]|1[0-2])([0-2][0-9]|3[01])日")
NO_YEAR_WORD = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(1[0-2]|0?[1-9])月(?=份|底|末|,|。|、|;|[0-9]{1,2}日)")
BEFORE_A_DAY = ("截至", "截止", "截止到", "年", "自", "从", "于", "至", "到", "-", "—")
SPANS_BEFORE, SPANS_AFTER = "第满近约达期限长为足超逾历时共需用计", "龄子大内后前以"
DASHES = "-—–~至到"


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as written; `year` is None where the text leaves it out."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def on(self, year: int | None = None) -> date | None:
        """The day itself, in the given year where none is written; None for a day no calendar has."""
        chosen = self.year or year
        if chosen is None or not fits(chosen, self.month, self.day):
            return None
        return date(chosen, self.month, self.day)


def fits(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has it; without a year, 29 February is given the benefit of the doubt."""
    if year == 0 or not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def mentions(plain: str) -> Iterator[Mention]:
    """Every full date (at least month and day) of a plain text, form by form."""
    for form in (ARABIC, CHINESE, DASHED):
        for found in form.finditer(plain):
            year = int(arabic(found["year"])) if found["year"] else None
            yield Mention(found.start(), found.end(), year, int(arabic(found["month"])), int(arabic(found["day"])))


def check(paper: Paper) -> Iterator[Finding]:
    """Days and months that do not exist, and those that lost a character."""
    yield from _impossible_days(paper)
    yield from _late_months(paper)
    yield from _lost_words(paper)


def _impossible_days(paper: Paper) -> Iterator[Finding]:
    for day in mentions(paper.plain):
        before, after = paper.plain[max(0, day.start - 6) : day.start], paper.plain[day.end : day.end + 1]
        if fits(day.year, day.month, day.day) or any(name in before for name in OTHER_CALENDARS):
            continue
        # 编号：2016-13-45 is a number, not a day.
        if "-" in paper.plain[day.start : day.end] and ("号" in before or after == "号"):
            continue
        yield note(paper, IMPOSSIBLE, day.start, day.end, _why(day))


def _why(day: Mention) -> str:
    if not 1 <= day.month <= 12:
        return f"一年没有{day.month}月，请核对这个日期。"
    year = f"{day.year}年" if day.year and day.month == 2 else ""
    return f"{year}{day.month}月只有{calendar.monthrange(day.year or 2000, day.month)[1]}天，没有{day.day}日。"


def _late_months(paper: Paper) -> Iterator[Finding]:
    plain = paper.plain
    for found in LATE_MONTH.finditer(plain):
        month, at = int(found[2]), found.start()
        before, after = plain[max(0, at - 1) : at], plain[found.end() : found.end() + 1]
        if month <= 12 or (before and before in SPANS_BEFORE) or (after and after in SPANS_AFTER):
            continue
        first, last = divmod(month, 10)
        if first < last and (not before or before not in DASHES):
            start = found.start(2)
            wording = f"{first}—{last}月"
            message = f"没有“{month}月”，多半是“{wording}”丢了连接号，请对照原文。"
            yield note(paper, DAMAGED, start, found.end(), message, suggestion=wording)
        elif found[1] or (before and before in DASHES):
            yield note(paper, IMPOSSIBLE, found.start(), found.end(), f"一年没有{month}月，请核对这个日期。")


def _lost_words(paper: Paper) -> Iterator[Finding]:
    plain = paper.plain
    for found in NO_MONTH_WORD.finditer(plain):
        month, day = int(found[1]), int(found[2])
        if plain[max(0, found.start() - 3) : found.start()].endswith(BEFORE_A_DAY) and fits(None, month, day):
            wording = f"{month}月{day}日"
            message = f"“{found.group()}”缺“月”字，多半是{wording}，请对照原文。"
            yield note(paper, DAMAGED, *found.span(), message, suggestion=wording)
    for found in NO_YEAR_WORD.finditer(plain):
        wording = f"{found[1]}年{int(found[2])}月"
        message = f"“{found.group()}”缺“年”字，多半是{wording}，请对照原文。"
        yield note(paper, DAMAGED, *found.span(), message, suggestion=wording)
