"""One-time codes, passwords by the two profiles, second factors taken away."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator

from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.domain.accounts.actions.accounts import close_account
from shishi.domain.accounts.actions.secrets import (
    CodeRefused,
    change_password,
    issue_code,
    note_factors,
    redeem_code,
    reset_factors,
)
from shishi.domain.accounts.models import OneTimeCode, PastPassword
from shishi.domain.accounts.passwords import OfficePassword, is_due, profile
from shishi.domain.accounts.queries import has_second_factor
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from tests.factories.accounts import PASSWORD, make_user, person
from tests.factories.acting import AT, CLERK

GOOD = "Huanghe-1986"


@pytest.fixture
def user(area):
    return make_user(area)


def issued(user):
    return issue_code(area_code="620199", user=user, by=CLERK, at=AT)


def redeemed(user, code, password=GOOD, at=AT):
    return redeem_code(area_code="620199", user=user, code=code, password=password, by=person(user), at=at)


def changed(user, password, at=AT, by=None):
    return change_password(area_code="620199", user=user, password=password, by=by or person(user), at=at)


def test_a_code_sets_the_password_once_and_leaves_no_trace_in_the_ledger(user):
    code = issued(user)
    redeemed(user, f" {code.lower()} ")
    assert user.check_password(GOOD)
    assert user.password.startswith("argon2$argon2id$")
    assert (user.password_set_at, user.stays_from) == (AT, AT)
    with pytest.raises(CodeRefused):
        redeemed(user, code)
    written = "".join(LedgerEntry.objects.values_list("after", flat=True))
    assert GOOD not in written
    assert code not in written
    assert code not in "".join(OneTimeCode.objects.values_list("digest", flat=True))


def test_a_new_code_voids_the_one_before(user):
    first, second = issued(user), issued(user)
    with pytest.raises(CodeRefused, match="一次性口令不对、已用过或已过期"):
        redeemed(user, first)
    assert redeemed(user, second).check_password(GOOD)


@pytest.mark.parametrize(("hours", "good"), [(71, True), (72, False)])
def test_a_code_lasts_72_hours(hours, good, user):
    code, later = issued(user), AT + dt.timedelta(hours=hours)
    if good:
        assert redeemed(user, code, at=later).check_password(GOOD)
    else:
        with pytest.raises(CodeRefused):
            redeemed(user, code, at=later)


def test_a_code_is_nobody_elses(area, user):
    code, other = issued(user), make_user(area, "lixin", "李欣")
    issued(other)
    with pytest.raises(CodeRefused):
        redeemed(other, code)


def test_a_password_that_will_not_do_leaves_the_code_good(user):
    code = issued(user)
    with pytest.raises(DomainError, match="至少要10个"):
        redeemed(user, code, "Kurz-1")
    assert redeemed(user, code).check_password(GOOD)


def test_no_code_for_a_closed_account(area, user):
    close_account(area_code=area.pk, user=user, by=CLERK, at=AT)
    with pytest.raises(Conflict, match="已注销"):
        issued(user)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("Huang-198", "密码只有9个字符，至少要10个。"),
        ("huanghe1986", "密码只用了2类字符"),
        ("MaWenhui-1", "太相似"),
    ],
)
def test_gb22239_refuses(password, sentence, user):
    with pytest.raises(DomainError, match=sentence) as refusal:
        changed(user, password)
    assert refusal.value.code == "password-refused"
    assert not PastPassword.objects.exists()


def test_asvs_refuses_what_is_common_or_short_and_asks_for_no_kinds(user, settings):
    settings.PASSWORD_PROFILE = "asvs"  # noqa: S105 - the profile's name
    for password, sentence in (("qwertyuiop123", "太常见"), ("elf zeichen", "至少要12个")):
        with pytest.raises(DomainError, match=sentence):
            changed(user, password)
    assert changed(user, "zwoelf kleine worte").check_password("zwoelf kleine worte")
    assert changed(user, "zwoelf kleine worte").check_password("zwoelf kleine worte")  # again, if one likes


def test_gb22239_bars_the_last_five(user):
    for number in range(6):
        changed(user, f"Huanghe-198{number}", AT + dt.timedelta(days=number))
    with pytest.raises(DomainError, match="不能与最近5次相同"):
        changed(user, "Huanghe-1981")
    assert changed(user, "Huanghe-1980").check_password("Huanghe-1980")


@pytest.mark.parametrize(
    ("name", "days", "due"), [("gb22239", 90, False), ("gb22239", 91, True), ("asvs", 9999, False)]
)
def test_when_a_new_password_is_due(name, days, due, user, settings):
    settings.PASSWORD_PROFILE = name
    user.password_set_at = AT
    assert is_due(user, AT + dt.timedelta(days=days)) is due


def test_a_profile_says_what_it_wants(settings):
    assert profile().says() == (
        "至少10个字符；大写字母、小写字母、数字、其他字符四类中至少3类；不与最近5次相同；每90天更换一次。"
    )
    settings.PASSWORD_PROFILE = "asvs"  # noqa: S105 - the profile's name
    assert OfficePassword().get_help_text() == "至少12个字符。"


def test_only_the_person_changes_the_own_password(area, user):
    other = make_user(area, "lixin", "李欣")
    with pytest.raises(NotAllowed, match="只能由本人办理"):
        changed(user, GOOD, by=person(other))
    with pytest.raises(NotAllowed):
        note_factors(area_code=area.pk, user=user, change="added totp", by=person(other), at=AT)


def test_lost_factors_are_taken_away_by_somebody_else(area, user):
    guard = make_user(area, "anquan", "何安", Role.SECURITY_ADMIN)
    for one in (user, guard):
        Authenticator.objects.create(user=one, type=Authenticator.Type.TOTP, data={})
    with pytest.raises(NotAllowed, match="不能重置自己的第二因素"):
        reset_factors(area_code=area.pk, user=guard, by=person(guard), at=AT)
    assert reset_factors(area_code=area.pk, user=user, by=person(guard), at=AT) == 1
    assert (has_second_factor(user), has_second_factor(guard)) == (False, True)
    assert user.stays_from == AT
    with pytest.raises(Conflict, match="没有第二因素"):
        reset_factors(area_code=area.pk, user=user, by=person(guard), at=AT)


def test_the_factories_password_would_do():
    OfficePassword().validate(PASSWORD)
