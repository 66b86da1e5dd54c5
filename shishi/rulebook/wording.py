"""Figures in official Chinese (GB/T 15835-2011 numbers, GB/T 15834-2011 punctuation, GB/T 9704-2012 dates and levels)."""

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import cn2an

from shishi.rulebook.errors import RulebookError

MEASURES = "个件项户人次所座处套亩公里米吨辆台名家村"


class WordingError(RulebookError):
    """A number that has no such form, or a list that contradicts its total."""


def official_date(day: date) -> str:
    """2016年8月5日: Arabic, full year, no zero padding (GB/T 9704-2012 §7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def official_month(day: date) -> str:
    return f"{day.year}年{day.month}月"


def month_range(first: int, last: int) -> str:
    """1—7月, with the one-em dash of ranges; a single month stands alone."""
    return f"{first}月" if first == last else f"{first}—{last}月"


def date_range(first: date, last: date) -> str:
    """Two days joined by a dash; the year and month are not repeated where they are the same."""
    if first == last:
        return official_date(first)
    if first.year != last.year:
        return f"{official_date(first)}—{official_date(last)}"
    if first.month != last.month:
        return f"{official_date(first)}—{last.month}月{last.day}日"
    return f"{first.year}年{first.month}月{first.day}—{last.day}日"


def enumeration(names: Sequence[str], total: int | None = None, measure: str = "件") -> str:
    """Names with their number: `A、B等3件` where more exist than are named, `A、B共2件` where all are, `A` for one alone.

    Raises:
        WordingError: nothing is named, or more are named than exist.

    """
    whole = len(names) if total is None else total
    if not names or len(names) > whole:
        raise WordingError("more_named_than_exist", f"列出{len(names)}{measure}，与总数{whole}{measure}不符。")
    listed = "、".join(names)
    if len(names) < whole:
        return f"{listed}等{whole}{measure}"
    return listed if whole == 1 else f"{listed}共{whole}{measure}"


def cancelled_note(number: int, measure: str = "件") -> str:
    """取消1件不计, or nothing where none was cancelled."""
    return f"取消{number}{measure}不计" if number else ""


def decimal_text(value: Decimal | int) -> str:
    """A number without exponent, separators and idle zeros: 9.50 → 9.5, 1E+3 → 1000, −0 → 0."""
    text = f"{Decimal(value):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def quantity(value: Decimal | int, unit: str) -> str:
    """A number with its unit; from 1万 on in 万 or 亿 where that needs at most two decimals: 100000亩 → 10万亩."""
    number = Decimal(value)
    for word, power in (("亿", 8), ("万", 4)):
        shown = number.scaleb(-power)
        if abs(number) >= Decimal(10) ** power and shown == round(shown, 2) and not unit.startswith(("万", "亿")):
            return f"{decimal_text(shown)}{word}{unit}"
    return f"{decimal_text(number)}{unit}"


def percent(value: Decimal) -> str:
    """30.0 → 30%, 28.6 → 28.6%."""
    return f"{decimal_text(value)}%"


def percent_points(change: Decimal) -> str:
    """提高3.2个百分点, 下降0.5个百分点, 持平."""
    if not change:
        return "持平"
    return f"{'提高' if change > 0 else '下降'}{decimal_text(abs(change))}个百分点"


def levels_sentence(levels: Mapping[str, int], measure: str = "件") -> str:
    """省列10件、市列15件、县列10件，共35件; a single level carries no sum."""
    listed = "、".join(f"{name}{number}{measure}" for name, number in levels.items())
    return listed if len(levels) == 1 else f"{listed}，共{sum(levels.values())}{measure}"


def time_left(as_of: date, deadline: date) -> str:
    """How long until the deadline at the data's as-of day: 5个月, 不足5个月, 12天, 今天到期, 已逾期3天.

    Whole months are counted from a month's last day to a month's last day: from 31 July to 31 December it is 5个月.
    """
    days = (deadline - as_of).days
    if days <= 0:
        return "今天到期" if days == 0 else f"已逾期{-days}天"
    months = (deadline.year - as_of.year) * 12 + deadline.month - as_of.month
    both_last = _is_last(as_of) and _is_last(deadline)
    if both_last or deadline.day == as_of.day:
        return f"{months}个月"
    whole = months if deadline.day > as_of.day and not _is_last(as_of) else months - 1
    return f"不足{whole + 1}个月" if whole >= 1 else f"{days}天"


def _is_last(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def chinese_number(number: int) -> str:
    """Small-form Chinese numeral: 10 → 十, 12 → 十二, 105 → 一百零五.

    Raises:
        WordingError: below 0 or 1万 and above, where official text uses Arabic numbers.

    """
    if not 0 <= number < 10_000:
        raise WordingError("no_chinese_form", f"{number}不宜用汉字数字表示。")
    text = str(cn2an.an2cn(str(number), "low"))
    return text.removeprefix("一") if text.startswith("一十") else text


def number_from_chinese(text: str) -> Decimal:
    """The number of 十二, 两个, 十件, 二○一六 or 百分之三十 (30, in percent).

    Raises:
        WordingError: it is no number.

    """
    core = text.strip().replace("○", "〇").removeprefix("百分之")
    core = re.sub(rf"[{MEASURES}]+$", "", core).replace("两", "二")
    try:
        return Decimal(str(cn2an.cn2an(core, "smart")))
    except ValueError as cause:
        raise WordingError("no_number", f"“{text}”不是数字。") from cause


def heading_number(level: int, number: int) -> str:
    """一、 （一） 1. （1） for levels 1-4 (GB/T 9704-2012 §7.3.3).

    Raises:
        WordingError: another level.

    """
    match level:
        case 1:
            return f"{chinese_number(number)}、"
        case 2:
            return f"（{chinese_number(number)}）"
        case 3:
            return f"{number}."
        case 4:
            return f"（{number}）"
        case _:
            raise WordingError("no_level", f"公文层次序数只有四级，没有第{level}级。")


def point_number(number: int) -> str:
    """一是, 二是, 三是 within a paragraph."""
    return f"{chinese_number(number)}是"
