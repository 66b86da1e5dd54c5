"""How a finding of the language checks is written down, and how many of one kind a tired person is shown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from shishi.rulebook.proof.findings import Finding, Rule, Severity
from shishi.rulebook.proof.language.paper import Paper

SHOWN = 5
Place = TypeVar("Place")


def note(
    paper: Paper,
    rule: Rule,
    start: int,
    end: int,
    message: str,
    *,
    suggestion: str = "",
    stated: str = "",
    computed: str = "",
    severity: Severity | None = None,
) -> Finding:
    """A finding at a place of the paper; without further words it states its quote and computes its suggestion."""
    quote = paper.text[start:end]
    return Finding(
        start=start,
        end=end,
        quote=quote,
        rule=rule.name,
        severity=severity or rule.severity,
        stated=stated or quote,
        computed=computed or suggestion,
        message=message,
        suggestion=suggestion,
    )


def gathered(found: Iterable[Finding]) -> list[Finding]:
    """All of them while they are few; otherwise the first, which says how many there are.

    A habit that runs through a whole text (1-7月 for 1—7月) is one remark, not forty.
    """
    return gathered_from(list(found), lambda finding: finding)


def gathered_from(places: Sequence[Place], write: Callable[[Place], Finding]) -> list[Finding]:
    """The same for places of which a text may have very many: only those that are shown are written out."""
    if len(places) <= SHOWN:
        return [write(place) for place in places]
    first = write(places[0])
    return [replace(first, message=f"{first.message.removesuffix('。')}（全文共{len(places)}处，只标第一处）。")]
