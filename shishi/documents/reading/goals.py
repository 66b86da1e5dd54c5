"""Targets in the wording of a goal or of a content column: ``危房改造1320户；计生两户建房100户``, ``新建小学2所``."""

import re

from shishi.documents.reading.cells import half_width, squeeze
from shishi.documents.reading.quantities import NOTHING, Amounts, Item, amounts, part_of

_PARTS = re.compile(r"[;。、\n]|(?<!\d),|,(?!\d{3}(?!\d))")
_TIME = re.compile(
    r"(?:20\d\d年)?(?:\d{1,2}[-~至]\d{1,2}月|\d{1,2}月(?:份|底|末|初|上旬|中旬|下旬)?(?:\d{1,2}日)?)(?:之?前|以前)?|20\d\d年(?:度|底|末)?(?:之?前)?|第\d+[批期次条届]|\d+(?:号|#|[kK][vV])(?!\d)"
)
_NUMBERING = re.compile(r"(?:^|(?<=[;。\n]))\s*(?:\(\d{1,2}\)|\d{1,2}[.、)](?!\d)|[①-⑳])")
_MONEY_NOTE = re.compile(r"(?:总投资|估算投资|计划投资|概算|(?<!完成)投资|资金)[^\d]{0,4}\d[\d,.]*\s*(?:亿|万)?元")
_ATTRIBUTE = re.compile(r"面积|惠及|受益|覆盖|其中|长度|每|人均|(?<!高)标准(?!化)|容量|平均|涉及")
_PER_PIECE = re.compile(r"每|人均|户均|平均|其中")
_FUNDED = re.compile(r"引入|引进|筹集|争取|吸引|募集|发放")


def targets_in(text: str, known_units: frozenset[str], *, goal: bool) -> Amounts:  # noqa: PLR0911  # one answer for each doubt
    """The targets of a cell in words. In a goal column several clean parts are several targets; in a content column
    they are proposed with a doubt, because scale and by-products stand there side by side.
    """
    half = half_width(text)
    half = _NUMBERING.sub("", half)
    if not _FUNDED.search(half):
        half = _MONEY_NOTE.sub("", half)
    half = _TIME.sub("", half)
    if not re.search(r"\d", half):
        return amounts(half) if len(squeeze(half)) < 8 else NOTHING
    whole = amounts(half, known_units)
    if whole.shares or whole.wrong:
        return whole
    items, doubt, attribute = _collect(half, _PER_PIECE if goal else _ATTRIBUTE)
    if doubt:
        return Amounts(tuple(items), doubt=doubt)
    if attribute:
        return Amounts(tuple(items), doubt="文中有不止一种数，无法判断哪些是目标")
    if any(item.unit is None for item in items) and len(half) > 12:
        return Amounts(tuple(items), doubt="文中的数没有单位，无法判断是不是目标")
    if len(items) > 1 and not goal:
        return Amounts(tuple(items), doubt="建设内容里有几个数，无法判断哪些是目标")
    if len(items) == 1:
        items = [Item(items[0].number, items[0].unit)]
    return Amounts(tuple(items))


def _collect(half: str, by_product: re.Pattern[str]) -> tuple[list[Item], str | None, bool]:
    items: list[Item] = []
    attribute = False
    bare = re.sub(r"\((?:其中|含|包括)[^()]*\)|\([^()\d]*\)", "", half)
    for piece in _PARTS.split(bare):
        part = part_of(squeeze(piece))
        if isinstance(part, str):
            return items, part, attribute
        if part is not None:
            attribute = attribute or bool(by_product.search(piece))
            items.append(part)
    return items, None, attribute
