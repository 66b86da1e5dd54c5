"""Amounts in the text of a cell: ``10万亩``, ``1320户；100户``, ``新增就业2300人、技能培训800人次``, ``不低于500户``.

What a careful person could not decide (10余, 约, 3-5所) comes back as a doubt with its reason, never as a number alone.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from shishi.documents.reading.cells import MAX_DIGITS, half_width, squeeze
from shishi.documents.reading.units import SCALES, is_unit, leading_unit

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PART = re.compile(rf"^([^\d]*?)({_NUMBER})([^\d]*)$")
_PLAIN = re.compile(rf"^-?(?:{_NUMBER})$")
_SPLIT = re.compile(r"[;、\n]|(?<!\d),|,(?!\d{3}(?!\d))")
_MINIMUM = re.compile(r"(?:不低于|不少于|不小于|不得低于|不得少于|至少|≥|>=|最低)$")
_ABOUT = re.compile(r"(?:约|大约|近|将近|接近|大概|左右|估计|预计|力争|>|超过|超|逾)$")
_MAXIMUM = re.compile(r"(?:不超过|不高于|不大于|≤|<=|<|至多|最多)$")
_ABOUT_UNIT = re.compile(r"^(?:余|多|来|几|数)|(?:左右|上下|以内|以下|不等|\+)$")
_OTHER_AMOUNT = re.compile(
    r"本月|当月|本期|累计|截至|截止|上月|去年|上年|计划|目标|剩余|剩|还有|尚|未|其中|比上|同比|增长|占"
)
_NEGATIVE = re.compile(r"^[-−－]\s*\d")
_CHINESE = re.compile(r"^([一二两三四五六七八九十百千零〇]+)([^一二两三四五六七八九十百千零〇\d]+)$")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "零": 0, "〇": 0}
_LEVELS = {"十": 10, "百": 100, "千": 1000}
_NO_NAME = re.compile(
    r"^(?:共|共计|合计|总计|达到|达|完成|已完成|实现|新建|改建|扩建|改造|建设|建成|新增|实施|修建|续建|硬化|新改建|[:\-—.·]|各|计)*$"
)
_PLACE = re.compile(r"(?:镇|乡|街道|社区|办事处|管委会)$")


@dataclass(frozen=True, slots=True)
class Item:
    """One amount of a cell; ``unit`` and ``name`` only where the cell has them."""

    number: Decimal
    unit: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a cell says. ``doubt`` is why a person must decide; ``items`` may then propose. ``wrong``: cannot be right."""

    items: tuple[Item, ...] = ()
    doubt: str | None = None
    wrong: bool = False
    shares: tuple[tuple[str, Decimal], ...] = ()


NOTHING = Amounts()
TOO_LONG = f"数字超过{MAX_DIGITS}位，不能原样登记"


def strict_number(text: str) -> Decimal | None:
    """A bare number, thousands separators allowed: ``1,320`` -> 1320. Anything else is None."""
    if not _PLAIN.match(text) or len(text) > 2 * MAX_DIGITS:
        return None
    return Decimal(text.replace(",", ""))


def amounts(text: str, known_units: frozenset[str] = frozenset()) -> Amounts:
    """All amounts of a number cell. Text without any number says nothing; it is not zero."""
    wide_comma = re.search(r"\d，\d{3}(?!\d)", text)
    half = half_width(text).strip()
    squeezed = squeeze(half)
    number = strict_number(squeezed)
    if number is not None and not wide_comma:
        return _bare(number)
    if not re.search(r"\d", squeezed):
        return _chinese(squeezed)
    if _NEGATIVE.match(squeezed):
        return Amounts(doubt="数量为负数", wrong=True)
    if re.search(r"\d[eE][+-]?\d", squeezed):
        return Amounts(doubt="数字过大或写法不是通常的数字", wrong=True)
    if wide_comma:
        return Amounts(doubt="逗号是千分位还是分隔两项，无法判断")
    return _listed(half, known_units)


def _bare(number: Decimal) -> Amounts:
    if number < 0:
        return Amounts(doubt="数量为负数", wrong=True)
    if number >= Decimal(10) ** MAX_DIGITS:
        return Amounts(doubt="数字过大", wrong=True)
    return Amounts(doubt=TOO_LONG, wrong=True) if too_long(number) else Amounts((Item(number),))


def too_long(number: Decimal) -> bool:
    """More digits than a register or a spreadsheet keeps; they would be lost without a word."""
    return len(number.normalize().as_tuple().digits) > MAX_DIGITS


def _listed(half: str, known_units: frozenset[str]) -> Amounts:
    body, bracket_doubt, inner = _without_brackets(half)
    shares = _allocation(inner or body, known_units)
    if shares and not inner:
        return shares
    pieces = [piece for piece in _SPLIT.split(body) if squeeze(piece)]
    spaced = [piece for part in pieces for piece in part.split()]
    if len(spaced) > len(pieces) and all(_PART.match(piece) for piece in spaced):
        pieces = spaced
    found: list[Item] = []
    for piece in pieces:
        part = part_of(squeeze(piece))
        if isinstance(part, str):
            return Amounts(tuple(found), doubt=part)
        if part is not None:
            found.append(part)
    if shares and inner and len(found) == 1:
        total = sum(share for _, share in shares.shares)
        doubt = None if total == found[0].number else f"各乡镇之和是{total}，与{found[0].number}不符"
        return Amounts(tuple(found), doubt=doubt, wrong=doubt is not None, shares=shares.shares)
    if len(found) == 1:
        found = [Item(found[0].number, found[0].unit)]
    return Amounts(tuple(found), doubt=bracket_doubt)


def part_of(piece: str) -> Item | str | None:
    """One part: its amount, or the reason of doubt, or None when it holds no number."""
    if not re.search(r"\d", piece):
        return None
    match = _PART.match(piece)
    if not match:
        return "一处写了不止一个数或是一个范围"
    before, digits, after = match[1], match[2], match[3]
    if before.endswith(("-", "−", "~", "至", "到", "/", ".", "×", "*", "第")) or after.startswith(
        (".", "/", ":", "×", "*", "-", "~", "年", "月", "日", "号")
    ):
        return "写法不是通常的数量"
    if _ABOUT.search(before) or _ABOUT_UNIT.search(after) or _MAXIMUM.search(before):
        return "是约数、上限或范围，不是确数"
    if _OTHER_AMOUNT.search(before) or _OTHER_AMOUNT.search(after):
        return "写了别的口径的数（如本月、累计、计划、其中），无法判断取哪一个"
    before = _MINIMUM.sub("", before)
    return _item(before, Decimal(digits.replace(",", "")), re.sub(r"(?:及以上|以上|及其以上)$", "", after))


def _item(before: str, number: Decimal, after: str) -> Item | str:
    if too_long(number):
        return TOO_LONG
    after = after.rstrip("。.!")
    name = None if _NO_NAME.match(before) else before.strip(":—-.·")
    if after in SCALES:
        return Item(number * SCALES[after], None, name)
    if not after or is_unit(after):
        return Item(number, after or None, name)
    unit = leading_unit(after)
    rest = after[len(unit) :] if unit else ""
    if unit and not re.search(r"[/每余多]", rest):
        return Item(number, unit, (name or "") + rest.strip("()") or None)
    return f"“{after}”不像计量单位"


def _without_brackets(text: str) -> tuple[str, str | None, str | None]:
    """The text without bracketed remarks, the doubt they raise, and a bracket that may be an allocation."""
    doubt = inner = None
    for content in re.findall(r"\(([^()]*)\)", text):
        if re.search(r"\d", content):
            inner = content
            if not re.match(r"\s*(?:其中|含|包括)", content):
                doubt = "括号里还有数，无法判断取哪一个"
    return re.sub(r"\([^()]*\)", "", text), doubt, inner


def _allocation(text: str, known_units: frozenset[str]) -> Amounts | None:
    """``元坝镇280 白果乡15``: shares of townships, which add up to the row's amount."""
    pieces = [piece for piece in re.split(r"[;、,\s]+", text) if piece]
    matches = [_PART.match(piece) for piece in pieces]
    if len(pieces) < 2 or not all(matches):
        return None
    parts = [match for match in matches if match]
    names = [part[1].rstrip(":") for part in parts]
    if not all(name in known_units or _PLACE.search(name) for name in names):
        return None
    numbers = [Decimal(part[2].replace(",", "")) for part in parts]
    unit_words = {part[3] for part in parts if part[3]}
    if len(unit_words) > 1 or not all(is_unit(word) for word in unit_words):
        return Amounts(doubt="分解到各乡镇的数单位不一")
    unit = next(iter(unit_words), None)
    shares = tuple(zip(names, numbers, strict=True))
    strangers = [name for name in names if name not in known_units]
    doubt = f"“{strangers[0]}”不在单位名录里，无法确认是分解到乡镇的数" if strangers else None
    return Amounts((Item(sum(numbers, Decimal(0)), unit),), doubt=doubt, shares=shares)


def _chinese(text: str) -> Amounts:
    match = _CHINESE.match(text)
    if not match or not is_unit(match[2]):
        return NOTHING
    total = current = 0
    for sign in match[1]:
        if sign in _LEVELS:
            total += (current or 1) * _LEVELS[sign]
            current = 0
        else:
            current = _DIGITS[sign]
    return Amounts((Item(Decimal(total + current), match[2]),))
