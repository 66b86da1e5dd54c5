"""Codes of areas (GB/T 2260, statistical division codes) and of organisations (GB 32100-2015, GB 11714-1997)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

from shishi.rulebook.digits import without_spaces
from shishi.rulebook.errors import RulebookError

PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
    ]
)
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class CodeError(RulebookError):
    """A code whose form or check digit is wrong."""


class Tier(StrEnum):
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"

    @property
    def label(self) -> str:
        return {"province": "省级", "city": "市级", "county": "县级", "town": "乡级", "village": "村级"}[self.value]


@dataclass(frozen=True, slots=True)
class AreaCode:
    """An area's code: six digits down to the county, twelve for towns and villages (6 + 3 + 3)."""

    code: str
    tier: Tier

    @property
    def parent(self) -> "AreaCode | None":
        """The area above by the code's own structure; None above a province."""
        if self.tier is Tier.PROVINCE:
            return None
        above, code = {
            Tier.CITY: (Tier.PROVINCE, f"{self.code[:2]}0000"),
            Tier.COUNTY: (Tier.CITY, f"{self.code[:4]}00"),
            Tier.TOWN: (Tier.COUNTY, self.code[:6]),
            Tier.VILLAGE: (Tier.TOWN, f"{self.code[:9]}000"),
        }[self.tier]
        return AreaCode(code, above)

    def lies_in(self, other: "AreaCode") -> bool:
        """Whether this area is `other` or part of it."""
        area: AreaCode | None = self
        while area is not None and area != other:
            area = area.parent
        return area is not None


def parse_area_code(text: str) -> AreaCode:
    """The area of a 2-, 4- or 6-digit code of GB/T 2260, or a 9- or 12-digit statistical code (620123 → county).

    Raises:
        CodeError: other lengths, an unknown province, or a part below a part of zeros.

    """
    digits = without_spaces(text)
    if not re.fullmatch(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", digits, re.ASCII):
        raise CodeError("area_form", f"“{text}”不是区划代码，应为6位或12位数字。")
    full = digits.ljust(12, "0")
    parts = (full[:2], full[2:4], full[4:6], full[6:9], full[9:])
    if parts[0] not in PROVINCES:
        raise CodeError("area_province", f"区划代码“{text}”的省级代码不存在。")
    depth = max(number for number, part in enumerate(parts) if part.strip("0"))
    if not all(part.strip("0") for part in parts[: depth + 1]):
        raise CodeError("area_gap", f"区划代码“{text}”缺少中间层级。")
    tier = tuple(Tier)[depth]
    return AreaCode(full[:6] if depth <= 2 else full, tier)


class UnitCodeKind(StrEnum):
    CREDIT = "credit"
    ORGANISATION = "organisation"
    REGISTRATION = "registration"

    @property
    def label(self) -> str:
        labels = {"credit": "统一社会信用代码", "organisation": "组织机构代码", "registration": "工商注册号"}
        return labels[self.value]


@dataclass(frozen=True, slots=True)
class UnitCode:
    """An organisation's code. Old kinds were replaced from 2015 on and are marked `is_old`."""

    code: str
    kind: UnitCodeKind

    @property
    def is_old(self) -> bool:
        return self.kind is not UnitCodeKind.CREDIT


def parse_unit_code(text: str) -> UnitCode:
    """An 18-character 统一社会信用代码, a 9-character 组织机构代码 (with or without dash) or a 15-digit 注册号.

    Raises:
        CodeError: the length, a character or the check digit is wrong. Registration numbers are taken by form alone.

    """
    code = without_spaces(text).upper()
    if re.fullmatch(r"\d{15}", code, re.ASCII):
        return UnitCode(code, UnitCodeKind.REGISTRATION)
    short = code.replace("-", "", 1) if re.fullmatch(r"[0-9A-Z]{8}-[0-9X]", code) else code
    if re.fullmatch(r"[0-9A-Z]{8}[0-9X]", short):
        if organisation_check(short[:8]) != short[8]:
            raise CodeError("organisation_check", f"组织机构代码“{text}”校验码不符。")
        return UnitCode(short, UnitCodeKind.ORGANISATION)
    if len(code) != 18:
        raise CodeError("unit_code_form", f"“{text}”不是统一社会信用代码，应为18位。")
    try:
        return UnitCode(uscc.validate(code), UnitCodeKind.CREDIT)
    except ValidationError as cause:
        raise CodeError("credit_check", f"统一社会信用代码“{text}”有误，请逐位核对。") from cause


def organisation_check(first_eight: str) -> str:
    """The ninth character of an organisation code: 11 − Σ cᵢ·wᵢ mod 11, where 10 is X and 11 is 0 (GB 11714)."""
    total = sum(
        ORGANISATION_ALPHABET.index(letter) * weight
        for letter, weight in zip(first_eight, ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X0"[11 - total % 11]
