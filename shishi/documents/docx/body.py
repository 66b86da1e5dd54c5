"""The notice as the body of `word/document.xml`, element by element in the order of GB/T 9704-2012, clause 7."""

from collections.abc import Iterator

from shishi.documents import layout
from shishi.documents.characters import escaped
from shishi.documents.content import (
    Block,
    Briefing,
    Heading,
    Notice,
    Signature,
    Table,
    addressee_line,
    attachment_lines,
    briefing_of,
    chinese_date,
)
from shishi.documents.docx.record import record_xml
from shishi.documents.docx.runs import FigureMarks, paragraph, run
from shishi.documents.docx.styles import Style, fonts_xml, indents, size_xml
from shishi.documents.docx.tables import table_xml
from shishi.documents.layout import CHAR_TWIPS, Fonts, Profile

_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3, 4: Style.HEADING_4}
_KEEP = "<w:keepNext/>"
_SHORT_NUMBERS = 9  # up to here the attachments' numbers take the one character that the style gives them


def body_xml(notice: Notice, profile: Profile, fonts: Fonts, marks: FigureMarks) -> str:
    return "".join(
        (
            *_heads(notice, profile, fonts),
            paragraph(Style.TITLE, run("\n".join(notice.title_lines))),
            paragraph(Style.ADDRESSEE, run(addressee_line(notice))) if notice.addressees else "",
            *_blocks(notice, marks),
            *_attachments(notice),
            *(_signature(notice.signature) if notice.signature else ()),
            paragraph(Style.NOTE, run(f"（{notice.openness}）")) if notice.openness else "",
            record_xml(notice) if profile is not Profile.PLAIN else "",
        )
    )


def _heads(notice: Notice, profile: Profile, fonts: Fonts) -> Iterator[str]:
    if profile is Profile.RED_HEAD:
        yield from _office_head(notice, fonts)
    elif profile is Profile.BRIEFING:
        yield from _briefing_head(briefing_of(notice))


def _mark(name: str) -> str:
    size = layout.mark_size(name)
    line = round(size * layout.TWIPS_PER_POINT)
    place = f'<w:spacing w:before="{layout.twips(layout.MARK_DROP)}" w:line="{line}" w:lineRule="exact"/>'
    return paragraph(Style.HEAD_MARK, run(name, size_xml(size)), place)


def _briefing_head(head: Briefing) -> Iterator[str]:
    """The periodical's name and issue, the office on the left and the day on the right, the red line under them."""
    yield _mark(head.name)
    yield paragraph(Style.ISSUE, run(head.issue_line))
    yield paragraph(Style.IMPRINT, run(f"\t{head.office}\t{chinese_date(head.on)}"))


def _office_head(notice: Notice, fonts: Fonts) -> Iterator[str]:
    """Issuer's mark, number, for upward documents the signer, and under them the red line (clause 7.2)."""
    if notice.head_mark:
        yield _mark(notice.head_mark)
    number = notice.doc_number or ""
    if notice.signer:
        name = run(notice.signer, fonts_xml(escaped(fonts.kai)))
        yield paragraph(Style.NUMBER, run(f"\t{number}\t签发人：") + name, '<w:jc w:val="left"/>')
    elif number or notice.head_mark:  # without a number its line stays free, for somebody to write it in
        yield paragraph(Style.NUMBER, run(number) if number else "")


def _blocks(notice: Notice, marks: FigureMarks) -> Iterator[str]:
    """The body. Without attachments its last paragraph is kept with the signature, which no page may carry alone."""
    alone = notice.signature is not None and not notice.attachments
    for number, block in enumerate(notice.blocks, start=1):
        yield _block(block, marks, _KEEP if alone and number == len(notice.blocks) else "")


def _block(block: Block, marks: FigureMarks, keep: str) -> str:
    if isinstance(block, Table):
        return table_xml(block, marks)
    style = _HEADINGS[block.level] if isinstance(block, Heading) else Style.BODY
    return paragraph(style, marks.runs(block.inlines), before_style=keep)


def _attachments(notice: Notice) -> Iterator[str]:
    """附件说明: each name starts where the first does, and its further lines too (clause 7.3.4).

    The last name is kept with the signature, which no page may carry alone.
    """
    for number, line in enumerate(attachment_lines(notice), start=1):
        style = Style.ATTACHMENT if number == 1 else Style.ATTACHMENT_NEXT
        lead = 0.0
        if len(notice.attachments) == 1:
            lead = 3
        elif number > _SHORT_NUMBERS:
            lead = layout.text_chars(f"{number}.")
        place = indents(left=5 if len(notice.attachments) == 1 else 5 + lead, hanging=lead, char=CHAR_TWIPS)
        keep = _KEEP if notice.signature and number == len(notice.attachments) else ""
        yield paragraph(style, run(line), place if lead else "", keep)


def _signature(signature: Signature) -> Iterator[str]:
    place = layout.signature_place(signature.issuer, chinese_date(signature.on), sealed=signature.sealed)
    before = place.blank_lines * layout.LINE_PITCH_TWIPS
    spacing = (
        f'<w:spacing w:beforeLines="{place.blank_lines * 100}" w:before="{before}" '
        f'w:line="{layout.LINE_PITCH_TWIPS}" w:lineRule="exact"/>'
    )
    yield paragraph(Style.SIGNATURE, run(signature.issuer), f'{spacing}<w:ind w:right="{place.name_right}"/>')
    yield paragraph(Style.DATE, run(chinese_date(signature.on)), f'<w:ind w:right="{place.date_right}"/>')
