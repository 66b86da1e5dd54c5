"""A checked workbook as the page shows it: what is in the way, place by place, then what would be sent."""

from dataclasses import dataclass

from shishi.domain.reporting.models import Report
from shishi.interfaces.desk.chips import Chip
from shishi.interfaces.desk.kept import Kept
from shishi.interfaces.desk.workbooks.checking import Checked, Fate, Fault, Item
from shishi.rulebook.wording import decimal_text

CHIPS = {
    Fate.SEND: Chip("●", "将报送", "done"),
    Fate.UNCHANGED: Chip("●", "将报送：本期无变化", "done"),
    Fate.BLANK: Chip("○", "没有填，不报送", "nil"),
    Fate.SAME: Chip("○", "与已报的相同，不再报", "nil"),
    Fate.SENT: Chip("✓", "已报送，不再报", "nil"),
    Fate.OVERTAKEN: Chip("▲", "别人已先报，不会覆盖", "slow"),
    Fate.WRONG: Chip("■", "有错误，先改", "stalled"),
}


@dataclass(frozen=True, slots=True)
class ItemLine:
    """``values`` are what would be sent for each target, the former value before it."""

    work: str
    unit: str
    place: str
    chip: Chip
    values: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    name: str
    token: str
    refused: str
    wrong: tuple[Fault, ...]
    unlikely: tuple[Fault, ...]
    items: tuple[ItemLine, ...]
    sending: int

    @property
    def may_send(self) -> bool:
        return not self.refused and not self.wrong and self.sending > 0


def check_page(checked: Checked, sheet: Kept) -> CheckPage:
    faults = checked.all_faults
    order = {fate: number for number, fate in enumerate((Fate.WRONG, Fate.OVERTAKEN, Fate.SEND, Fate.UNCHANGED))}
    items = sorted(checked.items, key=lambda item: order.get(item.fate, len(order)))
    return CheckPage(
        name=sheet.name,
        token=sheet.token,
        refused=checked.refused or "",
        wrong=tuple(fault for fault in faults if fault.blocks),
        unlikely=tuple(fault for fault in faults if not fault.blocks),
        items=tuple(map(_line, items)),
        sending=len(checked.to_send),
    )


def _line(item: Item) -> ItemLine:
    return ItemLine(
        work=item.page.work.name,
        unit=item.page.duty.post.unit.name,
        place=f"{item.top.sheet}第{item.top.number}行",
        chip=CHIPS[item.fate],
        values=_values(item) if item.fate in {Fate.SEND, Fate.UNCHANGED} else (),
        note=item.note,
    )


def _values(item: Item) -> tuple[str, ...]:
    before = _before(item.page.newest or item.page.previous)
    said = []
    for value in item.filled().values:
        place = (value.target.pk, value.allocation.pk if value.allocation else None)
        what = value.allocation.unit.name if value.allocation else value.target.name
        amount = "空白" if value.cumulative is None else f"{decimal_text(value.cumulative)}{value.target.unit}"
        said.append(f"{what} {before.get(place, '—')} → {amount}".strip())
    return tuple(said)


def _before(report: Report | None) -> dict[tuple[int, int | None], str]:
    values = report.values.all() if report else ()
    return {
        (one.target_id, one.allocation_id): "空白" if one.cumulative is None else decimal_text(one.cumulative)
        for one in values
    }
