"""Up to which month a bulletin's figures go: 1-9月, 上半年, 截至10月底."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from shishi.rulebook.digits import arabic

_HAN_MONTH = "一二三四五六七八九十元0-9"
_PERIOD = re.compile(
    rf"(?:截至|截止|至|到|-)(?:20\d\d年)?(?P<until>\d{{1,2}})月(?:份)?(?P<end>底|末|(?P<day>\d{{1,2}})日)?"
    rf"|(?P<han>[{_HAN_MONTH}]{{1,2}})[至到-](?P<hanuntil>[一二三四五六七八九十]{{1,2}})月"
    r"|\((?P<paren>\d{1,2})月(?:底|末)\)"
    r"|(?P<word>一季度|第一季度|首季|上半年|前两?季度|前二季度|前三季度|三季度末|全年(?=[^计任目预投工重]))"
)
_WORDS = {
    "一季度": 3,
    "第一季度": 3,
    "首季": 3,
    "上半年": 6,
    "前两季度": 6,
    "前二季度": 6,
    "前季度": 6,
    "前三季度": 9,
    "三季度末": 9,
    "全年": 12,
}
_COMPARED = re.compile(r"(?:较|比|同|上年|去年|于|在)[^,。;(]{0,6}$")


@dataclass(frozen=True, slots=True)
class Period:
    """A stated end of the figures: months of the year that have gone by, and whether the month is complete."""

    place: int
    month: int
    whole: bool
    passed: Decimal


def periods(text: str) -> list[Period]:
    """All periods that a text names, in order; months that something is only compared with are left out."""
    found = []
    for match in _PERIOD.finditer(text):
        if _COMPARED.search(text, max(0, match.start() - 8), match.start()):
            continue
        month = _month(match)
        if 1 <= month <= 12:
            day = int(match["day"] or 0)
            passed = Decimal(month) if not day or day >= 28 else month - 1 + Decimal(day) / 30
            found.append(Period(match.start(), month, not day or day >= 28, passed))
    return found


def _month(match: "re.Match[str]") -> int:
    if match["until"] or match["paren"]:
        return int(match["until"] or match["paren"])
    if match["hanuntil"]:
        return int(arabic(match["hanuntil"]))
    return _WORDS.get(match["word"], 0)


def at(known: list[Period], place: int, start: int = 0, end: int = 0) -> Period | None:
    """The period that holds at a place: the last named before it, or in its sentence (`start` to `end`) behind it."""
    before = bisect_right([one.place for one in known], place)
    last = known[before - 1] if before else None
    after = known[before] if before < len(known) and known[before].place < end else None
    return after if after is not None and (last is None or last.place < start) else last


def share_of_year(passed: Decimal) -> Decimal:
    """The time progress (序时进度) in percent: 10 months → 83.33…"""
    return passed / 12 * 100
