"""Paragraphs and runs as XML, with every bound figure under a bookmark."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from shishi.documents.characters import escaped, printable
from shishi.documents.content import BoundFigure, Inline
from shishi.documents.docx.styles import Style

FIGURES = "urn:shishi:figures"
MARK = "figure_"

_BREAKS = re.compile("([\n\t])")
_BREAK_XML = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def run(text: str, properties: str = "") -> str:
    """One run; newlines and tabs become the elements that word processors know."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = (
        _BREAK_XML.get(piece) or f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
        for piece in _BREAKS.split(printable(text))
        if piece
    )
    return f"<w:r>{look}{''.join(pieces)}</w:r>"


def paragraph(style: Style, runs: str, properties: str = "", before_style: str = "") -> str:
    """One paragraph in a named style. `properties` follow the style in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before_style}{properties}</w:pPr>{runs}</w:p>'


@dataclass(slots=True)
class FigureMarks:
    """Numbers the bound figures of one document and remembers which bookmark stands for which figure id.

    Bookmark names allow few characters, so the ids stand in a part of their own.
    """

    _entries: list[str] = field(default_factory=list)

    def marked(self, text: str, figure_id: str) -> str:
        number = len(self._entries) + 1
        name = f"{MARK}{number}"
        self._entries.append(
            f'<figure mark="{name}"><id xml:space="preserve">{escaped(figure_id)}</id>'
            f'<text xml:space="preserve">{escaped(text)}</text></figure>'
        )
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(text)}<w:bookmarkEnd w:id="{number}"/>'

    def runs(self, inlines: Iterable[Inline]) -> str:
        return "".join(
            self.marked(part.text, part.figure_id) if isinstance(part, BoundFigure) else run(part.text)
            for part in inlines
            if part.text
        )

    def part(self) -> str:
        """`customXml/item1.xml`: bookmark, figure id and the text as printed."""
        return f'<?xml version="1.0" encoding="UTF-8"?><figures xmlns="{FIGURES}">{"".join(self._entries)}</figures>'
