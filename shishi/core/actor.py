"""Who acts. Domain code knows an actor by this protocol alone, never by the accounts app."""

from dataclasses import dataclass
from typing import Protocol

from shishi.core.errors import NotAllowed

SEE = ".see"  # how the acts of looking end: work.see, bulletin.see


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an act reaches: everything, or what belongs to units that the actor has a post in.

    ``own`` are units on whose own things the actor may act, ``cooperating`` those on whose shared things. Falsy where
    the actor may not act at all.
    """

    everything: bool = False
    own: frozenset[int] = frozenset()
    cooperating: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.everything or bool(self.own or self.cooperating)

    def covers(self, unit_id: int) -> bool:
        """Whether the act reaches what belongs to the unit itself."""
        return self.everything or unit_id in self.own


class Actor(Protocol):
    """Somebody or something that calls an action."""

    @property
    def label(self) -> str:
        """How the ledger names the actor, e.g. ``user:mawenhui`` or ``system:cli``."""

    def may(self, permission: str) -> bool:
        """Whether the actor holds the permission, named ``app.verb``, on anything at all."""

    def reach(self, act: str, state: str = "") -> Reach:
        """How far an act reaches (a permission, or ``work.see``), on things in a state where that matters."""


@dataclass(frozen=True, slots=True)
class SystemActor:
    """A named program that acts with an explicit list of permissions, never with all. It may look at everything."""

    name: str
    permissions: frozenset[str]

    @property
    def label(self) -> str:
        return f"system:{self.name}"

    def may(self, permission: str) -> bool:
        return permission in self.permissions

    def reach(self, act: str, state: str = "") -> Reach:  # noqa: ARG002 - a program's permission holds in every state
        return Reach(everything=act in self.permissions or act.endswith(SEE))


def require(actor: Actor, permission: str) -> None:
    """Raise NotAllowed unless the actor holds the permission."""
    if not actor.may(permission):
        raise NotAllowed(f"{actor.label} 没有“{permission}”权限，操作未执行。")


def require_for(actor: Actor, permission: str, unit_id: int, *, state: str = "") -> None:
    """Raise NotAllowed unless the actor holds the permission on what belongs to a unit, in the state it is in."""
    require(actor, permission)
    if actor.reach(permission, state).covers(unit_id):
        return
    if actor.reach(permission).covers(unit_id):
        raise NotAllowed(f"{actor.label} 在目前状态下不能进行“{permission}”，操作未执行。", code="wrong-state")
    raise NotAllowed(f"{actor.label} 对该单位没有“{permission}”权限，操作未执行。", code="wrong-unit")
