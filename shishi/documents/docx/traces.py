"""Bound figures read back from a .docx of ours, after somebody edited it."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from shishi.documents.docx.runs import FIGURES
from shishi.documents.docx.styles import WORD

_W = f"{{{WORD}}}"
_F = f"{{{FIGURES}}}"
_SHOWN = {f"{_W}t": "", f"{_W}br": "\n", f"{_W}tab": "\t"}  # what each element puts on the page; w:t its own text


@dataclass(frozen=True, slots=True)
class Trace:
    """One figure of the file: what was printed when it was made, and what stands there now (None: deleted)."""

    figure_id: str
    printed: str
    now: str | None


def traces(document: bytes) -> tuple[Trace, ...]:
    """Every bound figure in reading order of the original. Only for files from our own store: no size limits here."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(BytesIO(document)) as package:
        body = etree.fromstring(package.read("word/document.xml"), parser)
        figures = etree.fromstring(package.read("customXml/item1.xml"), parser)
    now = _marked_texts(body)
    return tuple(
        Trace(figure.findtext(f"{_F}id") or "", figure.findtext(f"{_F}text") or "", now.get(figure.get("mark") or ""))
        for figure in figures.iter(f"{_F}figure")
    )


def _marked_texts(body: etree._Element) -> dict[str, str]:
    """Bookmark name to the text between its ends."""
    texts: dict[str, str] = {}
    open_marks: dict[str, str] = {}
    for element in body.iter():
        if element.tag == f"{_W}bookmarkStart":
            name = element.get(f"{_W}name") or ""
            open_marks[element.get(f"{_W}id") or ""] = name
            texts[name] = ""
        elif element.tag == f"{_W}bookmarkEnd":
            open_marks.pop(element.get(f"{_W}id") or "", None)
        elif element.tag in _SHOWN:
            for name in open_marks.values():
                texts[name] += _SHOWN[element.tag] or element.text or ""
    return texts
