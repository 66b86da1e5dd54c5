"""access.yaml: complete, without typos, and with the separations that the law wants."""

import itertools

import pytest

from shishi.domain.accounts.access import ACCESS, FILE, Relation, read
from shishi.domain.accounts.permissions import INSTALL
from shishi.domain.accounts.person import Person
from shishi.domain.accounts.roles import ADMINISTRATORS, PERMISSIONS, Role

TEXT = FILE.read_text(encoding="utf-8")
ALL = frozenset().union(*PERMISSIONS.values())
OF_EVERYBODY = {"accounts.sign_in"}


def acts_of(role):
    return {act for rule in ACCESS.rules if role in rule.roles for act in rule.acts}


def test_the_table_and_the_code_know_the_same_roles():
    assert {code: entry.name for code, entry in ACCESS.roles.items()} == dict(Role.choices)


def test_every_act_is_given_to_somebody():
    assert ACCESS.acts() - set().union(*map(acts_of, ACCESS.roles)) == set()


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(sorted(ADMINISTRATORS), 2)))
def test_two_administrators_change_nothing_in_common(one, other):
    assert PERMISSIONS[Role(one)] & PERMISSIONS[Role(other)] == OF_EVERYBODY


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_an_administrator_sees_no_business(role):
    assert {ACCESS.roles[role].second_factor, ACCESS.roles[role].idle_minutes} == {True, 15}
    things = {rule.thing for rule in ACCESS.rules if role in rule.roles}
    assert things <= {"account", "post", "ledger"}


def test_the_audit_administrator_changes_nothing():
    assert PERMISSIONS[Role.AUDIT_ADMIN] == OF_EVERYBODY


def test_whoever_registers_accounts_gives_no_roles_and_the_other_way_round():
    both = {"accounts.register", "accounts.grant"}
    assert [role for role in Role if both <= PERMISSIONS[role]] == []


@pytest.mark.parametrize("role", [Role.LEADER, Role.SECRETARY, Role.FINANCE, Role.PUBLISHER, Role.INSPECTOR])
def test_whoever_only_looks_changes_nothing(role):
    assert PERMISSIONS[role] == OF_EVERYBODY


def test_no_role_installs_administrators():
    assert INSTALL not in ALL


@pytest.mark.parametrize("role", [Role.OFFICER, Role.DIRECTOR, *sorted(ADMINISTRATORS)])
def test_office_and_administrators_need_a_second_factor(role):
    assert ACCESS.roles[role].second_factor


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", sorted(ALL))
def test_a_person_may_do_what_the_table_gives_the_role_and_nothing_else(role, permission):
    holder = Person(1, "a", "甲", role, ((role.value, frozenset()),))
    assert holder.may(permission) is (permission in PERMISSIONS[role])


@pytest.mark.parametrize("permission", sorted(ALL))
def test_whoever_acts_in_no_role_may_do_nothing(permission):
    nobody = Person(1, "a", "甲", "")
    assert not nobody.may(permission)
    assert not nobody.reach(permission)


def test_a_permission_nobody_wrote_down_is_held_by_nobody():
    assert not any(Person(1, "a", "甲", role, ((role.value, frozenset({1})),)).may("ledger.delete") for role in Role)


def test_units_are_reached_by_relation_and_state():
    reporter = Person(1, "a", "甲", "reporter", (("reporter", frozenset({3, 5})),))
    assert reporter.reach("work.see").own == reporter.reach("work.see").cooperating == {3, 5}
    assert reporter.reach("reporting.submit", "submitted").own == {3, 5}
    assert not reporter.reach("reporting.submit", "accepted")
    assert not reporter.reach("reporting.confirm")
    assert not reporter.reach("programme.see")
    assert set(ACCESS.relations("officer", "reporting.submit", "accepted")) == {Relation.ANY}


@pytest.mark.parametrize(
    ("right", "wrong", "word"),
    [
        ("roles: [officer, director], object: work", "roles: [oficer, director], object: work", "oficer"),
        ("object: work, relation: own", "object: work, relation: owned", "owned"),
        ("acts: [projects.manage]", "acts: [projects.mange]", "projects.mange"),
        ("state: [submitted]", "state: [sent]", "sent"),
        ("object: ledger", "object: ledgers", "ledgers"),
        ("desk:ledger: ledger.see", "desk:ledger: ledger.read", "ledger.read"),
        ("home: desk:ledger", "home: desk:nowhere", "desk:nowhere"),
        ("second_factor: offered", "second_factor: no", "False"),
    ],
)
def test_a_word_that_stands_for_nothing_is_refused(right, wrong, word):
    assert right in TEXT
    with pytest.raises(ValueError, match=word):
        read(TEXT.replace(right, wrong, 1))
