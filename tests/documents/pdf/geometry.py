"""A strict reader of printed notices: measures the pages against GB/T 9704-2012.

Its numbers are written down here by hand from the standard and never taken from the writer it judges. It is told what
the notice says, and finds each element by its text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from shishi.documents.content import Notice
from shishi.documents.layout import Profile
from tests.documents.pdf.elements import Element, Wanted, find_elements
from tests.documents.pdf.reader import MM, Line, Page, Read, ink_boxes, read

TOLERANCE = 0.5
PORTRAIT = (210, 297)
LEFT, RIGHT, TOP, BOTTOM = 28, 184, 37, 262  # the type area, 156 x 225 mm
LYING_TOP, LYING_BOTTOM, LYING_LEFT, LYING_RIGHT = 28, 184, 35, 260
LINES, CHARS = 22, 28
CELL = 225 / LINES  # of one line
CHAR = 156 / CHARS
SIZES = {"title": 22, "record": 14, "folio": 14}
BODY_SIZE = 16
FACES = {"mark": "title", "title": "title", "h1": "hei", "h2": "kai", "attachment-mark": "hei"}
ENDS = set("，。、；：？！”’）》〉】〕」』％…")  # never begin a line
DASH = "—"  # whole (——) it may begin a line (GB/T 15834-2011, 5.1.8); half of it, or the dash of 1—7, may not
STARTS = set("“‘（《〈【〔「『")  # never end one

NUMERALS = "一二三四五六七八九十"
LEVELS = {
    "h1": re.compile(rf"[{NUMERALS}]+、"),
    "h2": re.compile(rf"（[{NUMERALS}]+）"),
    "h3": re.compile(r"\d+\."),
    "h4": re.compile(r"（\d+）"),
}
DATE = re.compile(r"[12]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")
DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]+〔[12]\d{3}〕[1-9]\d*号")
ISSUE = re.compile(r"第[1-9]\d*期")
HAN = "[\u4e00-\u9fff\u3000-\u303f\uff01-\uffef“”]"
HALF_WIDTH = re.compile(rf"{HAN}[,:;?!()\"]|[,:;?!()\"]{HAN}|\d[-–~]\d+[年月日件项户%]")
ONLY_HAN = re.compile("[\u4e00-\u9fff]+")


def faults(document: bytes, wanted: Wanted) -> list[str]:
    """Codes of everything that is wrong; an empty list for a correct notice."""
    found = read(document)
    pages = [page for page in found.pages if not page.lying]
    elements = list(find_elements(found.pages, wanted))
    if elements and not elements[-1].lines:
        return [f"text:{elements[-1].kind}", *_bounds(found.pages)]
    return [
        *_sizes(found, wanted),
        *_bounds(found.pages),
        *(_looks(elements, wanted)),
        *_head(document, elements, pages[0], wanted),
        *_opening(elements, wanted),
        *_body(elements),
        *_grid(elements, pages),
        *_numbering(elements),
        *_attachments(elements),
        *_signature(elements, wanted.notice),
        *_record(found.pages, wanted),
        *_folios(document, found.pages, wanted),
        *_sheets(found.pages, wanted),
        *_line_ends(found.pages),
        *_words(elements),
        *_properties(found, wanted.notice),
        *_second_reading(found),
    ]


def near(value: float, wanted: float, tolerance: float = TOLERANCE) -> bool:
    return abs(value - wanted) <= tolerance


def _of(elements: Sequence[Element], *kinds: str) -> list[Element]:
    return [element for element in elements if element.kind in kinds]


def _sizes(found: Read, wanted: Wanted) -> Iterator[str]:
    for page in found.pages:
        size = (page.height, page.width) if page.lying else (page.width, page.height)
        if not (near(size[0], PORTRAIT[0], 0.2) and near(size[1], PORTRAIT[1], 0.2)):
            yield "page-size"
    if not wanted.attachments and any(page.lying for page in found.pages):
        yield "page-lying"


def _bounds(pages: Sequence[Page]) -> Iterator[str]:
    """Nothing but the page number leaves the type area; a mark at a line's end may be half a character shorter."""
    for page in pages:
        left, right, top, bottom = _area(page)
        for line in page.lines:
            if _is_folio(page, line):
                continue
            ink_end = line.x1 - (line.size * MM / 2 if line.text[-1] in ENDS else 0)
            ink_start = line.x0 + (line.size * MM / 2 if line.text[0] in STARTS else 0)
            if ink_start < left - TOLERANCE or ink_end > right + TOLERANCE:
                yield "leaves-sideways"
            half = line.size * MM / 2
            if line.middle - half < top - TOLERANCE or line.middle + half > bottom + TOLERANCE:
                yield "leaves-upright"


def _area(page: Page) -> tuple[float, float, float, float]:
    if page.lying:
        return LYING_LEFT, LYING_RIGHT, LYING_TOP, LYING_BOTTOM
    return LEFT, RIGHT, TOP, BOTTOM


def _is_folio(page: Page, line: Line) -> bool:
    return line.glyphs[0].turned if page.lying else line.middle > BOTTOM + 1


def _looks(elements: Sequence[Element], wanted: Wanted) -> Iterator[str]:
    """Font, size and colour of each element (clauses 5.2.2, 7.2.4, 7.3.1, 7.3.3)."""
    for element in elements:
        face = wanted.faces[FACES.get(element.kind, "body")]
        glyphs = [glyph for _page, line in element.lines for glyph in line.glyphs]
        name = element.text[-len(wanted.notice.signer) :] if element.kind == "number" and wanted.notice.signer else ""
        if any(glyph.font != face for glyph in glyphs[: len(glyphs) - len(name)]):
            yield f"font:{element.kind}"
        if name and any(glyph.font != wanted.faces["kai"] for glyph in glyphs[-len(name) :]):
            yield "font:signer"
        size = SIZES.get(element.kind, BODY_SIZE)
        if element.kind != "mark" and any(not near(glyph.size, size, 0.1) for glyph in glyphs):
            yield f"size:{element.kind}"
        if any(glyph.red != (element.kind == "mark") for glyph in glyphs):
            yield f"colour:{element.kind}"


def _head(document: bytes, elements: Sequence[Element], first: Page, wanted: Wanted) -> Iterator[str]:
    """Clause 7.2: the mark 35 mm below the type area's top, the number two lines below, the red line 4 mm under it."""
    red = [rule for rule in first.rules if rule.red]
    if not wanted.dressed:
        yield from ("head-unwanted",) if red else ()
        return
    (mark,) = _of(elements, "mark")
    if not near(min(min(box[1] for box in ink_boxes(document, 1, letter)) for letter in mark.text), TOP + 35):
        yield "mark-drop"
    if not _centred(mark.line):
        yield "mark-centre"
    if len(red) != 1 or not near(red[0].x0, LEFT) or not near(red[0].x1, RIGHT):
        yield "red-line-width"
        return
    yield from _under_mark(elements, mark, red[0].y, wanted)
    title = _of(elements, "title")[0].line
    if not near(title.middle - red[0].y, 2.5 * CELL, 1):
        yield "title-drop"


def _under_mark(elements: Sequence[Element], mark: Element, red: float, wanted: Wanted) -> Iterator[str]:
    """What stands between the mark and the red line; the line of a number that is not there stays free."""
    found = _of(elements, "number", "office")
    if not found:
        if not near(red - _lower(mark.line), 2.5 * CELL + CHAR / 2 + 4, 2):
            yield "red-line-drop"
        return
    (under,) = found
    if not near(red - _lower(under.line), 4):
        yield "red-line-drop"
    if wanted.profile is Profile.RED_HEAD:
        yield from _number(under, mark, wanted.notice)
    elif not ISSUE.fullmatch(_of(elements, "issue")[0].text) or not _centred(_of(elements, "issue")[0].line):
        yield "issue-form"
    if wanted.profile is Profile.BRIEFING and not _parted(under.line):
        yield "office-place"


def _number(number: Element, mark: Element, notice: Notice) -> Iterator[str]:
    if notice.doc_number and not DOC_NUMBER.fullmatch(notice.doc_number):
        yield "number-form"
    if notice.signer and not _parted(number.line):
        yield "signer-place"
    if not notice.signer and not _centred(number.line):
        yield "number-centre"
    if not near(number.line.middle - _lower(mark.line), 2.5 * CELL, 2):
        yield "number-drop"


def _parted(line: Line) -> bool:
    """One character kept at either end, a gap between."""
    return near(line.x0, LEFT + CHAR) and near(line.x1, RIGHT - CHAR)


def _centred(line: Line) -> bool:
    return near((line.x0 + line.x1) / 2, (LEFT + RIGHT) / 2)


def _lower(line: Line) -> float:
    return line.middle + line.size * MM / 2


def _opening(elements: Sequence[Element], wanted: Wanted) -> Iterator[str]:
    """Title centred; addressees one line below, flush left, ended by a full-width colon (7.3.1, 7.3.2)."""
    titles = _of(elements, "title")
    if not all(_centred(title.line) for title in titles):
        yield "title-centre"
    if not wanted.dressed and not near(titles[0].line.middle, TOP + CELL / 2):
        yield "margin-top"
    for addressee in _of(elements, "addressee"):
        if not near(addressee.line.x0, LEFT):
            yield "addressee-indent"
        if not near(addressee.line.middle - titles[-1].line.middle, 2 * CELL):
            yield "addressee-drop"
    if _of(elements, "body")[0].page.number != 1:
        yield "first-page-without-body"


def _body(elements: Sequence[Element]) -> Iterator[str]:
    """First lines two characters in, further lines at the margin, full lines up to the right edge (7.3.3)."""
    for element in _of(elements, "body", "h1", "h2", "h3", "h4", "note"):
        lines = [line for _page, line in element.lines]
        if not near(lines[0].x0, LEFT + 2 * CHAR):
            yield f"indent:{element.kind}"
        if any(not near(line.x0, LEFT) and line.text[0] not in STARTS for line in lines[1:]):
            yield "margin-left"
        if any(not near(line.x1, RIGHT) for line in lines[:-1] if line.text[-1] not in ENDS):
            yield "margin-right"
        yield from _density(lines)


def _density(lines: Sequence[Line]) -> Iterator[str]:
    """28 characters to a line (5.2.3): in lines of Chinese characters alone, and from one to the next elsewhere."""
    for line in lines:
        if line is not lines[-1] and line is not lines[0] and ONLY_HAN.fullmatch(line.text) and len(line.text) != CHARS:
            yield "chars-per-line"
    for line in lines[-1:]:
        steps = [
            after.x0 - before.x0
            for before, after in pairwise(line.glyphs)
            if ONLY_HAN.fullmatch(before.text + after.text)
        ]
        if any(not near(step, CHAR, 0.06) for step in steps):
            yield "chars-per-line"


def _grid(elements: Sequence[Element], pages: Sequence[Page]) -> Iterator[str]:
    """22 lines that fill the type area (5.2.3)."""
    kinds = {id(line): element.kind for element in elements for _page, line in element.lines}
    plain = {"body", "h1", "h2", "h3", "h4"}
    texts = {page.number: [line for line in page.lines if id(line) in kinds] for page in pages}
    for page in pages:
        lines = texts[page.number]
        for before, after in pairwise(lines):
            if {kinds[id(before)], kinds[id(after)]} <= plain:
                pitch = (after.middle - before.middle) / MM
                if not 28.85 <= pitch <= 29.05:
                    yield "line-pitch"
        following = texts.get(page.number + 1)
        if page.number > 1 and lines and not near(lines[0].middle, TOP + CELL / 2):
            yield "margin-top"
        if lines and following and kinds[id(following[0])] == "body":
            free = BOTTOM - CELL / 2 - lines[-1].middle
            after = [kinds[id(line)] for line in following]
            held = "issuer" in after and after.count("body") <= 2
            allowed = TOLERANCE if near(lines[0].middle, TOP + CELL / 2) else CELL  # no grid under a head
            if free < -TOLERANCE or (free > allowed and not held):
                yield "margin-bottom"
            if page.number > 1 and len(lines) != LINES and not held:
                yield "lines-per-page"


def _numbering(elements: Sequence[Element]) -> Iterator[str]:
    """一、 （一） 1. （1）, each counting on inside the one above."""
    counts = dict.fromkeys(LEVELS, 0)
    for element in _of(elements, *LEVELS):
        number = LEVELS[element.kind].match(element.text)
        if number is None:
            yield "heading-form"
            continue
        counts |= dict.fromkeys([level for level in LEVELS if level > element.kind], 0)
        counts[element.kind] += 1
        written = number[0].strip("（）、.")
        if written not in (str(counts[element.kind]), _numeral(counts[element.kind])):
            yield "heading-number"


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十") + (
        NUMERALS[ones - 1] if ones else ""
    )


def _attachments(elements: Sequence[Element]) -> Iterator[str]:
    """附件说明: one line below the body, two characters in, names one under another (7.3.4)."""
    notes = _of(elements, "attachment")
    if not notes:
        return
    body = _of(elements, "body", "h1", "h2", "h3", "h4")[-1]
    if notes[0].page == body.lines[-1][0] and not near(notes[0].line.middle - body.lines[-1][1].middle, 2 * CELL):
        yield "attachment-drop"
    if not near(notes[0].line.x0, LEFT + 2 * CHAR):
        yield "attachment-indent"
    starts = [_name_start(note.line) for note in notes]
    starts += [line.x0 for note in notes for _page, line in note.lines[1:]]
    if any(not near(start, starts[0], 0.3) for start in starts):
        yield "attachment-names"
    if any(note.text.endswith(tuple("。；，.xls")) for note in notes):
        yield "attachment-form"


def _name_start(line: Line) -> float:
    lead = re.match(r"(附件：)?(\d+\.)?", line.text)
    return line.glyphs[lead.end()].x0


def _signature(elements: Sequence[Element], notice: Notice) -> Iterator[str]:
    """Clause 7.3.5, and the place it stands: never on a page without other text."""
    if notice.signature is None:
        return
    (issuer,), (date,) = _of(elements, "issuer"), _of(elements, "date")
    before = elements[elements.index(issuer) - 1].lines[-1]
    if before[0] != issuer.page:
        yield "signature-alone"
    elif not near(issuer.line.middle - before[1].middle, (3 if notice.signature.sealed else 2) * CELL):
        yield "signature-drop"
    if not DATE.fullmatch(date.text):
        yield "date-form"
    if not near(date.line.middle - issuer.line.middle, CELL):
        yield "date-drop"
    if notice.signature.sealed:
        centres = [(element.line.x0 + element.line.x1) / 2 for element in (issuer, date)]
        if not near(date.line.x1, RIGHT - 4 * CHAR) or not near(*centres):
            yield "signature-place"
    else:
        widths = [element.line.x1 - element.line.x0 for element in (issuer, date)]
        longer = date if widths[1] > widths[0] else issuer  # the longer one keeps two characters
        if not near(longer.line.x1, RIGHT - 2 * CHAR):
            yield "signature-place"
        if not near(date.line.x0 - issuer.line.x0, 2 * CHAR):
            yield "date-place"


def _record(pages: Sequence[Page], wanted: Wanted) -> Iterator[str]:
    """Clause 7.4: on the last page, its last line the lower edge of the type area; thick, thin, thick."""
    notice = wanted.notice
    last = pages[-1]
    rules = sorted(
        (rule for rule in last.rules if rule.level and not rule.red and not last.lying), key=lambda rule: rule.y
    )
    if not wanted.dressed or not (notice.copy_to or notice.printed_by or notice.printed_on):
        yield from ("record-unwanted",) if rules else ()
        return
    if not rules or not near(rules[-1].y, BOTTOM):
        yield "record-place"
        return
    if any(not near(rule.x0, LEFT) or not near(rule.x1, RIGHT) for rule in rules):
        yield "record-width"
    thick = [rules[0].points * MM, rules[-1].points * MM]
    thin = [rule.points * MM for rule in rules[1:-1]]
    if any(not near(points, 0.35, 0.03) for points in thick) or any(not near(points, 0.25, 0.03) for points in thin):
        yield "record-lines"
    lines = [line for line in last.lines if rules[0].y < line.middle < rules[-1].y]
    copied = f"抄送：{'，'.join(notice.copy_to)}。" if notice.copy_to else ""
    day = notice.printed_on
    printed = notice.printed_by + (f"{day.year}年{day.month}月{day.day}日印发" if day else "")
    if "".join(line.text for line in lines) != copied + printed:
        yield "record-text"
    char = 14 * MM
    glyphs = [glyph for line in lines for glyph in line.glyphs]
    if any(not near(glyph.size, SIZES["record"], 0.1) or glyph.font != wanted.faces["body"] for glyph in glyphs):
        yield "record-look"
    if not lines or not near(lines[0].x0, LEFT + char) or (day and not near(lines[-1].x1, RIGHT - char)):
        yield "record-indent"


def _folios(document: bytes, pages: Sequence[Page], wanted: Wanted) -> Iterator[str]:
    """Clause 7.5: — 1 —, the dash 7 mm below the type area, odd pages right, even left, one character kept.

    A blank page before the closing record and the record's page bear none.
    """
    blank = [page.number for page in pages if not page.lines and not page.rules]
    unnumbered = {*blank, *(number + 1 for number in blank)}
    for page in pages:
        folio = [line for line in page.lines if _is_folio(page, line)]
        if page.number in unnumbered:
            yield from ("folio-unwanted",) if folio else ()
            continue
        if len(folio) != 1 or folio[0].text != f"—{page.number}—":
            yield "folio-text"
            continue
        glyphs = folio[0].glyphs
        if any(not near(glyph.size, SIZES["folio"], 0.1) or glyph.font != wanted.faces["song"] for glyph in glyphs):
            yield "folio-look"
        yield from _folio_place(document, page, folio[0])


def _folio_place(document: bytes, page: Page, folio: Line) -> Iterator[str]:
    """On a page that lies everything is a quarter turned: down is left, right is down."""
    dashes = ink_boxes(document, page.number, "—")
    drops = [LYING_LEFT - right if page.lying else top - BOTTOM for _left, top, right, _bottom in dashes]
    if not any(near(drop, 7) for drop in drops):
        yield "folio-drop"
    char = 14 * MM
    if page.lying:
        near_edge, far_edge = folio.glyphs[0].top, folio.glyphs[-1].baseline
    else:
        near_edge, far_edge = folio.x0, folio.x1
    kept = near(far_edge, RIGHT - char) if page.number % 2 else near(near_edge, LEFT + char)
    if not kept:
        yield "folio-side"


def _sheets(pages: Sequence[Page], wanted: Wanted) -> Iterator[str]:
    """附件 in the order and with the titles of 附件说明, each on a new lying page, the header on every page (7.3.7)."""
    titles = wanted.notice.attachments[: wanted.attachments]
    marks = ["附件"] if wanted.attachments == 1 else [f"附件{number}" for number in range(1, wanted.attachments + 1)]
    begun = [page for page in pages if page.lying and page.lines[1].text in marks]
    if [_after_folio(page)[0].text for page in begun] != marks:
        yield "attachment-order"
        return
    for page, title in zip(begun, titles, strict=True):
        yield from _sheet_head(page, title, wanted)
    for page in pages:
        if page.lying:
            yield from _table(page, wanted, continued=page not in begun)


def _sheet_head(page: Page, title: str, wanted: Wanted) -> Iterator[str]:
    """附件1 on the first line, the title in the middle of the third."""
    mark, heading = _after_folio(page)[:2]
    written = "".join(line.text for line in _after_folio(page) if near(line.size, SIZES["title"], 0.1))
    if not near(mark.x0, LYING_LEFT) or not near(mark.middle, LYING_TOP + CELL / 2):
        yield "attachment-mark-place"
    if mark.glyphs[0].font != wanted.faces["hei"] or not near(mark.size, BODY_SIZE, 0.1):
        yield "attachment-mark-look"
    if written != title:
        yield "attachment-title"
    if not near(heading.middle, LYING_TOP + 2.5 * CELL) or heading.glyphs[0].font != wanted.faces["title"]:
        yield "attachment-title-look"
    if not near((heading.x0 + heading.x1) / 2, (LYING_LEFT + LYING_RIGHT) / 2):
        yield "attachment-title-centre"


def _table(page: Page, wanted: Wanted, *, continued: bool) -> Iterator[str]:
    """As wide as the type area, and with its header on every page."""
    rules = [rule for rule in page.rules if rule.level]
    if not rules:
        return
    left, right = min(rule.x0 for rule in rules), max(rule.x1 for rule in rules)
    if not near(left, LYING_LEFT) or not near(right, LYING_RIGHT):
        yield "table-width"
    if continued and not near(min(rule.y for rule in rules), LYING_TOP):
        yield "margin-top"
    if not any(glyph.font == wanted.faces["hei"] for line in page.lines[1:4] for glyph in line.glyphs):
        yield "header-missing"


def _after_folio(page: Page) -> tuple[Line, ...]:
    return tuple(line for line in page.lines if not _is_folio(page, line))


def _line_ends(pages: Sequence[Page]) -> Iterator[str]:
    for page in pages:
        lines = _after_folio(page)
        if any(line.text[0] in ENDS or _half_dash(line.text) for line in lines):
            yield "punctuation-at-start"
        if any(line.text[-1] in STARTS for line in lines):
            yield "bracket-at-end"


def _half_dash(text: str) -> bool:
    return text[0] == DASH and text[:2] != DASH * 2


def _words(elements: Sequence[Element]) -> Iterator[str]:
    if any(HALF_WIDTH.search(element.text) for element in elements):
        yield "half-width"
    if any(not element.text.endswith("：") for element in _of(elements, "addressee")):
        yield "addressee-colon"


def _properties(found: Read, notice: Notice) -> Iterator[str]:
    """PDF/A-2a and PDF/UA-1 as the file says of itself; language, title, author and the notice's own date."""
    wanted = {
        "pdfa-part": "<pdfaid:part>2</pdfaid:part>",
        "pdfa-level": "<pdfaid:conformance>A</pdfaid:conformance>",
        "pdfua-part": "<pdfuaid:part>1</pdfuaid:part>",
        "title": notice.title,
        "author": notice.issuer,
    }
    yield from (f"property:{name}" for name, text in wanted.items() if text not in found.metadata)
    if found.catalog.get("Lang") not in (b"zh-CN", b"zh-cn"):
        yield "property:language"
    if "StructTreeRoot" not in found.catalog:
        yield "property:tags"
    if notice.dated and not found.info.get("CreationDate", b"").startswith(f"D:{notice.dated:%Y%m%d}".encode()):
        yield "property:date"
    if not found.fonts_embedded:
        yield "font-not-embedded"


def _second_reading(found: Read) -> Iterator[str]:
    """Two programs read the same characters in the same order."""
    for page, text in zip(found.pages, found.texts, strict=True):
        first = "".join(line.text for line in page.lines)
        if page.lying:
            if sorted(first) != sorted("".join(text.split())):
                yield "second-reading"
        elif first != "".join(text.split()):
            yield "second-reading"
