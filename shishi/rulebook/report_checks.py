"""What a reported value cannot be, and what it hardly is: the impossible is refused, the unlikely only pointed out.

A blank is neither impossible nor 0: it says that nothing was counted (domain rule of the nil return).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shishi.rulebook.digits import without_spaces
from shishi.rulebook.errors import RulebookError
from shishi.rulebook.shares import difference_text, summed
from shishi.rulebook.wording import decimal_text

DIGITS = 15  # as many significant digits as the register and a spreadsheet keep
BEHIND = Decimal(15)  # points behind the plan from which a light is red
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
LEAP = Decimal(50)  # points of the year's target within one period


class AmountError(RulebookError):
    """A text that no amount can be."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a value before it is typed. ``quantity`` is None while 待下达; all in the target's unit."""

    unit: str
    quantity: Decimal | None = None
    last: Decimal | None = None
    planned: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """``blocks`` tells the impossible from the unlikely. The sentence names the way out."""

    blocks: bool
    sentence: str


def amount(text: str) -> Decimal | None:
    """The amount that somebody typed, full-width digits and thousands' commas understood; None for a blank.

    Raises:
        AmountError: no number, a negative one, or one of more than 15 digits.

    """
    plain = without_spaces(text).replace(",", "")
    if not plain:
        return None
    if not NUMBER.fullmatch(plain):
        raise AmountError("no-number", f"“{text.strip()}”不是数字，请只填数字，不带单位。")
    value = Decimal(plain)
    if value < 0:
        raise AmountError("negative", "累计完成不能是负数，请核对。")
    if len(plain.lstrip("+0.").replace(".", "")) > DIGITS:
        raise AmountError("too-long", f"超过{DIGITS}位数字，不能原样登记，请核对或换用较大的单位。")
    return value


def remarks(value: Decimal | None, expected: Expected, *, explained: bool) -> tuple[Remark, ...]:
    """What there is to say to a value, the impossible first. ``explained`` says that a reason was given."""
    if value is None:
        return (Remark(blocks=False, sentence="空白表示本期没有统计，不等于0。"),)
    said: list[Remark] = []
    if expected.last is not None and value < expected.last:
        sentence = f"小于上期的{decimal_text(expected.last)}{expected.unit}。"
        said.append(Remark(not explained, sentence + ("" if explained else "确需减少的，请填写更正或减少的原因。")))
    said += [Remark(blocks=False, sentence=sentence) for sentence in _unlikely(value, expected)]
    return tuple(said)


def _unlikely(value: Decimal, expected: Expected) -> Iterable[str]:
    goal = expected.quantity
    if goal and value > goal:
        yield f"超过年度目标{decimal_text(goal)}{expected.unit}，请核对是否填错。"
    if not goal:
        return
    if expected.last is not None and (value - expected.last) / goal * 100 >= LEAP:
        yield f"一期增加{decimal_text(value - expected.last)}{expected.unit}，超过年度目标的一半，请核对。"
    if expected.planned is not None and (expected.planned - value) / goal * 100 > BEHIND:
        planned = decimal_text(round(expected.planned, 2))
        yield f"比计划的{planned}{expected.unit}落后较多，请在存在问题中说明原因。"


def sum_remark(total: Decimal | None, parts: Iterable[Decimal | None], unit: str) -> Remark | None:
    """That the units' shares do not add up to the total; None where they do, or where none was given."""
    differs = difference_text(summed(parts), total, unit)
    return Remark(blocks=False, sentence=f"各单位{differs}，请核对。") if differs else None
