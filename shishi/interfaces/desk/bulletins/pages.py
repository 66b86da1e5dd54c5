"""Bulletins as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from shishi.documents.html.render import notice_html, table_html
from shishi.domain.bulletins.actions import particulars_of
from shishi.domain.bulletins.compose.notice import compose_notice
from shishi.domain.bulletins.compose.tables import compose_tables
from shishi.domain.bulletins.models import Bulletin, BulletinFile
from shishi.domain.statistics.figures.sets import figures_from
from shishi.interfaces.desk.current import DIGEST
from shishi.interfaces.desk.links import figure_address
from shishi.rulebook.periods import parse_period


@dataclass(frozen=True, slots=True)
class BulletinCard:
    """A bulletin with its files, and a sentence for each font that stood in for another in any of them."""

    bulletin: Bulletin
    title: str
    snapshot: str
    files: tuple[BulletinFile, ...]
    substituted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class BulletinPage:
    """The notice and its attachments are HTML that the documents shelf has escaped."""

    card: BulletinCard
    notice: str
    attachments: tuple[Attachment, ...]


def bulletin_card(bulletin: Bulletin, files: Sequence[BulletinFile]) -> BulletinCard:
    snapshot = bulletin.snapshot
    return BulletinCard(
        bulletin=bulletin,
        title=f"{parse_period(snapshot.period_key).to_date().label()}进展情况通报",
        snapshot=snapshot.sha256[:DIGEST],
        files=tuple(files),
        substituted=tuple(dict.fromkeys(sentence for file in files for sentence in file.substituted)),
    )


def bulletin_page(bulletin: Bulletin, files: Sequence[BulletinFile], *, linked: bool) -> BulletinPage:
    """The bulletin composed again from its own frozen figures, each a link to its grounds for those who see these."""
    card = bulletin_card(bulletin, files)
    figures = figures_from(bulletin.snapshot)
    link = partial(figure_address, card.snapshot) if linked else _nowhere
    return BulletinPage(
        card=card,
        notice=notice_html(compose_notice(figures, particulars_of(bulletin)), link),
        attachments=tuple(Attachment(table.title, table_html(table, link)) for table in compose_tables(figures)),
    )


def _nowhere(_figure_id: str) -> str:
    return ""
