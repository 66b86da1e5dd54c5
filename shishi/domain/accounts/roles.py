"""Roles as readable lists of permissions. A person's permissions are those of the role and nothing else."""

from django.db.models import TextChoices


class Role(TextChoices):
    OFFICER = "officer", "督查员"
    DIRECTOR = "director", "督查室主任"


PERMISSIONS: dict[Role, frozenset[str]] = {
    Role.OFFICER: frozenset(
        {
            "bulletins.compose",
            "files.keep",
            "intake.import",
            "projects.manage",
            "reporting.open_period",
            "reporting.review",
            "reporting.submit",
            "statistics.freeze",
            "units.manage",
        },
    ),
    Role.DIRECTOR: frozenset(
        {"accounts.manage", "bulletins.compose", "projects.manage", "reporting.open_period", "reporting.review"}
        | {"statistics.freeze"},
    ),
}
