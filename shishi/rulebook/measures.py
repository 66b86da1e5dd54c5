"""Units of measure: which words mean the same unit, and amounts in base units.

㎡ and 平方米, km and 公里, 名 and 人 are the same; 人 and 人次 are not: a person trained twice is one 人 and two 人次.
"""

from decimal import Decimal

_SAME = {
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "平米": "平方米",
    "km": "公里",
    "千米": "公里",
    "名": "人",
    "户次": "户次",
}
_POWERS = (("亿", 8), ("万", 4))


def canonical_unit(unit: str) -> str:
    """The unit's one name: ㎡ → 平方米, KM → 公里. Unknown units stay as they are."""
    bare = unit.strip()
    return _SAME.get(bare.lower(), bare)


def in_base(quantity: Decimal, unit: str) -> tuple[Decimal, str]:
    """The amount in the base unit: 10 万亩 → 100000 亩, 1.2 亿元 → 120000000 元. 万 alone is no unit and stays."""
    bare = canonical_unit(unit)
    for word, power in _POWERS:
        if bare.startswith(word) and len(bare) > len(word):
            return quantity.scaleb(power), canonical_unit(bare[len(word) :])
    return quantity, bare


def in_unit(quantity: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The amount in another unit of the same base (3000 亩 in 万亩 → 0.3); None where the bases differ."""
    amount, base = in_base(quantity, unit)
    one, wanted_base = in_base(Decimal(1), wanted)
    return amount / one if base == wanted_base else None
