"""Writers of one area queue at its head: no gap, no fork, nothing lost, on SQLite and PostgreSQL."""

import json
import os
import subprocess
import sys

from django.db import connection

from tests.domain.ledger.queue_of_writers import EACH, WRITERS
from tests.factories.databases import empty_database
from tests.guards.source import ROOT

__all__ = ["empty_database"]


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
