"""Whose list a sentence speaks of: 省列, 市列, 县列; and how many of it are said to be slow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shishi.rulebook.proof import words
from shishi.rulebook.proof.groups import is_level
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.reading import Reading

SLOW = re.compile(r"缓慢|滞后|较慢|偏慢|落后|不快")
_GENERAL = re.compile(r"普遍|大部分|大多数|多数|整体|均|都")
_EXCEPT = re.compile(r"除(?P<names>[^,;。]{2,80}?)(?:之|以)?外")
_LISTED = re.compile(r"^(?:主要是|主要有|分别是|包括|其中|一是|具体是)")
_HYPOTHETICAL = re.compile(r"对[^,。;]{0,14}$|要[^,。;]{0,8}$")


@dataclass(frozen=True, slots=True)
class Slow:
    """A passage that calls things of a tier slow: how many (None where it says 普遍), and all but how many."""

    tier: str
    count: int | None
    excepted: int
    start: int
    end: int

    def of(self, total: int) -> int:
        """How many of a total are slow by this passage."""
        return total - self.excepted if self.count is None else self.count


def tier_of(phrase: str) -> str:
    """The one tier that a phrase names; empty where it names none or several."""
    found = {
        match[0][0] + "列" if match[0][1:] in {"列", "级", "定"} else match[0] for match in words.TIER.finditer(phrase)
    }
    return found.pop() if len(found) == 1 else ""


def slow_passages(reading: Reading) -> Iterator[Slow]:
    """Every segment that calls something slow as a fact, with its tier."""
    carried = False
    by_sentence = reading.by_sentence
    for number, sentence in enumerate(reading.passages.sentences):
        said = reading.sentence_text(number)
        slow = SLOW.search(said)
        if (slow and not _HYPOTHETICAL.search(said[: slow.start()])) or (carried and _LISTED.match(said)):
            yield from _segments(
                sentence.start, said, by_sentence.get(number, []), tier_of(reading.heading_of(sentence.section))
            )
        carried = bool(slow)


def _segments(start: int, said: str, found: list[Mention], section: str) -> Iterator[Slow]:
    at = start
    for number, segment in enumerate(said.split(";")):
        tier = tier_of(segment) or section
        counts = [
            one
            for one in found
            if one.segment == number and one.base in words.INTERCHANGED and not is_level(one) and not one.plan
        ]
        excepted = _EXCEPT.search(segment)
        if _GENERAL.search(segment) and SLOW.search(segment):
            names = len(re.split(r"[、和及]", excepted["names"])) if excepted else 0
            yield Slow(tier, None, names, at, at + len(segment))
        elif counts and (SLOW.search(segment) or not any(one.state for one in counts)):
            yield Slow(tier, sum(int(one.value) for one in counts), 0, at, at + len(segment))
        at += len(segment) + 1
