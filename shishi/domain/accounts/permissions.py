from django.db.models import QuerySet

from shishi.core.actor import Actor, require
from shishi.core.errors import NotAllowed
from shishi.domain.accounts.models import User

REGISTER = "accounts.register"
CLOSE = "accounts.close"
GRANT = "accounts.grant"
RESET_FACTORS = "accounts.reset_factors"
SIGN_IN = "accounts.sign_in"
SEE_ACCOUNTS = "account.see"
INSTALL = "accounts.install"  # held by no role: the first administrators come from the console


def require_register(by: Actor) -> None:
    require(by, REGISTER)


def require_close(by: Actor) -> None:
    require(by, CLOSE)


def require_grant(by: Actor, user: User) -> None:
    """Nobody gives a role to oneself."""
    require(by, GRANT)
    if by.label == user.label:
        raise NotAllowed("不能变更自己的角色，请由另一位安全管理员办理。", code="own-role")


def require_reset_factors(by: Actor, user: User) -> None:
    require(by, RESET_FACTORS)
    if by.label == user.label:
        raise NotAllowed("不能重置自己的第二因素，请由另一位安全管理员办理。", code="own-factors")


def require_install(by: Actor) -> None:
    require(by, INSTALL)


def require_self(by: Actor, user: User) -> None:
    """What only the person does to the own account; a program may where it holds the permission."""
    require(by, SIGN_IN)
    if by.label.startswith("user:") and by.label != user.label:
        raise NotAllowed("只能由本人办理。", code="not-oneself")


def visible_to(actor: Actor, users: QuerySet[User]) -> QuerySet[User]:
    """All accounts for whoever keeps them, none for anybody else."""
    return users if actor.reach(SEE_ACCOUNTS).everything else users.none()
