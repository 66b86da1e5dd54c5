"""The notice as the template takes it: plain texts in the order of GB/T 9704-2012, clause 7, ready to be written as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shishi.documents import layout
from shishi.documents.characters import printable
from shishi.documents.content import (
    Block,
    Briefing,
    Heading,
    Notice,
    Signature,
    Table,
    addressee_line,
    briefing_of,
    chinese_date,
    inline_text,
)
from shishi.documents.fonts import FontSet, Role
from shishi.documents.layout import PAGE, Profile
from shishi.documents.pdf.measures import MEASURES, Measures, points
from shishi.documents.pdf.sheet_data import Breaks, SheetData, sheet_data

ATTACHMENT_WORD = "附件："
_HEADING_ROLES = {1: Role.HEI, 2: Role.KAI, 3: Role.BODY, 4: Role.BODY}


@dataclass(frozen=True, slots=True)
class FaceData:
    families: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class HeadData:
    mark: str
    size: float
    number: str
    signer: str


@dataclass(frozen=True, slots=True)
class BriefingData:
    name: str
    size: float
    issue: str
    office: str
    day: str


@dataclass(frozen=True, slots=True)
class BlockData:
    """`kind` says which of the others are filled. `tag` is the level in the file's structure, which skips none."""

    kind: str
    text: str = ""
    face: str = ""
    tag: int = 0
    table: SheetData | None = None


@dataclass(frozen=True, slots=True)
class AttachmentData:
    lead: str
    name: str


@dataclass(frozen=True, slots=True)
class SignatureData:
    issuer: str
    date: str
    sealed: bool
    blank_lines: int


@dataclass(frozen=True, slots=True)
class RecordData:
    copied: str
    printed: bool
    printed_by: str
    printed_on: str


@dataclass(frozen=True, slots=True)
class PageData:
    measures: Measures
    faces: dict[str, FaceData]
    title: str
    author: str
    keywords: tuple[str, ...]
    date: tuple[int, int, int] | None
    head: HeadData | None
    briefing: BriefingData | None
    title_lines: tuple[str, ...]
    addressee: str
    blocks: tuple[BlockData, ...]
    attachment_word: str
    attachment_lead: str
    attachments: tuple[AttachmentData, ...]
    signature: SignatureData | None
    openness: str
    record: RecordData | None
    tables: tuple[SheetData, ...]
    held: float = 0.0  # points kept free on the page where the body would end, so that its last lines move on


def page_data(notice: Notice, tables: Sequence[Table], profile: Profile, fonts: FontSet) -> PageData:
    """Everything the template needs. A briefing's head stands in place of the red head of the office."""
    attachments = tuple(_attachments(notice))
    day = notice.dated
    return PageData(
        measures=MEASURES,
        faces={role.value: _face(fonts, role) for role in Role},
        title=printable(notice.title),
        author=printable(notice.issuer),
        keywords=tuple(map(printable, notice.keywords)),
        date=(day.year, day.month, day.day) if day else None,
        head=_head(notice) if profile is Profile.RED_HEAD else None,
        briefing=_briefing(briefing_of(notice)) if profile is Profile.BRIEFING else None,
        title_lines=tuple(map(printable, notice.title_lines)),
        addressee=printable(addressee_line(notice)),
        blocks=tuple(_blocks(notice.blocks)),
        attachment_word=ATTACHMENT_WORD,
        attachment_lead=attachments[0].lead if attachments else "",
        attachments=attachments,
        signature=_signature(notice.signature) if notice.signature else None,
        openness=printable(notice.openness),
        record=_record(notice) if profile is not Profile.PLAIN else None,
        tables=tuple(_sheets(tables, {})),
    )


def held_back(data: PageData, points: float) -> PageData:
    """The same with so much kept free at the foot of the page where the body ends, moving its last lines on."""
    return replace(data, held=points)


def cut_at(data: PageData, tables: Sequence[Table], breaks: Mapping[int, Breaks]) -> PageData:
    """The same with pages begun where `breaks` says, by the number of the attachment."""
    return replace(data, tables=tuple(_sheets(tables, breaks)))


def _face(fonts: FontSet, role: Role) -> FaceData:
    face = fonts.face(role)
    return FaceData(tuple(dict.fromkeys((face.family, *fonts.fallbacks))), face.weight)


def _head(notice: Notice) -> HeadData:
    mark = printable(notice.head_mark)
    return HeadData(mark, layout.mark_size(mark), printable(notice.doc_number or ""), printable(notice.signer))


def _briefing(briefing: Briefing) -> BriefingData:
    name = printable(briefing.name)
    size = layout.mark_size(name)
    return BriefingData(name, size, briefing.issue_line, printable(briefing.office), chinese_date(briefing.on))


def _blocks(blocks: Sequence[Block]) -> Iterator[BlockData]:
    level = 0
    for block in blocks:
        if isinstance(block, Table):
            yield BlockData("table", table=sheet_data(block, points(PAGE.text_width)))
        elif isinstance(block, Heading):
            level = min(block.level, level + 1)
            yield BlockData("heading", printable(inline_text(block.inlines)), _HEADING_ROLES[block.level], level)
        else:
            yield BlockData("paragraph", printable(inline_text(block.inlines)))


def _attachments(notice: Notice) -> Iterator[AttachmentData]:
    """附件说明; a single attachment bears no number (clause 7.3.4)."""
    alone = len(notice.attachments) == 1
    for number, title in enumerate(notice.attachments, start=1):
        lead = (ATTACHMENT_WORD if number == 1 else "") + ("" if alone else f"{number}.")
        yield AttachmentData(lead, printable(title))


def _signature(signature: Signature) -> SignatureData:
    blank = layout.SEALED_BLANK_LINES if signature.sealed else layout.SIGNATURE_BLANK_LINES
    return SignatureData(printable(signature.issuer), chinese_date(signature.on), signature.sealed, blank)


def _record(notice: Notice) -> RecordData | None:
    copied = f"抄送：{'，'.join(map(printable, notice.copy_to))}。" if notice.copy_to else ""
    printed = bool(notice.printed_by or notice.printed_on)
    if not copied and not printed:
        return None
    return RecordData(copied, printed, printable(notice.printed_by), _printed_on(notice.printed_on))


def _printed_on(day: date | None) -> str:
    return f"{chinese_date(day)}印发" if day else ""


def _sheets(tables: Sequence[Table], breaks: Mapping[int, Breaks]) -> Iterator[SheetData]:
    """Each on its own sheet, marked 附件1 at the top; a single one bears no number, as in 附件说明."""
    for number, table in enumerate(tables, start=1):
        mark = "附件" if len(tables) == 1 else f"附件{number}"
        cut = breaks.get(number)
        yield sheet_data(table, points(PAGE.text_height), number=number, mark=mark, breaks=cut)
