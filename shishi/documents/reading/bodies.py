"""The rows below a header: which are 件, which only add targets, which group, sum up, or stand around the table."""

import re
from dataclasses import dataclass, field

from msgspec import Struct

from shishi.documents.reading.asks import Asks
from shishi.documents.reading.cells import BLANKS, compact, half_width, is_blank, squeeze
from shishi.documents.reading.grid import Grid, Spot, Value
from shishi.documents.reading.headers import Block
from shishi.documents.reading.roles import Roles
from shishi.documents.reading.synonyms import Field
from shishi.documents.reading.tiers import lists_in

_SUM = re.compile(r"^(?:.{0,8}?(?:合计|总计|小计|共计)|全县|全市|全省|全区|全县(?:合计|总计))(?:\(.*\)|:)?$")
_NOTE = re.compile(
    r"^(?:备注|注|说明|填报|填表|报送|审核|审批|联系|制表|负责人|单位负责人|分管领导|主要领导|主管领导|签字|盖章|经办|复核|统计|填报时间|填报日期|附件?)(?:人|单位|时间|日期|电话|意见|\(签字\)|\(盖章\)|签字|签章|:|\d)*:"
)
_NOTE_LINE = re.compile(r"^(?:注|备注|说明)[:\d.]|^\*|^※")
_GROUP = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}(?:[、.．,]|类|部分|大类)|\([一二三四五六七八九十]{1,3}\)|[IVX]+[、.])|(?:\d+|[一二三四五六七八九十]+)(?:件|项)\)?$|\(续\)$|(?:方面|类)(?:\(.*\))?$"
)
_GROUP_HEAD = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．,]|\([一二三四五六七八九十]{1,3}\)).+")
_CHINESE_NUMBER = re.compile(r"^\(?[一二三四五六七八九十]{1,3}\)?[、.]?$")
_SUBLEVEL = re.compile(r"^(?:\([一二三四五六七八九十]{1,3}\)|\d+[.、])")
_STRIP_HEAD = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}(?:类|部分|方面)?[、:.]?|[一二三四五六七八九十]{1,3}[、.．,]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|\d{1,2}[、.])"
)
_STRIP_TAIL = re.compile(
    r"\((?:[^()]*(?:件|项|个|续|单位)[^()]*)\)$|(?:共)?(?:\d+|[一二三四五六七八九十]+)项?(?:\d+|[一二三四五六七八九十]+)?件$"
)


_LONGEST_GROUP = 60


class Entry(Struct):
    """One 件: the offset of its row in the body, the offsets of its sub-rows, and what it has from group rows."""

    offset: int
    aspect: str | None = None
    heading: str | None = None
    lists: tuple[str, ...] = ()
    subs: list[int] = []


@dataclass(slots=True)
class SumRow:
    """A row that adds up. ``partial`` is a 小计, or a group row with figures of its own."""

    offset: int
    partial: bool


@dataclass(slots=True)
class Body:
    """The rows of a table by kind. ``start`` is the sheet row of offset 0; merged cells are filled in ``columns``."""

    grid: Grid
    start: int
    stop: int
    entries: list[Entry] = field(default_factory=list)
    sums: list[SumRow] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)  # offsets of group rows
    notes: list[str] = field(default_factory=list)  # lines around the table, as written
    owner: dict[Spot, Spot] = field(default_factory=dict)  # a merged cell -> the cell that holds its value
    transposed: list[tuple[Value, ...]] = field(default_factory=list)
    bottoms: dict[Spot, int] = field(default_factory=dict)  # the cell that holds a merge -> the merge's last row

    def value(self, offset: int, column: int) -> Value:
        """The cell's value, taken from the top of its merge where it is merged downward."""
        row = self.start + offset
        own = self.grid.rows[row][column]
        if (own is None or own == "") and self.owner:
            top = self.owner.get((row, column))
            if top and top[1] == column:
                return self.grid.at(*top)
        return own

    def plain(self, column: int) -> tuple[Value, ...]:
        """The whole column as it stands, merged cells not filled."""
        if not self.transposed:
            self.transposed = list(zip(*self.grid.rows[self.start : self.stop], strict=False))
        return self.transposed[column] if self.transposed else ()

    def values(self, column: int) -> list[Value]:
        """The whole column with downward merges filled."""
        result = list(self.plain(column))
        for (row, col), top in self.owner.items():
            if col == column and top[1] == column and self.start <= row < self.stop:
                result[row - self.start] = self.grid.at(*top)
        return result

    def shared_from(self, offset: int, column: int) -> int | None:
        """The offset of the top cell when this cell is the lower part of a merge, else None."""
        top = self.owner.get((self.start + offset, column))
        return top[0] - self.start if top and top[0] < self.start + offset else None


def body_of(grid: Grid, block: Block, stop: int, roles: Roles, *, asks: Asks, table_lists: tuple[str, ...]) -> Body:
    """Sorts the rows from below ``block`` up to ``stop``; ``table_lists`` are the lists named by title or sheet."""
    body = Body(grid, block.bottom + 1, min(stop, len(grid.rows)))
    _own_merges(body, block)
    _Sorter(body, block, roles, asks, table_lists).run()
    return body


def _own_merges(body: Body, block: Block) -> None:
    for top, left, bottom, right in body.grid.marks.merges:
        if top < body.start or top >= body.stop or right < block.first or left > block.last:
            continue
        body.bottoms[top, left] = bottom
        for row in range(top, min(bottom, body.stop - 1) + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    body.owner[row, column] = (top, left)


class _Sorter:
    """Walks down a table and remembers the group it is in."""

    def __init__(self, body: Body, block: Block, roles: Roles, asks: Asks, table_lists: tuple[str, ...]) -> None:
        self.body, self.block, self.roles, self.asks = body, block, roles, asks
        self.name = roles.single[Field.NAME].index
        self.number = roles.index(Field.NUMBER)
        self.aspect_column = roles.index(Field.ASPECT)
        self.heading_column = roles.index(Field.HEADING)
        self.lists = table_lists
        self.table_lists = table_lists
        self.group: str | None = None
        self.group_is_sub = False  # its level is （一）, because a list stands above it
        self.subgroup: str | None = None
        self.carried_aspect: str | None = None
        self.carried_heading: str | None = None
        self.mixed = self._mixed_numbering()
        self.firsts = sorted(
            {c for c in (self.number, self.aspect_column, self.heading_column, self.name) if c is not None}
        )
        wanted = {Field.GOAL, Field.CONTENT, Field.STATE, Field.NARRATIVE, Field.LEAD, Field.DUTY}
        self.measured = {c.index for m in roles.measures for c in m.columns.values()} | {
            c.index for f, c in roles.single.items() if f in wanted
        }

    def run(self) -> None:
        rows, entries = self.body.grid.rows, self.body.entries
        first, last = self.block.first, self.block.last + 1
        plain = self.aspect_column is None and self.heading_column is None
        names = self.body.plain(self.name)
        numbers = self.body.plain(self.number) if self.number is not None else names
        for offset, (own, number) in enumerate(zip(names, numbers, strict=True)):
            if (type(number) is float or type(number) is int) and type(own) is str and own and own not in BLANKS:
                if plain:
                    entries.append(Entry(offset, self.group, self.subgroup, self.lists))
                else:
                    self._entry(offset, rows[self.body.start + offset])
                continue
            cells = rows[self.body.start + offset]
            filled = [c for c in range(first, min(last, len(cells))) if cells[c] is not None and cells[c] != ""]
            if filled:
                self._row(offset, cells, filled)

    def _mixed_numbering(self) -> bool:
        """Chinese numerals beside Arabic ones in one column: the Chinese ones number groups."""
        if self.number is None:
            return False
        return any(re.match(r"^\d+$", half_width(compact(value) or "")) for value in self.body.plain(self.number))

    def _row(self, offset: int, cells: list[Value], filled: list[int]) -> None:
        lead = half_width(squeeze(str(cells[filled[0]])))
        if _NOTE.match(lead) or _NOTE_LINE.match(lead):
            self.body.notes.extend(str(cells[c]) for c in filled)
            return
        heads = [half_width(compact(cells[c]) or "") for c in self.firsts]
        if any(_SUM.match(text) for text in heads if text):
            partial = any("小计" in text for text in heads)
            self.body.sums.append(SumRow(offset, partial))
            return
        if self._is_group(offset, cells, filled) or self._is_group_with_figures(offset, cells):
            return
        if not is_blank(cells[self.name]):
            self._entry(offset, cells)
            if filled == [self.name] and self.number is not None and self.body.shared_from(offset, self.number) is None:
                message = "这一行只有名称，别的都空着：如果是分组或标题请注明，如果是实事请补序号"
                self.asks.on_row(self.body.grid, self.body.start + offset, compact(cells[self.name]), message)
        elif self._spans_names(offset):
            self._from_wider_name(offset, cells)
        else:
            self._nameless(offset, cells, filled)

    def _is_group(self, offset: int, cells: list[Value], filled: list[int]) -> bool:
        """A row with only its first or second cell filled, numbered in Chinese or spanning, names what follows."""
        texts = [squeeze(half_width(str(cells[c]))) for c in filled]
        if len(filled) > 2 or any(not isinstance(cells[c], str) for c in filled):
            return False
        text = texts[-1]
        if len(filled) == 2:
            if not (filled[0] == self.number and _CHINESE_NUMBER.match(texts[0]) and filled[1] in self.firsts):
                return False
            text = texts[0].rstrip("、.") + "、" + texts[1] if not texts[0].startswith("(") else texts[0] + texts[1]
        elif (filled[0] not in self.firsts and filled[0] != self.block.first) or (
            not self._wide(offset, filled[0])
            and not _GROUP.search(text)
            and not (filled[0] in self.firsts and filled[0] != self.name)
        ):
            return False
        elif filled[0] == self.number and re.match(r"^\d+$", text):
            return True
        if len(text) > _LONGEST_GROUP or text.endswith(("。", ".", ";")):
            self.body.notes.append(text)
            return True
        self._take_group(offset, text)
        if "单位:" in text:
            message = "分组行里写了单位，没有记到下面各件实事上，请写进各行"
            self.asks.at(self.body.grid, (self.body.start + offset, filled[0]), "supports", None, message)
        return True

    def _is_group_with_figures(self, offset: int, cells: list[Value]) -> bool:
        """一 | 农村基础设施 | 5000: the group's name with its subtotal, among rows numbered 1, 2, 3."""
        filled = [c for c in range(self.block.first, min(self.block.last + 1, len(cells))) if not is_blank(cells[c])]
        text = half_width(squeeze(str(cells[filled[0]]))) if filled else ""
        if (
            len(filled) > 1
            and filled[0] in self.firsts
            and _GROUP_HEAD.match(text)
            and all(type(cells[c]) in (float, int) for c in filled[1:])
        ):
            self._take_group(offset, text)
            self.body.sums.append(SumRow(offset, partial=True))
            return True
        if self.number is None or not self.mixed or is_blank(cells[self.name]):
            return False
        number = half_width(compact(cells[self.number]) or "")
        if not _CHINESE_NUMBER.match(number):
            return False
        name = squeeze(str(cells[self.name]))
        self._take_group(offset, f"{number}{name}" if number.startswith("(") else f"{number.rstrip('、.')}、{name}")
        self.body.sums.append(SumRow(offset, partial=True))
        return True

    def _wide(self, offset: int, column: int) -> bool:
        row = self.body.start + offset
        right = column
        while self.body.owner.get((row, right + 1)) == (row, column):
            right += 1
        return right - column + 1 >= max(3, (self.block.last - self.block.first + 1) // 2)

    def _take_group(self, offset: int, text: str) -> None:
        self.body.groups.append(offset)
        named = lists_in(text)
        if named:
            self.lists = named
            self.group = self.subgroup = self.carried_aspect = self.carried_heading = None
        elif _SUBLEVEL.match(text) and self.group and not self.group_is_sub:
            self.subgroup = clean_aspect(text)
        else:
            self.group, self.subgroup = clean_aspect(text), None
            self.group_is_sub = _SUBLEVEL.match(text) is not None
            self.carried_aspect = self.carried_heading = None

    def _spans_names(self, offset: int) -> bool:
        top = self.body.owner.get((self.body.start + offset, self.name))
        return top is not None and top[1] != self.name and top[0] == self.body.start + offset

    def _from_wider_name(self, offset: int, cells: list[Value]) -> None:
        """项 and 件 in one cell that spans both columns: the cell is the 件's name."""
        top = self.body.owner[self.body.start + offset, self.name]
        text = self.body.grid.at(*top)
        if is_blank(text):
            return
        self.body.transposed.clear()  # a name is put in its place
        cells[self.name] = text
        if self.heading_column is not None:
            cells[self.heading_column] = ""
            self.carried_heading = None
        self._entry(offset, cells)

    def _nameless(self, offset: int, cells: list[Value], filled: list[int]) -> None:
        told = [c for c in filled if c not in self.firsts and not is_blank(cells[c])]
        if not told:
            self._carry_only(cells)
            return
        merged = self.body.shared_from(offset, self.name) is not None
        numbered = self.number is not None and not is_blank(cells[self.number])
        if (
            self.body.entries
            and (merged or not numbered)
            and (merged or self.measured & set(told))
            and self._same_heading(cells)
        ):
            self.body.entries[-1].subs.append(offset)
            return
        row = self.body.start + offset
        self.asks.on_row(
            self.body.grid, row, None, "这一行有内容却没有实事名称，没有读取，请补名称或删除该行", wrong=True
        )

    def _same_heading(self, cells: list[Value]) -> bool:
        return self.heading_column is None or is_blank(cells[self.heading_column])

    def _carry_only(self, cells: list[Value]) -> None:
        if self.aspect_column is not None and not is_blank(cells[self.aspect_column]):
            self.carried_aspect = clean_aspect(str(cells[self.aspect_column]))

    def _entry(self, offset: int, cells: list[Value]) -> None:
        aspect = heading = None
        if self.aspect_column is not None:
            own = cells[self.aspect_column]
            if not is_blank(own):
                self.carried_aspect = clean_aspect(str(own))
            aspect = self.carried_aspect
        if self.heading_column is not None:
            own = cells[self.heading_column]
            if not is_blank(own):
                self.carried_heading = compact(own)
            heading = self.carried_heading
        self.body.entries.append(Entry(offset, aspect or self.group, heading or self.subgroup, self.lists))


def clean_aspect(text: str) -> str | None:
    """一、农村基础设施（3件） -> 农村基础设施; （二）教育助学（续） -> 教育助学."""
    bare = squeeze(text)
    half = half_width(bare)
    head = _STRIP_HEAD.match(half)
    start = head.end() if head else 0
    stop = len(half)
    while tail := _STRIP_TAIL.search(half[start:stop]):
        if tail.start() == 0:
            break
        stop = start + tail.start()
    return bare[start:stop].strip("：:") or None
