"""What stands on the pages of a PDF file, read twice: by pdfminer with fonts and places, by pdfium with text and ink.

Lengths are millimetres from the upper left corner, sizes points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import pypdfium2
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

MM = 25.4 / 72
SAME_LINE_MM = 0.2
DESCENT = 0.12  # of the character's box below the baseline, in shares of the size
RED = (1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Glyph:
    text: str
    font: str  # PostScript name without the subset's letters
    size: float
    x0: float
    x1: float
    baseline: float
    red: bool
    top: float
    turned: bool  # runs downwards; then x0 is its foot, x1 its head, and baseline the lower end

    @property
    def middle(self) -> float:
        return self.baseline - (0.5 - DESCENT) * self.size * MM


@dataclass(frozen=True, slots=True)
class Line:
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @property
    def middle(self) -> float:
        return self.glyphs[0].middle

    @property
    def size(self) -> float:
        return self.glyphs[0].size


@dataclass(frozen=True, slots=True)
class Rule:
    x0: float
    x1: float
    y: float
    points: float
    red: bool
    level: bool


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]

    @property
    def lying(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Read:
    pages: tuple[Page, ...]
    texts: tuple[str, ...]  # by pdfium, page by page
    catalog: dict
    info: dict
    metadata: str  # XMP
    fonts_embedded: bool


@lru_cache(maxsize=16)
def read(document: bytes) -> Read:
    parsed = PDFDocument(PDFParser(BytesIO(document)))
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    embedded = True
    for number, page in enumerate(PDFPage.create_pages(parsed), start=1):
        interpreter.process_page(page)
        pages.append(_page(number, device.get_result()))
        embedded = embedded and all(_embedded(resolve1(font)) for font in _fonts(page))
    with pypdfium2.PdfDocument(document) as second:
        texts = tuple(page.get_textpage().get_text_bounded() for page in second)
    catalog = resolve1(parsed.catalog)
    xmp = resolve1(catalog["Metadata"]).get_data().decode()
    return Read(tuple(pages), texts, catalog, parsed.info[0], xmp, embedded)


Box = tuple[float, float, float, float]  # left, top, right, bottom


def ink_boxes(document: bytes, page_number: int, character: str) -> list[Box]:
    """The ink of every such character on a page."""
    with pypdfium2.PdfDocument(document) as opened:
        page = opened[page_number - 1]
        text = page.get_textpage()
        height = page.get_height()
        boxes = []
        for index, found in enumerate(text.get_text_range()):
            if found == character:
                left, bottom, right, top = text.get_charbox(index)
                boxes.append((left * MM, (height - top) * MM, right * MM, (height - bottom) * MM))
        return boxes


def fingerprint(document: bytes, side: int = 64) -> list[bytes]:
    """Each page as `side` x `side` greys, 0 for white: the share of ink in every field."""
    with pypdfium2.PdfDocument(document) as opened:
        return [_greys(page, side) for page in opened]


def _greys(page, side: int) -> bytes:
    bitmap = page.render(scale=side * 8 / max(page.get_size()), grayscale=True, optimize_mode=None)
    width, height, stride, pixels = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    fields = bytearray()
    for row in range(side):
        top, bottom = row * height // side, (row + 1) * height // side
        for column in range(side):
            left, right = column * width // side, (column + 1) * width // side
            total = sum(sum(pixels[y * stride + left : y * stride + right]) for y in range(top, bottom))
            fields.append(255 - total // ((bottom - top) * (right - left)))
    return bytes(fields)


def _page(number: int, laid_out) -> Page:
    height = laid_out.height
    glyphs = [_glyph(item, height) for item in laid_out if isinstance(item, LTChar) and item.get_text().strip()]
    rules = [_rule(item, height) for item in laid_out if isinstance(item, LTLine)]
    return Page(number, laid_out.width * MM, height * MM, tuple(_lines(glyphs)), tuple(rules))


def _glyph(item: LTChar, height: float) -> Glyph:
    turned = abs(item.matrix[1]) > 0.5
    size = item.width if turned else item.height
    baseline = item.y0 if turned else item.matrix[5]
    return Glyph(
        item.get_text(),
        item.fontname.partition("+")[2] or item.fontname,
        round(size, 2),
        item.x0 * MM,
        item.x1 * MM,
        (height - baseline) * MM,
        item.graphicstate.ncolor == RED,
        (height - item.y1) * MM,
        turned,
    )


def _lines(glyphs: Sequence[Glyph]) -> Iterator[Line]:
    """Glyphs in the order of the file, for as long as they go on along one baseline, or downwards one under another."""
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and not _goes_on(current[-1], glyph):
            yield Line(tuple(current))
            current = []
        current.append(glyph)
    if current:
        yield Line(tuple(current))


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    if before.turned or glyph.turned:
        return before.turned and glyph.turned and abs(before.x0 - glyph.x0) < SAME_LINE_MM
    return abs(before.baseline - glyph.baseline) < SAME_LINE_MM and glyph.x0 > before.x0


def _rule(item: LTLine, height: float) -> Rule:
    level = abs(item.y1 - item.y0) < 0.01
    y = (height - item.y0) * MM
    return Rule(item.x0 * MM, item.x1 * MM, y, item.linewidth, item.stroking_color == RED, level)


def _fonts(page: PDFPage) -> list:
    return list((resolve1(page.resources.get("Font")) or {}).values())


def _embedded(font: dict) -> bool:
    inner = resolve1(resolve1(font["DescendantFonts"])[0]) if "DescendantFonts" in font else font
    descriptor = resolve1(inner["FontDescriptor"])
    return any(key in descriptor for key in ("FontFile", "FontFile2", "FontFile3"))
