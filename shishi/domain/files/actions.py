import datetime as dt
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import DomainError
from shishi.documents.reading.pictures.wire import Picture
from shishi.domain.files.models import Likeness, Photo, StoredFile
from shishi.domain.files.permissions import require_keep
from shishi.domain.files.queries import path_of
from shishi.domain.ledger.actions import Subject, record, take_turn
from shishi.rulebook.evidence import MOST_BITS, distance


@transaction.atomic
def keep_file(*, area_code: str, content: bytes, name: str, by: Actor, at: dt.datetime) -> StoredFile:
    """Keep bytes under their hash. The same bytes again give the row that is there, and no second ledger entry.

    The bytes reach the disk before the row is written: a row never points at nothing. Bytes that the disk has lost
    or damaged meanwhile are put right.
    """
    require_keep(by)
    sha256 = hashlib.sha256(content).hexdigest()
    _write(path_of(sha256), content)
    stored, created = StoredFile.objects.get_or_create(
        sha256=sha256,
        defaults={"name": name, "size": len(content), "stored_at": at, "stored_by": by.label},
    )
    if not created:
        return stored
    record(
        area_code=area_code,
        act="files.keep_file",
        subject=Subject("files.storedfile", sha256),
        after={"name": name, "size": len(content)},
        by=by,
        at=at,
        files=[sha256],
    )
    return stored


@transaction.atomic
def keep_photo(*, area_code: str, content: bytes, name: str, seen: Picture, by: Actor, at: dt.datetime) -> Photo:
    """Keep a photograph with its clean copy and note which earlier photos it looks like.

    ``seen`` is what the limited child made of ``content``; what it refused is refused here. The same bytes again give
    the photo that is there, and no second ledger entry.
    """
    require_keep(by)
    if seen.refused:
        raise DomainError(seen.refused, code="no-photo")
    take_turn(area_code)  # of two alike sent at once, the second must see the first
    original = keep_file(area_code=area_code, content=content, name=name, by=by, at=at)
    if kept := Photo.objects.filter(pk=original.pk).first():
        return kept
    clean = keep_file(area_code=area_code, content=seen.clean, name=f"{original.pk[:12]}.jpg", by=by, at=at)
    photo = Photo.objects.create(
        original=original,
        clean_copy=clean,
        width=seen.width,
        height=seen.height,
        taken_at=seen.taken_at.isoformat(sep=" ") if seen.taken_at else "",
        latitude=seen.latitude,
        longitude=seen.longitude,
        print=seen.print,
    )
    Likeness.objects.bulk_create(_likenesses(photo))
    record(
        area_code=area_code,
        act="files.keep_photo",
        subject=Subject("files.photo", photo.pk),
        after={"clean": clean.pk, "size": [seen.width, seen.height]},
        by=by,
        at=at,
        files=[original.pk, clean.pk],
    )
    return photo


def _likenesses(photo: Photo) -> Iterator[Likeness]:
    others = Photo.objects.exclude(pk=photo.pk).order_by("pk").values_list("pk", "print")
    for pk, other in others.iterator():
        bits = distance(bytes(photo.print), bytes(other))
        if bits <= MOST_BITS:
            yield Likeness(photo=photo, earlier_id=pk, bits=bits)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the rename itself must survive a power cut
    finally:
        os.close(folder)
