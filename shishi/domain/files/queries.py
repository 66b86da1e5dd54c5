import hashlib
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from shishi.core.errors import DomainError
from shishi.domain.files.models import Photo, StoredFile


class FileDamaged(DomainError):  # noqa: N818 - reads as a sentence
    """The bytes on disk are not those that were kept."""

    code = "file-damaged"


def path_of(sha256: str) -> Path:
    """Where the bytes of a hash lie: two levels of folders keep each one small."""
    folder: Path = settings.DATA_DIR / "files" / sha256[:2]
    return folder / sha256


def stored_file(sha256: str) -> StoredFile | None:
    return StoredFile.objects.filter(pk=sha256).first()


def photos_by(hashes: Sequence[str]) -> list[Photo]:
    """The kept photos of those originals, in the order asked for, each once."""
    found = Photo.objects.filter(pk__in=hashes).select_related("original", "clean_copy").in_bulk()
    return [found[one] for one in dict.fromkeys(hashes) if one in found]


def content_of(stored: StoredFile) -> bytes:
    """The bytes of a kept file. Raises FileDamaged when they are missing or no longer match their hash."""
    try:
        content = path_of(stored.sha256).read_bytes()
    except FileNotFoundError:
        raise FileDamaged(f"文件“{stored.name}”在存储中缺失。") from None
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise FileDamaged(f"文件“{stored.name}”已损坏，与登记的校验值不符。")
    return content
