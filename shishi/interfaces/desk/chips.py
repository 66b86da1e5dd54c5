"""A status by shape, word and colour: whoever can't see the colour reads the word."""

from dataclasses import dataclass

from shishi.domain.statistics.figures.counts import light_of
from shishi.domain.statistics.figures.sets import FigureSet
from shishi.domain.statistics.standing import WorkStanding
from shishi.rulebook.counting import Item
from shishi.rulebook.progress import Light
from shishi.rulebook.report_flow import Filing, ReportState


@dataclass(frozen=True, slots=True)
class Chip:
    """The style is a CSS class and carries the colour; word and shape carry the meaning."""

    shape: str
    word: str
    style: str


# A done, cancelled or merged 件 shows that instead of a light.
DONE, CANCELLED, MERGED = Chip("✓", "已完成", "done"), Chip("×", "已取消", "grey"), Chip("→", "已合并", "grey")

_FILINGS = {
    Filing.NOT_FILED: ("■", "stalled"),
    Filing.LATE: ("◆", "slow"),
    Filing.FILED: ("●", "normal"),
    Filing.NIL: ("○", "nil"),
    Filing.EXEMPT: ("□", "grey"),
}


_REPORTS = {
    ReportState.DRAFT: ("✎", "nil"),
    ReportState.SUBMITTED: ("●", "nil"),
    ReportState.RETURNED: ("▲", "stalled"),
    ReportState.ACCEPTED: ("✓", "done"),
    ReportState.SUPERSEDED: ("→", "grey"),
}


def light_chip(light: Light) -> Chip:
    return Chip(light.shape, "灰（取消、待下达）" if light is Light.GREY else light.label, light.value)


def item_chip(figures: FigureSet, item: Item) -> Chip:
    if item.cancelled:
        return CANCELLED
    if item.merged_into:
        return MERGED
    return DONE if item.done else light_chip(light_of(item, figures.works))


def work_chip(state: WorkStanding) -> Chip:
    if state.cancelled:
        return CANCELLED
    if state.merged_into:
        return MERGED
    return DONE if state.done else light_chip(state.assessment.light)


def filing_chip(filing: Filing) -> Chip:
    shape, style = _FILINGS[filing]
    return Chip(shape, filing.label, style)


def report_chip(state: ReportState) -> Chip:
    shape, style = _REPORTS[state]
    return Chip(shape, state.label, style)
