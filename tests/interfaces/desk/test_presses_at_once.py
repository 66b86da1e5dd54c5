"""One button pressed twenty times at once is one report; of twenty on one form one is first. SQLite and PostgreSQL."""

import json
import os
import secrets
import subprocess
import sys

import pytest
from django.db import connection

from tests.guards.source import ROOT
from tests.interfaces.desk.press_of_buttons import PRESSES


@pytest.fixture
def empty_database(db, tmp_path):
    """The address of a database that no other test uses, on the engine of this run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'presses.sqlite3'}"
        return
    settings, name = connection.settings_dict, f"presses_{secrets.token_hex(4)}"
    with connection.Database.connect(**connection.get_connection_params(), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            login = f"{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}"
            yield f"postgresql://{login}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_twenty_presses_at_once(empty_database, tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "tests.interfaces.desk.press_of_buttons"],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "shishi.config.settings",
            "SHISHI_DATABASE_URL": empty_database,
            "SHISHI_DATA_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout.splitlines()[-1])
    assert answer == {
        "vendor": connection.vendor,
        "same": [[302, answer["receipt"]]],
        "receipt": answer["receipt"],
        "statuses": [302] + [409] * (PRESSES - 1),
        "kept": 1,
        "versions": [1, 1],
        "entries": 2,
        "faults": [],
    }
