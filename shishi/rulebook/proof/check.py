"""The notice check: one text in, its claims and findings out."""

from collections.abc import Callable, Iterator, Sequence

from shishi.rulebook.proof.checks import (
    divisions,
    growth,
    listed_sums,
    lists,
    narrative,
    points,
    rates,
    remainders,
    shares,
    sums,
    tables,
    twice,
    units,
)
from shishi.rulebook.proof.claims import claims_of
from shishi.rulebook.proof.findings import Attachment, Finding, Proof
from shishi.rulebook.proof.language import check_language
from shishi.rulebook.proof.reading import Reading, read

CHECKS: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    sums.check,
    remainders.check,
    listed_sums.check,
    rates.check,
    points.check,
    growth.check,
    divisions.check,
    twice.check,
    tables.check,
    narrative.check,
    lists.check,
    shares.check,
    units.check,
)


def check(text: str, attachments: Sequence[Attachment] = ()) -> Proof:
    """Read a bulletin and say what in it cannot be true; `attachments` are the sheets that belong to it.

    Never raises for any text: what is not understood is not a claim, and what cannot be checked is said to be so.
    """
    reading = read(text, attachments)
    found = [finding for each in CHECKS for finding in each(reading)]
    found += check_language(text)
    return Proof(claims_of(reading), tuple(sorted(set(found), key=lambda one: (one.start, one.end, one.rule))))
