"""The page of an official document: GB/T 9704-2012 as data, read by every renderer and by the checker in the tests.

Lengths are millimetres, font sizes points, unless the name says twips (1/20 point).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20

FULL_WIDTH_FROM = 0x2000  # general punctuation (— “ ” …) and everything Chinese; below it letters are half as wide
_NARROW = re.compile(f"[^{chr(FULL_WIDTH_FROM)}-\U0010ffff]+")


def twips(mm: float) -> int:
    return round(mm * TWIPS_PER_MM)


class Profile(StrEnum):
    """The dresses of a notice: a numbered document of the office, an issue of its periodical, or the text alone."""

    RED_HEAD = "A"  # 红头文件: issuer's mark, number, red line, closing record
    BRIEFING = "B"  # 简报: the periodical's name, issue, office and day, red line, closing record
    PLAIN = "C"  # 网上发布稿: title to note, nothing above or below


@dataclass(frozen=True, slots=True)
class Page:
    """Clause 5.1 and 5.2.1: A4; head margin 37 mm, binding margin 28 mm, type area 156 x 225 mm."""

    width: float = 210
    height: float = 297
    top: float = 37
    left: float = 28
    right: float = 26
    bottom: float = 35

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


PAGE = Page()

LINES_PER_PAGE = 22  # clause 5.2.3
CHARS_PER_LINE = 28  # clause 5.2.3

# Twenty-two lines must fit into 225 mm and fill it: 579.8 twips each, rounded down so that the last line stays.
LINE_PITCH_TWIPS = int(PAGE.text_height * TWIPS_PER_MM / LINES_PER_PAGE)

SIZE_2 = 22.0  # 2号, clause 7.3.1: title
TITLE_CHARS = int(PAGE.text_width * TWIPS_PER_MM / TWIPS_PER_POINT / SIZE_2)  # on a line of the title
SIZE_3 = 16.0  # 3号, clause 5.2.2: body and everything without its own size
SIZE_4 = 14.0  # 4号, clauses 7.4.2, 7.4.3 and 7.5: closing record, page number
SIZE_TABLE = 11.0  # the standard leaves tables free

# Twenty-eight characters of 16 points are 5.8 points too long for 156 mm. A character grid would say so by itself, but
# some word processors set a negative grid at half density; tightening each character by 1/4 point is safe everywhere.
CHAR_TIGHTENING_TWIPS = 5
CHAR_TWIPS = int(SIZE_3 * TWIPS_PER_POINT) - CHAR_TIGHTENING_TWIPS

BODY_INDENT_CHARS = 2  # clause 7.3.3
MARK_DROP = 35.0  # clause 7.2.4: top of the issuer's mark below the top of the type area
MARK_LARGEST = 50.0  # "larger is not better": the mark shrinks from here until it fits the type area
NUMBER_BLANK_LINES = 2  # clause 7.2.5
ISSUE_BLANK_LINES = 1  # between the name of a briefing and its issue; the standard does not speak of briefings
RED_LINE = 1.5  # points; the standard gives no thickness
RED_LINE_DROP = 4.0  # clause 7.2.7: below the document number
TITLE_BLANK_LINES = 2  # clause 7.3.1: below the red line
ADDRESSEE_BLANK_LINES = 1  # clause 7.3.2
ATTACHMENT_BLANK_LINES = 1  # clause 7.3.4
SIGNATURE_RIGHT_CHARS = 2  # clause 7.3.5.2, without seal
DATE_SHIFT_CHARS = 2  # clause 7.3.5.2: the date starts two characters right of the name
SEALED_DATE_RIGHT_CHARS = 4  # clause 7.3.5.1
SIGNATURE_BLANK_LINES = 1  # clause 7.3.5.2
SEALED_BLANK_LINES = 2  # clause 7.3.5.1: a seal of 42 mm, its top within one line of the text, its middle on the name
RECORD_THICK = 0.35  # clause 7.4.1: first and last line of the closing record
RECORD_THIN = 0.25  # clause 7.4.1: lines between
RECORD_PITCH = 24.0  # points
PAGE_NUMBER_DROP = 7.0  # clause 7.5: the dash below the type area


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font families by the part they play; the defaults are those the offices have, which are licensed to them.

    `body` 仿宋 (clause 5.2.2), `hei` level 1, `kai` level 2 and the signer's name, `song` page numbers (clause 7.5).
    """

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    hei: str = "黑体"
    kai: str = "楷体_GB2312"
    song: str = "宋体"

    def families(self) -> tuple[str, ...]:
        """Each family once, in a fixed order."""
        return tuple(dict.fromkeys((self.title, self.body, self.hei, self.kai, self.song)))


OFFICE_FONTS = Fonts()
FREE_FONTS = Fonts(title="FandolSong", body="FandolFang", hei="FandolHei", kai="FandolKai", song="FandolSong")

# What an office's machine most likely has when it lacks the family itself.
SUBSTITUTES = {
    "方正小标宋简体": "方正小标宋_GBK",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}


def is_full_width(character: str) -> bool:
    return ord(character) >= FULL_WIDTH_FROM


def text_chars(text: str) -> float:
    """Width of a text in Chinese characters: letters and digits take half of one."""
    return len(text) / 2 if text.isascii() else (len(text) + len(_NARROW.sub("", text))) / 2


def text_twips(text: str) -> int:
    """Width of a text in the body's size, tightened as the renderers tighten it."""
    half = int(SIZE_3 * TWIPS_PER_POINT / 2) - CHAR_TIGHTENING_TWIPS
    return sum(CHAR_TWIPS if is_full_width(character) else half for character in text)


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Right indents of name and date in twips, and the blank lines above the name."""

    name_right: int
    date_right: int
    blank_lines: int


def signature_place(name: str, day: str, *, sealed: bool) -> SignaturePlace:
    """Where name and date stand, clauses 7.3.5.1 (with seal) and 7.3.5.2 (without).

    With seal the date keeps four characters from the right and the name is centred on it. Without, the name keeps two
    and the date starts two characters right of it; a date longer than the name keeps two and pushes the name left.
    """
    name_width, day_width = text_twips(name), text_twips(day)
    if sealed:
        date_right = SEALED_DATE_RIGHT_CHARS * CHAR_TWIPS
        name_right = date_right + (day_width - name_width) // 2
        pushed = max(0, -name_right)  # a name too long to be centred there moves both to the left
        return SignaturePlace(name_right + pushed, date_right + pushed, SEALED_BLANK_LINES)
    keep, shift = SIGNATURE_RIGHT_CHARS * CHAR_TWIPS, DATE_SHIFT_CHARS * CHAR_TWIPS
    if day_width > name_width:
        return SignaturePlace(keep + day_width + shift - name_width, keep, SIGNATURE_BLANK_LINES)
    return SignaturePlace(keep, keep + name_width - shift - day_width, SIGNATURE_BLANK_LINES)


def mark_size(mark: str) -> float:
    """Size of the issuer's mark in whole points: as large as fits the type area, clause 7.2.4."""
    available = PAGE.text_width * TWIPS_PER_MM / TWIPS_PER_POINT
    return min(MARK_LARGEST, float(int(available / max(text_chars(mark), 1))))
