from shishi.domain.accounts.actions import register_user
from shishi.domain.accounts.roles import Role
from tests.factories.acting import AT, CLERK


def make_user(area, username="mawenhui", name="马文慧", role=Role.OFFICER, password=None):
    """A user that cannot sign in, unless a password is given (hashing one takes time)."""
    return register_user(area_code=area.pk, username=username, name=name, role=role, password=password, by=CLERK, at=AT)
