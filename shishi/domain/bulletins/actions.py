import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.documents.content import Notice, Table, check_attachments, plain_text, table_lines
from shishi.documents.docx.render import render as render_docx
from shishi.documents.layout import Profile
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


class FiguresContradict(DomainError):  # noqa: N818 - reads as a sentence: raise FiguresContradict
    """The figures of the snapshot break an identity, so nothing may be composed from them."""

    code = "figures-contradict"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file of the bulletin: its name and bytes."""

    name: str
    content: bytes


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
    profiles: Sequence[Profile] = tuple(Profile),
) -> list[Rendered]:
    """Render a bulletin's notice in each profile as .docx, and each attachment as .xlsx and .xls; keep the files.

    The same bulletin gives the same bytes; files that were rendered before are not noted again. Refuses when the text
    composed now is not the text that was composed then (the program's wording has changed): compose a new version.
    """
    require_compose(by)
    figures = figures_from(bulletin.snapshot)
    particulars = particulars_of(bulletin)
    if _text_hash(figures, particulars) != bulletin.text_sha256:
        raise Conflict("通报的行文规则已更新，与原编制的文本不同，请重新编制后再生成文件。", code="text-changed")
    rendered = _render(compose_notice(figures, particulars), compose_tables(figures), profiles)
    known = set(BulletinFile.objects.filter(bulletin=bulletin).values_list("name", flat=True))
    fresh = [(order, file) for order, file in enumerate(rendered) if file.name not in known]
    if not fresh:
        return rendered
    area_code = bulletin.snapshot.programme.area_id
    kept = {
        order: keep_file(area_code=area_code, content=file.content, name=file.name, by=by, at=at)
        for order, file in fresh
    }
    BulletinFile.objects.bulk_create(
        BulletinFile(bulletin=bulletin, file=kept[order], name=file.name, order=order) for order, file in fresh
    )
    record(
        area_code=area_code,
        act="bulletins.render_bulletin",
        subject=Subject("bulletins.bulletin", str(bulletin.pk)),
        after={"files": [[file.name, kept[order].pk] for order, file in fresh]},
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


def _render(notice: Notice, tables: Sequence[Table], profiles: Sequence[Profile]) -> list[Rendered]:
    files = [
        Rendered(f"{notice.title}（{PROFILE_NAMES[profile]}）.docx", render_docx(notice, profile))
        for profile in profiles
    ]
    for number, table in enumerate(tables, start=1):
        name = f"附件{number}：{table.title}"
        files.append(Rendered(f"{name}.xlsx", render_xlsx(table, dated=notice.dated)))
        files.append(Rendered(f"{name}.xls", render_xls(table)))
    return files
