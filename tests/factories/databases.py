"""A database of its own for tests that start processes."""

import secrets

import pytest
from django.db import connection


@pytest.fixture
def empty_database(db, tmp_path):
    """The address of a database that no other test uses, on the engine of this run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    settings, name = connection.settings_dict, f"empty_{secrets.token_hex(4)}"
    # A second connection, because a database can't be made or dropped inside the test's transaction.
    with connection.Database.connect(**connection.get_connection_params(), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            login = f"{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}"
            yield f"postgresql://{login}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
