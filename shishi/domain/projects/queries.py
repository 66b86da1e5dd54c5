import datetime as dt
from collections.abc import Collection

from django.db.models import Prefetch, Q, QuerySet

from shishi.core.actor import Actor
from shishi.domain.projects.models import (
    Allocation,
    Aspect,
    Change,
    ChangeKind,
    Commitment,
    Heading,
    Listing,
    ListOf,
    Party,
    PartyRole,
    Programme,
    Site,
    StageEvent,
    Target,
)
from shishi.domain.projects.permissions import MANAGE_PROJECTS, visible_to


def programme(area_code: str, year: int) -> Programme | None:
    return Programme.objects.filter(area_id=area_code, year=year).first()


def latest_programme(area_code: str) -> Programme | None:
    return Programme.objects.filter(area_id=area_code).order_by("-year").first()


def list_named(programme: Programme, name: str) -> ListOf | None:
    return ListOf.objects.filter(programme=programme, name=name).first()


def lists_of(programme: Programme) -> list[ListOf]:
    """The programme's lists in the office's order."""
    return list(ListOf.objects.filter(programme=programme).order_by("order", "pk"))


def list_in(programme: Programme, pk: int) -> ListOf | None:
    return ListOf.objects.filter(programme=programme, pk=pk).first()


def lists_in_full(programme: Programme) -> list[ListOf]:
    """The lists with their aspects, headings and 件, each in order, and with works, parties and changes of these."""
    placed = (
        Listing.objects.select_related("aspect", "heading")
        .prefetch_related(
            Prefetch("works", Commitment.objects.order_by("pk")),
            Prefetch("works__parties", Party.objects.select_related("unit").order_by("role", "unit__order", "pk")),
            "works__changes",
            Prefetch("works__listings", Listing.objects.select_related("list_of").order_by("list_of__order", "pk")),
        )
        .order_by("order", "pk")
    )
    return list(
        ListOf.objects.filter(programme=programme)
        .prefetch_related(
            Prefetch("aspects", Aspect.objects.order_by("order", "pk")),
            Prefetch("headings", Heading.objects.order_by("order", "pk")),
            Prefetch("listings", placed),
        )
        .order_by("order", "pk")
    )


def groups_of(list_of: ListOf) -> tuple[list[Aspect], list[Heading]]:
    """The aspects and the headings of a list, in order."""
    return list(list_of.aspects.order_by("order", "pk")), list(list_of.headings.order_by("order", "pk"))


def listing_for(actor: Actor, programme: Programme, pk: int) -> Listing | None:
    """A 件, where the actor may see a work that it stands for."""
    seen = visible_to(actor, Commitment.objects.filter(programme=programme))
    found = Listing.objects.filter(list_of__programme=programme, pk=pk, works__in=seen)
    return found.select_related("list_of__programme", "aspect", "heading").distinct().first()


def listings_of(programme: Programme) -> QuerySet[Listing]:
    """Every listing of a programme with its list, aspect, heading and works, in list order, in two queries."""
    return (
        Listing.objects.filter(list_of__programme=programme)
        .select_related("list_of", "aspect", "heading")
        .prefetch_related("works")
        .order_by("list_of__order", "order", "pk")
    )


def works_of(programme: Programme) -> QuerySet[Commitment]:
    """Every real work of a programme with parties, targets, plans, shares and changes, in a fixed number of queries."""
    return (
        Commitment.objects.filter(programme=programme)
        .prefetch_related(
            Prefetch("parties", Party.objects.select_related("unit").order_by("role", "unit__order")),
            Prefetch("targets", Target.objects.order_by("order", "pk")),
            "targets__plan",
            "targets__allocations__unit",
            "changes",
            "stage_events",
        )
        .order_by("pk")
    )


def listings_named(programme: Programme, name: str, *, lists: tuple[str, ...] = ()) -> list[Listing]:
    """Listings of one name on any list, or on the lists named."""
    found = Listing.objects.filter(list_of__programme=programme, name=name).select_related("list_of")
    if lists:
        found = found.filter(list_of__name__in=lists)
    return list(found.order_by("list_of__order", "pk"))


def works_behind(listing: Listing) -> list[Commitment]:
    return list(listing.works.order_by("pk"))


def lead_of(work: Commitment) -> Party | None:
    return Party.objects.filter(commitment=work, role=PartyRole.LEAD).select_related("unit").first()


def targets_of(work: Commitment) -> list[Target]:
    return list(Target.objects.filter(commitment=work).order_by("order", "pk"))


def work_in_full(programme: Programme, pk: int, actor: Actor) -> Commitment | None:
    """One work that the actor may see, with its places on lists, parties, targets, plans, shares, sites and history."""
    return _in_full(visible_to(actor, Commitment.objects.filter(programme=programme, pk=pk))).first()


def works_in_full(programme: Programme, pks: Collection[int], actor: Actor) -> dict[int, Commitment]:
    """Those of the works that the actor may see, each with all that ``work_in_full`` gives, whatever their number."""
    found = _in_full(visible_to(actor, Commitment.objects.filter(programme=programme, pk__in=pks)))
    return {work.pk: work for work in found.select_related("programme").prefetch_related("targets__plan")}


def _in_full(works: QuerySet[Commitment]) -> QuerySet[Commitment]:
    placed = Listing.objects.select_related("list_of", "aspect", "heading").order_by("list_of__order", "order", "pk")
    sites = Prefetch("sites", Site.objects.order_by("pk"))
    shares = Allocation.objects.select_related("unit").prefetch_related(sites).order_by("unit__order", "pk")
    return works.prefetch_related(
        Prefetch("listings", placed),
        Prefetch("parties", Party.objects.select_related("unit").order_by("role", "unit__order", "pk")),
        Prefetch("targets", Target.objects.order_by("order", "pk")),
        Prefetch("targets__allocations", shares),
        Prefetch("changes", Change.objects.select_related("listing__list_of", "into").order_by("on", "pk")),
        Prefetch("stage_events", StageEvent.objects.order_by("on", "pk")),
    )


def listings_from(programme: Programme, sha256: str) -> QuerySet[Listing]:
    """What a file put on the programme's lists, in the order of its rows."""
    return (
        Listing.objects.filter(list_of__programme=programme, source_file_id=sha256)
        .select_related("list_of")
        .prefetch_related("works")
        .order_by("source_sheet", "source_row", "pk")
    )


def works_for(actor: Actor, programme: Programme) -> list[Commitment]:
    """The works of a programme that the actor may see, with their parties and lists; three queries."""
    placed = Listing.objects.select_related("list_of").order_by("list_of__order", "order", "pk")
    parties = Party.objects.select_related("unit").order_by("role", "unit__order", "pk")
    seen = visible_to(actor, Commitment.objects.filter(programme=programme))
    return list(seen.prefetch_related(Prefetch("listings", placed), Prefetch("parties", parties)).order_by("pk"))


def last_day_of(work: Commitment, listing: Listing | None = None) -> dt.date | None:
    """A work's last day as postponed so far, everywhere or also at one place of it. Reads the work's changes."""
    places = {None, listing.pk} if listing else {None}
    postponed = [one for one in work.changes.all() if one.kind == ChangeKind.POSTPONE and one.listing_id in places]
    latest = max(postponed, key=lambda change: (change.on, change.pk), default=None)
    return latest.due_on if latest else work.due_on


def site_for(actor: Actor, target: Target, pk: int) -> Site | None:
    """A site of the target, where the actor may see its work."""
    works = visible_to(actor, Commitment.objects.filter(pk=target.commitment_id))
    found = Site.objects.filter(allocation__target=target, allocation__target__commitment__in=works, pk=pk)
    return found.select_related("allocation__unit", "allocation__target__commitment__programme").first()


def clues_for(actor: Actor, target: Target) -> dict[int, list[Site]]:
    """线索: sites of a target that another work of the county, of whatever year, has named before; by the site's key.

    The same place is the same twelve digits; where one of the two has none, the same name under the same unit. For
    the office only: a unit is not told of what another one reports. Two queries.
    """
    if not actor.may(MANAGE_PROJECTS):
        return {}
    own = list(Site.objects.filter(allocation__target=target).select_related("allocation"))
    work = target.commitment
    elsewhere = (
        Site.objects.filter(allocation__target__commitment__programme__area=work.programme.area_id)
        .exclude(allocation__target__commitment=work)
        .filter(
            Q(place_code__in={site.place_code for site in own} - {""})
            | Q(name__in={site.name for site in own}, allocation__unit__in={site.allocation.unit_id for site in own})
        )
        .select_related("allocation__unit", "allocation__target__commitment__programme")
        .order_by("pk")
    )
    known = list(elsewhere) if own else []
    clues = {site.pk: [other for other in known if _same_place(site, other)] for site in own}
    return {pk: found for pk, found in clues.items() if found}


def _same_place(site: Site, other: Site) -> bool:
    if site.place_code and other.place_code:
        return site.place_code == other.place_code
    return site.name == other.name and site.allocation.unit_id == other.allocation.unit_id
