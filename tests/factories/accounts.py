from shishi.domain.accounts.actions.accounts import grant_role, register_user
from shishi.domain.accounts.actions.secrets import issue_code, redeem_code
from shishi.domain.accounts.queries import person_of
from shishi.domain.accounts.roles import Role
from tests.factories.acting import AT, CLERK

PASSWORD = "Qingshan-2016"  # noqa: S105 - the tests' own


def make_user(area, username="mawenhui", name="马文慧", role=Role.OFFICER, password=None, **more):
    """A user that cannot sign in, unless a password is given (hashing one takes time)."""
    user = register_user(area_code=area.pk, username=username, name=name, by=CLERK, at=AT, **more)
    if role:
        grant_role(area_code=area.pk, user=user, role=role, by=CLERK, at=AT)
    if password:
        code = issue_code(area_code=area.pk, user=user, by=CLERK, at=AT)
        redeem_code(area_code=area.pk, user=user, code=code, password=password, by=CLERK, at=AT)
    return user


def person(user, on=None):
    """The user as an actor of a day."""
    return person_of(user, on=on or AT.date())
