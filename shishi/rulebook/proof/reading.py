"""A text as the checks see it: its plain form, its passages, its mentions, the rows of its tables."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shishi.rulebook.proof.extract import mentions
from shishi.rulebook.proof.findings import Attachment, Finding, Rule, Severity
from shishi.rulebook.proof.groups import Frame, frames
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.months import Period, periods
from shishi.rulebook.proof.passages import Passages, passages
from shishi.rulebook.proof.plain import Plain, plain

_LONGEST_QUOTE = 14
_PHRASE = re.compile(r"[的》”了在]")


@dataclass(frozen=True)
class Reading:
    """One text taken apart, with the sheets that belong to it; what several checks need is worked out once."""

    source: Plain
    passages: Passages
    mentions: tuple[Mention, ...]
    attachments: tuple[Attachment, ...]

    @property
    def text(self) -> str:
        """The plain text that mentions and passages point into."""
        return self.source.text

    @cached_property
    def frames(self) -> list[Frame]:
        """The totals of the text with their parts."""
        return frames(self.mentions)

    @cached_property
    def periods(self) -> list[Period]:
        """The periods that the text names, in order."""
        return periods(self.text)

    @cached_property
    def by_sentence(self) -> dict[int, list[Mention]]:
        """The mentions of each sentence that has any."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for one in self.mentions:
            found[one.sentence].append(one)
        return found

    def sentence_text(self, number: int) -> str:
        """A sentence of the plain text."""
        sentence = self.passages.sentences[number]
        return self.text[sentence.start : sentence.end]

    @cached_property
    def _headings(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for number, sentence in enumerate(self.passages.sentences):
            if sentence.first and self.passages.lines[sentence.line].level == 1:
                found.setdefault(sentence.section, self.sentence_text(number))
        return found

    def heading_of(self, section: int) -> str:
        """The heading 一、… that a section stands under; empty before the first."""
        return self._headings.get(section, "")

    def quote(self, start: int, end: int) -> str:
        """The given text behind a span of the plain text."""
        begin, stop = self.source.place(start, end)
        return self.source.original[begin:stop]

    def words_of(self, one: Mention) -> str:
        """A mention with its label, as given: 已完成16件."""
        return self.quote(*span_of(one))

    def finding(  # noqa: PLR0917 - the seven facts of a finding
        self,
        rule: Rule,
        span: tuple[int, int],
        message: str,
        stated: str = "",
        computed: str = "",
        severity: Severity | None = None,
        suggestion: str = "",
    ) -> Finding:
        """A finding at a span of the plain text; the rule's own severity where none is given."""
        start, end = self.source.place(*span)
        return Finding(
            start, end, self.source.original[start:end], rule.name, severity or rule.severity, stated, computed, message, suggestion
        )  # fmt: skip


def read(text: str, attachments: Sequence[Attachment] = ()) -> Reading:
    """Take a text apart."""
    source = plain(text)
    parts = passages(source)
    return Reading(source, parts, tuple(mentions(source.text, parts)), tuple(attachments))


def span_of(one: Mention) -> tuple[int, int]:
    """A mention with the nearest words of its label in the plain text; a long label is cut where a phrase begins."""
    kept = one.label[-_LONGEST_QUOTE:]
    if len(one.label) > _LONGEST_QUOTE:
        kept = _PHRASE.split(kept, maxsplit=1)[-1]
    return one.token.start - len(kept), one.token.end
