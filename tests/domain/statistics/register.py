"""A small register, made through the actions: what the database tests of figures and bulletins stand on."""

import datetime as dt
from decimal import Decimal

from shishi.core.actor import SystemActor
from shishi.domain.projects.actions.listing import NewTarget, Particulars, Placement, adopt_works, register_listing
from shishi.domain.projects.actions.setup import set_up_list
from shishi.domain.projects.queries import targets_of, works_behind
from shishi.domain.reporting.actions.period import Days, open_period
from shishi.domain.reporting.actions.report import Filled, NewValue, submit_report
from shishi.domain.units.actions import register_area, register_unit
from shishi.domain.units.models import UnitKind
from shishi.rulebook.periods import month

OFFICER = SystemActor(
    "督查员",
    frozenset(
        {
            "bulletins.compose",
            "files.keep",
            "projects.manage",
            "reporting.open_period",
            "reporting.review",
            "reporting.submit",
            "statistics.freeze",
            "units.manage",
        }
    ),
)
YEAR = 2024
AT = dt.datetime(2024, 8, 1, 1, 0, tzinfo=dt.UTC)
JULY = month(YEAR, 7)


class SmallCounty:
    """柳河县 2024 with two lists and a unit; works are promised, shared and reported as a test needs them."""

    def __init__(self):
        self.area = register_area(code="620123", name="柳河县", by=OFFICER, at=AT)
        self.unit = self.new_unit("县民政局")
        self.city = self._list("市列")
        self.county = self._list("县列")
        self.programme = self.county.programme

    def _list(self, name):
        return set_up_list(area=self.area, year=YEAR, name=name, by=OFFICER, at=AT)

    def new_unit(self, name):
        return register_unit(area=self.area, name=name, kind=UnitKind.DEPARTMENT, by=OFFICER, at=AT)

    def promise(self, name, *, list_of=None, quantity="100", kind="works", aspect=None, shares=()):
        """A new work with one target of 户; gives the work."""
        target = NewTarget("户", None if quantity is None else Decimal(quantity), shares=shares)
        listing = register_listing(
            placement=Placement(list_of or self.county, name, aspect=aspect),
            particulars=Particulars(kind, lead=self.unit, due_on=dt.date(YEAR, 12, 31), targets=(target,)),
            by=OFFICER,
            at=AT,
        )
        return works_behind(listing)[0]

    def also_on(self, list_of, name, *works):
        return adopt_works(placement=Placement(list_of, name), works=works, by=OFFICER, at=AT)

    def open(self, period=JULY):
        days = Days(as_of=period.as_of, opens_on=period.as_of, due_on=period.as_of + dt.timedelta(days=5))
        for list_of in (self.city, self.county):
            open_period(list_of=list_of, period=period, days=days, by=OFFICER, at=AT)

    def report(self, work, amount, *, period=JULY, unit=None, at=AT, reason="", values=None, **said):
        """A report with one value for the work's target, or with the values given; ``said`` are flags and texts."""
        value = NewValue(targets_of(work)[0], None if amount is None else Decimal(amount))
        return submit_report(
            work=work,
            unit=unit or self.unit,
            period=period,
            filled=Filled(values=(value,) if values is None else values, **said),
            reason=reason,
            by=OFFICER,
            at=at,
        )
