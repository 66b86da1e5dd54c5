import pytest

from shishi.domain.accounts.actions.stays import begin_stay
from shishi.domain.accounts.models import EndReason, OneTimeCode, PastPassword, SignIn, User
from shishi.domain.accounts.roles import Role
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT
from tests.factories.rows import constraints_of, copy_of, expected_refusal, refusal_of


def user(area):
    return make_user(area)


def open_code(area):
    row = OneTimeCode(user=make_user(area), digest="x", issued_at=AT, issued_by="a", expires_at=AT)
    row.save()
    return row


def stay(area):
    known = make_user(area)
    return begin_stay(area_code=area.pk, user=known, address="", device="", by=person(known), at=AT)


BREACHES = {
    "user_role_known": (user, {"username": "x", "role": "superuser"}),
    "user_named": (user, {"username": ""}),
    "code_one_open_per_user": (open_code, {}),
    "sign_in_end_has_reason": (stay, {"ended_at": AT}),
}


def test_every_constraint_has_its_breach():
    assert set(BREACHES) == set(constraints_of(User, OneTimeCode, PastPassword, SignIn))


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name, area):
    make, changes = BREACHES[name]
    row = copy_of(make(area), **changes)
    assert refusal_of(row) == expected_refusal(row, name)


def test_a_reason_without_an_end_is_refused_too(area):
    assert refusal_of(copy_of(stay(area), reason=EndReason.LEFT)) is not None


def test_a_user_name_belongs_to_one_person(area):
    assert refusal_of(copy_of(make_user(area))) is not None


def test_the_rows_name_themselves(area):
    code, known = open_code(area), User.objects.get()
    past = PastPassword(user=known, hash="h", set_at=AT)
    assert (str(known), known.label) == ("马文慧", "user:mawenhui")
    assert str(code) == str(past) == f"{known.pk} {AT}"
    assert str(SignIn(user=known, at=AT)) == f"{known.pk} {AT}"


def test_a_fresh_account_has_no_role(area):
    assert make_user(area, role=None).role == ""
    assert "superuser" not in Role.values
