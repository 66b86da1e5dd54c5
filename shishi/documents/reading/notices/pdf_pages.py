"""The text of a PDF: characters to lines by where they stand, lines to paragraphs, page numbers left out.

A PDF knows no paragraphs: a line that reaches the right edge goes on in the next one unless that one is indented.
"""

import ctypes
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.lines import cell_text, row_line, squeezed, whole
from shishi.documents.reading.notices.pdf_tables import Ruled, tables_of
from shishi.documents.reading.refusal import Refused

_PAGES = 500
_NUMBER = re.compile(r"[-—–―·•\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共]+\s*第?\s*\d{1,4}\s*页?)?[-—–―·•\s]*")
_RAGGED = 1.4  # characters by which a full line may fall short, besides the word that did not fit and went to the next
_WORD = re.compile(r"(?:[0-9A-Za-z.,%％‰/—–-]+[\u2e80-\uffff]?)?[，。、；：！？）》”’%％]*")
_INDENTED = 1.2  # characters
_CENTRED = 2.4  # characters: a title stands further from both edges than the first line of a paragraph from the left
_GAP = 1.3  # characters between two words: from here on they are two cells
_ENDS = ("。", "！", "？", "：", "；")


@dataclass(slots=True)
class _Line:
    text: str
    left: float
    right: float
    foot: float
    size: float
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class _Glyph:
    """``foot`` is the line that the character stands on: boxes of Chinese and Latin fonts differ in height."""

    text: str
    left: float
    right: float
    foot: float
    size: float


def read(data: bytes, limits: Limits) -> str:
    """Paragraphs a line each, rows of tables with tabs where the gaps are wide.

    Refuses: encrypted, damaged, too many pages, and pages without any characters (a scan).
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise Refused("encrypted", "PDF 设有打开密码；请取消密码保护后再校核") from error
        raise Refused("damaged", "PDF 已损坏或不完整，打不开；请重新导出后再校核") from error
    try:
        count = len(document)
        if count > _PAGES:
            raise Refused("too_long", f"PDF 有 {count} 页，上限 {_PAGES} 页；请只留通报正文再校核")
        pages = [_page_lines(document[number]) for number in range(count)]
    except pypdfium2.PdfiumError as error:
        raise Refused("damaged", "PDF 有的页打不开；请重新导出后再校核") from error
    finally:
        document.close()
    kept = _without_running([_without_number(page) for page in pages])
    text = whole(_paragraphs([line for page in kept for line in page]))
    if not text:
        raise Refused("scan", "PDF 里没有文字，多半是扫描件；请给出原 Word 文档，或先做文字识别（OCR）再校核")
    if len(text) * 4 > limits.unpacked_bytes:
        raise Refused("too_long", "PDF 的文字过多；请只留通报正文再校核")
    return text


def _page_lines(page: pypdfium2.PdfPage) -> list[_Line]:
    """The lines of a page from top to bottom; the rows of a ruled table stand where the table stands."""
    ruled = tables_of(page)
    cells: list[dict[tuple[int, int], list[_Glyph]]] = [{} for _ in ruled]
    outside = []
    for glyph in _glyphs(page):
        x, y = (glyph.left + glyph.right) / 2, glyph.foot + glyph.size * 0.3
        for number, table in enumerate(ruled):
            place = table.cell_at(x, y)
            if place is not None:
                cells[number].setdefault(place, []).append(glyph)
                break
        else:
            outside.append(glyph)
    lines = _lines_of(outside)
    for table, filled in zip(ruled, cells, strict=True):
        at = next((place for place, line in enumerate(lines) if line.foot < table.top), len(lines))
        lines[at:at] = _rows(table, filled)
    return lines


def _rows(table: Ruled, filled: dict[tuple[int, int], list[_Glyph]]) -> Iterator[_Line]:
    """The rows of a table; a merged cell stands in its first row and column."""
    columns = range(len(table.xs) - 1)
    texts = {place: cell_text("\n".join(line.text for line in _lines_of(glyphs))) for place, glyphs in filled.items()}
    for row in range(len(table.ys) - 1):
        text = row_line([texts.get((row, column), "") for column in columns])
        if text.strip():
            yield _Line(text, table.xs[0], table.xs[-1], table.ys[row + 1], 1, is_row=True)


def _lines_of(glyphs: Iterable[_Glyph]) -> list[_Line]:
    """Characters as lines; what stands side by side is one line."""
    segments: list[list[_Glyph]] = []
    for glyph in glyphs:
        if not segments or not _follows(segments[-1][-1], glyph):
            segments.append([])
        segments[-1].append(glyph)
    lines: list[list[_Glyph]] = []
    for segment in segments:
        beside = next((line for line in lines[-12:] if _beside(line, segment)), None)
        if beside is None:
            lines.append(segment)
        else:
            beside.extend(segment)
    return [line for line in map(_line, lines) if line.text]


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[_Glyph]:
    text_page = page.get_textpage()
    box, handle = pdfium.FS_RECTF(), text_page.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    try:
        for index in range(text_page.count_chars()):
            code = pdfium.FPDFText_GetUnicode(handle, index)
            if code in {0, 10, 13, 0xFFFE} or not pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
                continue
            if box.right <= box.left:
                continue
            pdfium.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
            size = pdfium.FPDFText_GetFontSize(handle, index)
            yield _Glyph(chr(code), box.left, box.right, y.value, size if size > 1 else box.top - box.bottom)
    finally:
        text_page.close()


def _follows(before: _Glyph, glyph: _Glyph) -> bool:
    size = max(before.size, glyph.size, 1)
    return abs(before.foot - glyph.foot) < size * 0.4 and -size * 0.5 < glyph.left - before.right < size * _GAP


def _beside(line: list[_Glyph], segment: list[_Glyph]) -> bool:
    size = max(line[0].size, segment[0].size, 1)
    return abs(line[0].foot - segment[0].foot) < size * 0.4


def _line(glyphs: list[_Glyph]) -> _Line:
    """Characters from left to right; a wide gap parts two cells, a pair of code units is one character."""
    glyphs = sorted(glyphs, key=lambda glyph: glyph.left)
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not inked:
        return _Line("", 0, 0, 0, 0)
    size = statistics.median(glyph.size for glyph in inked)
    cells, before = [""], None
    for glyph in glyphs:
        if glyph.text.isspace() and before is None:
            continue
        if before is not None and not glyph.text.isspace() and glyph.left - before.right > size * _GAP:
            cells.append("")
        cells[-1] += glyph.text
        before = before if glyph.text.isspace() else glyph
    text = (
        "\t".join(squeezed(cell) for cell in cells).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    )
    foot = statistics.median(glyph.foot for glyph in inked)
    return _Line(text, inked[0].left, inked[-1].right, foot, size, is_row=len(cells) > 1)


def _without_number(lines: list[_Line]) -> list[_Line]:
    """A page number is the first or last line of its page and says nothing else."""
    if lines and _NUMBER.fullmatch(lines[-1].text):
        lines = lines[:-1]
    if lines and _NUMBER.fullmatch(lines[0].text):
        lines = lines[1:]
    return lines


def _without_running(pages: list[list[_Line]]) -> list[list[_Line]]:
    """A running head or foot is the same line at the edge of most pages, apart from the text."""
    for edge, inner in ((0, 1), (-1, -2)):
        edges = Counter(page[edge].text for page in pages if len(page) > 1 and _apart(page[edge], page[inner]))
        text, times = edges.most_common(1)[0] if edges else ("", 0)
        if times >= 2 and times * 2 > len(pages):
            pages = [
                [line for at, line in enumerate(page) if line.text != text or at != edge % len(page)] for page in pages
            ]
    return pages


def _apart(line: _Line, neighbour: _Line) -> bool:
    return abs(line.foot - neighbour.foot) > 2.2 * neighbour.size


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """Joins what was broken at the right edge. Left and right edge are where most of the text begins and ends."""
    prose = [line for line in lines if not line.is_row]
    if not prose:
        yield from (line.text for line in lines)
        return
    left, right = _edges(prose)
    open_text, before = "", None
    for line in lines:
        if before is not None and _goes_on(before, line, left, right):
            open_text += _join(open_text, line.text) + line.text
        else:
            if open_text:
                yield open_text
            open_text = line.text
        before = line
    yield open_text


def _edges(prose: list[_Line]) -> tuple[float, float]:
    ends = sorted(line.right for line in prose)
    starts = sorted(line.left for line in prose)
    return starts[len(starts) // 10], ends[-1 - len(ends) // 10]


def _goes_on(before: _Line, line: _Line, left: float, right: float) -> bool:
    if before.is_row or line.is_row or abs(before.size - line.size) > 0.2 * max(before.size, line.size):
        return False
    first = _WORD.match(line.text)
    word = sum(0.55 if sign.isascii() else 1 for sign in first[0]) if first else 0
    full = before.right + (word + _RAGGED) * before.size >= right
    indented = line.left > left + _INDENTED * line.size
    lead = before.left - left
    if lead > _CENTRED * before.size and abs(lead - (right - before.right)) < before.size:
        return False
    return full and not indented and not (before.text.endswith(_ENDS[:1]) and _starts_anew(before, line, left))


def _starts_anew(before: _Line, line: _Line, left: float) -> bool:
    """Texts without indents part their paragraphs by space: more than two lines' pitch below is a new one."""
    return before.left <= left + line.size and 0 < before.foot - line.foot > 2.4 * line.size


def _join(before: str, after: str) -> str:
    """A blank between two words of letters; none in Chinese, none inside a number."""
    return (
        " " if before[-1:].isalpha() and before[-1:].isascii() and after[:1].isalpha() and after[:1].isascii() else ""
    )
