import pytest

from shishi.core.errors import Conflict
from shishi.domain.accounts.models import User
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.units.actions import open_post
from tests.factories.accounts import make_user
from tests.factories.acting import AT
from tests.factories.units import make_unit


def test_register_user_keeps_the_person_with_the_role(area):
    user = make_user(area, "mawenhui", "马文慧", Role.DIRECTOR)
    assert User.objects.values_list("username", "name", "role", "is_active").get() == (
        "mawenhui",
        "马文慧",
        "director",
        True,
    )
    assert user.may("accounts.manage")


def test_without_a_password_nobody_can_sign_in(area):
    assert not make_user(area).has_usable_password()


def test_a_password_is_kept_as_argon2_and_leaves_no_trace_in_the_ledger(area):
    user = make_user(area, password="一二三四五六 Horse")  # noqa: S106 - the test's own
    assert user.check_password("一二三四五六 Horse")
    assert not user.check_password("一二三四五六")
    assert user.password.startswith("argon2$")
    entry = LedgerEntry.objects.latest("seq")
    assert entry.after == '{"name":"马文慧","role":"officer","username":"mawenhui"}'


def test_register_user_refuses_a_user_name_that_is_taken(area):
    make_user(area, name="马文慧")
    with pytest.raises(Conflict, match="用户名“mawenhui”已被使用。"):
        make_user(area, name="马文辉")
    assert User.objects.get().name == "马文慧"


def test_a_director_may_keep_accounts_and_an_officer_may_not(area):
    director, officer = make_user(area, "d", "周敏", Role.DIRECTOR), make_user(area, "o", "马文慧")
    assert (director.may("accounts.manage"), officer.may("accounts.manage")) == (True, False)


def test_what_a_person_does_is_recorded_under_the_user_name(area):
    officer, unit = make_user(area), make_unit(area)
    open_post(unit=unit, name="局长", kind="head", by=officer, at=AT)
    assert LedgerEntry.objects.latest("seq").actor == "user:mawenhui"
