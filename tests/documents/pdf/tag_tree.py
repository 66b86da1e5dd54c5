"""The text of a PDF file in the order of its tags, as a screen reader speaks it."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw


def tagged_text(document: bytes) -> list[tuple[str, str]]:
    """(tag, text) of every piece of marked content, page by page, tags from outside in: `Document/H1`."""
    with pypdfium2.PdfDocument(document) as opened:
        return [piece for page in opened for piece in _page(page)]


def _page(page: pypdfium2.PdfPage) -> list[tuple[str, str]]:
    texts = _texts(page)
    tree = raw.FPDF_StructTree_GetForPage(page)
    try:
        pieces = []
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            root = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            pieces.extend((tag, "".join(texts[mark])) for tag, mark in _marks(root, ""))
        return [piece for piece in pieces if piece[1]]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _texts(page: pypdfium2.PdfPage) -> dict[int, list[str]]:
    text_page = page.get_textpage()
    texts: dict[int, list[str]] = defaultdict(list)
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        length = raw.FPDFTextObj_GetText(item, text_page, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
        texts[raw.FPDFPageObj_GetMarkedContentID(item)].append(buffer.raw.decode("utf-16-le").rstrip("\0"))
    return texts


def _marks(element, above: str) -> Iterator[tuple[str, int]]:
    tag = f"{above}/{_type(element)}".strip("/")
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _marks(child, tag)
        else:
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if mark >= 0:
                yield tag, mark


def _type(element) -> str:
    length = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
