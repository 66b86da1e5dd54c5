"""Who acts when a command runs: a named system actor with a list of permissions, each of them needed by a command."""

from shishi.core.actor import SystemActor

CLI = SystemActor(
    name="cli",
    permissions=frozenset(
        {
            "bulletins.compose",
            "files.keep",
            "intake.import",
            "projects.manage",
            "reporting.open_period",
            "reporting.submit",
            "statistics.freeze",
            "units.manage",
        },
    ),
)
