import datetime as dt
from decimal import Decimal

from shishi.domain.projects.actions.history import Approval, record_change
from shishi.domain.projects.actions.listing import NewTarget, Particulars, Placement, adopt_works, register_listing
from shishi.domain.projects.actions.setup import set_up_list
from shishi.domain.projects.actions.site import NewSite, place_sites
from shishi.rulebook.stages import Kind
from tests.factories.acting import AT, CLERK


def make_list(area, name="县列", year=2016, **more):
    return set_up_list(area=area, year=year, name=name, by=CLERK, at=AT, **more)


def target(quantity, unit, name="", shares=()):
    """A target to set; ``quantity`` None is 待下达."""
    number = None if quantity is None else Decimal(quantity)
    return NewTarget(unit, number, name, tuple((of, Decimal(part)) for of, part in shares))


def make_listing(list_of, name="改造农村学校", *, kind=Kind.WORKS, lead=None, targets=(), place=None, **more):
    """A new work at its place on a list; ``place`` holds number, aspect, heading; ``more`` are particulars."""
    return register_listing(
        placement=Placement(list_of, name, **(place or {})),
        particulars=Particulars(kind=kind.value, lead=lead, targets=tuple(targets), **more),
        by=CLERK,
        at=AT,
    )


def make_work(list_of, name="改造农村学校", **more):
    return make_listing(list_of, name, **more).works.get()


def adopted(list_of, works, name, **place):
    return adopt_works(placement=Placement(list_of, name, **place), works=works, by=CLERK, at=AT)


def approval(kind, document="青政办发〔2016〕12号", on=dt.date(2016, 7, 20), **more):
    return Approval(kind=kind, document=document, on=on, **more)


def changed(work, kind, listing=None, **more):
    return record_change(work=work, approval=approval(kind, **more), listing=listing, by=CLERK, at=AT)


def placed(share, name, **more):
    """A site of a share."""
    (site,) = place_sites(target=share.target, sites=[NewSite(share, name, **more)], by=CLERK, at=AT)
    return site
