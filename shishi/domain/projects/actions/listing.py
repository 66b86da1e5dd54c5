import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.files.models import StoredFile
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import (
    Allocation,
    Aspect,
    Commitment,
    Heading,
    Listing,
    ListingWork,
    ListOf,
    Party,
    PartyRole,
    Target,
)
from shishi.domain.projects.permissions import require_manage
from shishi.domain.units.models import Unit

Group = TypeVar("Group", Aspect, Heading)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row came from: the kept file, its sheet and row."""

    file: StoredFile
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A 件's place on a list, as the list has it."""

    list_of: ListOf
    name: str
    number: str = ""
    aspect: str | None = None
    heading: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A target to set. ``quantity`` None is 待下达. ``shares`` are the units' parts in the target's unit."""

    unit: str
    quantity: Decimal | None
    name: str = ""
    shares: tuple[tuple[Unit, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a real work is: kind (rulebook.stages.Kind), content, leader, last day, 万元, parties, targets."""

    kind: str
    lead: Unit | None = None
    supports: tuple[Unit, ...] = ()
    content: str = ""
    leader: str = ""
    due_on: dt.date | None = None
    investment_wan: Decimal | None = None
    targets: tuple[NewTarget, ...] = ()


@transaction.atomic
def register_listing(
    *,
    placement: Placement,
    particulars: Particulars,
    by: Actor,
    at: dt.datetime,
) -> Listing:
    """Put a new real work on a list: the work with its parties, targets and shares, and its place.

    Refuses a second 件 of the same name on the list.
    """
    require_manage(by)
    work = Commitment.objects.create(
        programme=placement.list_of.programme,
        name=placement.name,
        kind=particulars.kind,
        content=particulars.content,
        leader=particulars.leader,
        due_on=particulars.due_on,
        investment_wan=particulars.investment_wan,
    )
    _set_parties(work, particulars)
    for target in particulars.targets:
        _add_target(work, target)
    listing = _place(placement, [work])
    record(
        area_code=placement.list_of.programme.area_id,
        act="projects.register_listing",
        subject=Subject("projects.listing", str(listing.pk)),
        after={"list": placement.list_of.name, "name": placement.name, "work": work.pk, **_described(particulars)},
        by=by,
        at=at,
        files=[placement.source.file.pk] if placement.source else (),
    )
    return listing


@transaction.atomic
def adopt_works(*, placement: Placement, works: Sequence[Commitment], by: Actor, at: dt.datetime) -> Listing:
    """Put works that are already registered on a further list: one work once, however many lists it stands on.

    Refuses an empty selection, works of another programme, and a second 件 of the same name on the list.
    """
    require_manage(by)
    if not works or any(work.programme_id != placement.list_of.programme_id for work in works):
        raise DomainError(f"“{placement.name}”应指向本年度已登记的实事。", code="works-unknown")
    listing = _place(placement, works)
    record(
        area_code=placement.list_of.programme.area_id,
        act="projects.adopt_works",
        subject=Subject("projects.listing", str(listing.pk)),
        after={"list": placement.list_of.name, "name": placement.name, "works": [work.pk for work in works]},
        by=by,
        at=at,
        files=[placement.source.file.pk] if placement.source else (),
    )
    return listing


@transaction.atomic
def amend_work(
    *,
    work: Commitment,
    particulars: Particulars,
    by: Actor,
    at: dt.datetime,
    source: Source | None = None,
) -> Commitment:
    """Bring a work's particulars to what a newer workbook says, before any promise is changed by document.

    Existing targets and shares that the particulars do not name stay; those named are set. Targets' quantities of a
    work that already has reports change by an approved change only (record_change), so this refuses them.
    """
    require_manage(by)
    work.content, work.leader = particulars.content, particulars.leader
    work.due_on, work.investment_wan = particulars.due_on, particulars.investment_wan
    work.kind = particulars.kind
    work.save()
    Party.objects.filter(commitment=work).delete()
    _set_parties(work, particulars)
    for target in particulars.targets:
        _amend_target(work, target)
    record(
        area_code=work.programme.area_id,
        act="projects.amend_work",
        subject=Subject("projects.commitment", str(work.pk)),
        after={"name": work.name, **_described(particulars)},
        by=by,
        at=at,
        files=[source.file.pk] if source else (),
    )
    return work


def _place(placement: Placement, works: Sequence[Commitment]) -> Listing:
    list_of = placement.list_of
    if Listing.objects.filter(list_of=list_of, name=placement.name).exists():
        raise Conflict(f"清单“{list_of.name}”上已有“{placement.name}”。")
    source = placement.source
    listing = Listing.objects.create(
        list_of=list_of,
        aspect=_group(Aspect, list_of, placement.aspect),
        heading=_group(Heading, list_of, placement.heading),
        name=placement.name,
        number=placement.number,
        order=Listing.objects.filter(list_of=list_of).count() + 1,
        source_file=source.file if source else None,
        source_sheet=source.sheet if source else "",
        source_row=source.row if source else None,
    )
    ListingWork.objects.bulk_create(ListingWork(listing=listing, commitment=work) for work in works)
    return listing


def _group(model: type[Group], list_of: ListOf, name: str | None) -> Group | None:
    if not name:
        return None
    order = model.objects.filter(list_of=list_of).count() + 1
    group, _ = model.objects.get_or_create(list_of=list_of, name=name, defaults={"order": order})
    return group


def _set_parties(work: Commitment, particulars: Particulars) -> None:
    parties = [Party(commitment=work, unit=particulars.lead, role=PartyRole.LEAD)] if particulars.lead else []
    parties += [
        Party(commitment=work, unit=unit, role=PartyRole.COOPERATING)
        for unit in dict.fromkeys(particulars.supports)
        if unit != particulars.lead
    ]
    Party.objects.bulk_create(parties)


def _add_target(work: Commitment, new: NewTarget) -> Target:
    target = Target.objects.create(
        commitment=work,
        name=new.name,
        unit=new.unit,
        quantity=new.quantity,
        order=Target.objects.filter(commitment=work).count() + 1,
    )
    Allocation.objects.bulk_create(Allocation(target=target, unit=unit, quantity=part) for unit, part in new.shares)
    return target


def _amend_target(work: Commitment, new: NewTarget) -> None:
    target = Target.objects.filter(commitment=work, name=new.name, unit=new.unit).first()
    if target is None:
        _add_target(work, new)
        return
    if target.quantity != new.quantity:
        if target.quantity is not None and target.values.exists():
            raise Conflict(
                f"“{work.name}”的目标“{target}”已有进展报告，改为{new.quantity}{new.unit}须登记批准调整的文件。",
                code="target-reported",
            )
        target.quantity = new.quantity
        target.save(update_fields=["quantity"])
    for unit, part in new.shares:
        Allocation.objects.update_or_create(target=target, unit=unit, defaults={"quantity": part})


def _described(particulars: Particulars) -> dict[str, object]:
    return {
        "kind": particulars.kind,
        "lead": particulars.lead.name if particulars.lead else None,
        "supports": [unit.name for unit in particulars.supports],
        "leader": particulars.leader,
        "content": particulars.content,
        "due_on": particulars.due_on,
        "investment_wan": particulars.investment_wan,
        "targets": [
            {
                "name": target.name,
                "unit": target.unit,
                "quantity": target.quantity,
                "shares": [[unit.name, part] for unit, part in target.shares],
            }
            for target in particulars.targets
        ],
    }
