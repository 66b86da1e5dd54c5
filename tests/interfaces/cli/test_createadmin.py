"""shishi createadmin: one administrator of each kind, by a code that is shown once."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from shishi.domain.accounts.actions.secrets import redeem_code
from shishi.domain.accounts.models import OneTimeCode, User
from shishi.domain.accounts.queries import person_of
from tests.factories.accounts import PASSWORD
from tests.factories.acting import AT

pytestmark = pytest.mark.django_db


def created(role="security_admin", *more, username="anquan"):
    said = io.StringIO()
    call_command("createadmin", role, "--username", username, "--name", "关毅", *more, stdout=said)
    return said.getvalue()


def test_the_code_makes_a_password_and_stands_nowhere():
    said = created()
    code = re.search(r"一次性口令：(\S+)", said)[1]
    assert code not in "".join(OneTimeCode.objects.values_list("digest", flat=True))
    user = User.objects.get()
    assert (user.role, user.has_usable_password()) == ("security_admin", False)
    known = OneTimeCode.objects.get()
    by = person_of(user, on=AT.date())
    redeem_code(area_code="620123", user=user, code=code, password=PASSWORD, by=by, at=known.issued_at)
    assert user.check_password(PASSWORD)


def test_a_second_one_of_the_kind_is_refused_and_another_kind_is_not():
    created()
    with pytest.raises(CommandError, match="已有安全管理员“关毅”（anquan）。"):
        created(username="anquan2")
    assert "已设立审计管理员" in created("audit_admin", username="jicha")


def test_trying_out_writes_nothing():
    assert created("security_admin", "--dry-run") == "将设立安全管理员“关毅”。\n"
    assert not User.objects.exists()
    created()
    assert created("security_admin", "--dry-run") == "已有安全管理员“关毅”。\n"


def test_only_administrators_come_this_way():
    with pytest.raises(CommandError, match="invalid choice"):
        created("officer")
