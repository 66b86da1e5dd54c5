"""What an actor reaches, and how a refusal says which part was missing."""

import pytest

from shishi.core.actor import Reach, SystemActor, require, require_for
from shishi.core.errors import NotAllowed


class Clerk:
    """Reports for unit 3, until a report is accepted."""

    label = "user:clerk"

    def may(self, permission):
        return permission == "reporting.submit"

    def reach(self, act, state=""):
        open_to = act == "reporting.submit" and state != "accepted"
        return Reach(own=frozenset({3}) if open_to else frozenset())


@pytest.mark.parametrize(
    ("reach", "holds", "covers"),
    [
        (Reach(), False, False),
        (Reach(everything=True), True, True),
        (Reach(own=frozenset({3})), True, True),
        (Reach(own=frozenset({4})), True, False),
        (Reach(cooperating=frozenset({3})), True, False),
    ],
)
def test_a_reach_covers_everything_or_the_own_units(reach, holds, covers):
    assert (bool(reach), reach.covers(3)) == (holds, covers)


def test_a_program_looks_at_everything_and_does_what_it_is_listed_for():
    program = SystemActor("cli", frozenset({"units.manage"}))
    assert program.reach("work.see").everything
    assert program.reach("units.manage", "any state").everything
    assert not program.reach("units.appoint")


@pytest.mark.parametrize(
    ("permission", "unit", "state", "code"),
    [
        ("units.manage", 3, "", "not-allowed"),
        ("reporting.submit", 4, "", "wrong-unit"),
        ("reporting.submit", 4, "accepted", "wrong-unit"),
        ("reporting.submit", 3, "accepted", "wrong-state"),
    ],
)
def test_a_refusal_says_whether_permission_unit_or_state_is_missing(permission, unit, state, code):
    with pytest.raises(NotAllowed) as refusal:
        require_for(Clerk(), permission, unit, state=state)
    assert refusal.value.code == code
    assert "user:clerk" in refusal.value.message


def test_what_is_held_goes_through():
    require(Clerk(), "reporting.submit")
    require_for(Clerk(), "reporting.submit", 3, state="returned")
