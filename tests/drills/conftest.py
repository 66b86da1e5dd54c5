"""One county, founded once; every drill gets a register of its own, copied from it, on the engine of this run."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.demo_site import SHISHI, new_database
from tests.guards.source import ROOT

FULL = os.environ.get("SHISHI_DRILLS") == "full"  # make drills; make test drills for less than a minute

POSTGRESQL = os.environ.get("SHISHI_DATABASE_URL", "").startswith("postgresql")
# Only root mounts a disk of a given size; and a PostgreSQL server whose log finds no room stops by itself.
collect_ignore = ["test_full_disk.py"] if POSTGRESQL or os.geteuid() != 0 else []


def pytest_collection_modifyitems(config, items):
    """The controls, which start a server or more each, belong to the full drills."""
    controls = [] if FULL else [item for item in items if item.name.startswith("test_the_drill_finds")]
    config.hook.pytest_deselected(items=controls)
    items[:] = [item for item in items if item not in controls]


# A county with one person in it, who signs in by a button; reports and lists would only take time.
FOUND = """
import django
django.setup()
from shishi.core.actor import SystemActor
from shishi.core.clock import now
from shishi.domain.accounts.actions.accounts import grant_role, register_user
from shishi.domain.accounts.roles import Role
from shishi.domain.units.actions import register_area
by = SystemActor("drill", frozenset({"units.manage", "accounts.register", "accounts.grant"}))
area = register_area(code="620123", name="榆中县", by=by, at=now())
user = register_user(area_code=area.code, username="xitong", name="江川", demo=True, by=by, at=now())
grant_role(area_code=area.code, user=user, role=Role.SYSTEM_ADMIN, by=by, at=now())
"""


@pytest.fixture(scope="session")
def county(tmp_path_factory, worker_id):
    folder = tmp_path_factory.mktemp("county")
    environment = os.environ | {
        "SHISHI_DATA_DIR": str(folder),
        "SHISHI_DATABASE_URL": new_database(f"drill_county_{worker_id}"),
        "SHISHI_DEMO": "1",
        "SHISHI_SECRET_KEY": "known to the server that was killed and to the one that follows it",
        "DJANGO_SETTINGS_MODULE": "shishi.config.settings",
        "PYTHONWARNINGS": "ignore",
    }
    for command in ([*SHISHI, "migrate", "-v0"], [sys.executable, "-c", FOUND]):
        subprocess.run(command, env=environment, cwd=ROOT, check=True, timeout=120)
    return environment


@pytest.fixture
def register(county, tmp_path):
    """Makes copies of the county's register; gives the environment that reaches one."""
    made = []

    def copy(folder=None):
        folder = Path(folder or tmp_path / f"data_{len(made)}")
        shutil.copytree(county["SHISHI_DATA_DIR"], folder, dirs_exist_ok=True)
        url, name = county["SHISHI_DATABASE_URL"], ""
        if url:
            name = f"drill_{secrets.token_hex(4)}"
            _ask(url, f'CREATE DATABASE "{name}" TEMPLATE "{urlsplit(url).path[1:]}"')
            url = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        made.append(name)
        return county | {"SHISHI_DATA_DIR": str(folder), "SHISHI_DATABASE_URL": url}

    yield copy
    for name in filter(None, made):
        _ask(county["SHISHI_DATABASE_URL"], f'DROP DATABASE "{name}" WITH (FORCE)')


def _ask(url, statement):
    with psycopg.connect(urlunsplit(urlsplit(url)._replace(path="/postgres")), autocommit=True) as server:
        server.execute(statement)
