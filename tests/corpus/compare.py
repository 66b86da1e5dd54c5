"""Compare what a reader says of a workbook with the answers of a careful person, with the contract's tolerances.

Equal are: a number as written or in base units (10 万亩, 100000 亩); ㎡ and 平方米, km and 公里, 名 and 人 (never 人 and
人次); supports and targets in any order; texts without white space; the last day of a month and that month.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {
    "list": ("list", "aspect", "name", "targets", "lead", "supports", "leader", "due", "investment_wan"),
    "report": ("name", "values", "percent", "invested_wan", "narrative", "problems", "next"),
}
_SAME_UNIT = {
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "平米": "平方米",
    "km": "公里",
    "千米": "公里",
    "名": "人",
}
_SCALE = {"万": 10_000, "亿": 100_000_000}
_POINT = 0.051  # percents are compared as they are shown, to one decimal

Row = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """What one or more workbooks came to."""

    fields: int = 0
    right: int = 0
    silent: list[str] = field(default_factory=list)  # wrong, and nobody was asked
    absent: list[str] = field(default_factory=list)  # said by the file, left out without an ask
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.fields += other.fields
        self.right += other.right
        for name in ("silent", "absent", "missed", "false", "refused"):
            getattr(self, name).extend(getattr(other, name))

    def faults(self) -> list[str]:
        kinds = {"silent": "wrong and silent", "absent": "left out", "missed": "missed ask", "false": "false ask",
                 "refused": "refused"}  # fmt: skip
        return [f"{text}: {line}" for name, text in kinds.items() for line in getattr(self, name)]


def load(answers: Path) -> tuple[Path, dict[str, Any]]:
    """The workbook and its answers."""
    expected: dict[str, Any] = json.loads(answers.read_text(encoding="utf-8"))
    return answers.with_name(expected["file"]), expected


def compare(expected: Row, actual: Row) -> Tally:
    """Hold the plan `actual` (the contract's JSON object) against the answers `expected`."""
    tally = Tally()
    if actual.get("refused"):
        tally.refused.append(str(actual["refused"]))
    musts, mays, asked = expected["asks"], expected["may_ask"], actual.get("asks") or []
    tally.missed.extend(_place(must) for must in musts if not any(_meets(must, ask) for ask in asked))
    allowed = [*musts, *mays]
    tally.false.extend(
        f"{_place(ask)} {ask.get('message', '')}" for ask in asked if not any(_meets(entry, ask) for entry in allowed)
    )
    answered = [entry for entry in allowed if any(_meets(entry, ask) for ask in asked)]
    pairs, extra = _pair(expected["rows"], actual.get("rows") or [])
    for want, got in pairs:
        _row(tally, expected, want, got, answered=answered)
    for got in extra:
        tally.fields += 1
        tally.silent.append(f"a row that is none: {got.get('name')}")
    return tally


def _row(tally: Tally, expected: Row, want: Row, got: Row | None, *, answered: Sequence[Row]) -> None:
    name = want["name"]
    if got is None and name in expected.get("optional_rows", ()):
        return
    if got is None:
        tally.absent.append(f"row {name}")
    free, whole = _free(answered, name)
    doubtful = {must.get("field") for must in expected["asks"] if must.get("row") == name and must not in answered}
    for key in FIELDS[expected["command"]]:
        theirs = None if got is None else got.get(key)
        if _empty(key, want[key]) and _empty(key, theirs):
            continue
        tally.fields += 1
        others = [
            entry["value"] for entry in expected.get("also_right", ()) if (entry["row"], entry["field"]) == (name, key)
        ]
        if got is not None and key in doubtful and not _empty(key, theirs):
            tally.silent.append(f"{name}.{key}: {_show(theirs)}, which nobody can know")
        elif got is not None and (
            whole or key in free or any(same(key, mine, theirs) for mine in (want[key], *others))
        ):
            tally.right += 1
        elif got is not None and not _empty(key, theirs) and not _only_less(key, want[key], theirs):
            tally.silent.append(f"{name}.{key}: {_show(theirs)} for {_show(want[key])}")
        elif got is not None:
            tally.absent.append(f"{name}.{key}: {_show(theirs)} for {_show(want[key])}")


def _free(answered: Sequence[Row], name: str) -> tuple[set[str], bool]:
    """Fields of a row that need not be right because their cell was asked about; True when the whole row was."""
    mine = [entry for entry in answered if entry.get("row", name) == name]
    free = {key for entry in mine for key in (entry.get("field"), *entry.get("frees", ())) if key}
    return free, any(entry.get("row") == name and not entry.get("field") for entry in mine)


def _meets(entry: Row, ask: Row) -> bool:
    """Whether an ask is about the place of an entry: its cell, its row, or the field of its named row."""
    here = entry.get("sheet") in (None, ask.get("sheet"))
    cell = str(ask.get("cell") or "").replace("$", "").upper()
    line = ask.get("row_no") or (int(found[0]) if (found := re.findall(r"\d+$", cell)) else None)
    if here and entry.get("row_no") and line == entry["row_no"]:
        return True
    cells = [entry["cell"], *entry.get("also", ())] if entry.get("cell") else []
    if here and cell and cell in cells:
        return True
    if here and cells and not entry.get("row") and not cell and line == int(re.sub(r"\D", "", entry["cell"])):
        return True  # a row that is no 件, such as a sum, may be asked about as a row
    if here and not cells and not entry.get("row_no") and not entry.get("row"):
        return True  # an entry for a whole sheet
    named = squeeze(ask.get("row")) == squeeze(entry.get("row")) != ""
    return here and named and entry.get("field") in (None, ask.get("field"))


def _pair(wanted: Sequence[Row], given: Sequence[Row]) -> tuple[list[tuple[Row, Row | None]], list[Row]]:
    rest, pairs = list(given), []
    for want in wanted:
        like = [got for got in rest if squeeze(got.get("name")) == squeeze(want["name"])]
        best = max(like, key=lambda got: _likeness(want, got), default=None)
        if best is not None:
            others = [got for got in like if got is not best and isinstance(want.get("list"), list)]
            rest = [got for got in rest if got is not best and got not in others]
            if others:  # one row for each list is as good as one row with an array
                best = {**best, "list": [one for got in (best, *others) for one in _lists(got.get("list"))]}
        pairs.append((want, best))
    return pairs, rest


def _likeness(want: Row, got: Row) -> int:
    near = int(_lists(want.get("list")) == _lists(got.get("list"))) * 20
    return near + sum(1 for key in want if same(key, want[key], got.get(key)))


def same(key: str, want: Any, got: Any) -> bool:
    """Whether two values of a field count as equal."""
    if _empty(key, want) or _empty(key, got):
        return _empty(key, want) and _empty(key, got)
    if key in ("percent", "investment_wan", "invested_wan"):
        slack = _POINT if key == "percent" else abs(want) * 1e-9
        return isinstance(got, int | float) and abs(want - got) <= slack
    plain = _PLAIN.get(key, squeeze)
    return plain(want) == plain(got)


def _only_less(key: str, want: Any, got: Any) -> bool:
    """Whether amounts are left out and none is wrong."""
    if key not in ("targets", "values"):
        return False
    said = [_parts(entry) for entry in _amounts(want)]
    return all(any(_parts(entry) <= mine for mine in said) for entry in _amounts(got))


def _parts(amount: tuple[str, ...]) -> set[tuple[int, str]]:
    return {(place, part) for place, part in enumerate(amount) if part != "-"}


def squeeze(text: Any) -> str:
    return re.sub(r"\s+", "", str(text)) if text is not None else ""


def _empty(key: str, value: Any) -> bool:
    if key in ("targets", "values") and value:
        return not _amounts(value)
    return value is None or value in ("", []) or (isinstance(value, str) and not value.strip())


def _lists(value: Any) -> list[str]:
    return sorted({value} if isinstance(value, str) else set(value or ()))


def _month_end(due: str) -> str:
    year, month, *day = due.split("-")
    return due if day else f"{due}-{calendar.monthrange(int(year), int(month))[1]}"


def _amounts(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """Quantities in base units, sorted; a value that says only the year's target says nothing about progress."""
    out = []
    for row in rows:
        unit, scale = _base(row.get("unit"))
        keys = ("quantity",) if "quantity" in row else ("target", "cumulative", "month")
        numbers = [row.get(key) for key in keys]
        if any(number is not None for number in (numbers if len(keys) == 1 else numbers[1:])):
            out.append((unit, *(_number(number, scale) for number in numbers)))
    return sorted(out)


def _number(value: Any, scale: int) -> str:
    return (
        "-"
        if value is None
        else f"{float(value) * scale:.6g}"
        if abs(float(value) * scale) < 1
        else f"{float(value) * scale:.4f}"
    )


def _base(unit: Any) -> tuple[str, int]:
    text = squeeze(unit)
    head = text[:1]
    rest, scale = (text[1:], _SCALE[head]) if head in _SCALE and len(text) > 1 else (text, 1)
    return _SAME_UNIT.get(rest, rest), scale


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "list": _lists,
    "supports": lambda units: sorted(map(squeeze, units)),
    "targets": _amounts,
    "values": _amounts,
    "due": _month_end,
}


def _place(entry: Row) -> str:
    where = entry.get("cell") or (f"row {entry['row_no']}" if entry.get("row_no") else "")
    return " ".join(str(part) for part in (entry.get("sheet"), where, entry.get("row"), entry.get("field")) if part)


def _show(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 160 else f"{text[:160]}…"
