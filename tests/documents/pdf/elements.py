"""Which lines of a printed notice are its title, its headings, its signature: found by what the notice says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shishi.documents.content import Heading, Notice, inline_text
from shishi.documents.layout import Profile
from tests.documents.pdf.reader import Line, Page

BOTTOM = 262  # of the type area


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the notice says and how it is dressed. `faces` are the PostScript names that each role must be set in."""

    notice: Notice
    faces: dict[str, str]
    profile: Profile = Profile.RED_HEAD
    attachments: int = 0

    @property
    def dressed(self) -> bool:
        return self.profile is not Profile.PLAIN


@dataclass(frozen=True, slots=True)
class Element:
    kind: str
    text: str
    lines: tuple[tuple[Page, Line], ...] = ()

    @property
    def page(self) -> Page:
        return self.lines[0][0]

    @property
    def line(self) -> Line:
        return self.lines[0][1]


def _expected(wanted: Wanted) -> Iterator[tuple[str, str]]:
    notice = wanted.notice
    yield from _expected_head(wanted)
    for line in notice.title_lines:
        yield "title", line
    if notice.addressees:
        yield "addressee", "，".join(notice.addressees) + "："
    for block in notice.blocks:
        yield f"h{block.level}" if isinstance(block, Heading) else "body", inline_text(block.inlines)
    alone = len(notice.attachments) == 1
    for number, title in enumerate(notice.attachments, start=1):
        yield "attachment", ("附件：" if number == 1 else "") + ("" if alone else f"{number}.") + title
    if notice.signature:
        day = notice.signature.on
        yield "issuer", notice.signature.issuer
        yield "date", f"{day.year}年{day.month}月{day.day}日"
    if notice.openness:
        yield "note", f"（{notice.openness}）"


def _expected_head(wanted: Wanted) -> Iterator[tuple[str, str]]:
    notice = wanted.notice
    if wanted.profile is Profile.RED_HEAD:
        yield "mark", notice.head_mark
        signer = f"签发人：{notice.signer}" if notice.signer else ""
        if notice.doc_number or signer:
            yield "number", f"{notice.doc_number or ''}{signer}"
    if wanted.profile is Profile.BRIEFING:
        head = notice.briefing
        day = f"{head.on.year}年{head.on.month}月{head.on.day}日"
        yield from (("mark", head.name), ("issue", f"第{head.issue}期"), ("office", head.office + day))


def find_elements(pages: Sequence[Page], wanted: Wanted) -> Iterator[Element]:
    """The elements in their order, each with its lines; the first that is not there comes last and without lines."""
    lines = [(page, line) for page in pages if not page.lying for line in page.lines if _is_text(page, line)]
    at = 0
    for kind, text in _expected(wanted):
        taken, joined = [], ""
        bare = text.replace(" ", "")
        while at < len(lines) and len(joined) < len(bare) and bare.startswith(joined):
            taken.append(lines[at])
            joined += lines[at][1].text
            at += 1
        if joined != bare or (kind == "title" and len(taken) > 1):
            yield Element(kind, text)
            return
        yield Element(kind, text, tuple(taken))
    if at < len(lines):
        yield Element("rest", lines[at][1].text)


def _is_text(page: Page, line: Line) -> bool:
    """Not the page number, nor the closing record between its lines."""
    thick = [rule.y for rule in page.rules if rule.level and not rule.red and rule.x1 - rule.x0 > 100]
    return line.middle < BOTTOM + 1 and not (thick and line.middle > min(thick))
