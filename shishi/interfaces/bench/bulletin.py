"""A county's whole bulletin: the notice as Word, PDF and page, every attachment as .xlsx and .xls; and how it grows."""

import datetime as dt
from time import process_time

from django.conf import settings

from shishi.documents.docx.render import render as render_docx
from shishi.documents.fonts import FontSet, find_fonts
from shishi.documents.html.render import notice_html, table_html
from shishi.documents.layout import Profile
from shishi.documents.pdf.render import render as render_pdf
from shishi.documents.placing import printed
from shishi.documents.xls.render import render as render_xls
from shishi.documents.xlsx.render import render as render_xlsx
from shishi.domain.bulletins.compose.notice import compose_notice
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.compose.tables import compose_tables
from shishi.domain.statistics.figures.sets import FigureSet, figures_of
from shishi.interfaces.bench.figures import county
from shishi.interfaces.cli.ratio import Ratio

WORKS = 33  # as the model county had
_LIMIT_S = 0.5
_GROWTH = 2.0  # a long attachment is set twice, where a page's end would cut a cell; a short one once
_ISSUED = Particulars(
    issuer="示例县人民政府办公室", dated_on=dt.date(2025, 1, 5), document_number="示政办发〔2025〕1号"
)


class EmptyFileError(ValueError):
    """A file without content: then a time would mean nothing."""


def run(rounds: int = 5) -> list[Ratio]:
    """CPU seconds of one set, warm: figures counted and fonts read; then the time for a work at 1×, 10× and 100×.

    No two sets are alike: the typesetter remembers what it has set before.
    """
    fonts = find_fonts(*settings.FONT_FOLDERS)
    _timed(figures_of(county(WORKS - 1)), fonts)
    sizes = (WORKS, 10 * WORKS, 100 * WORKS)
    few = min(_timed(figures_of(county(WORKS + more)), fonts) for more in range(rounds))
    least = [few, *(_timed(figures_of(county(size)), fonts) for size in sizes[1:])]
    first = few / WORKS
    return [
        Ratio(f"{WORKS}件的整套通报", least[0], _LIMIT_S, f"规定的 {_LIMIT_S} 秒", 1.0),
        *(
            Ratio(f"{times}×（{size:,}件）每件", seconds / size, first, f"1×（{WORKS}件）", _GROWTH)
            for times, size, seconds in zip((10, 100), sizes[1:], least[1:], strict=True)
        ),
    ]


def _timed(figures: FigureSet, fonts: FontSet) -> float:
    began = process_time()
    files = _whole_set(figures, fonts)
    took = process_time() - began
    if not all(files):
        raise EmptyFileError("有一份文件是空的，无法计时。")
    return took


def _whole_set(figures: FigureSet, fonts: FontSet) -> list[bytes | str]:
    notice, tables = compose_notice(figures, _ISSUED), compose_tables(figures)
    files: list[bytes | str] = [
        render_docx(notice, Profile.RED_HEAD),
        render_pdf(notice, tables, Profile.RED_HEAD, fonts=fonts).content,
        notice_html(notice, _address),
    ]
    for table in tables:
        laid = printed(table)
        files += [render_xlsx(laid, dated=notice.dated), render_xls(laid), table_html(table, _address)]
    return files


def _address(figure_id: str) -> str:
    return f"/figures/{figure_id}/"
