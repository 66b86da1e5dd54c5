"""Errors that a user caused or can mend; anything else is a bug."""


class DomainError(Exception):
    """An action refuses. Carries a code for machines and a sentence fit for the user (Chinese).

    Subclasses live beside the function that raises them.
    """

    code = "refused"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class NotAllowed(DomainError):  # noqa: N818 - reads as a sentence: raise NotAllowed
    """The actor lacks the permission that the action needs."""

    code = "not-allowed"


class Conflict(DomainError):  # noqa: N818 - reads as a sentence: raise Conflict
    """Somebody was faster, or the register already holds something that contradicts."""

    code = "conflict"
