"""Numbers with their measure, as written: 3.64万个 is 3.64 in 万个. Ordinals, dates, thresholds and numbers are left out.

A number counts only where a measure word, a percent sign or a word that announces it (有3、共10) says that it counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import cn2an

from shishi.rulebook.proof.words import CHINESE_MEASURES, DURATIONS, MEASURES, SCALES

_DIGITS = r"\d+(?:\.\d+)?"
_SCALE = "万亿|千万|百万|十万|万|亿|千(?![瓦克米伏])|百(?!分)"
_HAN = "一二两三四五六七八九十百千零〇"
_MEASURE = "|".join(re.escape(word) for word in MEASURES)
_NUMBER = re.compile(
    rf"""
    (?P<digits>{_DIGITS})
    (?P<more>余|多|几)?
    (?P<scale>{_SCALE})?
    (?P<more2>余|多)?
    (?P<unit>%|‰|个?百分点|成(?=[以左,。;、的]|$)|{_MEASURE})?
    |(?P<han>[{_HAN}]{{1,9}})(?P<hanscale>万|亿)?(?P<hanmore>余|多)?(?P<hanunit>个百分点|{CHINESE_MEASURES})
    |百分之(?P<percent>[{_HAN}点]{{1,9}})
    """,
    re.VERBOSE,
)
_RANGE = re.compile(r"\d(?:%|[万亿]?[元个件项人岁]?)-\d")

# What stands before or after a number that is no claim.
_ORDINAL_BEFORE = re.compile(
    rf"(?:第[\d{_HAN}、和及至到-]*|〔[^〕]{{0,6}}|\[[^\]]{{0,6}}|前|No\.?|[a-zA-Z./+×xX*]|\d:|\d[-.]|[^\d]-)$"
)
_CONTACT = re.compile(r"(?:电话|传真|邮编|联系方式|手机|热线|网址)[^。\n]{0,20}$")
_DATE_AFTER = re.compile(
    r"(?:年(?!度?(?:均|内))|月(?!均)|日(?!均)|季度|时|点\d|:|/|\d|号|强|期|字|版|级|周年|年代|[〕\]])"
)
_NO_COUNT_AFTER = re.compile(r"(?:个月|月|天内|日内)")
_THRESHOLD = re.compile(r"(?:及|\(含\)|含)?以[上下](?!\()(?:的)?[\u4e00-\u9fff]")
_ANNOUNCED = re.compile(r"(?:有|共|共计|计|达|达到|完成|为|是|剩|剩余|其余)$")
_FOLLOWED = re.compile(r"[(,。;、)]|$|\n")
_ROUGH_BEFORE = re.compile(r"(?:约|近|超过|逾|超|不少于|不低于|不足|至少|大约|将近|突破|高于|低于)(?:为|达)?$")
_ROUGH_AFTER = re.compile(r"左右|上下|(?:及)?以[上下内]|余|多")
_ENUMERATED = re.compile(rf"[{_HAN}]、$")  # 三类 of 一、二、三类问题
_IDIOM = re.compile(
    r"一(?:个|批|次|条|项|件|家|级|类|起|所|位|组)|(?:百|千)(?:家|个|件|次|亩)|(?:两|三|四|五|六)级|(?:三|二)次"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A number with its measure in the plain text; `places` are the decimals written, `rough` means about so much."""

    start: int
    end: int
    value: Decimal
    unit: str
    places: int
    rough: bool = False

    @property
    def scale(self) -> int:
        """How many digits the unit stands for: 万人 4, 亿元 8, 件 0."""
        return scale_of(self.unit)[0]

    @property
    def base(self) -> str:
        """The unit without its scale: 万人 → 人."""
        return scale_of(self.unit)[1]


@lru_cache(maxsize=512)
def scale_of(unit: str) -> tuple[int, str]:
    """万人 → (4, 人), 亿元 → (8, 元), 件 → (0, 件)."""
    if unit in MEASURES or unit == "百分点":
        return 0, unit  # 千瓦 is a measure, not 1000 瓦
    for word in ("万亿", "千万", "百万", "十万", "亿", "万", "千", "百"):
        if unit.startswith(word):
            return SCALES[word], unit[len(word) :]
    return 0, unit


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The counting numbers between two offsets of a plain text, in order."""
    for found in _NUMBER.finditer(text, start, end):
        token = _percent(found) or _han(text, found) or _arabic(text, found)
        if token is not None:
            yield token


def _percent(found: "re.Match[str]") -> Token | None:
    if not found["percent"]:
        return None
    value = _chinese(found["percent"])
    return None if value is None else Token(found.start(), found.end(), value, "%", _places(str(value)))


def _han(text: str, found: "re.Match[str]") -> Token | None:
    numeral = found["han"]
    if not numeral or (numeral == "一" and not found["hanscale"]) or _IDIOM.fullmatch(found[0]):
        return None
    if _ORDINAL_BEFORE.search(text, max(0, found.start() - 12), found.start()):
        return None
    if _ENUMERATED.search(text, max(0, found.start() - 2), found.start()):
        return None
    if text[found.start() - 1 : found.start()] in {"几", "数", "之", "逐"} or _NO_COUNT_AFTER.match(
        text, found.end() - 1
    ):
        return None
    value = _chinese(numeral)
    if value is None:
        return None
    return Token(
        found.start(), found.end(), value, (found["hanscale"] or "") + found["hanunit"], 0, bool(found["hanmore"])
    )


def _arabic(text: str, found: "re.Match[str]") -> Token | None:
    digits, start, end = found["digits"], found.start(), found.end()
    if not digits or not _counts(text, found):
        return None
    unit = (found["scale"] or "") + (found["unit"] or "")
    unit = "百分点" if unit == "个百分点" else unit
    rough = bool(found["more"] or found["more2"] or _ROUGH_BEFORE.search(text, max(0, start - 6), start))
    rough = rough or bool(_ROUGH_AFTER.match(text, end))
    return Token(start, end, Decimal(digits), unit, _places(digits), rough)


def _counts(text: str, found: "re.Match[str]") -> bool:
    start, end = found.start(), found.end()
    before = max(0, start - 24)
    if _ORDINAL_BEFORE.search(text, max(before, start - 12), start):
        return False
    if not found["unit"]:
        return not _CONTACT.search(text, before, start) and _counts_alone(text, found)
    if found["unit"] in DURATIONS or _DATE_AFTER.match(text, start + len(found["digits"])):
        return False
    if found["unit"] in {"个", "年"} and _NO_COUNT_AFTER.match(text, end - 1):
        return False
    return not _THRESHOLD.match(text, end)


def _counts_alone(text: str, found: "re.Match[str]") -> bool:
    """Without a unit: 共5.3万, or announced as in 有3（…）."""
    start, end = found.start(), found.end()
    if found["scale"] and not found["more"]:
        return not _THRESHOLD.match(text, end) and bool(_FOLLOWED.match(text, end))
    announced = _ANNOUNCED.search(text, max(0, start - 8), start)
    return bool(announced and _FOLLOWED.match(text, end) and len(found["digits"]) < 6)


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


@lru_cache(maxsize=1024)
def _chinese(numeral: str) -> Decimal | None:
    """十二 → 12, 两 → 2, 一百二十 → 120; None for what only looks like a number."""
    try:
        return Decimal(str(cn2an.cn2an(numeral.replace("两", "二").replace("〇", "零"), "smart")))
    except ValueError:
        return None
