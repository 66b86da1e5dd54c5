from django.db.models import Q, QuerySet

from shishi.core.actor import Actor, require
from shishi.domain.projects.models import Allocation, Commitment, Party, PartyRole

MANAGE_PROJECTS = "projects.manage"
SEE_WORKS = "work.see"


def require_manage(by: Actor) -> None:
    require(by, MANAGE_PROJECTS)


def visible_to(actor: Actor, works: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Those of the works that the actor may see: all, or those in which the actor's units have a part.

    A unit's own works are those that it leads or has a share of; those that it supports are reached as cooperating.
    """
    reach = actor.reach(SEE_WORKS)
    if reach.everything:
        return works
    leads = Party.objects.filter(unit__in=reach.own, role=PartyRole.LEAD).values("commitment")
    shares = Allocation.objects.filter(unit__in=reach.own).values("target__commitment")
    supports = Party.objects.filter(unit__in=reach.cooperating, role=PartyRole.COOPERATING).values("commitment")
    return works.filter(Q(pk__in=leads) | Q(pk__in=shares) | Q(pk__in=supports))
