"""Database triggers that refuse UPDATE and DELETE, for the tables whose rows are never overwritten.

Migrations call ``append_only(table)``; the triggers hold against anything that reaches the database, not only
against this program.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION shishi_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql
"""
_POSTGRES = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION shishi_append_only()"
)


def append_only(table: str) -> migrations.RunPython:
    """The migration operation that makes ``table`` insert-and-select only, on SQLite and PostgreSQL."""

    def lay(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        postgres = editor.connection.vendor == "postgresql"
        if postgres:
            editor.execute(_POSTGRES_FUNCTION, params=None)  # its % is no placeholder
        for verb in ("update", "delete"):
            editor.execute((_POSTGRES if postgres else _SQLITE).format(table=table, verb=verb))

    def lift(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        for verb in ("update", "delete"):
            editor.execute(f"DROP TRIGGER {table}_no_{verb}{on}")

    return migrations.RunPython(lay, lift)
