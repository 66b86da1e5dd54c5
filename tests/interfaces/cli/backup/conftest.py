"""The sample county's site, a backup made of it while it runs, and empty places to restore into."""

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.demo_site import SHISHI
from tests.guards.source import ROOT


@dataclass(frozen=True, slots=True)
class Place:
    """A register of its own: a data folder and a database."""

    folder: Path
    environment: dict[str, str]

    def shishi(self, *arguments, **more):
        return subprocess.run(
            [*SHISHI, *map(str, arguments)],
            env=self.environment | more,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def python(self, text):
        """What a few lines print in a process that has Django set up on this register."""
        told = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{text}"],
            env=self.environment | {"DJANGO_SETTINGS_MODULE": "shishi.config.settings"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert told.returncode == 0, told.stderr
        return told.stdout


@pytest.fixture(scope="session")
def made(demo_site, tmp_path_factory):
    out = tmp_path_factory.mktemp("backups") / "county.tar"
    told = demo_site.shishi("backup", "--out", str(out))
    assert (told.returncode, told.stderr) == (0, "")
    return out


@pytest.fixture
def places(tmp_path, demo_site):
    """Makes empty places on SQLite or on the server of this run, and removes their databases afterwards."""
    server, databases = os.environ.get("SHISHI_DATABASE_URL", ""), []

    def make(engine=None):
        name = f"place_{secrets.token_hex(4)}"
        folder = tmp_path / name
        url = ""
        if server.startswith("postgresql") and engine != "sqlite":
            with psycopg.connect(server, autocommit=True) as asked:
                asked.execute(f'CREATE DATABASE "{name}"')
            databases.append(name)
            url = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        environment = demo_site.environment | {"SHISHI_DATA_DIR": str(folder), "SHISHI_DATABASE_URL": url}
        return Place(folder, environment)

    yield make
    for name in databases:
        with psycopg.connect(server, autocommit=True) as asked:
            asked.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
