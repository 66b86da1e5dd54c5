"""Restoring a checked backup: everything is built beside the register, compared, and put in its place in one step.

On SQLite the new register is another file, on PostgreSQL a transaction. A register that is replaced stays: as a file, or
as a schema, named by the moment.
"""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from shishi.core.errors import Conflict, DomainError
from shishi.domain.files.queries import path_of
from shishi.domain.ledger.queries import verify
from shishi.interfaces.cli.backup.checking import Backup
from shishi.interfaces.cli.backup.making import Tell, text_digest
from shishi.interfaces.web.service import site_stopped

# What migrations fill by themselves.
OF_THE_PROGRAM = {"django_migrations", "django_content_type", "auth_permission"}


class RestoreFailed(DomainError):  # noqa: N818 - reads as a sentence: raise RestoreFailed
    """What was restored is not what the backup holds; nothing was put in place."""

    code = "restore-failed"

    def __init__(self, what: str) -> None:
        super().__init__(f"恢复没有完成：{what}登记库保持原样。请把这句话告诉系统的维护单位。")


def holds_data() -> bool:
    """Whether the database of the settings has a row that somebody would miss."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name in OF_THE_PROGRAM:
                continue
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(name)} LIMIT 1")  # noqa: S608 - a name that the database gave
            if cursor.fetchone():
                return True
    return False


def require_free(*, replace: bool) -> None:
    """Raise Conflict where the register holds data and the user did not say that it may be replaced."""
    if holds_data() and not replace:
        raise Conflict("登记库中已有数据，没有恢复。确要替换的，加 --replace：原登记库会改名留存，不会删除。")


def restore(backup: Backup, *, replace: bool, at: dt.datetime, tell: Tell) -> str:
    """Put the backup in the place of the register; gives where the replaced one is kept, or nothing.

    Raises:
        Conflict: where there is data and ``replace`` is not set.
        RegisterInUse: while the site runs.
        RestoreFailed: where the result differs from the backup; the register is as it was.

    """
    with site_stopped():
        require_free(replace=replace)
        kept = (
            "replaced_" + at.strftime("%Y%m%dt%H%M%Sz") if holds_data() else ""
        )  # small letters: PostgreSQL folds what nobody quotes
        _put_files(backup, tell)
        if connection.vendor == "sqlite":
            return _replace_file(backup, kept, tell)
        return _replace_schema(backup, kept, tell)


def _replace_file(backup: Backup, kept: str, tell: Tell) -> str:
    place = Path(connection.settings_dict["NAME"])
    draft = place.with_name(f"{place.name}.restoring")
    _remove(draft)
    try:
        with _database_at(draft):
            _build(backup, tell)
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        for ending in ("-wal", "-shm"):  # empty now; they must not meet a file that they do not belong to
            Path(f"{place}{ending}").unlink(missing_ok=True)
        aside = place.with_name(f"{place.name}.{kept}")
        if kept:
            os.link(place, aside)
        draft.replace(place)
        _sync_folder(place.parent)
        return str(aside) if kept else ""
    finally:
        _remove(draft)


def _replace_schema(backup: Backup, kept: str, tell: Tell) -> str:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            name = str(cursor.fetchone()[0])
            schema = connection.ops.quote_name(name)
            if kept:
                cursor.execute(f"ALTER SCHEMA {schema} RENAME TO {connection.ops.quote_name(kept)}")
            else:
                cursor.execute(f"DROP SCHEMA {schema} CASCADE")
            cursor.execute(f"CREATE SCHEMA {schema}")
        _build(backup, tell)
    return f"schema {kept}" if kept else ""


def _build(backup: Backup, tell: Tell) -> None:
    """Lay the tables as the backup's program had them, fill them, compare, then bring them up to this program."""
    executor = MigrationExecutor(connection)
    graph, wanted = executor.loader.graph, set(backup.manifest.migrations)
    # The last ones of each app: the others lie on their way.
    last = [
        key
        for key in wanted
        if not any(child in wanted and child[0] == key[0] for child in graph.node_map[key].children)
    ]
    tell("建立数据表", 0, 1)
    executor.migrate(sorted(last))
    try:
        _fill(backup, tell)
    except DatabaseError as fault:
        raise RestoreFailed(f"数据库不接受备份中的数据（{fault}）。") from fault
    for number, entry in enumerate(backup.manifest.tables):
        tell("比对数据", number, len(backup.manifest.tables))
        if text_digest(backup.tables[entry.table], connection.alias) != entry.text_sha256:
            raise RestoreFailed(f"数据表 {entry.table} 写入后与备份不一致。")
    tell("升级数据表", 0, 1)
    call_command("migrate", verbosity=0)
    if faults := verify():
        raise RestoreFailed(faults[0].sentence)


def _fill(backup: Backup, tell: Tell) -> None:
    entries = backup.manifest.tables
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Rows come table by table; adding a foreign key in this transaction has made it immediate.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for number, entry in enumerate(entries):
            tell("写入数据", number, len(entries))
            table = backup.tables[entry.table]
            table.fill(table.read(backup.lines(entry)), connection.alias)
        connection.check_constraints()
        models = [table.model for table in backup.tables.values()]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _put_files(backup: Backup, tell: Tell) -> None:
    """Kept files lie under their hash: those that are there already and those of the replaced register do no harm."""
    for number, entry in enumerate(backup.manifest.files):
        tell("写入文件", number, len(backup.manifest.files))
        target = path_of(entry.sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as draft:
            draft.write(backup.content(entry))
            draft.flush()
            os.fsync(draft.fileno())
        Path(draft.name).replace(target)
        _sync_folder(target.parent)


@contextmanager
def _database_at(place: Path) -> Iterator[None]:
    """Everything that asks the database reaches another SQLite file, migrations that know one database included."""
    connection.close()
    usual, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(place)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _remove(draft: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{draft}{ending}").unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
