"""A strict reader of notices: measures the WordprocessingML against GB/T 9704-2012.

Its numbers are written down here by hand from the standard and never taken from the writer it judges.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from shishi.documents.layout import Profile
from tests.documents.properties import Look, Styles, w

MM = 1440 / 25.4
TOLERANCE_MM = 0.5

SONG_TITLE, FANGSONG, HEI, KAI, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
PAGE = {"width": 210, "height": 297, "top": 37, "right": 26, "bottom": 35, "left": 28}
BODY_STYLES = {"公文正文", "一级标题", "二级标题", "三级标题", "四级标题", "附注"}

# style: family, half-points, alignment
LOOKS = {
    "红头": (SONG_TITLE, None, "center"),
    "文号": (FANGSONG, 32, "center"),
    "期号": (FANGSONG, 32, "center"),
    "刊头": (FANGSONG, 32, "left"),
    "公文标题": (SONG_TITLE, 44, "center"),
    "主送机关": (FANGSONG, 32, "both"),
    "公文正文": (FANGSONG, 32, "both"),
    "一级标题": (HEI, 32, "both"),
    "二级标题": (KAI, 32, "both"),
    "三级标题": (FANGSONG, 32, "both"),
    "四级标题": (FANGSONG, 32, "both"),
    "附件说明": (FANGSONG, 32, "both"),
    "附件说明续": (FANGSONG, 32, "both"),
    "署名": (FANGSONG, 32, "right"),
    "成文日期": (FANGSONG, 32, "right"),
    "附注": (FANGSONG, 32, "both"),
    "抄送": (FANGSONG, 28, "both"),
    "印发": (FANGSONG, 28, "left"),
    "页码奇": (SONG, 28, "right"),
    "页码偶": (SONG, 28, "left"),
}

NUMBERS = "一二三四五六七八九十"
LEVELS = {
    "一级标题": re.compile(rf"[{NUMBERS}]+、"),
    "二级标题": re.compile(rf"（[{NUMBERS}]+）"),
    "三级标题": re.compile(r"\d+\."),
    "四级标题": re.compile(r"（\d+）"),
}
DATE = re.compile(r"[12]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")
DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]+〔[12]\d{3}〕[1-9]\d*号")
HAN = "[\u4e00-\u9fff\u3000-\u303f\uff01-\uffef“”]"
HALF_WIDTH = re.compile(rf"{HAN}[,:;?!()\"]|[,:;?!()\"]{HAN}|\d[-–~]\d+[年月日件项户%]|\.(?={HAN})(?<!\d\.)")


@dataclass(frozen=True, slots=True)
class Para:
    style: str
    text: str
    look: Look
    runs: tuple[Look, ...]


def faults(document: bytes, *, attachments: Sequence[str], profile: Profile) -> list[str]:
    """Codes of everything that is wrong, in the order of the standard; an empty list for a correct notice."""
    parts = _parts(document)
    styles = Styles(parts["word/styles.xml"])
    body = parts["word/document.xml"].find(w("body"))
    paragraphs = [_para(element, styles) for element in body.iterfind(w("p"))]
    return [
        *_page(body.find(w("sectPr"))),
        *_grid(body.find(w("sectPr")), paragraphs),
        *_looks(paragraphs),
        *_head(paragraphs, profile),
        *_title(paragraphs, below_head=profile is not Profile.PLAIN),
        *_body(paragraphs),
        *_headings(paragraphs),
        *_attachments(paragraphs, attachments),
        *_signature(paragraphs),
        *(_record(body, styles) if profile is not Profile.PLAIN else ()),
        *_footers(parts, styles, body.find(w("sectPr"))),
        *_punctuation(paragraphs),
        *_properties(parts, paragraphs),
    ]


def _parts(document: bytes) -> dict[str, etree._Element]:
    with ZipFile(BytesIO(document)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def _text(element) -> str:
    marks = {w("br"): "\n", w("tab"): "\t"}
    inside = (node for run in element.iterfind(w("r")) for node in run)
    return "".join(node.text or "" if node.tag == w("t") else marks.get(node.tag, "") for node in inside)


def _para(element, styles: Styles) -> Para:
    name, look = styles.paragraph(element)
    runs = [run for run in element.iterfind(w("r")) if run.find(w("t")) is not None]
    return Para(name, _text(element), look, tuple(styles.run(element, run) for run in runs))


def _near(twips: float, mm: float, tolerance: float = TOLERANCE_MM) -> bool:
    return abs(twips / MM - mm) <= tolerance


def _of(paragraphs: Sequence[Para], *styles: str) -> list[Para]:
    return [paragraph for paragraph in paragraphs if paragraph.style in styles]


def _page(section) -> Iterator[str]:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    for name, attribute in (("width", "w"), ("height", "h")):
        if not _near(int(size.get(w(attribute))), PAGE[name]):
            yield f"page-{name}"
    for name in ("top", "right", "bottom", "left"):
        if not _near(int(margins.get(w(name))), PAGE[name]):
            yield f"margin-{name}"
    if margins.get(w("gutter"), "0") != "0":
        yield "gutter"


def _grid(section, paragraphs: Sequence[Para]) -> Iterator[str]:
    """22 lines that fit and fill 225 mm; 28 characters that fit 156 mm, and no 29th."""
    grid = section.find(w("docGrid"))
    pitch = int(grid.get(w("linePitch"), "0")) if grid is not None else 0
    if grid is None or grid.get(w("type")) != "lines" or not 224 * MM <= 22 * pitch <= 225 * MM:
        yield "grid-pitch"
    text = _of(paragraphs, *BODY_STYLES, "附件说明", "附件说明续", "署名", "成文日期", "主送机关")
    if any(p.look.line_rule != "exact" or p.look.line != pitch for p in text):
        yield "line-pitch"
    if any(int(156 * MM / (run.size * 10 + run.tightening)) != 28 for p in text for run in p.runs):
        yield "chars-per-line"
    if any(p.look.widow or p.look.auto_space or not p.look.overflow_said for p in text):
        yield "line-breaking"


def _looks(paragraphs: Sequence[Para]) -> Iterator[str]:
    for paragraph in paragraphs:
        if not paragraph.text:
            continue
        if paragraph.style not in LOOKS:
            yield f"style-unknown:{paragraph.style}"
            continue
        family, size, align = LOOKS[paragraph.style]
        for run in paragraph.runs:
            if {run.east_asia, run.ascii} != {family}:
                yield f"font:{paragraph.style}"
            if size and run.size != size:
                yield f"size:{paragraph.style}"
            if run.bold or run.italic:
                yield f"bold:{paragraph.style}"
            if run.color not in ({"FF0000"} if paragraph.style == "红头" else {None, "auto", "000000"}):
                yield f"color:{paragraph.style}"
        if paragraph.look.align != align:
            yield f"align:{paragraph.style}"


def _head(paragraphs: Sequence[Para], profile: Profile) -> Iterator[str]:
    if profile is Profile.PLAIN:
        yield from ("head-unwanted",) if _of(paragraphs, "红头", "文号", "期号", "刊头") else ()
        return
    marks = _of(paragraphs, "红头")
    if len(marks) != 1 or not _near(marks[0].look.before, 35):
        yield "head-mark"
    if marks and any(run.size / 2 * len(marks[0].text) > 156 / 25.4 * 72 for run in marks[0].runs):
        yield "head-mark-too-wide"
    yield from _issue(paragraphs) if profile is Profile.BRIEFING else _number(paragraphs)


def _number(paragraphs: Sequence[Para]) -> Iterator[str]:
    numbers = _of(paragraphs, "文号")
    if len(numbers) != 1 or not DOC_NUMBER.fullmatch(numbers[0].text):
        yield "doc-number"
    if not numbers:
        return
    if not _blank_lines(numbers[0].look, 2):
        yield "doc-number-place"
    yield from _red_line(numbers[0].look)


def _issue(paragraphs: Sequence[Para]) -> Iterator[str]:
    """The issue without a leading zero, one line below the name; office and day on the line that the red line closes."""
    issues, imprints = _of(paragraphs, "期号"), _of(paragraphs, "刊头")
    if len(issues) != 1 or not re.fullmatch(r"第[1-9]\d*期", issues[0].text):
        yield "issue"
    elif not _blank_lines(issues[0].look, 1):
        yield "issue-place"
    if len(imprints) != 1 or not re.fullmatch(rf"\t[^\t]+\t{DATE.pattern}", imprints[0].text):
        yield "imprint"
    else:
        yield from _red_line(imprints[0].look)


def _red_line(look: Look) -> Iterator[str]:
    border = look.bottom_border
    under_characters = (look.line - 16 * 20) / 2
    if border is None or border.get(w("color")) != "FF0000" or border.get(w("val")) != "single":
        yield "red-line"
    elif not _near(int(border.get(w("space"))) * 20 + under_characters, 4):
        yield "red-line-place"


def _blank_lines(look: Look, lines: int) -> bool:
    return look.before == lines * 579 and look.before_lines in (None, lines * 100)


def _title(paragraphs: Sequence[Para], *, below_head: bool) -> Iterator[str]:
    titles = _of(paragraphs, "公文标题")
    if len(titles) != 1 or not titles[0].text:
        yield "title"
        return
    if not _blank_lines(titles[0].look, 2 if below_head else 0):
        yield "title-place"
    for addressee in _of(paragraphs, "主送机关"):
        if not addressee.text.endswith("："):
            yield "addressee-colon"
        if addressee.look.first_line or addressee.look.left or not _blank_lines(addressee.look, 1):
            yield "addressee-place"


def _body(paragraphs: Sequence[Para]) -> Iterator[str]:
    for paragraph in _of(paragraphs, *BODY_STYLES):
        look = paragraph.look
        if look.first_line_chars not in (None, 200) or not _near(look.first_line, 2 * 315 / MM, 0.4):
            yield f"indent:{paragraph.style}"
        if look.left or look.right or look.before or look.after:
            yield f"spacing:{paragraph.style}"


def _headings(paragraphs: Sequence[Para]) -> Iterator[str]:
    for paragraph in _of(paragraphs, *LEVELS):
        if not LEVELS[paragraph.style].match(paragraph.text):
            yield f"heading-number:{paragraph.style}"
    for paragraph in _of(paragraphs, "公文正文"):
        if LEVELS["一级标题"].match(paragraph.text) and not paragraph.text.endswith("。"):
            yield "heading-style"
    firsts = [paragraph.text.partition("、")[0] for paragraph in _of(paragraphs, "一级标题")]
    if firsts != list(NUMBERS[: len(firsts)]):
        yield "heading-order"
    levels = {"一级标题": 0, "二级标题": 1, "三级标题": 2, "四级标题": 3}
    if any(p.look.outline != levels[p.style] for p in _of(paragraphs, *levels)):
        yield "heading-outline"


def _attachments(paragraphs: Sequence[Para], expected: Sequence[str]) -> Iterator[str]:
    found = _of(paragraphs, "附件说明", "附件说明续")
    lines = [title if len(expected) == 1 else f"{number}.{title}" for number, title in enumerate(expected, start=1)]
    if lines:
        lines[0] = f"附件：{lines[0]}"
    if [paragraph.text for paragraph in found] != lines:
        yield "attachments-text"
    if any(paragraph.text[-1:] in "。；，.;," for paragraph in found if paragraph.text):
        yield "attachments-end"
    if found and not _blank_lines(found[0].look, 1):
        yield "attachments-place"
    starts = {paragraph.look.left for paragraph in found}
    if found and (len(starts) != 1 or not _near(found[0].look.left - found[0].look.hanging, 2 * 315 / MM, 0.4)):
        yield "attachments-indent"
    for paragraph in found:
        lead = re.match(r"(附件：)?(\d+\.)?", paragraph.text)[0]
        if not _near(paragraph.look.hanging, _width(lead) / MM, 0.5):
            yield "attachments-hanging"


def _width(text: str) -> float:
    return sum(315 if ord(character) > 0x2000 else 157.5 for character in text)


def _signature(paragraphs: Sequence[Para]) -> Iterator[str]:
    """Without seal: the name two characters from the right, the date's start two characters right of the name's."""
    names, dates = _of(paragraphs, "署名"), _of(paragraphs, "成文日期")
    if len(names) != 1 or len(dates) != 1:
        yield "signature"
        return
    name, day = names[0], dates[0]
    if not DATE.fullmatch(day.text):
        yield "date-form"
    if paragraphs.index(day) != paragraphs.index(name) + 1:
        yield "date-not-below"
    if not _blank_lines(name.look, 1):
        yield "signature-blank-line"
    name_start = name.look.right + _width(name.text)
    day_start = day.look.right + _width(day.text)
    if not _near(name_start - day_start, 2 * 315 / MM, 0.8):
        yield "date-place"
    if not _near(
        min(name.look.right, day.look.right) if _width(day.text) > _width(name.text) else name.look.right, 630 / MM
    ):
        yield "signature-place"
    before = paragraphs[paragraphs.index(name) - 1]
    if not (name.look.keep_next and before.look.keep_next):
        yield "signature-alone"


def _record(body, styles: Styles) -> Iterator[str]:
    boxes = list(body.iter(w("txbxContent")))
    if len(boxes) != 1:
        yield "record"
        return
    paragraphs = [_para(element, styles) for element in boxes[0].iter(w("p"))]
    yield from _looks([paragraph for paragraph in paragraphs if paragraph.text])
    copies, printed = _of(paragraphs, "抄送"), _of(paragraphs, "印发")
    if len(copies) != 1 or not re.fullmatch(r"抄送：.+。", copies[0].text):
        yield "copy-to"
    if len(printed) != 1 or not re.fullmatch(rf".+\t{DATE.pattern}印发", printed[0].text):
        yield "printed"
    borders = {
        border.tag: int(border.get(w("sz"))) / 8 * 25.4 / 72 for border in boxes[0].find(f".//{w('tblBorders')}")
    }
    for side, mm in (("top", 0.35), ("insideH", 0.25), ("bottom", 0.35)):
        if abs(borders.get(w(side), 0) - mm) > 0.03:
            yield f"record-line:{side}"
    if not _near(int(boxes[0].find(f".//{w('tblW')}").get(w("w"))), 156):
        yield "record-width"
    xml = etree.tostring(body, encoding="unicode")
    if not re.search(r'positionV relativeFrom="margin"><wp:align>bottom<', xml):
        yield "record-place"


def _footers(parts, styles: Styles, section) -> Iterator[str]:
    if parts["word/settings.xml"].find(w("evenAndOddHeaders")) is None:
        yield "odd-even"
    links = {link.get("Id"): f"word/{link.get('Target')}" for link in parts["word/_rels/document.xml.rels"]}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    kinds = {ref.get(w("type")): links.get(ref.get(relation)) for ref in section.iterfind(w("footerReference"))}
    for kind, style, side in (("default", "页码奇", "right"), ("even", "页码偶", "left")):
        if kinds.get(kind) not in parts:
            yield f"footer-missing:{kind}"
            continue
        paragraphs = [_para(element, styles) for element in parts[kinds[kind]].iterfind(w("p"))]
        footer = paragraphs[0]
        yield from _looks(paragraphs)
        fields = [node.text.strip() for node in parts[kinds[kind]].iter(w("instrText"))]
        if footer.text != "— 1 —" or fields != ["PAGE"]:
            yield f"footer-text:{kind}"
        if footer.style != style or not _near(getattr(footer.look, side), 280 / MM, 0.2):
            yield f"footer-place:{kind}"
    middle_above_edge = int(section.find(w("pgMar")).get(w("footer"))) / MM + 14 * 20 / MM / 2
    if abs(35 - middle_above_edge - 7) > TOLERANCE_MM:
        yield "footer-distance"


def _punctuation(paragraphs: Sequence[Para]) -> Iterator[str]:
    for paragraph in paragraphs:
        if HALF_WIDTH.search(paragraph.text):
            yield f"punctuation:{paragraph.style}"


def _properties(parts, paragraphs: Sequence[Para]) -> Iterator[str]:
    core = {node.tag.rpartition("}")[2]: node.text for node in parts["docProps/core.xml"]}
    titles = _of(paragraphs, "公文标题")
    if titles and core.get("title") != titles[0].text.replace("\n", ""):
        yield "core-title"
    if core.get("language") != "zh-CN":
        yield "core-language"
