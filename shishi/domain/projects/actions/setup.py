import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import PRACTICAL_MATTERS, ListOf, Programme, Tier
from shishi.domain.projects.permissions import require_manage
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
) -> ListOf:
    """Open a list in the area's programme of a year (the programme is opened with its first list).

    Refuses a second list of the same name in the programme.
    """
    require_manage(by)
    programme, _ = Programme.objects.get_or_create(area=area, year=year)
    if ListOf.objects.filter(programme=programme, name=name).exists():
        raise Conflict(f"{year}年已有清单“{name}”。")
    tier = tier_of(name)
    made = ListOf.objects.create(
        programme=programme,
        name=name,
        tier=tier,
        kind=kind,
        owning_office=owning_office,
        approving_document=approving_document,
        order=_place(programme, tier),
    )
    record(
        area_code=area.code,
        act="projects.set_up_list",
        subject=Subject("projects.listof", str(made.pk)),
        after={"year": year, "name": name, "tier": tier.value, "kind": kind, "document": approving_document},
        by=by,
        at=at,
    )
    return made


def _place(programme: Programme, tier: Tier) -> int:
    """Lists stand in the order province, city, county, whatever order they were imported in."""
    base = (list(Tier).index(tier) + 1) * 100
    return base + ListOf.objects.filter(programme=programme, tier=tier).count()
