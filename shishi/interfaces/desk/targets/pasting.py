"""Sites as they come out of a spreadsheet's clipboard, one to a line."""

import datetime as dt
import re
from collections.abc import Mapping

from shishi.domain.projects.actions.site import NewSite
from shishi.domain.projects.models import Allocation
from shishi.rulebook.digits import without_spaces
from shishi.rulebook.report_checks import AmountError, amount
from shishi.rulebook.stages import Kind, stages_of

HEADS = {"单位", "乡镇", "责任单位"}
COLUMNS = 7


class PasteError(ValueError):
    """What is wrong with the pasted rows; one sentence a row, each naming it."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("；".join(sentences))
        self.sentences = sentences


def sites_in(text: str, shares: Mapping[str, Allocation], kind: Kind) -> list[NewSite]:
    """The sites of the rows; blank rows and a header are passed over.

    Raises:
        PasteError: with all rows that can't be understood.

    """
    found, faults = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = _cells(line)
        if not any(cells) or cells[0] in HEADS:
            continue
        try:
            found.append(_site(cells, shares, kind))
        except ValueError as fault:
            faults.append(f"第{number}行：{fault}")
    if faults:
        raise PasteError(faults)
    return found


def _cells(line: str) -> list[str]:
    """By tabs; a line typed by hand by commas, or by blanks."""
    separator = "\t" if "\t" in line else r"[,，]" if re.search("[,，]", line) else r"\s+"
    return [cell.strip() for cell in re.split(separator, line.strip(" \r\n"))]


def _site(cells: list[str], shares: Mapping[str, Allocation], kind: Kind) -> NewSite:
    if len(cells) > COLUMNS and any(cells[COLUMNS:]):
        raise ValueError(f"有{len(cells)}列，应不多于{COLUMNS}列。")
    unit, name, code, number, stage, started, finished = (*cells, *[""] * COLUMNS)[:COLUMNS]
    if unit not in shares:
        raise ValueError(f"“{unit}”没有分解任务，请先在分解表里填写。")
    if not name:
        raise ValueError("缺少点位名称。")
    if len(name) > 120:
        raise ValueError("点位名称超过120个字。")
    try:
        quantity = amount(number)
    except AmountError as refusal:
        raise ValueError(refusal.sentence) from refusal
    return NewSite(
        shares[unit], name, without_spaces(code), quantity, _stage(stage, kind), _day(started), _day(finished)
    )


def _stage(word: str, kind: Kind) -> str:
    known = {stage.label: stage.value for stage in stages_of(kind)}
    if word and word not in known:
        raise ValueError(f"没有“{word}”阶段，应为{'、'.join(known)}之一。")
    return known.get(word, "")


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    try:
        if parts:
            return dt.date(*map(int, parts.groups()))
    except ValueError:
        pass
    raise ValueError(f"日期“{text}”应写成2016-04-01的样子。")
