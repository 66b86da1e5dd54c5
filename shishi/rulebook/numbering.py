"""Document numbers (发文字号, GB/T 9704-2012 §7.2.5) and issue numbers (期号)."""

import re
from dataclasses import dataclass

from shishi.rulebook.digits import without_spaces
from shishi.rulebook.errors import RulebookError

AGENCY = re.compile(r"[\u4e00-\u9fa5]{2,12}")
STRICT = re.compile(r"([\u4e00-\u9fa5]{2,12})〔(\d{4})〕([1-9]\d*)号")
LOOSE = re.compile(r"([\u4e00-\u9fa5]{2,12})[〔\[\((【](\d{4})[〕\]\))】]第?0*([1-9]\d*)号")
ISSUE = re.compile(r"第([1-9]\d*)期")


class NumberError(RulebookError):
    """Text that is no document or issue number, or parts that can make none."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """机关代字, four-digit year and serial number without leading zeros: 榆政办发〔2016〕5号."""

    agency: str
    year: int
    number: int

    def __post_init__(self) -> None:
        if not AGENCY.fullmatch(self.agency) or not 1000 <= self.year <= 9999 or self.number < 1:
            raise NumberError("impossible_parts", f"“{self.agency}”“{self.year}”“{self.number}”不能组成发文字号。")

    @property
    def text(self) -> str:
        return f"{self.agency}〔{self.year}〕{self.number}号"


def is_document_number(text: str) -> bool:
    """Whether the text is a document number as the standard prints it: 六角括号, no 第, no leading zeros."""
    return STRICT.fullmatch(text) is not None


def parse_document_number(text: str) -> DocumentNumber:
    """The number behind the ways offices type it: other brackets, spaces, 第, leading zeros, full-width digits.

    Raises:
        NumberError: no such number is written there.

    """
    plain = without_spaces(text)
    found = LOOSE.fullmatch(plain)
    if found is None:
        raise NumberError("no_document_number", f"“{text}”不是规范的发文字号，应如“榆政办发〔2016〕5号”。")
    return DocumentNumber(found[1], int(found[2]), int(found[3]))


def issue_number(number: int) -> str:
    """第20期.

    Raises:
        NumberError: below 1.

    """
    if number < 1:
        raise NumberError("issue_below_one", "期号应从第1期起。")
    return f"第{number}期"


def parse_issue_number(text: str) -> int:
    """The number of `第20期`.

    Raises:
        NumberError: it is none.

    """
    found = ISSUE.fullmatch(without_spaces(text))
    if found is None:
        raise NumberError("no_issue_number", f"“{text}”不是规范的期号，应如“第5期”。")
    return int(found[1])


def next_issue_number(issued: tuple[int, ...]) -> int:
    """The number after those already issued in the year; the sequence has no gaps.

    Raises:
        NumberError: the numbers issued so far have a gap or a repetition.

    """
    if sorted(issued) != list(range(1, len(issued) + 1)):
        raise NumberError("gap", "本年度已发期号不连续，请先核对。")
    return len(issued) + 1
