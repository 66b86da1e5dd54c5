"""The reading as the JSON object of ``--dry-run --format json``: rows, asks, refused. Described in docs/reference/import-plan.md."""

import json
from decimal import Decimal

from shishi.documents.reading.rows import Ask, ListRow, Quantity, ReadingResult, Reported, ReportRow

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def to_json(result: ReadingResult) -> dict[str, Json]:
    """One object per file. Numbers are JSON numbers, whole ones without a point; what the file doesn't say is null or []."""
    rows: list[Json] = [_list_row(row) for row in result.list_rows]
    rows.extend(_report_row(row) for row in result.report_rows)
    return {"rows": rows, "asks": [_ask(ask) for ask in result.asks], "refused": result.refused}


def dump_plan(result: ReadingResult) -> str:
    """The object as text, Chinese kept readable."""
    return json.dumps(to_json(result), ensure_ascii=False, indent=1)


def _number(value: Decimal | None) -> Json:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _lists(lists: tuple[str, ...]) -> Json:
    if not lists:
        return None
    return lists[0] if len(lists) == 1 else list(lists)


def _target(target: Quantity) -> Json:
    made: dict[str, Json] = {"quantity": _number(target.quantity), "unit": target.unit or None}
    if target.name:
        made["name"] = target.name
    if target.shares:
        made["shares"] = [{"unit_name": name, "quantity": _number(number)} for name, number in target.shares]
    return made


def _list_row(row: ListRow) -> Json:
    return {
        "list": _lists(row.lists),
        "aspect": row.aspect,
        "name": row.name,
        "targets": [_target(target) for target in row.targets],
        "lead": row.lead,
        "supports": list(row.supports),
        "leader": row.leader,
        "due": row.due,
        "investment_wan": _number(row.investment_wan),
    }


def _value(value: Reported) -> Json:
    made: dict[str, Json] = {
        "unit": value.unit,
        "target": _number(value.target),
        "cumulative": _number(value.cumulative),
        "month": _number(value.month),
    }
    if value.name:
        made["name"] = value.name
    return made


def _report_row(row: ReportRow) -> Json:
    return {
        "list": _lists(row.lists),
        "name": row.name,
        "values": [_value(value) for value in row.values],
        "percent": _number(row.percent),
        "invested_wan": _number(row.invested_wan),
        "narrative": row.narrative,
        "problems": row.problems,
        "next": row.next,
    }


def _ask(ask: Ask) -> Json:
    made: dict[str, Json] = {
        "sheet": ask.sheet,
        "cell": ask.cell,
        "field": ask.field,
        "row": ask.row,
        "message": f"{ask.message}{ask.command}",
    }
    if ask.cell is None:
        made["row_no"] = ask.row_no
    return made
