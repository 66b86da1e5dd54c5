"""A checked bulletin as plain values: the text cut at its findings, the findings beside it."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing

from shishi.documents.proofs.as_json import proof_from, proof_object
from shishi.documents.proofs.checking import Checked
from shishi.documents.proofs.pieces import Numbered, Piece, lines, numbered, place_of
from shishi.documents.proofs.report import grounds, report_docx, report_name, summary
from shishi.rulebook.proof.findings import Proof, Severity

_SALT = "desk.proof.report"
_AN_HOUR = 3600
SHAPES = {Severity.ERROR: "■", Severity.WARN: "▲", Severity.INFO: "○"}
STYLES = {Severity.ERROR: "stalled", Severity.WARN: "slow", Severity.INFO: "nil"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as a page shows it. ``before`` and ``after`` are the numbers of its neighbours, 0 at the ends."""

    number: int
    style: str
    shape: str
    word: str
    quote: str
    place: str
    grounds: str
    rule: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text. ``first`` are the numbers whose place begins here, ``link`` is the gravest finding over it."""

    text: str
    style: str
    link: int
    first: tuple[int, ...]
    last: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProofPage:
    name: str
    form: str
    summary: str
    counts: tuple[tuple[str, str, str, int], ...]
    marks: tuple[Mark, ...]
    lines: tuple[tuple[Stretch, ...], ...]
    attachments: tuple[tuple[str, str], ...]
    signed: str


def proof_page(notice: Checked, attachments: Sequence[Checked]) -> ProofPage:
    """The page of one bulletin. What the report needs goes with the page, signed, since nothing is kept here."""
    text, found = notice.reading.text, numbered(notice.proof.findings)
    counted = Counter(one.finding.severity for one in found)
    form = notice.reading.form
    return ProofPage(
        name=notice.reading.name,
        form=form.label if form else "",
        summary=summary(notice.proof.findings, len(notice.proof.claims)),
        counts=tuple((STYLES[one], SHAPES[one], one.label, counted[one]) for one in Severity if counted[one]),
        marks=tuple(_mark(text, one, len(found)) for one in found),
        lines=tuple(tuple(map(_stretch, pieces)) for pieces in lines(text, found)),
        attachments=tuple((one.reading.name, one.refused or _not_compared(one)) for one in attachments),
        signed=signed_report(notice),
    )


def _not_compared(attachment: Checked) -> str:
    """Why an attachment that could be read was still not laid beside the text."""
    return "" if attachment.belongs_to else "这不是表格，请和正文分开校核"


def _mark(text: str, one: Numbered, last: int) -> Mark:
    finding = one.finding
    line, column = place_of(text, finding.start)
    return Mark(
        number=one.number,
        style=STYLES[finding.severity],
        shape=SHAPES[finding.severity],
        word=finding.severity.label,
        quote=" ".join(finding.quote.split()),
        place=f"第{line}行第{column}字",
        grounds=grounds(finding),
        rule=finding.rule,
        before=one.number - 1,
        after=one.number + 1 if one.number < last else 0,
    )


def _stretch(piece: Piece) -> Stretch:
    return Stretch(
        text=piece.text,
        style=STYLES[piece.severity] if piece.severity else "",
        link=piece.marks[0].number if piece.marks else 0,
        first=tuple(one.number for one in piece.begins),
        last=tuple(one.number for one in piece.ends),
    )


def signed_report(notice: Checked) -> str:
    """The text and its proof, signed and packed: the browser carries them to the report and cannot change them."""
    content = {"name": notice.reading.name, "text": notice.reading.text, **proof_object(notice.proof)}
    return signing.dumps(content, salt=_SALT, compress=True)


@dataclass(frozen=True, slots=True)
class Report:
    name: str
    content: bytes


def report_from(signed: str, on: dt.date) -> Report | None:
    """The report that a page asked for; None for what this server did not sign within the hour."""
    try:
        content = signing.loads(signed, salt=_SALT, max_age=_AN_HOUR)
    except signing.BadSignature:
        return None
    proof: Proof = proof_from(content)
    document = report_docx(content["name"], content["text"], proof.findings, len(proof.claims), on)
    return Report(report_name(content["name"]), document)
