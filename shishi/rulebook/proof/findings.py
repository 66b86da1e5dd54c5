"""What the notice check answers: claims as the text makes them, findings as the checks make them.

All offsets count characters of the text that was given; `quote` is always `text[start:end]`.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ClaimKind(StrEnum):
    """What a number in a bulletin asserts."""

    TOTAL = "total"
    TWO_LEVEL = "two_level"
    COUNT = "count"
    REMAINDER = "remainder"
    RATE = "rate"
    SHARE = "share"
    SUM = "sum"
    MONEY = "money"
    QUANTITY = "quantity"
    GROWTH = "growth"
    DIFFERENCE = "difference"
    TARGET = "target"


class Severity(StrEnum):
    """How sure the check is: ERROR contradicts itself whatever was meant, WARN needs a person, INFO explains."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word beside the mark on pages and in reports."""
        return {"error": "矛盾", "warn": "存疑", "info": "说明"}[self.value]


@dataclass(frozen=True, slots=True)
class Claim:
    """One number with its measure, as written: 11.54 亿元 has value 11.54 and unit 亿元.

    `of` names what is counted, or how the total is built; it ends in （未给出） where the text does not say.
    """

    start: int
    end: int
    quote: str
    kind: ClaimKind
    value: Decimal | None
    unit: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that contradicts another, cannot be checked, or is a known slip of official text.

    `rule` is the name in docs/reference/proof-rules.md; `stated` and `computed` are what the text says and what follows
    from its other figures; `message` is one sentence in Chinese; `suggestion` is a wording to put in place of `quote`.
    """

    start: int
    end: int
    quote: str
    rule: str
    severity: Severity
    stated: str
    computed: str
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as the reference page and the handbook show it: its name, what it means, an example with its sum."""

    name: str
    title: str
    meaning: str
    example: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Attachment:
    """A sheet or second text that belongs to the bulletin: its name as named there, and its rows as text."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """All that was found in one text, in the order of the text."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]

    @property
    def has_error(self) -> bool:
        """Whether something contradicts itself for certain."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
