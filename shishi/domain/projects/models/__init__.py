"""Tables of the promise: programme and lists, commitments and parties, targets and shares, and their history."""

from shishi.domain.projects.models.commitment import Commitment, Listing, ListingWork, Party, PartyRole
from shishi.domain.projects.models.history import ENDINGS, Change, ChangeKind, StageEvent
from shishi.domain.projects.models.programme import KINDS, PRACTICAL_MATTERS, Aspect, Heading, ListOf, Programme, Tier
from shishi.domain.projects.models.target import Allocation, Better, PlanPoint, Site, Target

__all__ = [
    "ENDINGS",
    "KINDS",
    "PRACTICAL_MATTERS",
    "Allocation",
    "Aspect",
    "Better",
    "Change",
    "ChangeKind",
    "Commitment",
    "Heading",
    "ListOf",
    "Listing",
    "ListingWork",
    "Party",
    "PartyRole",
    "PlanPoint",
    "Programme",
    "Site",
    "StageEvent",
    "Target",
    "Tier",
]
