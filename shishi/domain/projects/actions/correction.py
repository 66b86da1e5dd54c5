"""Corrections of what was registered: of a work's particulars, and of its place on a list."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import ENDINGS, Aspect, Commitment, Heading, Listing, ListOf, Party, PartyRole
from shishi.domain.projects.permissions import require_manage
from shishi.domain.projects.versions import fresh_work
from shishi.domain.units.models import Unit
from shishi.rulebook.stages import Kind, Stage, stages_of


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a work is, as the office has it now."""

    name: str
    kind: str
    lead: Unit
    supports: tuple[Unit, ...] = ()
    content: str = ""
    leader: str = ""
    due_on: dt.date | None = None
    investment_wan: Decimal | None = None


def approved_places(work: Commitment) -> list[Listing]:
    """The work's places on lists that a document has approved: what was promised there changes by document only."""
    placed = work.listings.exclude(list_of__approving_document="").select_related("list_of")
    return list(placed.order_by("list_of__order", "pk"))


def _rename_work(work: Commitment, name: str) -> None:
    """Give the work another name, also where a list has it under the old one and means this work alone.

    Private to actions, which record it. Refuses a name that stands on one of those lists already.
    """
    if name == work.name:
        return
    named = [place for place in work.listings.select_related("list_of") if _means_alone(place, work)]
    for place in named:
        if Listing.objects.filter(list_of=place.list_of, name=name).exists():
            raise Conflict(f"清单“{place.list_of.name}”上已有“{name}”。", code="name-taken")
    for place in named:
        place.name = name
        place.save(update_fields=["name"])
    work.name = name
    work.save(update_fields=["name"])


def _set_lead(work: Commitment, unit: Unit) -> None:
    """Make a unit the one that leads; it cooperates no longer. Private to actions, which record it."""
    Party.objects.filter(commitment=work, role=PartyRole.LEAD).delete()
    Party.objects.filter(commitment=work, unit=unit).delete()
    Party.objects.create(commitment=work, unit=unit, role=PartyRole.LEAD)


@transaction.atomic
def correct_work(
    *, work: Commitment, corrected: Corrected, by: Actor, at: dt.datetime, version: str = ""
) -> Commitment:
    """Correct a work's particulars and parties.

    Refuses another name, lead or last day once the work stands on an approved list (record_change takes those, by
    document), any correction of a cancelled or merged work, and a kind that does not have the stages already recorded.
    """
    require_manage(by)
    work = fresh_work(work, version)
    before = _described(work)
    _check(work, corrected)
    _rename_work(work, corrected.name)
    work.kind, work.content, work.leader = corrected.kind, corrected.content, corrected.leader
    work.due_on, work.investment_wan = corrected.due_on, corrected.investment_wan
    work.save()
    _set_lead(work, corrected.lead)
    Party.objects.filter(commitment=work, role=PartyRole.COOPERATING).delete()
    Party.objects.bulk_create(
        Party(commitment=work, unit=unit, role=PartyRole.COOPERATING)
        for unit in dict.fromkeys(corrected.supports)
        if unit != corrected.lead
    )
    record(
        area_code=work.programme.area_id,
        act="projects.correct_work",
        subject=Subject("projects.commitment", str(work.pk)),
        after={"before": before, "after": _described(work)},
        by=by,
        at=at,
    )
    return work


def _check(work: Commitment, corrected: Corrected) -> None:
    if work.changes.filter(listing=None, kind__in=ENDINGS).exists():
        raise Conflict(f"“{work.name}”已取消或已合并，不能再修改。", code="work-ended")
    promised = _promised(work, corrected)
    approved = approved_places(work)
    if promised and approved:
        raise DomainError(
            f"“{approved[0].list_of.name}”已由{approved[0].list_of.approving_document}批准，"
            f"改{'、'.join(promised)}须凭批准文件，请登记变更。",
            code="needs-document",
        )
    reached = {Stage(stage) for stage in work.stage_events.values_list("stage", flat=True)}
    foreign = reached - set(stages_of(Kind(corrected.kind)))
    if foreign:
        raise Conflict(
            f"已登记“{min(foreign).label}”阶段，{Kind(corrected.kind).label}没有这个阶段，类别不能这样改。",
            code="kind-without-stage",
        )


def _promised(work: Commitment, corrected: Corrected) -> list[str]:
    """Which of the particulars that only a document may change are different."""
    lead = Party.objects.filter(commitment=work, role=PartyRole.LEAD).values_list("unit", flat=True).first()
    differs = {
        "名称": corrected.name != work.name,
        "牵头单位": lead is not None and corrected.lead.pk != lead,
        "完成时限": work.due_on is not None and corrected.due_on != work.due_on,
    }
    return [word for word, different in differs.items() if different]


@transaction.atomic
def move_listing(
    *,
    listing: Listing,
    number: str,
    aspect: Aspect | None,
    heading: Heading | None,
    by: Actor,
    at: dt.datetime,
    version: str = "",
) -> Listing:
    """Give a 件 another number, aspect or heading on its list. ``version`` is that of its first work.

    Lists give several 件 of one 项 the same number, so that a number may stand twice. Refuses groups of another list.
    """
    require_manage(by)
    fresh_work(listing.works.order_by("pk")[0], version)
    list_of: ListOf = listing.list_of
    if any(group is not None and group.list_of_id != list_of.pk for group in (aspect, heading)):
        raise DomainError(f"所选的方面或项不属于“{list_of.name}”。", code="group-of-other-list")
    before = [listing.number, *(str(group or "") for group in (listing.aspect, listing.heading))]
    listing.number, listing.aspect, listing.heading = number, aspect, heading
    listing.save(update_fields=["number", "aspect", "heading"])
    record(
        area_code=list_of.programme.area_id,
        act="projects.move_listing",
        subject=Subject("projects.listing", str(listing.pk)),
        after={
            "list": list_of.name,
            "name": listing.name,
            "before": before,
            "after": [number, str(aspect or ""), str(heading or "")],
        },
        by=by,
        at=at,
    )
    return listing


def _means_alone(place: Listing, work: Commitment) -> bool:
    return place.name == work.name and place.works.count() == 1


def _described(work: Commitment) -> dict[str, object]:
    parties = list(Party.objects.filter(commitment=work).select_related("unit").order_by("unit__order", "pk"))
    return {
        "name": work.name,
        "kind": work.kind,
        "lead": next((party.unit.name for party in parties if party.role == PartyRole.LEAD), None),
        "supports": [party.unit.name for party in parties if party.role == PartyRole.COOPERATING],
        "leader": work.leader,
        "content": work.content,
        "due_on": work.due_on,
        "investment_wan": work.investment_wan,
    }
