"""What a list workbook would do to the register: a pure comparison of rows with what is known."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from shishi.documents.reading.rows import Ask, ListRow, Quantity, ReadingResult
from shishi.domain.intake.plans import Effect, ListPlan, PlannedListing, rows_asked
from shishi.domain.intake.register import Answers, KnownListing, KnownWork, Register
from shishi.rulebook.kinds import kind_by_words, kind_written
from shishi.rulebook.measures import in_base
from shishi.rulebook.stages import Kind

# Names this alike on two lists are asked about: 城乡低保提标 against 城市低保提标. Once one is asked about, those that are
# less alike are offered too: 农村低保提标.
ALIKE, OFFERED = 0.8, 0.65


def plan_lists(result: ReadingResult, register: Register, answers: Answers) -> ListPlan:
    """Each row of the workbook with what it would do, and the asks of reading and of comparison together."""
    if result.refused is not None:
        return ListPlan(result)
    planner = _Planner(register, answers.over(register.answers))
    rows = [planned for row in result.list_rows for planned in planner.plan(row)]
    asks = (*result.asks, *planner.asks)
    asked = rows_asked(asks)
    return ListPlan(
        result=result,
        rows=tuple(
            replace(row, effect=Effect.UNCLEAR) if (row.row.sheet, row.row.row_no) in asked else row for row in rows
        ),
        asks=asks,
        notes=(*result.notes, *planner.notes),
    )


def due_day(due: str | None) -> dt.date | None:
    """The last day of what the row says: the day itself, or the month's last day where only a month is said."""
    if due is None:
        return None
    if len(due) == len("2016-10"):
        year, month = map(int, due.split("-"))
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date.fromisoformat(due)


class _Planner:
    """Walks the rows in file order and keeps what earlier rows of the same file have placed."""

    def __init__(self, register: Register, answers: Answers) -> None:
        self.register = register
        self.answers = answers
        self.asks: list[Ask] = []
        self.notes: list[str] = []
        self._placed: dict[str, list[tuple[str, ListRow]]] = {}

    def plan(self, row: ListRow) -> list[PlannedListing]:
        if not row.lists:
            self._ask(row, "name", "未写明属于哪份清单，请指明清单名称。", "（如：--list 县列）")
            return []
        kind = self._kind(row)
        self._new_units(row)
        return [self._on_list(row, list_name, kind) for list_name in row.lists]

    def _on_list(self, row: ListRow, list_name: str, kind: Kind) -> PlannedListing:
        known = self.register.listing(list_name, row.name)
        if known is not None:
            planned = self._again(row, list_name, kind, known)
        else:
            planned = self._first_time(row, list_name, kind)
        self._placed.setdefault(row.name, []).append((list_name, row))
        return planned

    def _again(self, row: ListRow, list_name: str, kind: Kind, known: KnownListing) -> PlannedListing:
        if len(known.works) > 1:
            return PlannedListing(row, list_name, Effect.UNCHANGED, kind, adopts=known.works)
        work = self.register.works[known.works[0]]
        others = [listing for listing in self.register.listings if work.pk in listing.works and listing != known]
        differences = _differences(row, work, kind if self._kind_said(row) else work.kind)
        if row.aspect != known.aspect:
            self._ask(
                row,
                "aspect",
                f"“{row.name}”的方面是“{row.aspect or '空'}”，登记的是“{known.aspect or '空'}”，请核对后统一。",
            )
        if differences and others:
            places = "、".join(f"{listing.list_name}“{listing.name}”" for listing in others)
            self._ask(
                row,
                "name",
                f"“{row.name}”同时列在{places}，本表的{'、'.join(differences)}与登记不同，请先统一各清单的内容。",
            )
        for target in work.targets:
            self._reported_target(row, target.reported, target.unit, target.name)
        effect = Effect.CHANGED if differences else Effect.UNCHANGED
        return PlannedListing(
            row, list_name, effect, kind if self._kind_said(row) else work.kind, differences=differences
        )

    def _reported_target(self, row: ListRow, reported: bool, unit: str, name: str) -> None:  # noqa: FBT001 - a fact of the target, not a switch
        """A target that has reports changes by an approved document only."""
        if not reported:
            return
        known = next(
            target
            for work in self._works_of(row)
            for target in work.targets
            if (target.unit, target.name) == (unit, name)
        )
        for target in row.targets:
            if target.unit == unit and (target.name or "") == name and target.quantity != known.quantity:
                self._ask(
                    row,
                    "targets",
                    f"“{row.name}”的目标由{known.quantity}{unit}改为{target.quantity}{unit}，已有进展报告，"
                    "请凭批准文件用 shishi change adjust 登记调整。",
                )

    def _works_of(self, row: ListRow) -> Iterable[KnownWork]:
        for list_name in row.lists:
            known = self.register.listing(list_name, row.name)
            if known is not None:
                yield from (self.register.works[pk] for pk in known.works)

    def _first_time(self, row: ListRow, list_name: str, kind: Kind) -> PlannedListing:
        if row.name in self.answers.same:
            return self._answered(row, list_name, kind)
        twins = [twin for twin in self._placed.get(row.name, []) if twin[0] != list_name]
        if twins:
            return self._twin(row, list_name, kind, twins[0])
        same_name = [known for known in self.register.named(row.name) if known.list_name != list_name]
        if same_name:
            return self._same_name(row, list_name, kind, same_name[0])
        self._alike(row, list_name)
        return PlannedListing(row, list_name, Effect.NEW, kind)

    def _answered(self, row: ListRow, list_name: str, kind: Kind) -> PlannedListing:
        adopts: list[int] = []
        # An answer is kept by name alone; for the place that it names itself it says nothing.
        places = [place for place in self.answers.same[row.name] if place != (list_name, row.name)]
        for other_list, other_name in places:
            known = self.register.listing(other_list, other_name)
            if known is None:
                self._ask(
                    row, "name", f"指定为同一工作的“{other_list}:{other_name}”尚未登记，请先导入该清单或更正名称。"
                )
            else:
                adopts += known.works
        return PlannedListing(row, list_name, Effect.NEW, kind, adopts=tuple(dict.fromkeys(adopts)))

    def _twin(self, row: ListRow, list_name: str, kind: Kind, twin: tuple[str, ListRow]) -> PlannedListing:
        other_list, other = twin
        if other is not row and _contradict(row, other):
            self._ask_same(row, other_list, other.name)
        self.notes.append(
            f"{list_name}“{row.name}”与{other_list}“{other.name}”同名，按同一工作登记，报告和全县合计只计一次。"
        )
        return PlannedListing(row, list_name, Effect.NEW, kind, twin=(other_list, other.name))

    def _same_name(self, row: ListRow, list_name: str, kind: Kind, known: KnownListing) -> PlannedListing:
        works = [self.register.works[pk] for pk in known.works]
        if any(_contradicts_register(row, work) for work in works):
            self._ask_same(row, known.list_name, known.name)
        self.notes.append(
            f"{list_name}“{row.name}”与{known.list_name}“{known.name}”同名，按同一工作登记，报告和全县合计只计一次。",
        )
        return PlannedListing(row, list_name, Effect.NEW, kind, adopts=known.works)

    def _alike(self, row: ListRow, list_name: str) -> None:
        likeness = {
            known: SequenceMatcher(None, known.name, row.name).ratio()
            for known in self.register.listings
            if known.list_name != list_name
        }
        alike = [known for known, ratio in likeness.items() if ratio >= OFFERED]
        if max(likeness.values(), default=0) < ALIKE:
            return
        places = "、".join(f"{known.list_name}“{known.name}”" for known in alike)
        self._ask(
            row,
            "name",
            f"“{row.name}”与{places}名称相近，是否同一工作？",
            f"是，请加 --same {row.name}={','.join(f'{known.list_name}:{known.name}' for known in alike)}（不是的删去）；"
            f"不是，请加 --separate {row.name}。",
            tuple((known.list_name, known.name) for known in alike),
        )

    def _ask_same(self, row: ListRow, other_list: str, other_name: str) -> None:
        self._ask(
            row,
            "name",
            f"“{row.name}”与{other_list}“{other_name}”同名，但牵头单位或目标不同，是否同一工作？",
            f"是，请加 --same {row.name}={other_list}:{other_name}；不是，请加 --separate {row.name}。",
            ((other_list, other_name),),
        )

    def _kind_said(self, row: ListRow) -> Kind | None:
        return self.answers.kinds.get(row.name) or kind_written(row.kind_text or "")

    def _kind(self, row: ListRow) -> Kind:
        said = self._kind_said(row)
        if said is not None:
            return said
        guessed = kind_by_words(row.name, row.content or "", tuple(target.unit for target in row.targets))
        word = "按名称推定为" if guessed else "无法由名称判定，暂按"
        kind = guessed or Kind.WORKS
        self.notes.append(f"“{row.name}”未写明类型，{word}{kind.label}；如不对，请加 --kind {row.name}=类型。")
        return kind

    def _new_units(self, row: ListRow) -> None:
        for name in filter(None, (row.lead, *row.supports)):
            if name not in self.register.units:
                note = f"单位“{name}”尚未登记，导入时新增，排在最后。"
                if note not in self.notes:
                    self.notes.append(note)

    def _ask(
        self, row: ListRow, field: str, message: str, command: str = "", places: tuple[tuple[str, str], ...] = ()
    ) -> None:
        cell = row.cells.get(field)
        self.asks.append(
            Ask(
                sheet=row.sheet,
                cell=cell,
                row_no=None if cell else row.row_no,
                field=field,
                row=row.name,
                value=None,
                message=message,
                command=command,
                places=places,
            ),
        )


def _targets(row: ListRow) -> set[tuple[object, str]]:
    return {in_base(target.quantity, target.unit) for target in row.targets}


def _contradict(one: ListRow, other: ListRow) -> bool:
    leads = one.lead and other.lead and one.lead != other.lead
    targets = one.targets and other.targets and _targets(one) != _targets(other)
    return bool(leads or targets)


def _contradicts_register(row: ListRow, work: KnownWork) -> bool:
    leads = row.lead and work.lead and row.lead != work.lead
    known = {in_base(target.quantity, target.unit) for target in work.targets if target.quantity is not None}
    return bool(leads or (row.targets and known and _targets(row) != known))


def _differences(row: ListRow, work: KnownWork, kind: Kind) -> tuple[str, ...]:
    """The fields whose value in the row is not the registered one, by their Chinese names."""
    pairs = (
        ("类型", kind, work.kind),
        ("牵头部门", row.lead, work.lead),
        ("协办单位", frozenset(row.supports) - {row.lead}, work.supports),
        ("包抓领导", row.leader or "", work.leader),
        ("建设内容", row.content or "", work.content),
        ("完成时限", due_day(row.due), work.due_on),
        ("总投资", row.investment_wan, work.investment_wan),
    )
    found = [name for name, mine, theirs in pairs if mine != theirs]
    waiting = {(target.name, target.unit) for target in work.targets if target.quantity is None}
    announced = {(target.name or "", target.unit) for target in row.pending}
    if not all(_is_known(target, work) for target in row.targets) or not announced <= waiting:
        found.append("目标")
    return tuple(found)


def _is_known(target: Quantity, work: KnownWork) -> bool:
    """Whether the register has the target. One that the row does not name is known by amount and unit alone."""
    amount = in_base(target.quantity, target.unit)
    return any(
        known.quantity is not None
        and in_base(known.quantity, known.unit) == amount
        and (target.name is None or target.name == known.name)
        for known in work.targets
    )
