"""The sealed file: a plain tar whose last member holds the SHA-256 of every byte before it.

The seal's own bytes follow from that hash alone, so that there is no byte in the file whose change would not show.
"""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from shishi.core.errors import DomainError

BLOCK = tarfile.BLOCKSIZE
PIECE = 1024 * 1024
SEAL = "SEAL"


class BackupDamaged(DomainError):  # noqa: N818 - reads as a sentence: raise BackupDamaged
    """The file is not, byte for byte, what a backup wrote."""

    code = "backup-damaged"


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the backup, by the bytes that it has there."""

    name: str
    size: int
    sha256: str


class SealedWriter:
    """Writes members one after the other, then the seal."""

    def __init__(self, stream: IO[bytes], mtime: int) -> None:
        self._stream = stream
        self._mtime = mtime
        self._digest = hashlib.sha256()

    def add(self, name: str, content: IO[bytes]) -> Member:
        """Copy a file from where it stands to its end."""
        start = content.tell()
        size = content.seek(0, io.SEEK_END) - start
        content.seek(start)
        self._write(_header(name, size, self._mtime))
        digest, copied = hashlib.sha256(), 0
        for piece in pieces(content):
            digest.update(piece)
            copied += len(piece)
            self._write(piece)
        if copied != size:
            message = f"{name} changed its size while it was being copied"
            raise RuntimeError(message)
        self._write(_padding(size))
        return Member(name, size, digest.hexdigest())

    def seal(self) -> None:
        self._stream.write(_seal(self._digest.hexdigest()))

    def _write(self, content: bytes) -> None:
        self._digest.update(content)
        self._stream.write(content)


def require_seal(path: Path) -> None:
    """Raise BackupDamaged unless every byte of the file is as it was written."""
    ending, size = len(_seal("0" * 64)), path.stat().st_size
    if size <= ending or size % BLOCK:
        raise BackupDamaged(f"“{path.name}”不是完整的备份文件，可能没有传完。未写入任何内容。")
    digest, left = hashlib.sha256(), size - ending
    with path.open("rb") as stream:
        while left:
            piece = stream.read(min(PIECE, left))
            digest.update(piece)
            left -= len(piece)
        if stream.read() != _seal(digest.hexdigest()):
            raise BackupDamaged(f"“{path.name}”已损坏：内容与封签不符。请换用另一份备份。未写入任何内容。")


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """What is left of a stream, in pieces that fit into memory."""
    while piece := stream.read(PIECE):
        yield piece


def _seal(digest: str) -> bytes:
    content = f"{digest}\n".encode()
    return _header(SEAL, len(content), 0) + content + _padding(len(content)) + bytes(2 * BLOCK)


def _header(name: str, size: int, mtime: int) -> bytes:
    about = tarfile.TarInfo(name)
    about.size, about.mtime, about.mode = size, mtime, 0o600
    return about.tobuf(tarfile.USTAR_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % BLOCK)
