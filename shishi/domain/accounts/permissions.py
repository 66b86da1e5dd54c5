from shishi.core.actor import Actor, require

MANAGE_ACCOUNTS = "accounts.manage"


def require_manage(by: Actor) -> None:
    require(by, MANAGE_ACCOUNTS)
