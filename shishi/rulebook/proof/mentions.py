"""A number where it stands: its words before and after, the state it speaks of, plan or fact, brackets around it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from shishi.rulebook.proof.numerals import Token
from shishi.rulebook.proof.rounding import Figure

_RATES = frozenset({"%", "百分点", "成", "‰"})
_ALL_OF_THEM = re.compile(r"均|全部|全面|都已")
_OWNER = re.compile(r"(?:负责|承担|承办|牵头|主办|包抓)的?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One number where it stands.

    `label` and `tail` reach to the nearest mark or number on either side; `subject` is the label without 截至目前, 共, 已.
    `unit` is the measure word without 万 and 亿; `level` is what is counted above the things themselves (乡镇 of 8个乡镇).
    `amount` is in the unit, `figure` what rounding of decimals may hide, `loose` also where whole numbers of 亿元 are
    rounded. `state_before` is the state that the label alone names. `among` is opened by 其中; `definite` points back
    (27件正在办理的事项中). `sentence`, `segment` (；), `clause` (，) and `item` (any mark) number where it stands; `joined`
    says that another number follows in the same clause.
    """

    index: int
    token: Token
    unit: str
    level: str
    amount: Decimal
    figure: Figure
    loose: Figure
    label: str
    tail: str
    subject: str
    state: str
    state_before: str
    plan: bool
    definite: bool
    among: bool
    sentence: int
    segment: int
    clause: int
    item: int
    joined: bool
    depth: int
    bracket: int
    line: int
    section: int

    @property
    def base(self) -> str:
        """The unit with its level: 8个乡镇 is in 个乡镇, not in 个."""
        return self.unit + self.level

    @property
    def value(self) -> Decimal:
        """The number as written."""
        return self.token.value

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage."""
        return self.base in _RATES

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money."""
        return self.base.endswith("元")

    @property
    def counts(self) -> bool:
        """Whether it counts things or people, so that parts can add up to it."""
        return not self.is_rate and not self.is_money

    @property
    def total_like(self) -> bool:
        """Whether other numbers may be part of it: a number of things without a state, a plan, or 27件正在办理的事项."""
        return (
            not self.only_base
            and self.counts
            and (not self.state or self.plan or self.definite or self._owned or self.universal)
        )

    @property
    def only_base(self) -> bool:
        """Whether it only says what the next rate is of: 30万亩 of 占任务30万亩的118%."""
        return self.joined and self.tail == "的"

    @property
    def universal(self) -> bool:
        """Whether it says that all of its number are so: 市列15件全面启动 restates the total."""
        if self.among or self.state == "rest" or self.state_before or self.label.endswith("等"):
            return False
        return bool(_ALL_OF_THEM.search(self.tail))

    @property
    def _owned(self) -> bool:
        """Whether the label names whose things they are: 县农业农村局负责1个未开工 speaks of another whole."""
        return not self.state_before and bool(_OWNER.search(self.label))

    @property
    def said(self) -> str:
        """The words that are said of it alone: what leads to the next number of the same clause is not."""
        return self.label if self.joined else self.label + self.tail
