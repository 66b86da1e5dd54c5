"""What a report workbook would do to the register: which work each row is about, and what it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from shishi.documents.reading.rows import Ask, ReadingResult, Reported, ReportRow
from shishi.domain.intake.plans import Effect, PlannedReport, PlannedValue, ReportPlan, rows_asked
from shishi.domain.intake.register import KnownTarget, KnownWork, Register
from shishi.rulebook.measures import in_base, in_unit
from shishi.rulebook.wording import decimal_text


@dataclass(frozen=True, slots=True)
class KnownReport:
    """The version that counts of a work's report: its values by target, and its words and flags in one tuple."""

    values: Mapping[int, tuple[Decimal | None, Decimal | None]]
    rest: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ReportedBefore:
    """What was reported on a period so far, and the latest cumulative value of each target before it."""

    reports: Mapping[int, KnownReport]
    earlier: Mapping[int, tuple[str, Decimal]]


def rest_of(row: ReportRow) -> tuple[object, ...]:
    """All of a row but its values, in the form that ``KnownReport.rest`` has."""
    return (
        row.started,
        row.under_construction,
        row.done,
        row.in_use,
        row.percent,
        row.invested_wan,
        row.narrative or "",
        row.problems or "",
        row.help_needed or "",
        row.next or "",
    )


def plan_reports(
    result: ReadingResult,
    register: Register,
    before: ReportedBefore,
    *,
    period_key: str,
    reason: str = "",
) -> ReportPlan:
    """Each row with what it would do. A changed report needs ``reason``; without one it is asked about."""
    if result.refused is not None:
        return ReportPlan(result, period_key)
    planner = _Planner(register, before, result.unit_name, reason)
    rows = [planner.plan(row) for row in result.report_rows]
    asks = (*result.asks, *planner.asks)
    asked = rows_asked(asks)
    return ReportPlan(
        result=result,
        period_key=period_key,
        rows=tuple(
            replace(row, effect=Effect.UNCLEAR) if (row.row.sheet, row.row.row_no) in asked else row for row in rows
        ),
        asks=asks,
        notes=(*result.notes, *planner.notes),
    )


class _Planner:
    def __init__(self, register: Register, before: ReportedBefore, unit_name: str | None, reason: str) -> None:
        self.register = register
        self.before = before
        self.reason = reason
        self.asks: list[Ask] = []
        self.notes: list[str] = []
        self._seen: dict[int, ReportRow] = {}
        self.unit = unit_name if unit_name in register.units else None
        if unit_name and self.unit is None and register.units:
            self.notes.append(f"填报单位“{unit_name}”未登记，按各件的牵头部门记录。")

    def plan(self, row: ReportRow) -> PlannedReport:
        work = self._work(row)
        if work is None:
            return PlannedReport(row, Effect.UNCLEAR, None)
        values = self._values(row, work)
        known = self.before.reports.get(work.pk)
        if known is None:
            return PlannedReport(row, Effect.NEW, work.pk, self.unit, values)
        differences = _differences(row, values, known)
        if differences and not self.reason.strip():
            self._ask(
                row,
                "name",
                f"“{row.name}”本期已有报告，本表的{'、'.join(differences)}不同；如为更正，请加 --reason 说明理由。",
            )
        effect = Effect.CHANGED if differences else Effect.UNCHANGED
        return PlannedReport(row, effect, work.pk, self.unit, values, differences)

    def _work(self, row: ReportRow) -> KnownWork | None:
        listings = [known for known in self.register.named(row.name) if not row.lists or known.list_name in row.lists]
        works = {pk for known in listings for pk in known.works} or {
            work.pk for work in self.register.works.values() if work.name == row.name
        }
        if not works:
            names = [known.name for known in self.register.listings]
            close = get_close_matches(row.name, names, n=1, cutoff=0.6)
            hint = f"是否指“{close[0]}”？请改为清单上的名称。" if close else "请改为清单上的名称，或先导入清单。"
            self._ask(row, "name", f"清单上没有“{row.name}”，{hint}")
            return None
        if len(works) > 1:
            names = [self.register.works[pk].name for pk in sorted(works)]
            self._ask(row, "name", f"“{row.name}”对应{len(works)}项工作（{'、'.join(names)}），请按各项分别填报。")
            return None
        work = self.register.works[works.pop()]
        if work.pk in self._seen:
            self._ask(
                row, "name", f"“{row.name}”与第{self._seen[work.pk].row_no}行报的是同一工作，请只报一次。", wrong=True
            )
            return None
        self._seen[work.pk] = row
        return work

    def _values(self, row: ReportRow, work: KnownWork) -> tuple[PlannedValue, ...]:
        found: dict[int, PlannedValue] = {}
        for value in row.values:
            if value.cumulative is None and value.month is None:
                continue
            target = self._target(row, work, value)
            if target is None:
                continue
            if target.pk in found:
                self._ask(row, "values", f"“{row.name}”的{_named(target)}有两个数，请只留一个。", wrong=True)
                continue
            planned = self._converted(row, value, target)
            if planned is not None:
                found[target.pk] = planned
        return tuple(found.values())

    def _target(self, row: ReportRow, work: KnownWork, value: Reported) -> KnownTarget | None:
        fits = [target for target in work.targets if value.unit is None or _same_base(target.unit, value.unit)]
        if value.name:
            fits = [target for target in fits if target.name == value.name] or [
                target for target in fits if not target.name or value.name in target.name or target.name in value.name
            ]
        if len(fits) == 1:
            return fits[0]
        said = f"{value.name or ''}{'（' + value.unit + '）' if value.unit else ''}" or "该数"
        known = "、".join(_named(target) for target in work.targets) or "没有量化目标"
        self._ask(row, "values", f"“{row.name}”的{said}与登记的目标（{known}）对不上，请写明目标名称和单位。")
        return None

    def _converted(self, row: ReportRow, value: Reported, target: KnownTarget) -> PlannedValue | None:
        unit = value.unit or target.unit
        goal = None if value.target is None else in_unit(value.target, unit, target.unit)
        if goal is not None and target.quantity is not None and goal != target.quantity:
            self._ask(
                row,
                "values",
                f"“{row.name}”表中目标{decimal_text(goal)}{target.unit}与登记的{decimal_text(target.quantity)}{target.unit}"
                "不同，请核对；目标确有调整的，先凭批准文件登记。",
            )
            return None
        cumulative = None if value.cumulative is None else in_unit(value.cumulative, unit, target.unit)
        month = None if value.month is None else in_unit(value.month, unit, target.unit)
        earlier = self.before.earlier.get(target.pk)
        if cumulative is not None and earlier is not None and cumulative < earlier[1] and not self.reason.strip():
            self._ask(
                row,
                "values",
                f"“{row.name}”的{_named(target)}累计{decimal_text(cumulative)}，小于{earlier[0]}已报的"
                f"{decimal_text(earlier[1])}；如为更正，请加 --reason 说明理由。",
            )
            return None
        return PlannedValue(target.pk, cumulative, month, value.cell)

    def _ask(self, row: ReportRow, field: str, message: str, *, wrong: bool = False) -> None:
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
                wrong=wrong,
            ),
        )


def _same_base(one: str, other: str) -> bool:
    return in_base(Decimal(1), one)[1] == in_base(Decimal(1), other)[1]


def _named(target: KnownTarget) -> str:
    return f"{target.name}（{target.unit}）" if target.name else f"目标（{target.unit}）"


_REST_NAMES = (
    "启动情况",
    "开工情况",
    "完成情况",
    "投用情况",
    "完成率",
    "完成投资",
    "进展情况",
    "存在问题",
    "需协调事项",
    "下一步打算",
)


def _differences(row: ReportRow, values: tuple[PlannedValue, ...], known: KnownReport) -> tuple[str, ...]:
    mine = {value.target: (value.cumulative, value.month) for value in values}
    found = ["数值"] if mine != dict(known.values) else []
    found += [name for name, one, other in zip(_REST_NAMES, rest_of(row), known.rest, strict=True) if one != other]
    return tuple(found)
