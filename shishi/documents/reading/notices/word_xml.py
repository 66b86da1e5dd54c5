"""The text of a .docx: paragraphs and tables of the body, as they read when all tracked changes are accepted."""

from collections.abc import Iterator

from lxml import etree

from shishi.documents.reading.notices.lines import paragraphs, row_line, whole
from shishi.documents.reading.notices.word_numbers import Numbers, numbers_of
from shishi.documents.reading.refusal import Refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
# What is no text of the document, or no longer: deletions, the old place of what was moved, field instructions.
_LEFT_OUT = {
    f"{_W}{name}"
    for name in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "pPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sectPr",
        "footnoteReference",
        "ruby",
    )
} | {_FALLBACK}
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(parts: dict[str, bytes]) -> str:
    """The body's text out of checked parts; headers, footers, notes and comments stand elsewhere and are not read."""
    name = next((part for part in parts if part.lower() == _DOCUMENT), None)
    if name is None:
        raise Refused("damaged", "文档里没有正文，可能已损坏；请用 WPS 或 Word 打开后另存为 .docx 再校核")
    xml = parts[name].replace(_STRICT[1:-1].encode(), _W[1:-1].encode())
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise Refused("damaged", "文档内部的 XML 有误，读不出来；请用 WPS 或 Word 打开后另存为 .docx 再校核") from error
    body = root.find(f"{_W}body")
    return whole(_blocks(body, numbers_of(parts))) if body is not None else ""


def _blocks(parent: etree._Element, numbers: Numbers) -> Iterator[str]:
    """Lines of what follows each other in a body, a content control or a text box."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield from paragraphs(numbers.next_for(element) + _text(element))
            yield from (line for box in _boxes(element) for line in _blocks(box, numbers))
        elif element.tag == f"{_W}tbl":
            yield from _rows(element, numbers)
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            yield from _blocks(element, numbers)


def _rows(table: etree._Element, numbers: Numbers) -> Iterator[str]:
    for row in _within(table, f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            yield row_line([text for cell in _within(row, f"{_W}tc") for text in _cells(cell, numbers)])


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows or cells, those inside content controls too, but not those of a table inside a cell."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif isinstance(element.tag, str) and element.tag.endswith(("}sdt", "}sdtContent", "}ins", "}customXml")):
            yield from _within(element, tag)


def _cells(cell: etree._Element, numbers: Numbers) -> list[str]:
    """The cell, and an empty one for each further column that it spans; one that hangs on the cell above is empty."""
    properties = cell.find(f"{_W}tcPr")
    span, merge = 1, None
    if properties is not None:
        grid, merge = properties.find(f"{_W}gridSpan"), properties.find(f"{_W}vMerge")
        span = int(grid.get(f"{_W}val") or 1) if grid is not None else 1
    hangs = merge is not None and merge.get(f"{_W}val") != "restart"
    return ["" if hangs else "\n".join(_blocks(cell, numbers)), *[""] * min(span - 1, 63)]


def _text(element: etree._Element) -> str:
    """The words of a paragraph in order, without those of text boxes that hang on it."""
    found: list[str] = []
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            found.append(child.text or "")
        elif child.tag in _BREAKS:
            found.append(_BREAKS[child.tag])
        elif child.tag == f"{_W}r":
            if not _hidden(child):
                found.append(_text(child))
        elif child.tag != f"{_W}txbxContent":
            found.append(_text(child))
    return "".join(found)


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in {"0", "false", "off"}


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a paragraph, each once: its second form, for older programs, is left out."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        above = {parent.tag for parent in box.iterancestors()}
        if not above & _LEFT_OUT and sum(parent.tag == f"{_W}txbxContent" for parent in box.iterancestors()) == 0:
            yield box
