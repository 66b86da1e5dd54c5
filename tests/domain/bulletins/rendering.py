"""Renders a snapshot's bulletin in a process of its own: ``python rendering.py`` reads the content, prints the hashes."""

import hashlib
import sys
from dataclasses import replace

import django


def hashes(content):
    """SHA-256 of every file of the bulletin, in the order in which they go out."""
    from shishi.documents.content import Briefing
    from shishi.documents.docx.render import render as render_docx
    from shishi.documents.fonts import find_fonts
    from shishi.documents.layout import Profile
    from shishi.documents.pdf.render import render as render_pdf
    from shishi.documents.xls.render import render as render_xls
    from shishi.documents.xlsx.render import render as render_xlsx
    from shishi.domain.bulletins.compose.notice import compose_notice
    from shishi.domain.bulletins.compose.tables import compose_tables
    from shishi.domain.statistics.figures.sets import figures_of
    from shishi.domain.statistics.inputs import load
    from tests.domain.bulletins.notices import PARTICULARS

    figures = figures_of(load(content))
    briefing = Briefing("柳河县政务督查", 7, "柳河县人民政府督查室", PARTICULARS.dated_on)
    notice, tables = replace(compose_notice(figures, PARTICULARS), briefing=briefing), compose_tables(figures)
    files = [render_docx(notice, profile) for profile in Profile]
    files += [render_pdf(notice, tables, profile, fonts=find_fonts()).content for profile in Profile]
    for table in tables:
        files += [render_xlsx(table, dated=notice.dated), render_xls(table)]
    return [hashlib.sha256(file).hexdigest() for file in files]


if __name__ == "__main__":
    django.setup()
    print("\n".join(hashes(sys.stdin.read())))
