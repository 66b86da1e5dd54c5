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
            "reporting.exempt",
            "reporting.open_period",
            "reporting.submit",
            "statistics.freeze",
            "units.manage",
        },
    ),
)
# The scheduled scan: it reminds, sends what waits, and lifts the duties of cancelled works.
REMIND = SystemActor(name="remind", permissions=frozenset({"reporting.exempt", "reporting.remind"}))
