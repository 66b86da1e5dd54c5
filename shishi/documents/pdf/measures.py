"""Every length of the page, in points, for the template, which knows none by itself."""

from dataclasses import dataclass

from shishi.documents import layout
from shishi.documents.layout import PAGE, TWIPS_PER_MM, TWIPS_PER_POINT

TABLE_LINE = 0.5
CELL_INSET = 2.0  # beside the text of a cell
CELL_INSET_Y = 3.0  # above and below it

LINE_GAP = 5.0  # between the lines of a cell

ABOVE_BASELINE = 0.88  # of a Chinese character's size; the rest hangs below, in every font alike


def points(mm: float) -> float:
    return round(mm * TWIPS_PER_MM / TWIPS_PER_POINT, 3)


@dataclass(frozen=True, slots=True)
class Sides:
    """The page as it stands; a page that lies has the same sides turned."""

    width: float = points(PAGE.width)
    height: float = points(PAGE.height)
    top: float = points(PAGE.top)
    left: float = points(PAGE.left)
    right: float = points(PAGE.right)
    bottom: float = points(PAGE.bottom)


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in points, counts in lines or characters; each from `layout`, or named above where that has none."""

    page: Sides
    pitch: float = layout.LINE_PITCH_TWIPS / TWIPS_PER_POINT
    char: float = layout.CHAR_TWIPS / TWIPS_PER_POINT
    size_2: float = layout.SIZE_2
    size_3: float = layout.SIZE_3
    size_4: float = layout.SIZE_4
    record_pitch: float = layout.RECORD_PITCH
    table_line: float = TABLE_LINE
    cell_inset: float = CELL_INSET
    cell_inset_y: float = CELL_INSET_Y
    above_baseline: float = ABOVE_BASELINE
    indent: int = layout.BODY_INDENT_CHARS
    mark_drop: float = points(layout.MARK_DROP)
    number_blank: int = layout.NUMBER_BLANK_LINES
    issue_blank: int = layout.ISSUE_BLANK_LINES
    red_line_drop: float = points(layout.RED_LINE_DROP)
    red_line: float = layout.RED_LINE
    title_blank: int = layout.TITLE_BLANK_LINES
    addressee_blank: int = layout.ADDRESSEE_BLANK_LINES
    attachment_blank: int = layout.ATTACHMENT_BLANK_LINES
    signature_right: int = layout.SIGNATURE_RIGHT_CHARS
    date_shift: int = layout.DATE_SHIFT_CHARS
    sealed_date_right: int = layout.SEALED_DATE_RIGHT_CHARS
    record_thick: float = points(layout.RECORD_THICK)
    record_thin: float = points(layout.RECORD_THIN)
    copied_hang: int = 3  # 抄送：
    folio_drop: float = points(layout.PAGE_NUMBER_DROP)


MEASURES = Measures(Sides())
