"""Writers of one area queue at its head: no gap, no fork, nothing lost, on SQLite and PostgreSQL."""

import json
import os
import secrets
import subprocess
import sys

import pytest
from django.db import connection

from tests.domain.ledger.queue_of_writers import EACH, WRITERS
from tests.guards.source import ROOT


@pytest.fixture
def empty_database(db, tmp_path):
    """The address of a database that no other test uses, on the engine of this run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'queue.sqlite3'}"
        return
    settings, name = connection.settings_dict, f"queue_{secrets.token_hex(4)}"
    # A second connection, because a database can't be made or dropped inside the test's transaction.
    with connection.Database.connect(**connection.get_connection_params(), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            login = f"{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}"
            yield f"postgresql://{login}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_twenty_writers_of_one_area_make_one_chain_without_gaps(empty_database, tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "tests.domain.ledger.queue_of_writers"],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "shishi.config.settings",
            "SHISHI_DATABASE_URL": empty_database,
            "SHISHI_DATA_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer == {
        "vendor": connection.vendor,
        "errors": [],
        "sizes": {"620199": WRITERS * EACH},
        "faults": [],
        "seqs": list(range(1, WRITERS * EACH + 1)),
        "written": sorted(f"{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)),
    }
