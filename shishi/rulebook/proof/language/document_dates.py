"""The dates a bulletin has about itself: its title's period, as-of days, the day it was signed and the day it came out."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shishi.rulebook.digits import arabic
from shishi.rulebook.proof.language.calendar_days import Mention, fits, mentions
from shishi.rulebook.proof.language.paper import Line, Paper

PUBLISHED = re.compile(r"(?:发布|公开|发表|更新|生成)(?:时间|日期) ?:")
SIGNED = re.compile(r"(?:成文|印发|签发|发文)日期 ?:|[0-9〇零一二三四五六七八九十]日 ?印发$")
BARE_DATE = re.compile(
    r"\(?(?:[0-9 ]{4,5}年[0-9 ]{1,4}月[0-9 ]{1,4}日|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)\)?"
)
EIGHT_DIGITS = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])")
AS_OF = re.compile(
    r"截(?:至|止到|止至|止)(?:目前)?\(? ?(?:(?P<year>(?:19|20)[0-9]{2}) ?年 ?)?(?P<month>[0-9]{1,2}) ?月"
    r"(?: ?(?P<day>[0-9]{1,2}) ?日|份?[底末])"
)
# A day named by 截至 is a limit, not a state of the figures, when the clause speaks of what is still to come.
LIMIT = re.compile(r"预计|计划|力争|确保|有效期|报名|申报|期限|时限|合同|将|拟|应|须|报送|前|不得|届满|到期")
TITLE = re.compile(r"通报|通知|公示|情况|报告|简报|公告|进度|月报|汇总|统计")
PERIOD = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2}) ?年(?:度)?[^0-9,。]{0,12}?)?"
    r"(?:(?P<first>[0-9]{1,2})(?:月份?)? ?[-—–~至到] ?)?(?<![0-9])(?P<month>[0-9]{1,2}) ?月(?! ?[0-9]{1,2} ?日)"
)
NAMED_PERIODS = re.compile(r"(?:(?P<year>(?:19|20)[0-9]{2}) ?年(?:度)?)?(?P<name>上半年|前三季度|[一二三四]季度)")
LAST_MONTHS = {"上半年": 6, "前三季度": 9, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12}
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}) ?年")
# A title that speaks of work to come names a month that need not have begun.
AHEAD = re.compile(r"做好|开展|召开|计划|安排|方案|预告|报送|部署|征集|通知$")
BACK = re.compile(r"进展|进度|完成|月报|办理")
TITLE_LINES, LONGEST_DATE_LINE = 6, 200


@dataclass(frozen=True, slots=True)
class AsOf:
    """A day up to which figures count; the year may be left out, and `day` is None for 7月底."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def on(self, year: int) -> date | None:
        """The day in its own year or the one given; None when there is no such day."""
        chosen = self.year or year
        last = calendar.monthrange(chosen, self.month)[1]
        day = last if self.day is None else self.day
        return date(chosen, self.month, day) if 1 <= day <= last else None


@dataclass(frozen=True, slots=True)
class TitlePeriod:
    """The months that the title says it reports: the last one, and the year if it is there."""

    start: int
    end: int
    year: int | None
    last_month: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of the document itself: where it stands and what it is called."""

    start: int
    end: int
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class DocumentDates:
    """Everything a bulletin says about its own time.

    `title_year` is the year the title names; `year` falls back on the day of issue, then on the first year in the text.
    """

    title: Line | None
    period: TitlePeriod | None
    as_of: tuple[AsOf, ...]
    signed: Dated | None
    published: Dated | None
    title_year: int | None
    year: int | None

    @property
    def issued(self) -> Dated | None:
        """The day to reckon from: the signature where there is one, else the day of publication."""
        return self.signed or self.published


def document_dates(paper: Paper) -> DocumentDates:
    """Read them all; each is None where the text does not say."""
    title = _title(paper)
    period = _period(title) if title else None
    signed, published = _issue_days(paper)
    issued, first = signed or published, YEAR.search(paper.plain)
    in_title = YEAR.search(title.text) if title else None
    title_year = (period and period.year) or (int(in_title[1]) if in_title else None)
    year = title_year or (issued.day.year if issued else None) or (int(first[1]) if first else None)
    return DocumentDates(title, period, tuple(_as_of(paper)), signed, published, title_year, year)


def _title(paper: Paper) -> Line | None:
    for line in paper.written[:TITLE_LINES]:
        if (
            TITLE.search(line.text)
            and len(line.text) <= 80
            and not re.search(r"[。;]|:$", line.text)
            and not line.is_row
        ):
            return line
    return None


def _period(title: Line) -> TitlePeriod | None:
    if AHEAD.search(title.text):
        return None
    if named := NAMED_PERIODS.search(title.text):
        start, month = named.start("name"), LAST_MONTHS[named["name"]]
        return TitlePeriod(title.start + start, title.start + named.end(), _year(named), month)
    found = PERIOD.search(title.text)
    if not found or not 1 <= int(found["month"]) <= 12 or not (found["first"] or BACK.search(title.text)):
        return None
    start = found.start("first" if found["first"] else "month")
    return TitlePeriod(title.start + start, title.start + found.end(), _year(found), int(found["month"]))


def _year(found: re.Match[str]) -> int | None:
    return int(found["year"]) if found["year"] else None


def _as_of(paper: Paper) -> Iterator[AsOf]:
    for found in AS_OF.finditer(paper.plain):
        month = int(found["month"])
        if fits(None, month, int(found["day"] or 1)) and not _is_limit(paper.plain, found.start(), found.end()):
            year, day = found["year"], found["day"]
            yield AsOf(*found.span(), int(year) if year else None, month, int(day) if day else None)


def _is_limit(plain: str, start: int, end: int) -> bool:
    before = re.split(r"[。;\n]", plain[max(0, start - 12) : start])[-1]
    after = re.split(r"[。;,\n]", plain[end : end + 12])[0]
    return bool(LIMIT.search(before) or LIMIT.search(after))


def _issue_days(paper: Paper) -> tuple[Dated | None, Dated | None]:
    published: Dated | None = None
    signed: list[Dated] = []
    lines = [line for line in paper.written if len(line.text) <= LONGEST_DATE_LINE]
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        if label := PUBLISHED.search(line.text):
            published = published or _labelled(line, label.end(), after, "发布日期")
        if day := _signature(line, after):
            signed.append(day)
    # A text may carry the dates of what it forwards; its own is the latest.
    return max(signed, key=lambda dated: dated.day, default=None), published


def _signature(line: Line, after: Line | None) -> Dated | None:
    if label := SIGNED.search(line.text):
        return _labelled(line, label.end() if label.group().endswith(":") else 0, after, "成文日期")
    if BARE_DATE.fullmatch(line.text):
        return _first_day(line, 0, "成文日期")
    if found := EIGHT_DIGITS.fullmatch(line.text):
        day = Mention(line.start, line.end, int(found[1]), int(found[2]), int(found[3])).on()
        return Dated(line.start, line.end, day, "成文日期") if day else None
    return None


def _labelled(line: Line, at: int, after: Line | None, name: str) -> Dated | None:
    """The day behind a label, or on the next line where pages put the value under its name."""
    day = _first_day(line, at, name)
    return day or (_first_day(after, 0, name) if after and line.text.endswith(":") else None)


def _first_day(line: Line, at: int, name: str) -> Dated | None:
    for mention in sorted(mentions(line.text), key=lambda mention: mention.start):
        day = mention.on()
        if day and mention.start >= at:
            return Dated(line.start + mention.start, line.start + mention.end, day, name)
    return None


def number(text: str) -> int:
    """A count in digits or in Chinese numerals up to 99; 两 is two."""
    return int(arabic(text.replace("两", "二")))
