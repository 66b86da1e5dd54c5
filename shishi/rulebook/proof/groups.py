"""Which total a count belongs to, and which counts are parts of one whole.

A frame is a total with what the text says of it afterwards: 共43件，已完成16件，正在办理27件. A frame lies inside another
where a part has parts of its own: 已开工25个，其中完工10个、在建15个.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from shishi.rulebook.proof import words
from shishi.rulebook.proof.mentions import Mention

_MOST_PARTS = 40


@dataclass(slots=True)
class Frame:
    """A total, in one or more units (8项10件), with its parts in order. `bracket` says the parts stand in (…) after it."""

    totals: list[Mention]
    parts: list[Mention] = field(default_factory=list)
    bracket: bool = False
    among: bool = False
    outer: "Frame | None" = None

    @property
    def head(self) -> Mention:
        """The total in the last unit named: 10件 of 8项10件."""
        return self.totals[-1]

    def total_for(self, part: Mention) -> Mention:
        """The total in the unit of a part."""
        return next((one for one in reversed(self.totals) if alike(one, part)), self.head)

    def takes(self, part: Mention) -> bool:
        """Whether a count can be part of this total by its unit: 项, 件 and 个 may stand for each other nearby."""
        if any(alike(one, part) for one in self.totals):
            return True
        bases = {one.base for one in self.totals}
        if part.sentence != self.head.sentence or any(one.base in bases for one in self.parts):
            return False
        near = part.amount <= self.head.amount
        return near and part.base in words.INTERCHANGED and bool(bases & words.INTERCHANGED)


def frames(all_mentions: Sequence[Mention]) -> list[Frame]:
    """All frames of a text, line by line, outer before inner."""
    found: list[Frame] = []
    for line in _lines(one for one in all_mentions if one.counts and not _is_kind(one)):
        found += _brackets(line)
        found += _of_line([one for at, one in enumerate(line) if one.depth == 0 or _names_second_level(line, at)])
    return found


def alike(total: Mention, part: Mention) -> bool:
    """Whether a count is in the unit of a total: 25个 after 27个社区中 counts 社区 too."""
    if total.base == part.base:
        return True
    return (
        bool(total.level) and not part.level and total.token.base == part.token.base and total.sentence == part.sentence
    )


def is_level(one: Mention) -> bool:
    """Whether the number counts kinds rather than things: 6个方面, 12类, 5个县."""
    return bool(one.level) or _is_kind(one)


def _is_kind(one: Mention) -> bool:
    return one.base in {"类", "大类", "组", "批"}


def _lines(found: Iterable[Mention]) -> Iterator[list[Mention]]:
    line: list[Mention] = []
    for one in found:
        if line and line[-1].line != one.line:
            yield line
            line = []
        line.append(one)
    if line:
        yield line


def _brackets(line: Sequence[Mention]) -> Iterator[Frame]:
    """Totals with their parts in brackets right behind: 建设项目27项（省级6项、市级5项、县级16项）."""
    for at, total in enumerate(line):
        inside = [
            one for one in line[at + 1 : at + 13] if one.bracket >= 0 and one.bracket - total.token.end in range(len(total.tail) + 1)
        ]  # fmt: skip
        parts = [one for one in inside if one.base == total.base and not one.plan]
        if parts:
            yield Frame([total], parts, bracket=True, among=any(one.among for one in parts))


def _of_line(line: Sequence[Mention]) -> list[Frame]:
    builder = _Builder()
    for at, one in enumerate(line):
        builder.take(line, at, one)
    return [each for each in builder.found if each.parts]


class _Builder:
    """Takes the counts of a line one by one; `frame` is open, `previous` the total before it."""

    def __init__(self) -> None:
        self.found: list[Frame] = []
        self.frame: Frame | None = None
        self.previous: Frame | None = None

    def take(self, line: Sequence[Mention], at: int, one: Mention) -> None:
        """Put a count where it belongs: a second unit, a part, a part of the total before, or a total of its own."""
        if self.frame is not None and _second_level(self.frame, one):
            outer = self.frame.outer
            if outer is not None and any(alike(total, one) for total in outer.totals):
                outer.parts.append(one)  # 14617人 of 其中低保户3660户14617人
            self.frame.totals.append(one)
            return
        self.frame = _left(self.frame, one)
        inner = _inner(self.frame, one)
        if inner is not None:
            self._open(inner)
        elif self._accepts(self.frame, one) and self.frame is not None:
            self.frame.parts.append(one)
            if one.total_like and not _listed(line, at):
                self._open(Frame([one], outer=self.frame))
        elif self._accepts(self.previous, one) and self.previous is not None and not one.total_like:
            self.previous.parts.append(one)  # 项目20个，开展督查3次，已完成8个
        elif one.total_like:
            self.previous = self.frame
            whole = _whole_before(line, at) if one.among else None
            self._open(Frame([whole], [one], among=True) if whole else Frame([one]))

    def _open(self, frame: Frame) -> None:
        self.frame = frame
        self.found.append(frame)

    def _accepts(self, frame: Frame | None, one: Mention) -> bool:
        if frame is None or len(frame.parts) >= _MOST_PARTS:
            return False
        near = frame is self.frame or frame.head.sentence == one.sentence
        return near and _is_part(frame, one)


def _whole_before(line: Sequence[Mention], at: int) -> Mention | None:
    """审结118件 of 审结118件，其中维持45件: a number with a state is a total where 其中 follows."""
    for before in reversed(line[max(0, at - 2) : at]):
        if before.sentence != line[at].sentence or before.base != line[at].base:
            return None
        if not before.only_base:
            return before
    return None


def _second_level(frame: Frame, one: Mention) -> bool:
    """10件 of 8项10件, 328栋楼 of 45个小区、328栋楼: another unit, at once behind the first."""
    last = frame.totals[-1]
    listed = one.sentence == last.sentence and one.item - last.item <= 1 and not one.label
    near = listed or one.token.start - last.token.end <= 1 or one.depth > last.depth
    return near and not frame.parts and one.base != last.base and one.total_like


def _names_second_level(line: Sequence[Mention], at: int) -> bool:
    """19个子项目 of 12件惠民实事（含19个子项目）: alone in the brackets, in another unit."""
    one = line[at]
    near = [*line[max(0, at - 2) : at], *line[at + 1 : at + 2]]
    if not one.total_like or one.among or any(other.bracket == one.bracket for other in near):
        return False
    return any(0 <= one.bracket - other.token.end <= len(other.tail) and other.base != one.base for other in near)


def _left(frame: Frame | None, one: Mention) -> Frame | None:
    """The innermost frame still open for a mention: an inner one closes with its clause or segment."""
    while frame is not None and frame.outer is not None and _closed(frame, one):
        frame = frame.outer
    return frame


def _closed(frame: Frame, one: Mention) -> bool:
    head = frame.head
    if one.sentence != head.sentence or one.segment != head.segment:
        return True
    if one.state == "rest":
        return not frame.parts
    if not frame.among:  # a category with its own states: the next category closes it
        return one.total_like
    if len(frame.parts) >= 2 and frame.parts[-1].clause != one.clause:
        return (
            sum(part.amount for part in frame.parts) >= head.amount or frame.parts[-1].clause == frame.parts[0].clause
        )
    return bool(frame.parts) and sum(part.amount for part in frame.parts) >= head.amount


def _inner(frame: Frame | None, one: Mention) -> Frame | None:
    """A frame opened by 其中 behind a part: that part is the total now."""
    if frame is None or not one.among or not frame.parts:
        return None
    whole = frame.parts[-1]
    if whole.among or (frame.among and not whole.state):
        return None
    if whole.sentence != one.sentence or whole.base != one.base:
        return None
    return Frame([whole], [one], among=True, outer=frame)


def _is_part(frame: Frame, one: Mention) -> bool:
    if not frame.takes(one) or one.definite:
        return False
    if one.among:
        frame.among = True
        return True
    if not one.total_like:
        return True
    started_list = frame.among and bool(frame.parts) and frame.parts[0].total_like
    return started_list and one.sentence == frame.parts[0].sentence and not words.SUMMED.search(one.label)


def _listed(line: Sequence[Mention], at: int) -> bool:
    """Whether a category stands in a plain list, 甲3件、乙4件, whose members have no parts of their own."""
    one = line[at]
    near = [line[to] for to in (at - 1, at + 1) if 0 <= to < len(line)]
    return any(
        other.clause == one.clause
        and other.sentence == one.sentence
        and other.base == one.base
        and other.item != one.item
        for other in near
        if not other.state
    )
