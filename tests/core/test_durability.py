"""Settings that could lose what was acknowledged are found in the database itself, and nothing starts or writes on them."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from shishi.config.settings import database_from
from shishi.core.durability import UnsafeDatabase, require_durable, unsafe_settings
from tests.demo_site import SHISHI
from tests.guards.source import ROOT
from tools import with_postgres

PLANTED_SQLITE = {
    "synchronous": ("PRAGMA synchronous=NORMAL", "synchronous 现为“1”", "PRAGMA synchronous=FULL"),
    "synchronous off": ("PRAGMA synchronous=OFF", "synchronous 现为“0”", "PRAGMA synchronous=FULL"),
    "journal": ("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL", "journal_mode 现为“delete”", "SHISHI_DATA_DIR"),
    "foreign keys": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF",
        "foreign_keys 现为“0”",
        "PRAGMA foreign_keys",
    ),
}
PLANTED_POSTGRESQL = ("synchronous_commit=off", "fsync=off", "full_page_writes=off", "data_sync_retry=on")


@pytest.fixture
def sqlite_file(tmp_path, django_db_blocker):
    """Makes a connection to a SQLite file of its own, with the settings of the program or with planted ones."""
    opened = []

    def open_one(init_command=None):
        chosen = database_from(f"sqlite:///{tmp_path / 'own.sqlite3'}")
        if init_command:
            chosen["OPTIONS"]["init_command"] = init_command
        opened.append(ConnectionHandler({"default": chosen})["default"])
        return opened[-1]

    with django_db_blocker.unblock():
        yield open_one
        for one in opened:
            one.close()


def settings_with(folder, init_command):
    (folder / "planted_settings.py").write_text(
        f"from shishi.config.settings import *\nDATABASES['default']['OPTIONS']['init_command'] = {init_command!r}\n",
        encoding="utf-8",
    )
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "planted_settings",
        "PYTHONPATH": f"{folder}:{ROOT}",
        "SHISHI_DATA_DIR": str(folder / "data"),
        "SHISHI_DATABASE_URL": "",
        "PYTHONWARNINGS": "ignore",
    }


def refused(command, environment):
    told = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode != 0, told.stdout
    return told.stderr


def test_the_settings_of_the_program_are_safe(sqlite_file):
    assert unsafe_settings(sqlite_file()) == []


@pytest.mark.parametrize(("init_command", "found", "remedy"), PLANTED_SQLITE.values(), ids=PLANTED_SQLITE)
def test_each_unsafe_setting_of_sqlite_is_named_with_its_remedy(sqlite_file, init_command, found, remedy):
    planted = sqlite_file(init_command)
    (sentence,) = [one for one in unsafe_settings(planted) if found in one]
    assert remedy in sentence
    with pytest.raises(UnsafeDatabase, match="没有启动，也没有写入"):
        require_durable(planted)


@pytest.mark.django_db
def test_the_database_of_this_run_is_safe():
    assert unsafe_settings(connection) == []


@pytest.mark.skipif(with_postgres.binaries() is None, reason="PostgreSQL is not installed")
def test_each_unsafe_setting_of_a_postgresql_server_is_named(django_db_blocker):
    with with_postgres.server(with_postgres.binaries(), PLANTED_POSTGRESQL) as address, django_db_blocker.unblock():
        planted = ConnectionHandler({"default": database_from(address)})["default"]
        sentences = unsafe_settings(planted)
        planted.close()
        told = refused([*SHISHI, "migrate"], os.environ | {"SHISHI_DATABASE_URL": address})
    assert [sentence.split(" ", 1)[0] for sentence in sentences] == [one.split("=")[0] for one in PLANTED_POSTGRESQL]
    assert all("ALTER SYSTEM SET" in sentence for sentence in sentences)
    assert "fsync 现为“off”" in told


@pytest.mark.skipif(with_postgres.binaries() is None, reason="PostgreSQL is not installed")
def test_a_setting_that_a_role_overrules_is_found(django_db_blocker):
    with with_postgres.server(with_postgres.binaries()) as address, django_db_blocker.unblock():
        known = ConnectionHandler({"default": database_from(address)})["default"]
        assert unsafe_settings(known) == []
        with known.cursor() as cursor:
            cursor.execute("ALTER ROLE shishi SET synchronous_commit = off")
        known.close()
        (sentence,) = unsafe_settings(known)
        known.close()
    assert "ALTER ROLE" in sentence


UNSAFE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"


@pytest.mark.parametrize(
    "command",
    [
        [*SHISHI, "serve", "--address", "127.0.0.1:1"],
        [*SHISHI, "migrate"],
        [*SHISHI, "createadmin", "audit_admin", "--username", "jicha", "--name", "程实"],
        [sys.executable, "-m", "gunicorn", "--bind", "127.0.0.1:0", "shishi.config.wsgi:application"],
    ],
    ids=["serve", "migrate", "createadmin", "gunicorn"],
)
def test_nothing_starts_and_nothing_is_written_on_an_unsafe_setting(command, tmp_path):
    told = refused(command, settings_with(tmp_path, UNSAFE))
    assert "synchronous 现为“1”" in told
    assert "PRAGMA synchronous=FULL" in told


def test_a_command_that_only_reads_still_answers(tmp_path):
    environment = settings_with(tmp_path, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    subprocess.run([*SHISHI, "migrate", "-v0"], env=environment, cwd=ROOT, check=True, timeout=60)
    unsafe = settings_with(tmp_path, UNSAFE)
    told = subprocess.run(
        [*SHISHI, "ledger", "verify"], env=unsafe, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (told.returncode, told.stdout) == (0, "存证台账完整。\n")
