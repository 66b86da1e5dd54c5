"""From readings to proofs: each bulletin is checked together with the workbooks that were given with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shishi.documents.reading.notices.reading import Reading
from shishi.rulebook.proof.check import check
from shishi.rulebook.proof.findings import Attachment, Claim, Finding, Proof

EMPTY = Proof((), ())
_ALONE = "这是表格，校核时要和通报正文一起给出：把正文放在它前面"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and what was found in it. A workbook that goes with a bulletin has nothing of its own."""

    reading: Reading
    proof: Proof = EMPTY
    belongs_to: str = ""

    @property
    def refused(self) -> str | None:
        """Why there is no proof: the file cannot be read, or it is a workbook without a bulletin."""
        return self.reading.refused


def check_all(readings: Sequence[Reading]) -> list[Checked]:
    """Every reading in order. A workbook belongs to the bulletin before it, those at the front to the first one."""
    texts = [place for place, reading in enumerate(readings) if reading.refused is None and not reading.is_workbook]
    sheets: dict[int, list[Attachment]] = {place: [] for place in texts}
    owners: dict[int, int] = {}
    for place, reading in enumerate(readings):
        if reading.is_workbook and reading.refused is None and texts:
            owners[place] = max((text for text in texts if text < place), default=texts[0])
            sheets[owners[place]] += reading.sheets
    found = []
    for place, reading in enumerate(readings):
        if place in sheets:
            found.append(Checked(reading, check_text(reading.text, sheets[place])))
        elif place in owners:
            found.append(Checked(reading, belongs_to=readings[owners[place]].name))
        else:
            found.append(Checked(reading if reading.refused else replace(reading, refused=_ALONE)))
    return found


def check_text(text: str, attachments: Sequence[Attachment] = ()) -> Proof:
    """The proof of a text; every offset and quote is of the text as given, whatever line ends it has."""
    if "\r" not in text:
        return check(text, tuple(attachments))
    # Line ends of Windows are two characters: a blank in place of the first keeps every offset.
    proof = check(text.replace("\r\n", " \n").replace("\r", "\n"), tuple(attachments))
    return Proof(
        tuple(_requoted_claim(claim, text) for claim in proof.claims),
        tuple(_requoted(finding, text) for finding in proof.findings),
    )


def _requoted_claim(claim: Claim, text: str) -> Claim:
    return replace(claim, quote=text[claim.start : claim.end])


def _requoted(finding: Finding, text: str) -> Finding:
    return replace(finding, quote=text[finding.start : finding.end])
