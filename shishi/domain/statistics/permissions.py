from shishi.core.actor import Actor, require

FREEZE_PERIODS = "statistics.freeze"


def require_freeze(by: Actor) -> None:
    require(by, FREEZE_PERIODS)
