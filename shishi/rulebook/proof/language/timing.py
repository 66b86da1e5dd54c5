"""Whether a bulletin's dates agree with each other: period, as-of day, signature, publication."""

from collections.abc import Iterator
from datetime import date, timedelta

from shishi.rulebook.periods import month_ends
from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.document_dates import AsOf, Dated, DocumentDates
from shishi.rulebook.proof.language.notes import note
from shishi.rulebook.proof.language.paper import Paper
from shishi.rulebook.wording import official_date

FUTURE = Rule(
    "as-of-after-date",
    "数据日期晚于发文日期",
    "“截至某日”的数据不可能在那一天之前就写进通报。",
    "落款2016年8月3日，正文“截至2016年8月31日”。",
    Severity.WARN,
)
EARLY = Rule(
    "date-before-period",
    "发文早于报告期",
    "标题所报的月份还没有开始，通报就已经成文。",
    "标题“2016年1—7月”，落款2016年6月28日。",
    Severity.WARN,
)
LATE = Rule(
    "late-publication",
    "发布滞后",
    "报告期结束两个月以后才发布，读者容易把旧数当成新数。",
    "标题“2016年1—7月”，2016年12月26日发布：晚148天。",
    Severity.INFO,
)
PERIOD = Rule(
    "period-and-as-of",
    "报告期与数据截止日不一致",
    "标题报到几月，正文的数据就应当截至几月。",
    "标题“1—7月”，正文“截至6月底”。",
    Severity.WARN,
)
UNDATED = Rule(
    "no-document-date",
    "没有日期",
    "通报写了标题和正文，却没有落款日期、印发日期或者发布日期。",
    "标题“关于……的通报”，全文没有成文日期。",
    Severity.INFO,
)
RULES = (FUTURE, EARLY, LATE, PERIOD, UNDATED)

LATE_AFTER = timedelta(days=60)
PLAUSIBLY_LAST_YEAR = timedelta(days=182)
SHORT_TEXT = 300


def check(paper: Paper, dates: DocumentDates) -> Iterator[Finding]:
    """What the dates say about one another."""
    if dates.issued:
        yield from _future(paper, dates, dates.issued)
        yield from _against_period(paper, dates, dates.issued)
    elif dates.title and dates.title.text.endswith(("通报", "通知", "报告")) and len(paper.text) >= SHORT_TEXT:
        message = "全文没有找到落款日期、印发日期或发布日期，请补上。"
        yield note(paper, UNDATED, dates.title.end - 2, dates.title.end, message)
    if dates.period:
        yield from _period_and_as_of(paper, dates)


def _future(paper: Paper, dates: DocumentDates, issued: Dated) -> Iterator[Finding]:
    for point in dates.as_of:
        day = point.on(issued.day.year)
        if day is None or day <= issued.day or (point.year is None and _may_be_last_year(point, issued.day)):
            continue
        certain = point.year and point.day and (dates.published is None or day > dates.published.day)
        severity = Severity.ERROR if certain else Severity.WARN
        message = f"数据截至{official_date(day)}，{issued.name}却是{official_date(issued.day)}，早了{(day - issued.day).days}天。"
        yield note(
            paper, FUTURE, point.start, point.end, message, computed=official_date(issued.day), severity=severity
        )


def _may_be_last_year(point: AsOf, issued: date) -> bool:
    earlier = point.on(issued.year - 1)
    return earlier is None or issued - earlier < PLAUSIBLY_LAST_YEAR


def _against_period(paper: Paper, dates: DocumentDates, issued: Dated) -> Iterator[Finding]:
    period = dates.period
    if not period:
        return
    year = dates.title_year or _latest_year(period.last_month, issued.day)
    last = month_ends(year)[period.last_month - 1]
    if issued.day < last.replace(day=1):
        message = f"标题报到{year}年{period.last_month}月，{issued.name}却是{official_date(issued.day)}，那时{period.last_month}月还没有开始。"
        yield note(paper, EARLY, period.start, period.end, message, computed=official_date(issued.day))
    out = dates.published or issued
    if out.day - last > LATE_AFTER:
        message = f"数据报到{official_date(last)}，{out.name}是{official_date(out.day)}，晚了{(out.day - last).days}天，读者看到的已是旧数。"
        yield note(paper, LATE, out.start, out.end, message, computed=f"{(out.day - last).days}天")


def _latest_year(month: int, issued: date) -> int:
    """The year of a month whose title names none: the last one that had begun on the day of issue."""
    return issued.year if issued.month >= month else issued.year - 1


def _period_and_as_of(paper: Paper, dates: DocumentDates) -> Iterator[Finding]:
    period = dates.period
    year = period and (period.year or dates.year)
    same_year = [point for point in dates.as_of if point.year is None or year is None or point.year == year]
    if not period or not same_year or len(same_year) < len(dates.as_of):
        return
    latest = max(same_year, key=lambda point: (point.month, point.day or 31))
    if latest.month < period.last_month:
        message = f"标题报到{period.last_month}月，正文数据只截至{latest.month}月，请统一。"
        yield note(paper, PERIOD, latest.start, latest.end, message, computed=f"{period.last_month}月")
    elif latest.month > period.last_month and latest.day is None:
        message = f"标题报到{period.last_month}月，正文数据却截至{latest.month}月底，请核对标题。"
        yield note(
            paper, PERIOD, latest.start, latest.end, message, computed=f"{period.last_month}月", severity=Severity.INFO
        )
