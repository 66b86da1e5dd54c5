"""Marks of .xlsx sheets, read from the XML by expressions over the bytes: only cells that carry a mark are touched."""

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from shishi.documents.reading.grid import Marks, column_index
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.numfmt import Shown, builtin, shown
from shishi.documents.reading.refusal import Refused

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REL_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_FAR = re.compile(rb' r="(?:[A-Z]{3}[0-9]|[A-Z]{1,2}[0-9]{6})[0-9]*"[^>]*[^/]>')
_REF = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_ROW_NO = re.compile(rb'\br="([0-9]{1,7})"')


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook: its name, whether a person sees it, and its XML."""

    name: str
    visible: bool
    xml: bytes


@dataclass(frozen=True, slots=True)
class XlsxFile:
    """Sheets in workbook order, the formats by style number, and whether formula results are to be recomputed."""

    sheets: tuple[SheetPart, ...]
    formats: dict[int, Shown]
    recalculate: bool


def parse(parts: dict[str, bytes]) -> XlsxFile:
    """Finds the sheets' parts through the relationships; damaged directories are refused."""
    try:
        book_name = next(name for name in parts if posixpath.basename(name) == "workbook.xml")
        book = _xml(parts[book_name])
        folder = posixpath.dirname(book_name)
        relations = _xml(parts[f"{folder}/_rels/workbook.xml.rels"])
        targets = {str(rel.get("Id")): str(rel.get("Target")) for rel in relations}
        sheets = tuple(_sheet(node, targets, folder, parts) for node in book.iter("{*}sheet"))
    except (StopIteration, KeyError, etree.XMLSyntaxError) as error:
        raise Refused("damaged", "文件已损坏：找不到其中的工作表，请重新导出后再上传") from error
    recalculate = any(node.get("fullCalcOnLoad") in {"1", "true"} for node in book.iter("{*}calcPr"))
    return XlsxFile(sheets, _formats(parts.get(f"{folder}/styles.xml", b"")), recalculate)


def _sheet(node: etree._Element, targets: dict[str, str], folder: str, parts: dict[str, bytes]) -> SheetPart:
    target = targets[str(node.get(_REL) or node.get(_REL_STRICT))]
    name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    visible = node.get("state", "visible") == "visible" and "worksheets/" in name
    return SheetPart(str(node.get("name")), visible, parts.get(name, b""))


def _xml(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _formats(styles: bytes) -> dict[int, Shown]:
    """Style number -> what its format shows, for those formats that matter here."""
    if not styles:
        return {}
    try:
        root = _xml(styles)
    except etree.XMLSyntaxError as error:
        raise Refused("damaged", "文件已损坏：样式表读不出来，请重新导出后再上传") from error
    codes = {int(str(node.get("numFmtId"))): shown(str(node.get("formatCode"))) for node in root.iter("{*}numFmt")}
    result: dict[int, Shown] = {}
    for cells in root.iter("{*}cellXfs"):
        for number, style in enumerate(cells.iter("{*}xf")):
            format_id = int(style.get("numFmtId", "0"))
            found = codes.get(format_id) or builtin(format_id)
            if found.percent is not None or found.month_only:
                result[number] = found
    return result


def refuse_far_cells(xml: bytes, name: str, limits: Limits) -> None:
    """Memory is taken for the whole rectangle up to the farthest filled cell: one cell at XFD1048576 kills a reader."""
    far = _FAR.search(xml)
    if far:
        ref = _REF.search(far[0])
        spot = (ref[1] + ref[2]).decode() if ref else ""
        if ref and column_index(ref[1].decode()) < limits.columns and int(ref[2]) <= limits.rows:
            return
        raise Refused("far_cell", f"工作表“{name}”在 {spot} 处有内容，离正文过远，请删除该单元格后再上传")


def marks_of(sheet: SheetPart, book: XlsxFile) -> Marks:
    """The marks of one sheet but its merges, which calamine reads."""
    marks = Marks()
    xml = sheet.xml
    prefix = re.search(rb"<([A-Za-z0-9]+:)?worksheet\b", xml)
    cell = b"<" + (prefix[1] if prefix and prefix[1] else b"") + b"c\\s"
    _formats_of_cells(xml, cell, book.formats, marks)
    start = max(xml.find(b"sheetData"), 0)
    if _holds(xml, b't="e"', b"e", start):
        for found in re.finditer(cell + rb'[^>]*\bt="e"[^>]*>.*?<(?:\w+:)?v>([^<]*)<', xml):
            _put_broken(found[0], found[1].decode("utf-8", "replace"), marks)
    if _holds(xml, b"<f", b"f", start) or (prefix and prefix[1]):
        _formulas(xml, cell, marks, recalculate=book.recalculate)
    if _holds(xml, b"hidden=", b"h", start) or b"hidden=" in xml[:start]:
        _hidden(xml, marks)
    return marks


def _holds(xml: bytes, sought: bytes, letter: bytes, start: int) -> bool:
    """Whether the cells hold what is sought. Plain cells are digits between r, c, v, s and t: one other letter is quickly missed."""
    stop = xml.rfind(b"sheetData")
    at = xml.find(letter, start + len(b"sheetData"), stop if stop > start else None)
    return at >= 0 and xml.find(sought, max(at - len(sought), 0)) >= 0


def _formats_of_cells(xml: bytes, cell: bytes, formats: dict[int, Shown], marks: Marks) -> None:
    for number, form in formats.items():
        style = b' s="%d"' % number
        count = xml.count(style)
        for letters, rows in _cells_of_style(xml, cell, style, count).items() if count else ():
            column = column_index(letters.decode())
            if form.percent is not None:
                marks.percents.setdefault(column, {}).update(dict.fromkeys(rows, form.percent))
            else:
                marks.months.update((row, column) for row in rows)


def _cells_of_style(xml: bytes, cell: bytes, style: bytes, count: int) -> dict[bytes, list[int]]:
    """Column letters -> rows of the cells with the style. Mostly one column has it, as our first expression hopes."""
    usual = cell.replace(b"\\s", b"") + rb' r="([A-Z]{1,3})([0-9]{1,7})"' + style
    first = re.search(usual, xml)
    if first:
        alone = re.findall(usual.replace(b"([A-Z]{1,3})", first[1]), xml)
        if len(alone) == count:
            return {first[1]: [int(row) - 1 for row in alone]}
    found = re.findall(usual, xml)
    if len(found) != count:
        found = re.findall(cell + rb'(?=[^>]*\br="([A-Z]{1,3})([0-9]{1,7})")(?=[^>]*\b' + style.strip() + b")", xml)
    rows_of: dict[bytes, list[int]] = {}
    for letters, row in found:
        rows_of.setdefault(letters, []).append(int(row) - 1)
    return rows_of


def _put_broken(tag: bytes, text: str, marks: Marks) -> None:
    ref = _REF.search(tag)
    if ref:
        marks.broken[int(ref[2]) - 1, column_index(ref[1].decode())] = text


def _formulas(xml: bytes, cell: bytes, marks: Marks, *, recalculate: bool) -> None:
    """A formula without its result is not blank; a zero that is to be recomputed on opening is no result either."""
    pattern = (
        cell
        + rb"([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v>([^<]*)<|<(?:\w+:)?v\s*/>|</)"
    )
    for found in re.finditer(pattern, xml):
        result = found[2] or b""
        text_result = b't="str"' in found[1] and found[2] is not None and not recalculate
        if (not result and not text_result) or (recalculate and result in {b"0", b"0.0"}):
            _put_broken(found[0], "", marks)


def _hidden(xml: bytes, marks: Marks) -> None:
    for found in re.finditer(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"[^>]*>', xml):
        number = _ROW_NO.search(found[0])
        if number:
            marks.hidden_rows.add(int(number[1]) - 1)
    for found in re.finditer(rb'<(?:\w+:)?col\b[^>]*\bhidden="(?:1|true)"[^>]*>', xml):
        first, last = re.search(rb'\bmin="(\d+)"', found[0]), re.search(rb'\bmax="(\d+)"', found[0])
        if first and last:
            marks.hidden_columns.update(range(int(first[1]) - 1, min(int(last[1]), 512)))
