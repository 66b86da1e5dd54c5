import datetime as dt
import hashlib
import os
import tempfile
from pathlib import Path

from django.db import transaction

from shishi.core.actor import Actor
from shishi.domain.files.models import StoredFile
from shishi.domain.files.permissions import require_keep
from shishi.domain.files.queries import path_of
from shishi.domain.ledger.actions import Subject, record


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
