"""Passages that say the same of several things, side by side: 产业172个，完成295.9亿元；基础设施75个，完成102.3亿元.

Each such passage is a record; records side by side are siblings, and what they state of each thing may add up to what
the text says of the whole.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shishi.rulebook.proof import words
from shishi.rulebook.proof.groups import is_level
from shishi.rulebook.proof.mentions import Mention
from shishi.rulebook.proof.ratios import GROWTH, role_of
from shishi.rulebook.proof.reading import Reading

Key = tuple[str, str]
_DIVIDED = re.compile(r"(?:按|分)[\u4e00-\u9fff]{1,8}(?:看|分|来看|统计|划分)?[,:]?$")
_OPENING = re.compile(r"^[^:]{0,24}:")
_MOST = 40


@dataclass(frozen=True, slots=True)
class Record:
    """What is said of one thing: its name and one mention for each kind of figure."""

    name: str
    values: dict[Key, Mention]
    first: Mention


@dataclass(frozen=True, slots=True)
class Siblings:
    """Records side by side. `divided` says that the text opens them as a division: 按类别：, 分区县看."""

    records: tuple[Record, ...]
    divided: bool

    @property
    def shared(self) -> list[Key]:
        """The kinds of figures that every record has."""
        first = self.records[0].values
        return [key for key in first if all(key in each.values for each in self.records[1:])]

    @property
    def start(self) -> int:
        """The index of the first mention."""
        return self.records[0].first.index


def key_of(one: Mention) -> Key | None:
    """What kind of figure a mention is, whatever it is of: things in all, things done, money planned."""
    if one.is_rate or is_level(one) or one.depth or one.definite or one.label.startswith("另"):
        return None
    if one.is_money:
        role = role_of(one)
        return (one.base, role) if role and not GROWTH.search(one.label) else None
    return one.base, ("plan " if one.plan else "") + (one.state or "all")


def record(found: Sequence[Mention]) -> Record | None:
    """The record of a passage; None where it opens with a rest or names nothing."""
    values: dict[Key, Mention] = {}
    for one in found:
        key = key_of(one)
        if key is not None:
            values.setdefault(key, one)
    if not values:
        return None
    first = next(iter(values.values()))
    name = first.subject or first.tail
    return Record(name, values, first) if name and first.state != "rest" else None


def siblings(reading: Reading) -> Iterator[Siblings]:
    """All records side by side: segments of a sentence, lines under headings of one level, lines of one shape."""
    by_sentence = reading.by_sentence
    for number, found in by_sentence.items():
        yield from _segments(reading, number, found)
    yield from _lines(reading, by_sentence)
    yield from _sections(reading, by_sentence)


def _segments(reading: Reading, number: int, found: Sequence[Mention]) -> Iterator[Siblings]:
    parts: dict[int, list[Mention]] = defaultdict(list)
    for one in found:
        parts[one.segment].append(one)
    records = [each for each in (record(part) for part in parts.values()) if each is not None]
    if len(records) < 2 or len(records) < len(parts):
        return
    opening = _OPENING.match(reading.sentence_text(number).lstrip("■●◆★▲○□•·"))
    divided = bool(opening and _DIVIDED.search(opening[0]))
    yield Siblings(tuple(records), divided)


def _lines(reading: Reading, by_sentence: dict[int, list[Mention]]) -> Iterator[Siblings]:
    run: list[Record] = []
    shape: tuple[object, ...] = ()
    for number, sentence in enumerate(reading.passages.sentences):
        if not sentence.first:
            continue
        level = reading.passages.lines[sentence.line].level
        found = by_sentence.get(number, [])
        each = record(found) if found and found[-1].segment == 0 else None
        here = (level, next(iter(each.values))) if each else ()
        if each and here == shape and len(run) < _MOST:
            run.append(each)
            continue
        yield from _without_whole(run, shape)
        run, shape = ([each], here) if each else ([], ())
    yield from _without_whole(run, shape)


def _sections(reading: Reading, by_sentence: dict[int, list[Mention]]) -> Iterator[Siblings]:
    """Sections under headings 一、 or （一） one after the other: the first sentence of each that counts anything."""
    for level in (1, 2):
        run: list[Record] = []
        shape: Key | None = None
        for each in _first_records(reading, by_sentence, level):
            key = next(iter(each.values)) if each else None
            if each and key == shape and len(run) < _MOST:
                run.append(each)
                continue
            if len(run) >= 2:
                yield Siblings(tuple(run), divided=False)
            run, shape = ([each], key) if each else ([], None)
        if len(run) >= 2:
            yield Siblings(tuple(run), divided=False)


def _first_records(reading: Reading, by_sentence: dict[int, list[Mention]], level: int) -> Iterator[Record | None]:
    """For each heading of a level, the record of its first counting sentence; only where the heading stands alone."""
    opened = told = False
    for number, sentence in enumerate(reading.passages.sentences):
        here = reading.passages.lines[sentence.line].level
        if sentence.first and 0 < here <= level:
            if opened and not told:
                yield None
            opened, told = here == level and number not in by_sentence, False
            if here != level:
                yield None
        elif opened and not told and number in by_sentence:
            told = True
            yield record([one for one in by_sentence[number] if one.segment == 0])


def _without_whole(run: list[Record], shape: tuple[object, ...]) -> Iterator[Siblings]:
    """Lines of one shape; the first may state the whole of which the others are the parts."""
    whole = False
    if len(run) >= 3:
        key = next(iter(run[0].values))
        others = sum(each.values[key].amount for each in run[1:])
        whole = bool(words.WHOLE.search(run[0].first.label)) or run[0].values[key].amount >= others
        run = run[whole:]
    headed = bool(shape and shape[0])
    if len(run) >= (2 if headed or whole else 3):
        yield Siblings(tuple(run), divided=False)
