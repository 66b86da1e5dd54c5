"""Who acts. Domain code knows an actor by this protocol alone, never by the accounts app."""

from dataclasses import dataclass
from typing import Protocol

from shishi.core.errors import NotAllowed


class Actor(Protocol):
    """Somebody or something that calls an action."""

    @property
    def label(self) -> str:
        """How the ledger names the actor, e.g. ``user:mawenhui`` or ``system:cli``."""

    def may(self, permission: str) -> bool:
        """Whether the actor holds the permission, named ``app.verb``."""


@dataclass(frozen=True, slots=True)
class SystemActor:
    """A named program that acts with an explicit list of permissions, never with all."""

    name: str
    permissions: frozenset[str]

    @property
    def label(self) -> str:
        return f"system:{self.name}"

    def may(self, permission: str) -> bool:
        return permission in self.permissions


def require(actor: Actor, permission: str) -> None:
    """Raise NotAllowed unless the actor holds the permission."""
    if not actor.may(permission):
        raise NotAllowed(f"{actor.label} 没有“{permission}”权限，操作未执行。")
