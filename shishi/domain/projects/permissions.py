from shishi.core.actor import Actor, require

MANAGE_PROJECTS = "projects.manage"


def require_manage(by: Actor) -> None:
    require(by, MANAGE_PROJECTS)
