"""A workbook that came back, item by item: what it says, what stands in the way, cell by cell, and what would be sent."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from shishi.core.actor import Actor
from shishi.documents.entry.layout import WORK_FIELDS, YES, Field, RowKey, key_from
from shishi.documents.entry.wire import EntryReading, FilledRow
from shishi.domain.reporting.actions.report import AlreadyFiled, Filled, unchanged
from shishi.domain.reporting.models import ReportNature
from shishi.domain.reporting.queries import submitted_by_keys
from shishi.interfaces.desk.filling.forms import ReportForm
from shishi.interfaces.desk.filling.pages import Filling
from shishi.interfaces.desk.workbooks.known import Key
from shishi.interfaces.desk.workbooks.making import said_of, stage_labels, start_of
from shishi.rulebook import stages
from shishi.rulebook.stages import Kind

_BELONGS = {Field.NARRATIVE, Field.PROBLEMS, Field.HELP, Field.NEXT}


class Fate(StrEnum):
    """What becomes of an item."""

    SEND = "send"
    UNCHANGED = "unchanged"
    BLANK = "blank"
    SAME = "same"
    SENT = "sent"
    OVERTAKEN = "overtaken"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Fault:
    """``blocks`` tells what must be put right from what is only unlikely. The sentence says what to do."""

    sheet: str
    row: int
    cell: str
    column: str
    sentence: str
    blocks: bool = True


@dataclass(slots=True)
class Item:
    """A work of a unit with its rows."""

    page: Filling
    rows: dict[RowKey, FilledRow]
    key: uuid.UUID
    fate: Fate = Fate.WRONG
    form: ReportForm | None = None
    note: str = ""
    faults: list[Fault] = field(default_factory=list)

    @property
    def top(self) -> FilledRow:
        return min(self.rows.values(), key=lambda row: row.place)

    @property
    def base(self) -> int:
        return max(key.base for key in self.rows)

    @property
    def nature(self) -> ReportNature:
        return ReportNature.NO_CHANGE if self.fate is Fate.UNCHANGED else ReportNature.FULL

    def filled(self) -> Filled:
        """What is to be sent."""
        if self.fate is Fate.UNCHANGED:
            return unchanged(self.page.previous)  # type: ignore[arg-type]  # without one it is a fault
        if self.form is None:
            raise ValueError(self.fate)
        return self.form.filled(self.page.newest or self.page.previous, self._cells())

    def _cells(self) -> dict[str, str]:
        return {_name(key): row.cell(Field.NOW) for key, row in self.rows.items()}


@dataclass(frozen=True, slots=True)
class Checked:
    """``faults`` are those of rows that belong to no item."""

    items: tuple[Item, ...] = ()
    faults: tuple[Fault, ...] = ()
    refused: str | None = None

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        found = (*self.faults, *(fault for item in self.items for fault in item.faults))
        return tuple(sorted(found, key=lambda fault: (not fault.blocks, fault.sheet, fault.row)))

    @property
    def is_clean(self) -> bool:
        return self.refused is None and not any(fault.blocks for fault in self.all_faults)

    @property
    def to_send(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.fate in {Fate.SEND, Fate.UNCHANGED})


def check(
    reading: EntryReading,
    pages: Mapping[Key, Filling],
    *,
    period: str,
    file: str,
    source: Mapping[str, str],
    actor: Actor,
) -> Checked:
    """Lays the rows beside the register. ``source`` is what the office says of where it had the file."""
    if reading.refused is not None:
        return Checked(refused=reading.refused)
    faults: list[Fault] = []
    items: dict[Key, Item] = {}
    for row, key in _known_rows(reading.rows, pages, period, faults):
        place = (key.reporter, key.work)
        own = uuid.uuid5(uuid.NAMESPACE_OID, f"{file}:{period}:{key.reporter}:{key.work}")
        item = items.setdefault(place, Item(pages[place], {}, own))
        item.rows[key] = row
    sent = submitted_by_keys([item.key for item in items.values()], actor)
    for item in items.values():
        _judge(item, source, already=item.key in sent)
    return Checked(tuple(items.values()), tuple(faults))


def _known_rows(
    rows: Iterable[FilledRow], pages: Mapping[Key, Filling], period: str, faults: list[Fault]
) -> Iterator[tuple[FilledRow, RowKey]]:
    first: dict[tuple[int, int, int, int], FilledRow] = {}
    for row in rows:
        key = key_from(row.text(Field.KEY))
        wrong = _stranger(row, key, pages, period)
        if key is None or wrong:
            faults.append(_fault(row, Field.KEY, wrong))
            continue
        place = (key.reporter, key.work, key.target, key.share)
        if place in first:
            other = first[place]
            faults.append(
                _fault(row, Field.KEY, f"与工作表“{other.sheet}”第{other.number}行是同一目标，请删去其中一行。")
            )
            continue
        first[place] = row
        yield row, key


def _stranger(row: FilledRow, key: RowKey | None, pages: Mapping[Key, Filling], period: str) -> str:
    """Why a row cannot be placed; empty where it can."""
    if key is None:
        if row.text(Field.KEY):
            return "隐藏列中的识别码被改动（可能是向下拖动填充造成的），请重新下载填报表，把内容抄到对应的行。"
        return "这一行没有识别码，系统不知道是哪件实事，请删去这一行，或把内容填到原有的行。"
    if key.period != period:
        return f"这一行是{key.period}的填报表，本页收{period}的，请换用本期的填报表。"
    page = pages.get((key.reporter, key.work))
    if page is None:
        return "这一行的实事不在您本期应报之列（可能已免报、取消或移交），请删去这一行。"
    if not any(_name(key) == entry.name for entry in page.entries):
        return f"“{page.work.name}”的目标或分解任务已经调整，请重新下载填报表后再填。"
    return ""


def _judge(item: Item, source: Mapping[str, str], *, already: bool) -> None:
    """Sets what becomes of the item, the faults beside it."""
    page, start = item.page, start_of(item.page)
    if already:
        item.fate, item.note = Fate.SENT, "这份文件中的这一件已经报送过。"
        return
    texts = _texts(item)
    if _is_blank(item, texts, start) or _is_untouched(item, texts):
        item.fate = Fate.SAME if page.newest else Fate.BLANK
        return
    if page.newest and item.base != page.newest.pk:
        item.fate, item.note = Fate.OVERTAKEN, AlreadyFiled(page.newest).message
        return
    if not page.is_open:
        item.faults.append(_fault(item.top, Field.WORK, f"“{page.work.name}”的报告已被采纳，不能再改；请删去这几行。"))
        return
    if texts[Field.SAME] not in {"", "否", YES}:
        sentence = f"“{texts[Field.SAME]}”无法识别，与上期相同的请填“是”，否则留空。"
        item.faults.append(_said_fault(item, Field.SAME, sentence))
    if texts[Field.SAME] == YES:
        _judge_unchanged(item, texts, start)
    else:
        _judge_form(item, texts, source)
    if not any(fault.blocks for fault in item.faults):
        item.fate = Fate.UNCHANGED if texts[Field.SAME] == YES else Fate.SEND


def _texts(item: Item) -> dict[Field, str]:
    """The work's own fields, in whichever of its rows they stand; two that differ are a fault."""
    said: dict[Field, str] = {}
    for one in WORK_FIELDS:
        found: dict[str, FilledRow] = {}
        for row in sorted(item.rows.values(), key=lambda row: row.place):
            if row.text(one):
                found.setdefault(row.text(one), row)
        said[one] = next(iter(found), "")
        if len(found) > 1:
            first, second = list(found.values())[:2]
            sentence = f"与第{first.number}行的{one.caption}不一致，一件实事只填一处，请删去其中一处。"
            item.faults.append(_fault(second, one, sentence))
    return said


def _is_blank(item: Item, texts: Mapping[Field, str], start: Mapping[str, str]) -> bool:
    """Whether the rows say no more than they did when they were downloaded."""
    values = all(_alike(row.text(Field.NOW), start.get(_name(key), "")) for key, row in item.rows.items())
    known = said_of(dict(start)) | {Field.SAME: ""}
    return values and not item.faults and all(_alike(texts[one], known[one]) for one in WORK_FIELDS)


def _is_untouched(item: Item, texts: Mapping[Field, str]) -> bool:
    """Whether nothing was typed into rows that were downloaded before the first version."""
    asked = (Field.NARRATIVE, Field.NEXT, Field.SAME, Field.REASON)
    blank = not any(texts[one] for one in asked) and not any(row.text(Field.NOW) for row in item.rows.values())
    return item.page.newest is not None and item.base == 0 and blank


def _judge_unchanged(item: Item, texts: Mapping[Field, str], start: Mapping[str, str]) -> None:
    page = item.page
    if page.newest:
        item.faults.append(_said_fault(item, Field.SAME, "本期已有报告，不能再填“是”，请清空这一格，直接改数。"))
        return
    if page.previous is None:
        item.faults.append(_said_fault(item, Field.SAME, "上期没有报告，无从比较，请清空这一格，填写本期累计。"))
        return
    last = {entry.name: entry.last for entry in page.entries}
    for key, row in item.rows.items():
        if row.text(Field.NOW) and not _alike(row.text(Field.NOW), last[_name(key)]):
            sentence = "已填“本期无变化”，本期累计却与上期不同，请清空“本期无变化”或这一格。"
            item.faults.append(_fault(row, Field.NOW, sentence))
    known = said_of(dict(start))
    for one in _BELONGS:
        if not _alike(texts[one], known[one]):
            sentence = f"已填“本期无变化”，{one.caption}又有新内容，不会报送，请清空“本期无变化”或恢复这一格。"
            item.faults.append(_said_fault(item, one, sentence))


def _judge_form(item: Item, texts: Mapping[Field, str], source: Mapping[str, str]) -> None:
    """The item's own form says what is impossible and what is unlikely; here it is only told in which cell."""
    page = item.page
    sent = {one.value: texts[one] for one in (*_BELONGS, Field.REASON)}
    sent |= {_name(key): row.text(Field.NOW) for key, row in item.rows.items()}
    sent |= {"key": str(item.key), "base": str(item.base), "stage": _stage(item, texts[Field.STAGE]), **source}
    form = page.form(sent)
    rows = {_name(key): row for key, row in item.rows.items()}
    for entry in page.entries:
        if entry.name not in rows:
            sentence = f"缺少“{entry.label}”一行，请从原表补回，或删去这件实事的各行。"
            item.faults.append(_fault(item.top, Field.WORK, sentence))
    form.is_valid()
    told = [(name, str(sentence), True) for name, found in form.errors.items() for sentence in found]
    told += [(name, sentence, False) for name, found in form.warned.items() for sentence in found]
    for name, sentence, blocks in told:
        if name in rows:
            item.faults.append(_fault(rows[name], Field.NOW, sentence, blocks=blocks))
        elif name in {one.value for one in WORK_FIELDS} and not (name == "stage" and blocks):
            item.faults.append(_said_fault(item, Field(name), sentence))
        elif name != "stage":
            item.faults.append(_fault(item.top, Field.NOW, sentence, blocks=blocks))
    item.form = form


def _stage(item: Item, label: str) -> str:
    found = next((one for one in stages.stages_of(Kind(item.page.work.kind)) if one.label == label), None)
    if label and found is None:
        named = "、".join(stage_labels(item.page))
        item.faults.append(_said_fault(item, Field.STAGE, f"没有“{label[:20]}”这个阶段，请从{named}中选一个，或留空。"))
    return found.value if found else ""


def _said_fault(item: Item, column: Field, sentence: str) -> Fault:
    """At the row in which the work's own field stands, else at its first one."""
    said = [row for row in item.rows.values() if row.text(column)]
    return _fault(min(said, key=lambda row: row.place) if said else item.top, column, sentence)


def _fault(row: FilledRow, column: Field, sentence: str, *, blocks: bool = True) -> Fault:
    return Fault(row.sheet, row.number, row.cell(column), column.caption, sentence, blocks)


def _name(key: RowKey) -> str:
    """The form's name of the value, as ``Entry.name``."""
    return f"t{key.target}a{key.share}" if key.share else f"t{key.target}"


def _alike(one: str, other: str) -> bool:
    """The same text, however its lines end; the same number, however it was written."""
    if "".join(one.split()) == "".join(other.split()):
        return True
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False
