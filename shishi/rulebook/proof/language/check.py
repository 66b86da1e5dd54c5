"""All checks of the wording, one after the other, in the order of the text."""

from collections.abc import Iterator

from shishi.rulebook.proof.findings import Finding, Rule
from shishi.rulebook.proof.language import (
    attachments,
    calendar_days,
    enumerations,
    headings,
    number_forms,
    punctuation,
    repeats,
    slips,
    time_left,
    timing,
)
from shishi.rulebook.proof.language.document_dates import document_dates
from shishi.rulebook.proof.language.paper import read

LANGUAGE_RULES: tuple[Rule, ...] = (
    *calendar_days.RULES,
    *timing.RULES,
    *time_left.RULES,
    *attachments.RULES,
    *headings.RULES,
    *enumerations.RULES,
    *slips.RULES,
    *punctuation.RULES,
    *number_forms.RULES,
    *repeats.RULES,
)


def check_language(text: str) -> list[Finding]:
    """What the wording of a bulletin gives away, without adding up a figure.

    Offsets count characters of `text`, and every quote is `text[start:end]`. Any text is accepted; the time taken
    grows with its length.
    """
    return sorted(_findings(text), key=lambda finding: (finding.start, finding.end, finding.rule))


def _findings(text: str) -> Iterator[Finding]:
    paper = read(text)
    dates = document_dates(paper)
    known = attachments.attachments(paper)
    yield from calendar_days.check(paper)
    yield from timing.check(paper, dates)
    yield from time_left.check(paper, dates)
    yield from attachments.check(paper, dates, known)
    yield from headings.check(paper, known.lines)
    yield from enumerations.check(paper)
    yield from slips.check(paper)
    yield from punctuation.check(paper, known.lines)
    yield from number_forms.check(paper)
    yield from repeats.check(paper)
