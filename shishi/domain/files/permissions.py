from shishi.core.actor import Actor, require

KEEP_FILES = "files.keep"


def require_keep(by: Actor) -> None:
    require(by, KEEP_FILES)
