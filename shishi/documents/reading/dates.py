"""Time limits: ``2016-10-31``, ``10月底前``, ``三季度末``, ``上半年``; the year comes from the title."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from shishi.documents.reading.cells import half_width, is_blank, squeeze
from shishi.documents.reading.grid import Value

_NO_DATE = re.compile(
    r"^(?:全年|长期|常年|待定|持续推进|长期坚持|全年推进|按计划|未定|另行通知|滚动推进|每月|每季度|按月|按季|常态化.*|持续.*)$"
)
_FULL = re.compile(r"^(20\d\d)(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})(?:日|号)?(?:\s*00:00(?::00)?)?$")
_DAY = re.compile(r"^(\d{1,2})月(\d{1,2})(?:日|号)$")
_MONTH = re.compile(r"^(?:(20\d\d)(?:-|/|\.|年))?(\d{1,2})(?:月份?)$|^(20\d\d)[-/.](\d{1,2})$")
_MONTH_END = re.compile(r"^(?:(20\d\d)年)?(\d{1,2})月份?(?:底|末)$")
_YEAR_END = re.compile(r"^(?:(20\d\d)年)?(?:年底|年末|年内|底|末|全年底)$|^(20\d\d)年(?:度)?(?:年)?(?:底|末|内)$")
_QUARTER = re.compile(r"^(?:(20\d\d)年)?第?([一二三四1-4])季度(末|底|内)?$")
_HALF = re.compile(r"^(?:(20\d\d)年)?(上|下)半年(末|底|内)?$")
_TENTH = re.compile(r"^(?:(20\d\d)年)?(\d{1,2})月(上旬|中旬|下旬|初|中)$")
_RANGE = re.compile(r"^(.*?\d.*?)(?:-|~|—|–|至|到)(.+)$")
_COMPACT = re.compile(r"^(20\d\d)(0[1-9]|1[0-2])([0-3]\d)?$")
_BEFORE = re.compile(r"(?:之前|以前|前|完成|完工|竣工|建成|办结|左右|全面完成|前完成)+$")
_DIGITS = {sign: place for place, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0}
_CHINESE_YEAR = re.compile(r"([二][〇○O零一二三四五六七八九]{3})年")
_CHINESE_NUMBER = re.compile(r"([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(月|日|号)")
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}


@dataclass(frozen=True, slots=True)
class Due:
    """``text``: ISO day or ISO month. ``doubt``: why a person must decide; ``text`` is then a proposal or None."""

    text: str | None = None
    doubt: str | None = None


def read_due(value: Value, year: int | None, *, month_only: bool = False) -> Due:
    """The time limit of a cell; ``month_only`` says that the format of a date cell shows no day."""
    if is_blank(value) or isinstance(value, bool):
        return Due()
    if isinstance(value, dt.date):
        return Due(f"{value:%Y-%m}" if month_only else f"{value:%Y-%m-%d}")
    if isinstance(value, float | int):
        return _typed_number(value)
    return _text(arabic(squeeze(half_width(str(value)))), year)


def arabic(text: str) -> str:
    """二〇一六年十月三十一日 -> 2016年10月31日. Quarters keep their numerals."""
    text = _CHINESE_YEAR.sub(lambda match: "".join(str(_DIGITS[sign]) for sign in match[1]) + "年", text)
    return _CHINESE_NUMBER.sub(lambda match: str(_tens(match[1])) + match[2], text)


def _tens(sign: str) -> int:
    left, ten, right = sign.partition("十")
    if not ten:
        return _DIGITS[sign[-1]]
    return (_DIGITS[left] if left else 1) * 10 + (_DIGITS[right] if right else 0)


def _typed_number(value: float) -> Due:
    text = f"{value:.15g}"
    match = _COMPACT.match(text)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3])) if match[3] else _month(int(match[1]), int(match[2]))
    if 36_526 <= value <= 54_788 and value == int(value):
        day = dt.date(1899, 12, 30) + dt.timedelta(days=int(value))
        return Due(day.isoformat(), f"单元格是数字{text}，可能是没有设成日期格式的 {day.isoformat()}")
    return Due(None, f"“{text}”不是明确的日期")


def _text(text: str, year: int | None) -> Due:
    if _NO_DATE.match(text):
        return Due()
    bare = re.sub(r"\([^()]*\)", "", text)
    for word, shift in (("次年", 1), ("明年", 1), ("今年", 0), ("当年", 0), ("本年度", 0), ("本年", 0)):
        if bare.startswith(word):
            bare = bare.removeprefix(word)
            bare = "年" + bare if bare in {"底", "末", "内"} else bare
            year = None if year is None else year + shift
    if "左右" in bare or bare.startswith(("约", "预计", "力争")):
        return Due(None, "是大概的时间")
    plain = _BEFORE.sub("", bare) or bare
    before = bare != plain and bare[len(plain) :].startswith(("前", "之前", "以前"))
    due = _single(plain, year, before=before)
    if due is not None:
        return due
    span = _RANGE.match(plain)
    if span:
        end = _single(_BEFORE.sub("", span[2]), year, before=False)
        return Due(end.text if end else None, "写的是一段时间，请确认完成时限")
    if not re.search(r"\d|年|月|季|底|末", plain):
        return Due()
    return Due(None, f"“{text}”不是明确的日期")


def _single(text: str, year: int | None, *, before: bool) -> Due | None:  # noqa: PLR0911  # one answer for each way of writing
    if match := _FULL.match(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _COMPACT.match(text):
        return _day(int(match[1]), int(match[2]), int(match[3])) if match[3] else _month(int(match[1]), int(match[2]))
    if match := _DAY.match(text):
        return _need(year) or _day(year or 0, int(match[1]), int(match[2]))
    if match := _MONTH_END.match(text):
        return _last(match[1], year, int(match[2]))
    if match := _YEAR_END.match(text):
        return _last(match[1] or match[2], year, 12)
    if match := _QUARTER.match(text):
        due = _last(match[1], year, _QUARTERS[match[2]])
        return due if match[3] or before or due.doubt else Due(due.text, "只写了季度，请确认是否为季度末")
    if match := _HALF.match(text):
        return _last(match[1], year, 6 if match[2] == "上" else 12)
    if match := _MONTH.match(text):
        due = _with_year(match[1] or match[3], year, int(match[2] or match[4]))
        return Due(due.text, due.doubt or "“月前”指上月底还是本月底，无法判断") if before else due
    if match := _TENTH.match(text):
        due = _with_year(match[1], year, int(match[2]))
        return Due(due.text, due.doubt or f"“{match[3]}”不是明确的日期")
    return None


def _need(year: int | None) -> Due | None:
    return Due(None, "标题里没有年份，无法确定是哪一年") if year is None else None


def _with_year(own: str | None, year: int | None, month: int) -> Due:
    chosen = int(own) if own else year
    return _need(chosen) or _month(chosen or 0, month)


def _last(own: str | None, year: int | None, month: int) -> Due:
    chosen = int(own) if own else year
    if chosen is None:
        return Due(None, "标题里没有年份，无法确定是哪一年")
    if not 1 <= month <= 12:
        return Due(None, f"没有{month}月")
    return Due(f"{chosen:04d}-{month:02d}-{calendar.monthrange(chosen, month)[1]:02d}")


def _month(year: int, month: int) -> Due:
    return Due(f"{year:04d}-{month:02d}") if 1 <= month <= 12 else Due(None, f"没有{month}月")


def _day(year: int, month: int, day: int) -> Due:
    try:
        return Due(dt.date(year, month, day).isoformat())
    except ValueError:
        return Due(None, f"没有{year}年{month}月{day}日这一天")
