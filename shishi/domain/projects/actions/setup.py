import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import PRACTICAL_MATTERS, ListOf, Programme, Tier
from shishi.domain.projects.permissions import require_manage
from shishi.domain.projects.versions import fresh_list
from shishi.domain.units.models import Area

_TIER_OF_NAME = {"省": Tier.PROVINCE, "市": Tier.CITY, "县": Tier.COUNTY, "区": Tier.COUNTY, "乡": Tier.TOWNSHIP}


def tier_of(name: str) -> Tier:
    """The tier that a list's usual name says (省列, 市级民生实事); the county's own where it says none."""
    return next((tier for sign, tier in _TIER_OF_NAME.items() if name.startswith(sign)), Tier.COUNTY)


@transaction.atomic
def set_up_list(
    *,
    area: Area,
    year: int,
    name: str,
    by: Actor,
    at: dt.datetime,
    kind: str = PRACTICAL_MATTERS,
    owning_office: str = "",
    approving_document: str = "",
    approved_on: dt.date | None = None,
    tier: Tier | None = None,
) -> ListOf:
    """Open a list in the area's programme of a year (the programme is opened with its first list).

    The tier is what the name says where nobody names one. Refuses a second list of the same name in the programme, and a
    day of approval without its document.
    """
    require_manage(by)
    _check_approval(name, approving_document, approved_on)
    programme, _ = Programme.objects.get_or_create(area=area, year=year)
    if ListOf.objects.filter(programme=programme, name=name).exists():
        raise Conflict(f"{year}年已有清单“{name}”。")
    tier = tier or tier_of(name)
    made = ListOf.objects.create(
        programme=programme,
        name=name,
        tier=tier,
        kind=kind,
        owning_office=owning_office,
        approving_document=approving_document,
        approved_on=approved_on,
        order=_place(programme, tier),
    )
    record(
        area_code=area.code,
        act="projects.set_up_list",
        subject=Subject("projects.listof", str(made.pk)),
        after={
            "year": year,
            "name": name,
            "tier": tier.value,
            "kind": kind,
            "office": owning_office,
            "document": approving_document,
            "approved_on": approved_on,
        },
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def amend_list(
    *,
    list_of: ListOf,
    kind: str,
    owning_office: str,
    approving_document: str,
    approved_on: dt.date | None,
    by: Actor,
    at: dt.datetime,
    version: str = "",
) -> ListOf:
    """Bring a list's kind, office and approval to what is known now.

    Refuses to take an approval away: what was promised by it could then be changed without a document.
    """
    require_manage(by)
    list_of = fresh_list(list_of, version)
    _check_approval(list_of.name, approving_document, approved_on)
    if list_of.approving_document and not approving_document:
        raise DomainError(f"“{list_of.name}”已经批准，批准文件只能更正，不能去掉。", code="approval-stays")
    fields = ("kind", "owning_office", "approving_document", "approved_on")
    before = {field: getattr(list_of, field) for field in fields}
    list_of.kind, list_of.owning_office = kind, owning_office
    list_of.approving_document, list_of.approved_on = approving_document, approved_on
    list_of.save(update_fields=fields)
    record(
        area_code=list_of.programme.area_id,
        act="projects.amend_list",
        subject=Subject("projects.listof", str(list_of.pk)),
        after={"name": list_of.name, "before": before, "after": {field: getattr(list_of, field) for field in fields}},
        by=by,
        at=at,
    )
    return list_of


def _check_approval(name: str, document: str, on: dt.date | None) -> None:
    if on is not None and not document:
        raise DomainError(f"“{name}”有批准日期而没有批准文件，请填文号。", code="day-without-document")


def _place(programme: Programme, tier: Tier) -> int:
    """Lists stand in the order province, city, county, whatever order they were imported in."""
    base = (list(Tier).index(tier) + 1) * 100
    return base + ListOf.objects.filter(programme=programme, tier=tier).count()
