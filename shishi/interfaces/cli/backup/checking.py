"""Checking a backup to the last byte, before anything is written anywhere."""

import gzip
import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.migrations.loader import MigrationLoader

from shishi.core.errors import DomainError
from shishi.domain.ledger.queries import faults_in
from shishi.interfaces.cli.backup.archive import SEAL, BackupDamaged, Member, pieces, require_seal
from shishi.interfaces.cli.backup.making import CHAINS, FILES, Tell
from shishi.interfaces.cli.backup.manifest import FORMAT, MANIFEST, FileEntry, Manifest, TableEntry
from shishi.interfaces.cli.backup.tables import Table, tables_at

ENTRIES = "ledger.ledgerentry"


class BackupRefused(DomainError):  # noqa: N818 - reads as a sentence: raise BackupRefused
    """A sound file, but not one that this program may restore here."""

    code = "backup-refused"


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that passed every check. ``tables`` are those of its own migrations."""

    path: Path
    manifest: Manifest
    tables: dict[str, Table]

    def lines(self, entry: TableEntry) -> Iterator[str]:
        """A table's text, line by line."""
        with tarfile.open(self.path, "r:") as tar, gzip.GzipFile(fileobj=_stream(tar, entry.member.name)) as packed:
            yield from io.TextIOWrapper(packed, "utf-8", newline="\n")

    def content(self, entry: FileEntry) -> bytes:
        with tarfile.open(self.path, "r:") as tar:
            return _stream(tar, entry.member.name).read()


def check_backup(path: Path, *, tell: Tell) -> Backup:
    """Read the whole file and check seal, manifest, every member, schema, every row and the ledger's chains.

    Raises:
        BackupDamaged: for a file that is not, byte for byte and row for row, a backup.
        BackupRefused: for one of a newer program or of another county.

    """
    if not path.is_file():
        raise BackupRefused(f"没有文件“{path}”。")
    tell("核对封签", 0, 1)
    require_seal(path)
    manifest = _manifest(path)
    _check_members(path, manifest, tell)
    backup = Backup(path, manifest, _tables(path, manifest))
    _check_rows(backup, tell)
    rows = {entry.table: entry for entry in manifest.tables}
    if CHAINS in rows:  # an old schema may lack either
        _check_ledger(backup, rows)
    if FILES in rows:
        _check_files(backup, rows)
    return backup


def _manifest(path: Path) -> Manifest:
    with tarfile.open(path, "r:") as tar:
        try:
            text = _stream(tar, MANIFEST).read()
            told = msgspec.json.decode(text)["format"]
            if told != FORMAT:
                raise BackupRefused(f"“{path.name}”的格式是第{told}版，本程序只认第{FORMAT}版，请先升级程序。")
            return msgspec.json.decode(text, type=Manifest)
        except (KeyError, TypeError, msgspec.DecodeError) as fault:
            raise BackupDamaged(f"“{path.name}”没有可读的目录（{MANIFEST}）。未写入任何内容。") from fault


def _check_members(path: Path, manifest: Manifest, tell: Tell) -> None:
    promised = {member.name: member for member in manifest.members()}
    found: dict[str, Member] = {}
    with tarfile.open(path, "r:") as tar:
        for number, about in enumerate(tar):
            tell("核对内容", number, len(promised))
            if about.name in {MANIFEST, SEAL}:
                continue
            digest = hashlib.sha256()
            for piece in pieces(_stream(tar, about.name)):
                digest.update(piece)
            found[about.name] = Member(about.name, about.size, digest.hexdigest())
    wrong = [name for name in sorted(promised | found) if promised.get(name) != found.get(name)]
    if wrong:
        raise BackupDamaged(f"“{path.name}”中的 {wrong[0]} 与目录不符。未写入任何内容。")


def _tables(path: Path, manifest: Manifest) -> dict[str, Table]:
    loader = MigrationLoader(None)
    newer = [".".join(key) for key in manifest.migrations if key not in loader.graph.nodes]
    if newer:
        raise BackupRefused(
            f"“{path.name}”由较新的程序（{manifest.program}）制作，本程序不认识 {newer[0]}。请先升级程序。未写入任何内容。"
        )
    codes = {head.area_code for head in manifest.ledger} or {manifest.area_code}
    if settings.AREA_CODE not in codes:
        raise BackupRefused(
            f"“{path.name}”属于{manifest.area_name}（{manifest.area_code}），而 SHISHI_AREA_CODE 是{settings.AREA_CODE}。"
            "请核对是否拿错了备份，或先改设置。未写入任何内容。"
        )
    tables = tables_at(loader, manifest.migrations)
    if [entry.table for entry in manifest.tables] != list(tables):
        raise BackupDamaged(f"“{path.name}”的数据表与其版本不符。未写入任何内容。")
    return tables


def _check_rows(backup: Backup, tell: Tell) -> None:
    for number, entry in enumerate(backup.manifest.tables):
        tell("核对数据", number, len(backup.manifest.tables))
        digest = hashlib.sha256()
        try:
            rows = sum(1 for _ in backup.tables[entry.table].read(_hashed(backup.lines(entry), digest)))
        except (ValueError, ValidationError, EOFError, zlib.error, gzip.BadGzipFile, json.JSONDecodeError) as fault:
            raise BackupDamaged(f"“{backup.path.name}”的数据表 {entry.table} 读不出来。未写入任何内容。") from fault
        if (rows, digest.hexdigest()) != (entry.rows, entry.text_sha256):
            raise BackupDamaged(f"“{backup.path.name}”的数据表 {entry.table} 与目录不符。未写入任何内容。")


def _hashed(lines: Iterator[str], digest: "hashlib._Hash") -> Iterator[str]:
    for line in lines:
        digest.update(line.encode())
        yield line


def _check_ledger(backup: Backup, rows: dict[str, TableEntry]) -> None:
    """The chains hold and end where the manifest says."""
    entries = sorted(_objects(backup, rows[ENTRIES]), key=lambda entry: (entry.chain_id, entry.seq))
    chains = list(_objects(backup, rows[CHAINS]))
    for chain in chains:
        faults = faults_in(chain, (entry for entry in entries if entry.chain_id == chain.area_code))
        if faults:
            raise BackupDamaged(f"“{backup.path.name}”的存证台账不完整：{faults[0].sentence}未写入任何内容。")
    heads = [(head.area_code, head.size, head.head) for head in backup.manifest.ledger]
    if sorted((chain.area_code, chain.size, chain.head) for chain in chains) != sorted(heads):
        raise BackupDamaged(f"“{backup.path.name}”的存证链尾与目录不符。未写入任何内容。")


def _check_files(backup: Backup, rows: dict[str, TableEntry]) -> None:
    """Every kept file that a row names is in the backup, but for those that were lost already."""
    named = {stored.pk for stored in _objects(backup, rows[FILES])}
    if named != {entry.sha256 for entry in backup.manifest.files} | set(backup.manifest.lost):
        raise BackupDamaged(f"“{backup.path.name}”中的文件与登记的不符。未写入任何内容。")


def _objects(backup: Backup, entry: TableEntry) -> Iterator[Any]:
    return backup.tables[entry.table].objects_from(backup.lines(entry))


def _stream(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    stream = tar.extractfile(name)
    if stream is None:
        raise KeyError(name)
    return stream
