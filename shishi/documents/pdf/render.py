"""A notice and its tables as one PDF file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import typst

from shishi.documents.content import Notice, Table, check_attachments
from shishi.documents.fonts import FontSet, Substitution
from shishi.documents.layout import Profile
from shishi.documents.pdf.compiling import Compiled, Facts, compiled
from shishi.documents.pdf.measures import MEASURES
from shishi.documents.pdf.page_data import PageData, cut_at, held_back, page_data
from shishi.documents.pdf.sheet_data import Breaks, breaks_after

_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_PASSES = 3
_MOST_LINES_FREE = (
    11  # of the page before the signature's; where more would be, a long list of attachments stays parted
)
_SAFE_LINES = 0.1  # less than asked for, so that what is kept free still fits where the lines were
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


class PdfError(ValueError):
    """The notice cannot be printed as it should look. `code` is for programs, the sentence for the compiler of it."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Pdf:
    """The file, its number of pages, and which fonts stood in for those it should be set in."""

    content: bytes
    pages: int
    substitutions: tuple[Substitution, ...]


def render(
    notice: Notice,
    tables: Sequence[Table] = (),
    profile: Profile = Profile.RED_HEAD,
    *,
    fonts: FontSet,
) -> Pdf:
    """The notice as PDF/A-2a and PDF/UA-1; the same arguments and font files give the same bytes on any day.

    `tables` follow as attachments on lying sheets; they must be those that 附件说明 names. May be called from several
    threads at once, but not in a process forked off one that has called it before (RuntimeError).

    Raises ContentFaultError `attachments-differ` and `briefing-missing`, and PdfError: `glyph-missing` naming the character, `undated` (a file for
    the archive must bear a date, and the clock's is not the notice's), `unprintable`.
    """
    if notice.dated is None:
        raise PdfError("undated", "通报既没有成文日期，也没有印发日期，不能生成存档用的PDF。")
    if tables:
        check_attachments(notice, tables)
    data = page_data(notice, tables, profile, fonts)
    made = _compiled(data, fonts)
    kept_free = _kept_free(made.facts)
    if made.facts.signature_page > made.facts.body_page and kept_free <= _MOST_LINES_FREE * MEASURES.pitch:
        held = held_back(data, kept_free)
        moved = _compiled(held, fonts)
        if moved.facts.first_page == made.facts.first_page:  # which must not lose the body: clause 7.3.3
            data, made = held, moved
    made = _cut(data, tables, made, fonts)
    return Pdf(made.document, made.facts.pages, fonts.substitutions)


def _cut(data: PageData, tables: Sequence[Table], made: Compiled, fonts: FontSet) -> Compiled:
    """Begins cells again that a page's end cuts, and ends pages so that no notes stand alone.

    Each of this moves what follows, so the outcome is looked at again.
    """
    known: dict[int, Breaks] = {}
    for _ in range(_PASSES):
        breaks = {number: _breaks(table, number, made.facts, known) for number, table in enumerate(tables, start=1)}
        if breaks == {number: known.get(number, Breaks()) for number in breaks}:
            break
        known = breaks
        made = _compiled(cut_at(data, tables, known), fonts)
    return made


def _breaks(table: Table, number: int, facts: Facts, known: Mapping[int, Breaks]) -> Breaks:
    found = breaks_after(table, facts.row_pages(number), dict(facts.notes)[number])
    kept = known.get(number, Breaks()).split
    return replace(found, split=found.split or kept)


def _kept_free(facts: Facts) -> float:
    """So that lines of the body stand on the signature's page, which only the finished layout can tell.

    What is free below the body, and the two lines that move to the signature: one, if the last paragraph has no more.
    """
    free = max(0.0, MEASURES.page.height - MEASURES.page.bottom - facts.body_bottom)
    lines = 2.0
    if facts.last_page == facts.body_page:
        lines = min(lines, round((facts.body_bottom - facts.last_top) / MEASURES.pitch))
    return free + (lines - _SAFE_LINES) * MEASURES.pitch


def _compiled(data: PageData, fonts: FontSet) -> Compiled:
    try:
        made = compiled(data, fonts.folders)
    except typst.TypstError as error:
        raise _explained(error) from error
    if made.warnings:
        raise PdfError("unprintable", f"排版系统提示：{'；'.join(made.warnings)}")
    return made


def _explained(error: typst.TypstError) -> PdfError:
    missing = _NO_GLYPH.search(error.message)
    if missing is None:
        return PdfError("unprintable", f"无法排版：{error.message}")
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), missing[1])
    names = "、".join(f"“{character}”（U+{ord(character):04X}）" for character in text)
    return PdfError("glyph-missing", f"所用字体里没有字符{names}，请换字或安装含有它的字体。")
