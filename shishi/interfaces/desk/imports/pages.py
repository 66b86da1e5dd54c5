"""A planned workbook as the page shows it: counts, rows, and every ask with its place and what to do."""

from dataclasses import dataclass

from shishi.documents.reading.rows import Ask
from shishi.domain.intake.plans import Effect, ListPlan, PlannedListing, PlannedReport, ReportPlan, effects, row_of
from shishi.interfaces.desk.chips import Chip
from shishi.interfaces.desk.kept import Kept

CHIPS = {
    Effect.NEW: Chip("+", "新增", "done"),
    Effect.CHANGED: Chip("●", "变更", "slow"),
    Effect.UNCHANGED: Chip("○", "未变", "nil"),
    Effect.UNCLEAR: Chip("■", "待明确", "stalled"),
}


@dataclass(frozen=True, slots=True)
class AskLine:
    """``name`` and ``places`` are set where the answer is given on the page; the others are put right in the file."""

    number: int
    sheet: str
    row: int | None
    cell: str
    row_name: str
    value: str
    sentence: str
    wrong: bool
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RowLine:
    chip: Chip
    name: str
    list_name: str
    place: str
    differences: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    name: str
    token: str
    what: str
    refused: str
    counts: tuple[tuple[Chip, int], ...]
    asks: tuple[AskLine, ...]
    rows: tuple[RowLine, ...]
    notes: tuple[str, ...]
    changing: int

    @property
    def may_apply(self) -> bool:
        return not self.refused and not self.asks and self.changing > 0


def import_page(plan: ListPlan | ReportPlan, sheet: Kept, what: str, *, answerable: bool) -> ImportPage:
    """``answerable``: there is a programme to keep answers for."""
    counted = effects(plan.rows)
    rows: list[PlannedListing | PlannedReport] = [*plan.rows]
    rows.sort(key=lambda row: row.effect is not Effect.UNCLEAR)
    return ImportPage(
        name=sheet.name,
        token=sheet.token,
        what=what,
        refused=plan.result.refused or "",
        counts=tuple((CHIPS[effect], number) for effect, number in counted.items() if number),
        asks=tuple(_ask(number, ask, answerable=answerable) for number, ask in enumerate(plan.asks)),
        rows=tuple(
            RowLine(
                chip=CHIPS[row.effect],
                name=row.row.name,
                list_name=row.list_name if isinstance(row, PlannedListing) else "、".join(row.row.lists),
                place=f"{row.row.sheet}第{row.row.row_no}行",
                differences="、".join(row.differences),
            )
            for row in rows
        ),
        notes=tuple(dict.fromkeys(note.partition("；如不对，请加 --")[0] for note in plan.notes)),
        changing=counted[Effect.NEW] + counted[Effect.CHANGED],
    )


def _ask(number: int, ask: Ask, *, answerable: bool) -> AskLine:
    return AskLine(
        number=number,
        sheet=ask.sheet,
        row=row_of(ask),
        cell=ask.cell or "",
        row_name=ask.row or "",
        value=ask.value or "",
        sentence=ask.message,
        wrong=ask.wrong,
        places=ask.places if answerable else (),
    )
