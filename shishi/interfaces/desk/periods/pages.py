"""A period's reporting as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from shishi.domain.reporting.models import Period
from shishi.domain.reporting.queries import FilingNumber
from shishi.interfaces.desk.chips import Chip, filing_chip
from shishi.interfaces.desk.duties import Duty, number_by_state
from shishi.rulebook.report_flow import Filing


@dataclass(frozen=True, slots=True)
class UnitDuties:
    name: str
    pk: int
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class PeriodPage:
    name: str
    key: str
    periods: tuple[Period, ...]
    total: int
    numbers: tuple[tuple[Chip, int], ...]
    units: tuple[UnitDuties, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodRow:
    name: str
    key: str
    periods: tuple[Period, ...]
    numbers: tuple[tuple[Chip, int], ...]


def period_page(periods: Sequence[Period], duties: Sequence[Duty]) -> PeriodPage:
    units: dict[int, list[Duty]] = {}
    for duty in duties:
        units.setdefault(duty.unit.pk, []).append(duty)
    unfiled = [duty.unit.name for duty in duties if duty.filing is Filing.NOT_FILED]
    return PeriodPage(
        name=periods[0].name,
        key=periods[0].key,
        periods=tuple(periods),
        total=len(duties),
        numbers=number_by_state(duties),
        units=tuple(UnitDuties(owed[0].unit.name, pk, tuple(owed)) for pk, owed in units.items()),
        silent=tuple(dict.fromkeys(unfiled)),
    )


def period_rows(periods: Sequence[Period], numbers: Sequence[FilingNumber]) -> tuple[PeriodRow, ...]:
    """Every period with the number of works in each state, in the order in which the periods come."""
    known = {(number.key, number.state): number.works for number in numbers}
    by_key: dict[str, list[Period]] = {}
    for period in periods:
        by_key.setdefault(period.key, []).append(period)
    return tuple(
        PeriodRow(
            name=same[0].name,
            key=key,
            periods=tuple(same),
            numbers=tuple((filing_chip(filing), known.get((key, filing.value), 0)) for filing in Filing),
        )
        for key, same in by_key.items()
    )
