"""The workbook to download: a row for every target and share of every item that is owed, with what is known of it."""

from collections.abc import Iterable, Iterator

from shishi.documents.entry.layout import EntryBook, EntryRow, Field, RowKey
from shishi.interfaces.desk.filling.items import Entry
from shishi.interfaces.desk.filling.pages import Filling
from shishi.rulebook import stages
from shishi.rulebook.report_checks import amount
from shishi.rulebook.stages import Kind, Stage

HOW_TO = (
    "填法：1. 只填浅黄表头的各列，灰色的格不用动。2. “本期累计”填到本期为止的累计数，只填数字，不带单位；没有统计的留空，一个也没有的填0。"
    "3. 与上期相同的，在“本期无变化”填“是”，其余留空。4. 一件实事有几行的，阶段、进展等只在第一行填。"
    "5. 可以排序、筛选、删去不报的整件；不要改动隐藏的识别码列。6. 填好后存盘，回到下载本表的网页上传；没有填的实事不会报送。本表不得填写涉密信息。"
)


def book_of(pages: Iterable[Filling], *, title: str) -> EntryBook:
    """The workbook of those items that may still be reported."""
    return EntryBook(title, HOW_TO, tuple(row for page in pages if page.is_open for row in _rows(page)))


def start_of(page: Filling) -> dict[str, str]:
    """What the workbook of an item begins with, by the form's names. Values begin blank before the first version."""
    start = {name: str(value or "") for name, value in page.form().initial.items()}
    if page.newest is None:
        start |= dict.fromkeys((entry.name for entry in page.entries), "")
    return start


def stage_labels(page: Filling) -> tuple[str, ...]:
    return tuple(stage.label for stage in stages.stages_of(Kind(page.work.kind)))


def said_of(start: dict[str, str]) -> dict[Field, str]:
    """The work's own fields as they stand in the workbook."""
    said = {field: start.get(field.value, "") for field in (Field.NARRATIVE, Field.PROBLEMS, Field.HELP, Field.NEXT)}
    stage = start.get("stage", "")
    return said | {Field.REASON: start.get("reason", ""), Field.STAGE: Stage(stage).label if stage else ""}


def _rows(page: Filling) -> Iterator[EntryRow]:
    start, base = start_of(page), page.newest.pk if page.newest else 0
    for number, entry in enumerate(page.entries):
        share = entry.allocation
        key = RowKey(
            page.duty.period.key,
            page.duty.post.unit_id,
            page.work.pk,
            entry.target.pk,
            share.pk if share else 0,
            base,
        )
        yield EntryRow(
            key=key,
            reporter=page.duty.post.unit.name,
            work=page.work.name,
            goal=_goal(entry),
            unit=entry.target.unit,
            planned=amount(entry.planned),
            last=amount(entry.last),
            now=amount(start[entry.name]),
            stages=stage_labels(page) if number == 0 else (),
            first=number == 0,
            said=said_of(start) if number == 0 else {},
        )


def _goal(entry: Entry) -> str:
    what = f"其中：{entry.allocation.unit.name}" if entry.allocation else entry.target.name
    return f"{what} {entry.goal}".strip()
