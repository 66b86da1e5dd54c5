from shishi.core.actor import Actor, require

COMPOSE_BULLETINS = "bulletins.compose"


def require_compose(by: Actor) -> None:
    require(by, COMPOSE_BULLETINS)
