import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.documents.content import (
    Briefing,
    ContentFaultError,
    Notice,
    Table,
    briefing_of,
    check_attachments,
    plain_text,
    table_lines,
)
from shishi.documents.docx.render import render as render_docx
from shishi.documents.fonts import FontSet, find_fonts
from shishi.documents.layout import Profile
from shishi.documents.pdf.render import PdfError
from shishi.documents.pdf.render import render as render_pdf
from shishi.documents.placing import printed
from shishi.documents.xls.render import render as render_xls
from shishi.documents.xlsx.render import render as render_xlsx
from shishi.domain.bulletins.compose.notice import compose_notice
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.compose.tables import compose_tables
from shishi.domain.bulletins.models import Bulletin, BulletinFile
from shishi.domain.bulletins.permissions import require_compose
from shishi.domain.files.actions import keep_file
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.statistics.figures.sets import FigureSet, figures_from
from shishi.domain.statistics.models import Snapshot

PROFILE_NAMES = {Profile.RED_HEAD: "红头文件", Profile.PLAIN: "网页稿"}
EVERY_TIME = (Profile.RED_HEAD, Profile.PLAIN)  # a briefing needs an issue number, which somebody has to give


class FiguresContradict(DomainError):  # noqa: N818 - reads as a sentence: raise FiguresContradict
    """The figures of the snapshot break an identity, so nothing may be composed from them."""

    code = "figures-contradict"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file of the bulletin: its name and bytes, its place among all, and a sentence for each substituted font."""

    name: str
    content: bytes
    order: int
    substituted: tuple[str, ...] = ()


@transaction.atomic
def compose_bulletin(*, snapshot: Snapshot, particulars: Particulars, by: Actor, at: dt.datetime) -> Bulletin:
    """Compose a snapshot's bulletin and note it as a version.

    The same snapshot and particulars give the version that is there, and no second ledger entry. Refuses a snapshot
    whose figures break an identity (Σ states = total, Σ levels − overlaps = unique), and one without any 件.
    """
    require_compose(by)
    figures = figures_from(snapshot)
    if not any(list_of.listings for list_of in figures.inputs.lists):
        raise DomainError("清单上还没有实事，无法编制通报。", code="nothing-listed")
    if figures.breaches:
        raise FiguresContradict("".join(breach.sentence for breach in figures.breaches))
    sha256 = _text_hash(figures, particulars)
    versions = Bulletin.objects.filter(snapshot=snapshot).order_by("-version")
    same = versions.filter(text_sha256=sha256).first()
    if same is not None:
        return same
    latest = versions.first()
    bulletin = Bulletin.objects.create(
        snapshot=snapshot,
        version=latest.version + 1 if latest else 1,
        issuer=particulars.issuer,
        document_number=particulars.document_number,
        dated_on=particulars.dated_on,
        supervision_office=particulars.supervision_office,
        addressees=list(particulars.addressees),
        copy_to=list(particulars.copy_to),
        text_sha256=sha256,
        composed_at=at,
        composed_by=by.label,
    )
    record(
        area_code=snapshot.programme.area_id,
        act="bulletins.compose_bulletin",
        subject=Subject("bulletins.bulletin", str(bulletin.pk)),
        after={
            "snapshot": snapshot.sha256,
            "version": bulletin.version,
            "issuer": particulars.issuer,
            "document_number": particulars.document_number,
            "dated_on": particulars.dated_on,
            "supervision_office": particulars.supervision_office,
            "addressees": list(particulars.addressees),
            "copy_to": list(particulars.copy_to),
            "text_sha256": sha256,
        },
        by=by,
        at=at,
    )
    return bulletin


@transaction.atomic
def render_bulletin(
    *,
    bulletin: Bulletin,
    by: Actor,
    at: dt.datetime,
    profiles: Sequence[Profile] = EVERY_TIME,
    briefing: Briefing | None = None,
) -> list[Rendered]:
    """Render a bulletin's notice in each profile as .docx and .pdf, and each attachment as .xlsx and .xls; keep the files.

    The same bulletin, fonts and briefing give the same bytes, and files that are kept already are not noted again; other
    bytes under the same name are its next version. Refuses when the text composed now is not the text that was composed
    then (the program's wording has changed): compose a new version. Refuses a character that no font has, and the
    profile of the briefing without ``briefing``.
    """
    require_compose(by)
    figures = figures_from(bulletin.snapshot)
    particulars = particulars_of(bulletin)
    if _text_hash(figures, particulars) != bulletin.text_sha256:
        raise Conflict("通报的行文规则已更新，与原编制的文本不同，请重新编制后再生成文件。", code="text-changed")
    notice = replace(compose_notice(figures, particulars), briefing=briefing)
    try:
        rendered = list(_render(notice, compose_tables(figures), profiles))
    except (ContentFaultError, PdfError) as fault:
        raise DomainError(str(fault), code=fault.code) from fault
    latest = {file.name: file for file in BulletinFile.objects.filter(bulletin=bulletin).order_by("version")}
    fresh = [file for file in rendered if not _is_kept(file, latest)]
    if not fresh:
        return rendered
    area_code = bulletin.snapshot.programme.area_id
    kept = {
        file.name: keep_file(area_code=area_code, content=file.content, name=file.name, by=by, at=at) for file in fresh
    }
    BulletinFile.objects.bulk_create(
        BulletinFile(
            bulletin=bulletin,
            file=kept[file.name],
            name=file.name,
            version=latest[file.name].version + 1 if file.name in latest else 1,
            order=file.order,
            substituted=list(file.substituted),
        )
        for file in fresh
    )
    record(
        area_code=area_code,
        act="bulletins.render_bulletin",
        subject=Subject("bulletins.bulletin", str(bulletin.pk)),
        after={"files": [[file.name, kept[file.name].pk] for file in fresh]},
        by=by,
        at=at,
        files=[stored.pk for stored in kept.values()],
    )
    return rendered


def particulars_of(bulletin: Bulletin) -> Particulars:
    """The particulars that a bulletin was composed with."""
    return Particulars(
        issuer=bulletin.issuer,
        dated_on=bulletin.dated_on,
        document_number=bulletin.document_number,
        supervision_office=bulletin.supervision_office,
        addressees=tuple(bulletin.addressees),
        copy_to=tuple(bulletin.copy_to),
    )


def _text_hash(figures: FigureSet, particulars: Particulars) -> str:
    notice, tables = compose_notice(figures, particulars), compose_tables(figures)
    check_attachments(notice, tables)
    head = [plain_text(notice), notice.doc_number or "", *notice.copy_to]
    lines = [*head, *(line for table in tables for line in table_lines(table))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _is_kept(file: Rendered, latest: Mapping[str, BulletinFile]) -> bool:
    kept = latest.get(file.name)
    return kept is not None and kept.file_id == hashlib.sha256(file.content).hexdigest()


def _render(notice: Notice, tables: Sequence[Table], profiles: Sequence[Profile]) -> Iterator[Rendered]:
    """The notice's files in the order of the profiles, then the attachments', each always at the same place."""
    fonts = find_fonts(*settings.FONT_FOLDERS)
    for place, profile in enumerate(Profile):
        if profile in profiles:
            yield from _notice_files(notice, tables, profile, fonts, 2 * place)
    for number, table in enumerate(tables, start=1):
        name, order = f"附件{number}：{table.title}", 2 * (len(Profile) + number)
        laid = printed(table)
        yield Rendered(f"{name}.xlsx", render_xlsx(laid, dated=notice.dated), order)
        yield Rendered(f"{name}.xls", render_xls(laid), order + 1)


def _notice_files(
    notice: Notice, tables: Sequence[Table], profile: Profile, fonts: FontSet, order: int
) -> Iterator[Rendered]:
    """The text to edit, and the text to print with the attachments behind it."""
    issue = briefing_of(notice) if profile is Profile.BRIEFING else None
    name = f"{notice.title}（{f'{issue.name}{issue.issue_line}' if issue else PROFILE_NAMES[profile]}）"
    yield Rendered(f"{name}.docx", render_docx(notice, profile), order)
    pdf = render_pdf(notice, tables, profile, fonts=fonts)
    sentences = tuple(substitution.sentence for substitution in pdf.substitutions)
    yield Rendered(f"{name}.pdf", pdf.content, order + 1, sentences)
