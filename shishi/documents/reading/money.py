"""Amounts of money in 万元: the cell's own unit beats the header's, the header's beats the sheet's unit line."""

import math
import re
from decimal import Decimal

from shishi.documents.reading.cells import half_width, is_blank, number_of, squeeze
from shishi.documents.reading.grid import Value
from shishi.documents.reading.quantities import Item, amounts, part_of
from shishi.documents.reading.units import MONEY, in_wan

_LABEL = re.compile(r"^(?:总投资|估算总投资|概算总投资|计划投资|估算投资|投资|概算|共|共计|合计|约合)?[:为]?")


def read_wan(value: Value, unit: str | None) -> tuple[Decimal | None, str | None]:
    """The amount and the reason of doubt, at most one of them without the other: (12000, None), (None, "…").

    With no unit anywhere the amount is proposed as 万元 together with the doubt. Blank gives (None, None).
    """
    if is_blank(value) or isinstance(value, bool):
        return None, None
    if isinstance(value, float | int):
        if not math.isfinite(value):
            return None, "数字过大"
        return _with_unit(number_of(value), unit)
    text = squeeze(half_width(str(value)))
    if not re.search(r"\d", text):
        return None, None
    bare = _LABEL.sub("", text, count=1)
    item = part_of(bare)
    if item is None or isinstance(item, str):
        plain = amounts(bare)
        if len(plain.items) == 1 and plain.doubt is None:
            item = plain.items[0]
        else:
            return None, plain.doubt or (item if isinstance(item, str) else "不止一个金额，无法判断取哪一个")
    return _from_item(item, bare, unit)


def _from_item(item: Item, text: str, unit: str | None) -> tuple[Decimal | None, str | None]:
    written = re.search(r"\d(亿元|万元|千元|百万元|元|亿|万)(?:以上)?$", text)
    if written:
        number = re.search(r"[\d,.]+(?=亿|万|千|百|元)", text)
        if number:
            return in_wan(Decimal(number[0].replace(",", "")), written[1]), None
    if item.unit and item.unit not in MONEY:
        return None, f"“{item.unit}”不是金额单位"
    return _with_unit(item.number, item.unit or unit)


def _with_unit(number: Decimal, unit: str | None) -> tuple[Decimal | None, str | None]:
    if number < 0:
        return None, "金额为负数"
    if unit is None:
        return number, "没有写金额单位（元、万元还是亿元）"
    return in_wan(number, unit), None
