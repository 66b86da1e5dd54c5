"""Rows of the expected answers, with null and [] wherever the file does not say."""

from __future__ import annotations

from typing import TypeAlias

Number: TypeAlias = int | float


def target(quantity: Number | None, unit: str | None, name: str | None = None) -> dict[str, object]:
    out: dict[str, object] = {"quantity": quantity, "unit": unit}
    return {"name": name, **out} if name else out


def item(
    name: str,
    *targets: dict[str, object],
    list_: str | list[str] | None = None,
    aspect: str | None = None,
    lead: str | None = None,
    supports: str = "",
    leader: str | None = None,
    due: str | None = None,
    wan: Number | None = None,
) -> dict[str, object]:
    """A row of a list; supports are given as one string with 、 between units."""
    return {
        "list": list_,
        "aspect": aspect,
        "name": name,
        "targets": list(targets),
        "lead": lead,
        "supports": [unit for unit in supports.split("、") if unit],
        "leader": leader,
        "due": due,
        "investment_wan": wan,
    }


def value(
    unit: str | None,
    target_: Number | None = None,
    cumulative: Number | None = None,
    month: Number | None = None,
    name: str | None = None,
) -> dict[str, object]:
    out: dict[str, object] = {"unit": unit, "target": target_, "cumulative": cumulative, "month": month}
    return {"name": name, **out} if name else out


def report(
    name: str,
    *values: dict[str, object],
    list_: str | None = None,
    percent: Number | None = None,
    wan: Number | None = None,
    narrative: str | None = None,
    problems: str | None = None,
    next_: str | None = None,
) -> dict[str, object]:
    """A row of a monthly report; `list_` only helps to pair rows of one name."""
    out: dict[str, object] = {"list": list_} if list_ else {}
    return out | {
        "name": name,
        "values": list(values),
        "percent": percent,
        "invested_wan": wan,
        "narrative": narrative,
        "problems": problems,
        "next": next_,
    }
