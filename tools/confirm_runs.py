"""Confirms from the records in var/test-runs that the tests ran where they should: a green run that skipped is no proof.

tests/conftest.py writes one record per run. In CI (``CI`` set) whatever did not run counts as one failure; elsewhere it
is only said. The last line is always ``N passed, N failed``; it is also kept in var/test-runs/closing-line.
"""

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tools import fetch_fonts

RECORDS = Path("var/test-runs")
DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of pytest recorded. ``databases`` counts passed tests by the database that they really used."""

    name: str
    passed: int
    failed: int
    skipped: list[str] = field(default_factory=list)
    databases: dict[str, int] = field(default_factory=dict)
    journeys: int = 0
    offices: int = 0


def read(folder: Path) -> dict[str, Run]:
    records = [folder / f"{database}.json" for database in DATABASES]
    runs = [Run(**json.loads(record.read_text(encoding="utf-8"))) for record in records if record.exists()]
    return {run.name: run for run in runs}


def absences(runs: dict[str, Run]) -> list[str]:
    """One sentence for each thing that should have run and did not."""
    missing = []
    for database in DATABASES:
        run = runs.get(database)
        if run is None:
            missing.append(f"nothing ran on {database}")
        elif set(run.databases) != {database}:
            used = ", ".join(sorted(run.databases)) or "no database at all"
            missing.append(f"the run on {database} used {used}")
    if not any(run.journeys for run in runs.values()):
        missing.append("no journey ran in Chromium")
    if not any(run.offices for run in runs.values()):
        missing.append("no document was opened in LibreOffice")
    missing += [f"skipped on {run.name}: {test}" for run in runs.values() for test in run.skipped]
    return missing


def summary(runs: dict[str, Run]) -> list[str]:
    return [
        f"{run.name:<12}{run.passed} passed, {run.failed} failed, {len(run.skipped)} skipped; "
        f"{run.databases.get(run.name, 0)} used the database, {run.journeys} ran in Chromium, {run.offices} in LibreOffice"
        for run in runs.values()
    ]


def fonts() -> str:
    """Which fonts the pages were checked in: without a network the free ones can't be fetched, which is no failure."""
    if fetch_fonts.present():
        return "fonts       pages were checked in Fandol and in the fonts of the package"
    return "fonts       NO FANDOL in var/fonts: pages were checked in the fonts of the package only; see make fonts"


def main(folder: Path = RECORDS) -> int:
    runs = read(folder)
    missing = absences(runs)
    must_be_whole = bool(os.environ.get("CI"))
    print("\n== Where the tests ran")
    print(
        "\n".join(
            [*summary(runs), fonts(), *(f"{'MISSING' if must_be_whole else 'not run'}: {line}" for line in missing)]
        )
    )
    failed = sum(run.failed for run in runs.values()) + (len(missing) if must_be_whole else 0)
    closing = f"{sum(run.passed for run in runs.values())} passed, {failed} failed"
    (folder / "closing-line").write_text(closing + "\n", encoding="utf-8")
    print(closing, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
