"""What the tests of every action are told about one of them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """``call(county, by, at)`` performs the action. ``needs`` are its permissions, those of sub-actions included.

    ``besides`` are the acts of sub-actions. ``again`` says that a second call writes nothing. ``first`` runs before.
    """

    call: Callable
    needs: tuple[str, ...]
    besides: tuple[str, ...] = ()
    again: bool = False
    first: Callable | None = None
