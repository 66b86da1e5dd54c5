"""A person's own list as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from shishi.domain.accounts.person import Person
from shishi.domain.projects.models import Commitment, Party, PartyRole
from shishi.domain.units.queries import HeldPost
from shishi.interfaces.desk.duties import Duty
from shishi.interfaces.desk.links import Link, matter_address
from shishi.rulebook.report_flow import Filing


@dataclass(frozen=True, slots=True)
class OwnWork:
    """A work that the person's units have a part in; ``part`` names the units and what each does."""

    matter: Link
    lists: str
    part: str


@dataclass(frozen=True, slots=True)
class MinePage:
    posts: tuple[HeldPost, ...]
    owed: tuple[Duty, ...]
    settled: tuple[Duty, ...]
    works: tuple[OwnWork, ...]


def mine_page(
    person: Person, posts: Sequence[HeldPost], duties: Sequence[Duty], works: Sequence[Commitment]
) -> MinePage:
    """Open duties by their last day; settled ones in the order given."""
    return MinePage(
        posts=tuple(posts),
        owed=tuple(sorted((duty for duty in duties if not duty.filing.is_settled), key=lambda duty: duty.due_on)),
        settled=tuple(duty for duty in duties if duty.filing is not Filing.NOT_FILED),
        works=tuple(_work(work, person.units) for work in works),
    )


def _work(work: Commitment, units: frozenset[int]) -> OwnWork:
    own = [party for party in work.parties.all() if party.unit_id in units]
    names = dict.fromkeys(listing.list_of.name for listing in work.listings.all())
    return OwnWork(
        matter=Link(work.name, matter_address(f"w{work.pk}")),
        lists="、".join(names),
        part="；".join(map(_part, own)) or "承担分解任务",
    )


def _part(party: Party) -> str:
    return f"{party.unit.name}{'牵头' if party.role == PartyRole.LEAD else '协办'}"
