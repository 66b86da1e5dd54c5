"""Works, places and counties as frozen inputs, written by hand where a test says what stands in them."""

import datetime as dt
from decimal import Decimal

from msgspec import structs

from shishi.domain.statistics.inputs import (
    FORMAT,
    Inputs,
    ListingInput,
    ListInput,
    ReportInput,
    TargetInput,
    ValueInput,
    WorkInput,
)


def work(number, name, reported, **said):
    """A work with one target of 100户, reported in July; ``said`` sets anything else of it or of its report."""
    of_report = {key: said.pop(key) for key in list(said) if key in ReportInput.__struct_fields__}
    report = ReportInput(
        period_key="2024-07",
        month=7,
        version=1,
        nature="full",
        unit="县民政局",
        started=True,
        under_construction=True,
        done=None,
        in_use=None,
        percent=None,
        invested_wan=None,
        narrative="",
        problems="",
        help_needed="",
        next_step="",
        values=(ValueInput(f"t{number}", Decimal(reported), None, None, ""),),
        source=("", "", None),
    )
    made = WorkInput(
        id=f"w{number}",
        name=name,
        kind="works",
        content="",
        lead="县民政局",
        supports=(),
        leader="",
        due_on=dt.date(2024, 12, 31),
        investment_wan=None,
        stage="",
        targets=(TargetInput(f"t{number}", "", "户", Decimal(100), "more", (), ()),),
        reports=(structs.replace(report, **of_report),),
        changes=(),
    )
    return structs.replace(made, **said)


def listing(place, name, *works, aspect="", heading=""):
    return ListingInput(str(place), name, str(place), aspect, heading, works)


def inputs(works, *lists, area_name="柳河县"):
    """A county in July 2024; ``lists`` are (name, kind, listings)."""
    return Inputs(
        format=FORMAT,
        area_code="620123",
        area_name=area_name,
        year=2024,
        period_key="2024-07",
        as_of=dt.date(2024, 7, 31),
        lists=tuple(ListInput(name, "county", kind, tuple(listings)) for name, kind, listings in lists),
        works=tuple(works),
        units=("县民政局", "县水务局"),
        missing=(),
    )
