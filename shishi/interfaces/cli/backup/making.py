"""Making a backup: one look at the register as it is at one moment, while people go on working."""

import datetime as dt
import gzip
import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg import IsolationLevel

from shishi.core.errors import DomainError
from shishi.domain.files.queries import FileDamaged, content_of
from shishi.interfaces.cli.backup.archive import SealedWriter
from shishi.interfaces.cli.backup.manifest import FORMAT, MANIFEST, FileEntry, Head, Manifest, TableEntry, program
from shishi.interfaces.cli.backup.tables import Table, tables_at

Tell = Callable[[str, int, int], None]  # what is being done, how much of it is done, how much there is
MOMENT = "snapshot"  # the alias of the connection that sees one moment
FILES, CHAINS = "files.storedfile", "ledger.chain"


class CannotBackUp(DomainError):  # noqa: N818 - reads as a sentence: raise CannotBackUp
    """There is nothing to back up, or no place to put it."""

    code = "cannot-back-up"


def make_backup(out: Path, *, at: dt.datetime, tell: Tell) -> Manifest:
    """Write the whole register to a new file. Gives what it says of itself; look at ``lost``.

    The file appears under its name when it is whole and on the disk, and is readable by its owner alone.
    """
    if out.exists():
        raise CannotBackUp(f"“{out}”已存在，没有覆盖。请换一个文件名。")
    if not out.parent.is_dir():
        raise CannotBackUp(f"没有文件夹“{out.parent}”，请先建立。")
    with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.") as draft, one_moment():
        manifest = _write(SealedWriter(draft, int(at.timestamp())), at, tell)
        draft.flush()
        os.fsync(draft.fileno())
        os.link(draft.name, out)  # unlike a rename, never over a file that somebody put there meanwhile
    _sync_folder(out.parent)
    return manifest


@contextmanager
def one_moment() -> Iterator[None]:
    """A connection of its own, ``MOMENT``, whose reads all see the register as it is now; writers do not wait for it."""
    options = dict(connection.settings_dict["OPTIONS"])
    if connection.vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
    else:
        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
    connections.settings[MOMENT] = {**connection.settings_dict, "OPTIONS": options}
    try:
        with transaction.atomic(using=MOMENT):
            yield
    finally:
        connections[MOMENT].close()
        del connections[MOMENT]
        del connections.settings[MOMENT]


def text_digest(table: Table, alias: str) -> str:
    """The hash of a table's text as it stands in a database."""
    digest = hashlib.sha256()
    for line in table.lines(alias):
        digest.update(line.encode())
    return digest.hexdigest()


def _write(writer: SealedWriter, at: dt.datetime, tell: Tell) -> Manifest:
    loader = MigrationLoader(connections[MOMENT])
    applied = [key for key in sorted(loader.applied_migrations) if key in loader.graph.nodes]
    if not applied:
        raise CannotBackUp("登记库尚未建立，没有可备份的内容。")
    tables = tables_at(loader, applied)
    entries = []
    for number, (label, table) in enumerate(tables.items()):
        tell("备份数据", number, len(tables))
        entries.append(_write_table(writer, label, table))
    files, lost = _write_files(writer, tables, tell)
    manifest = Manifest(
        format=FORMAT,
        program=program(),
        made_at=at.isoformat(timespec="seconds"),
        engine=connection.vendor,
        area_code=settings.AREA_CODE,
        area_name=settings.AREA_NAME,
        migrations=tuple(applied),
        ledger=tuple(_heads(tables)),
        tables=tuple(entries),
        files=tuple(files),
        lost=tuple(lost),
    )
    writer.add(MANIFEST, io.BytesIO(msgspec.json.format(msgspec.json.encode(manifest), indent=1)))
    writer.seal()
    return manifest


def _write_table(writer: SealedWriter, label: str, table: Table) -> TableEntry:
    digest, rows = hashlib.sha256(), -1  # the first line names the columns
    with tempfile.TemporaryFile() as packed:
        with gzip.GzipFile(fileobj=packed, mode="wb", filename="", mtime=0) as stream:
            for line in table.lines(MOMENT):
                text = line.encode()
                digest.update(text)
                stream.write(text)
                rows += 1
        packed.seek(0)
        member = writer.add(f"tables/{label}.jsonl.gz", packed)
    return TableEntry(label, rows, member.size, member.sha256, digest.hexdigest())


def _write_files(writer: SealedWriter, tables: dict[str, Table], tell: Tell) -> tuple[list[FileEntry], list[str]]:
    table, written, lost = tables.get(FILES), [], []
    kept = list(table.rows(MOMENT)) if table else []
    for number, stored in enumerate(kept):
        tell("备份文件", number, len(kept))
        try:
            content = content_of(stored)  # type: ignore[arg-type]  # the same columns, as the migrations know them
        except FileDamaged:
            lost.append(stored.pk)
            continue
        writer.add(f"files/{stored.pk}", io.BytesIO(content))
        written.append(FileEntry(stored.pk, len(content)))
    tell("备份文件", len(kept), len(kept))
    return written, lost


def _heads(tables: dict[str, Table]) -> Iterator[Head]:
    if CHAINS in tables:
        for area_code, size, head in tables[CHAINS].rows(MOMENT).values_list("area_code", "size", "head"):
            yield Head(area_code, size, head)


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
