"""What a backup says of itself."""

import tomllib
from collections.abc import Sequence
from importlib import metadata
from typing import Annotated

import msgspec
from django.conf import settings

from shishi.interfaces.cli.backup.archive import Member

FORMAT = 1
MANIFEST = "manifest.json"

Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Label = Annotated[str, msgspec.Meta(pattern="^[a-z_]+\\.[a-z_]+$")]


class TableEntry(msgspec.Struct, frozen=True):
    """A table's member: its bytes in the file, and the hash of the text inside, which does not depend on compression."""

    table: Label
    rows: int
    size: int
    sha256: Digest
    text_sha256: Digest

    @property
    def member(self) -> Member:
        return Member(f"tables/{self.table}.jsonl.gz", self.size, self.sha256)


class FileEntry(msgspec.Struct, frozen=True):
    """A kept file, named by the hash of its bytes."""

    sha256: Digest
    size: int

    @property
    def member(self) -> Member:
        return Member(f"files/{self.sha256}", self.size, self.sha256)


class Head(msgspec.Struct, frozen=True):
    """Where a chain of the ledger ended."""

    area_code: str
    size: int
    head: str


class Manifest(msgspec.Struct, frozen=True):
    """``migrations`` is the state of the schema, ``lost`` the kept files that were missing or damaged already."""

    format: int
    program: str
    made_at: str
    engine: str
    area_code: str
    area_name: str
    migrations: tuple[tuple[str, str], ...]
    ledger: tuple[Head, ...]
    tables: tuple[TableEntry, ...]
    files: tuple[FileEntry, ...]
    lost: tuple[Digest, ...]

    def members(self) -> list[Member]:
        """Every other member, in its place in the file."""
        entries: Sequence[TableEntry | FileEntry] = (*self.tables, *self.files)
        return [entry.member for entry in entries]

    def summary(self) -> str:
        """One line for a person."""
        chains = "、".join(f"{head.area_code}第{head.size}条 {head.head[:12]}" for head in self.ledger) or "无"
        rows = sum(table.rows for table in self.tables)
        return (
            f"{self.area_name}（{self.area_code}），{self.made_at}，程序{self.program}，"
            f"{len(self.tables)}张表{rows}行，文件{len(self.files)}个，存证{chains}"
        )


def program() -> str:
    """The program's version: that of the checkout it runs from, else that of the installed package."""
    project = settings.BASE_DIR / "pyproject.toml"
    if project.exists():
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return metadata.version("shishi")
