import datetime as dt

import pytest

from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.domain.accounts.actions.accounts import close_account, grant_role, install_administrator
from shishi.domain.accounts.actions.stays import begin_stay
from shishi.domain.accounts.models import User
from shishi.domain.accounts.queries import open_stays, person_of
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.units.actions import open_post
from shishi.domain.units.models import PostKind
from shishi.domain.units.queries import reporting_post
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT, CLERK, moment
from tests.factories.units import appointed, deputised, make_post, make_unit

NEW_YEAR, LATER = dt.date(2016, 1, 1), moment(8, 3)


def granted(area, user, role, by=CLERK):
    return grant_role(area_code=area.pk, user=user, role=role, by=by, at=LATER)


def closed(area, user):
    return close_account(area_code=area.pk, user=user, by=CLERK, at=LATER)


def installed(area, role=Role.SECURITY_ADMIN, username="anquan"):
    return install_administrator(area_code=area.pk, username=username, name="何安", role=role, by=CLERK, at=AT)


def test_a_registered_account_opens_nothing(area):
    user = make_user(area, role=None)
    assert not user.has_usable_password()
    assert person(user).acting == ()
    assert LedgerEntry.objects.latest("seq").after == '{"demo":0,"name":"马文慧","username":"mawenhui"}'


@pytest.mark.parametrize("taken", ["mawenhui", "MaWenhui"])
def test_register_user_refuses_a_user_name_that_is_taken(taken, area):
    make_user(area)
    with pytest.raises(Conflict, match=f"用户名“{taken}”已被使用。"):
        make_user(area, taken, "马文辉")
    assert User.objects.get().name == "马文慧"


def test_a_role_takes_effect_and_replaces_the_one_before(area):
    user = granted(area, make_user(area), Role.DIRECTOR)
    assert (person(user).may("units.appoint"), User.objects.get().role) == (True, "director")


def test_a_role_ends_the_stays_begun_before(area):
    user = make_user(area)
    begin_stay(area_code=area.pk, user=user, address="", device="", by=person(user), at=AT)
    assert open_stays(user, at=LATER - dt.timedelta(hours=1)).count() == 0  # too old already
    assert open_stays(user, at=AT).count() == 1
    granted(area, user, Role.DIRECTOR)
    assert open_stays(user, at=AT).count() == 0


def test_nobody_gives_a_role_to_oneself(area):
    guard = make_user(area, role=Role.SECURITY_ADMIN)
    with pytest.raises(NotAllowed, match="不能变更自己的角色"):
        granted(area, guard, Role.OFFICER, by=person(guard))


@pytest.mark.parametrize("deputy", [False, True])
def test_an_administrator_holds_no_post(deputy, area):
    user, post = make_user(area), reporting_post(make_unit(area))
    if deputy:
        deputised(post, user, NEW_YEAR, dt.date(2016, 12, 31))
    else:
        appointed(post, user, NEW_YEAR)
    with pytest.raises(Conflict, match="不能兼任系统管理员"):
        granted(area, user, Role.SYSTEM_ADMIN)


def test_a_closed_account_is_out_at_once_and_takes_no_role(area):
    user = make_user(area)
    closed(area, user)
    assert not person(user).may("projects.manage")
    with pytest.raises(Conflict, match="已注销"):
        granted(area, user, Role.DIRECTOR)
    with pytest.raises(Conflict, match="已注销"):
        closed(area, user)


def test_an_account_with_posts_is_not_closed_before_they_are_handed_over(area):
    user, successor, unit = make_user(area), make_user(area, "lixin", "李欣"), make_unit(area)
    appointed(reporting_post(unit), user, NEW_YEAR)
    with pytest.raises(Conflict, match="“马文慧”仍任县教育局报送人，请先交接岗位再注销。"):
        closed(area, user)
    appointed(reporting_post(unit), successor, dt.date(2016, 8, 2))
    assert not closed(area, user).is_active


def test_the_first_administrator_comes_with_the_role_and_only_once(area):
    assert installed(area).role == "security_admin"
    with pytest.raises(Conflict, match="已有安全管理员“何安”（anquan）。"):
        installed(area, username="anquan2")
    assert installed(area, Role.AUDIT_ADMIN, "shenji").role == "audit_admin"


def test_after_the_last_one_left_an_administrator_can_be_installed_again(area):
    closed(area, installed(area))
    assert installed(area, username="anquan2").role == "security_admin"


def test_only_administrators_come_from_the_console(area):
    with pytest.raises(DomainError, match="“督查员”不是管理员"):
        installed(area, Role.OFFICER)


def test_what_a_person_does_is_recorded_under_the_user_name(area):
    officer, unit = make_user(area), make_unit(area)
    open_post(unit=unit, name="局长", kind="head", by=person(officer), at=AT)
    assert LedgerEntry.objects.latest("seq").actor == "user:mawenhui"


def test_a_head_acts_as_head_where_that_post_is_held_and_as_reporter_elsewhere(area):
    own, other = make_unit(area), make_unit(area, "县体育中心")
    user = make_user(area, role=Role.HEAD)
    appointed(make_post(own, "局长", PostKind.HEAD), user, NEW_YEAR)
    appointed(reporting_post(other), user, NEW_YEAR)
    acting = person_of(user, on=AT.date())
    assert acting.reach("reporting.confirm").own == {own.pk}
    assert acting.reach("reporting.submit").own == {own.pk, other.pk}
    assert acting.units == {own.pk, other.pk}


def test_a_reporters_account_is_no_heads_whatever_the_post_is_called(area):
    user, unit = make_user(area, role=Role.REPORTER), make_unit(area)
    appointed(make_post(unit, "局长", PostKind.HEAD), user, NEW_YEAR)
    assert not person(user).reach("reporting.confirm")
    assert person(user).reach("reporting.submit").covers(unit.pk)
