from shishi.core.actor import Actor, require

OPEN_PERIODS = "reporting.open_period"
SUBMIT_REPORTS = "reporting.submit"
REVIEW_REPORTS = "reporting.review"


def require_open(by: Actor) -> None:
    require(by, OPEN_PERIODS)


def require_submit(by: Actor) -> None:
    require(by, SUBMIT_REPORTS)


def require_review(by: Actor) -> None:
    require(by, REVIEW_REPORTS)
