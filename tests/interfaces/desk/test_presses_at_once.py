"""One button pressed twenty times at once is one report; of twenty on one form one is first. SQLite and PostgreSQL."""

import json
import os
import subprocess
import sys

from django.db import connection

from tests.factories.databases import empty_database
from tests.guards.source import ROOT
from tests.interfaces.desk.press_of_buttons import PRESSES

__all__ = ["empty_database"]


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
