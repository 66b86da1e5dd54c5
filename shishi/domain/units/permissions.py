from shishi.core.actor import Actor, require

MANAGE_UNITS = "units.manage"


def require_manage(by: Actor) -> None:
    require(by, MANAGE_UNITS)
