"""Runs every test on SQLite, then those that reach the database on PostgreSQL, and confirms that all of it ran.

The Fandol fonts are fetched first. Where that fails, for want of a network, the pages are checked in the fonts of the
Python package alone; the summary says so, and the run may still pass.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import confirm_runs, fetch_fonts, system_packages

# Shelves without a database, and the guards over the source: PostgreSQL could not change their answer.
DATABASE_FREE = {"rulebook", "documents", "corpus", "guards"}


def main() -> int:
    shutil.rmtree(confirm_runs.RECORDS, ignore_errors=True)
    confirm_runs.RECORDS.mkdir(parents=True)
    fetch_fonts.main()
    codes = [system_packages.main(), _on_sqlite(), _on_postgresql(), confirm_runs.main()]
    return next(filter(None, codes), 0)


def _on_sqlite() -> int:
    print("\n== Everything, on SQLite", flush=True)
    environment = {name: value for name, value in os.environ.items() if name != "SHISHI_DATABASE_URL"}
    return _pytest([], environment | {"SHISHI_TEST_RUN": "sqlite"}, ["tests"])


def _on_postgresql() -> int:
    print("\n== What reaches the database, on PostgreSQL", flush=True)
    folders = sorted(path for path in Path("tests").iterdir() if path.is_dir() and any(path.rglob("test_*.py")))
    chosen = [str(folder) for folder in folders if folder.name not in DATABASE_FREE]
    if not chosen:
        print("There is no test that reaches the database.", flush=True)
        return 0
    prefix = [sys.executable, "-m", "tools.with_postgres", "--"]
    return _pytest(prefix, os.environ | {"SHISHI_TEST_RUN": "postgresql"}, chosen)


def _pytest(prefix: list[str], environment: dict[str, str], paths: list[str]) -> int:
    command = [*prefix, sys.executable, "-m", "pytest", "-n", "2", *paths]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
