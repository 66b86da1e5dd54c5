from shishi.core.actor import Actor, require

IMPORT_WORKBOOKS = "intake.import"


def require_import(by: Actor) -> None:
    require(by, IMPORT_WORKBOOKS)
