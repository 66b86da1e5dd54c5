"""A person as an actor on a day: the role's acts, and the units that the person's posts of that day lead to."""

from dataclasses import dataclass

from shishi.core.actor import Reach
from shishi.domain.accounts.access import ACCESS, Relation


@dataclass(frozen=True, slots=True)
class Person:
    """``acting`` are the roles in which the person acts, each with the units in which this is so.

    A 单位负责人 acts as such where that post is held, and as 报送人 where only a reporter's post is. Without a role, or
    after leaving, nothing is reached. Built anew for every request, so that what was revoked is gone with the next one.
    """

    user_id: int
    username: str
    name: str
    role: str
    acting: tuple[tuple[str, frozenset[int]], ...] = ()

    @property
    def label(self) -> str:
        return f"user:{self.username}"

    @property
    def units(self) -> frozenset[int]:
        return frozenset().union(*(units for _, units in self.acting))

    def may(self, permission: str) -> bool:
        return any(True for role, _ in self.acting for _ in ACCESS.relations(role, permission))

    def reach(self, act: str, state: str = "") -> Reach:
        everything, own, cooperating = False, frozenset[int](), frozenset[int]()
        for role, units in self.acting:
            for relation in ACCESS.relations(role, act, state):
                if relation is Relation.OWN:
                    own |= units
                elif relation is Relation.COOPERATING:
                    cooperating |= units
                else:  # any; or self, where the action compares the person
                    everything = True
        return Reach(everything, own, cooperating)
