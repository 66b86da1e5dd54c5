import pytest

from shishi.domain.accounts.models import User
from shishi.domain.accounts.roles import PERMISSIONS, Role
from tests.factories.accounts import make_user
from tests.factories.acting import EVERY_PERMISSION
from tests.factories.rows import constraints_of, copy_of, expected_refusal, refusal_of

BREACHES = {
    "user_role_known": {"username": "x", "role": "superuser"},
    "user_named": {"username": ""},
}


def test_every_constraint_has_its_breach():
    assert set(BREACHES) == set(constraints_of(User))


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name, area):
    row = copy_of(make_user(area), **BREACHES[name])
    assert refusal_of(row) == expected_refusal(row, name)


def test_a_user_name_belongs_to_one_person(area):
    assert refusal_of(copy_of(make_user(area))) is not None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", sorted(EVERY_PERMISSION))
def test_a_person_may_do_what_the_role_lists_and_nothing_else(role, permission):
    assert User(username="a", name="甲", role=role).may(permission) is (permission in PERMISSIONS[role])


def test_a_permission_nobody_wrote_down_is_held_by_nobody():
    assert not any(User(username="a", name="甲", role=role).may("ledger.delete") for role in Role)


@pytest.mark.parametrize("permission", sorted(EVERY_PERMISSION))
def test_a_person_who_left_may_do_nothing(permission):
    assert not User(username="a", name="甲", role=Role.OFFICER, is_active=False).may(permission)


def test_a_person_is_shown_by_name_and_recorded_by_user_name():
    person = User(username="mawenhui", name="马文慧", role=Role.OFFICER)
    assert (str(person), person.label) == ("马文慧", "user:mawenhui")
