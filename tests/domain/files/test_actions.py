import hashlib
from pathlib import Path

import pytest
from django.db import transaction

from shishi.domain.files.actions import keep_file
from shishi.domain.files.models import StoredFile
from shishi.domain.files.queries import FileDamaged, content_of, path_of
from shishi.domain.ledger.models import LedgerEntry
from tests.factories.acting import AT, CLERK
from tests.factories.files import make_file

SCAN_HASH = hashlib.sha256(b"scan").hexdigest()


def test_keep_file_keeps_the_bytes_under_their_hash(area, data_dir):
    stored = make_file(area, b"scan", "函.pdf")
    assert (stored.sha256, stored.name, stored.size) == (SCAN_HASH, "函.pdf", 4)
    assert (stored.stored_at, stored.stored_by) == (AT, "system:clerk")
    path = data_dir / "files" / SCAN_HASH[:2] / SCAN_HASH
    assert path_of(SCAN_HASH) == path
    assert path.read_bytes() == b"scan"
    assert [path.name for path in data_dir.rglob("*") if path.is_file()] == [SCAN_HASH]


def test_the_entry_names_the_files_hash(area):
    make_file(area)
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.act, entry.object_id, entry.file_hashes) == ("files.keep_file", SCAN_HASH, f'["{SCAN_HASH}"]')


def test_the_same_bytes_twice_are_one_row_and_one_entry_under_the_first_name(area):
    first, again = make_file(area, name="函.pdf"), make_file(area, name="复印件.pdf")
    assert first == again
    assert StoredFile.objects.get().name == "函.pdf"
    assert LedgerEntry.objects.filter(act="files.keep_file").count() == 1


def test_other_bytes_of_the_same_name_are_another_file(area):
    assert make_file(area, b"one", "函.pdf") != make_file(area, b"two", "函.pdf")
    assert [content_of(stored) for stored in StoredFile.objects.order_by("size", "stored_at", "pk")] in (
        [b"one", b"two"],
        [b"two", b"one"],
    )


def test_an_empty_file_is_a_file(area):
    assert content_of(make_file(area, b"", "空.txt")) == b""


def test_bytes_are_on_the_disk_when_the_row_is_refused(area, data_dir, settings):
    """A crash between the two leaves bytes that nobody names, never a row that points at nothing."""
    settings.LEDGER_ALGORITHM = "none-such"
    with pytest.raises(ValueError, match="none-such"):
        make_file(area)
    assert path_of(SCAN_HASH).read_bytes() == b"scan"
    assert not StoredFile.objects.exists()


def test_no_row_is_written_when_the_disk_takes_no_bytes(area, data_dir):
    (data_dir / "files").write_bytes(b"a file where the folder should be")
    with pytest.raises(OSError, match=r"files|exists|directory"), transaction.atomic():
        make_file(area)
    assert not StoredFile.objects.exists()
    assert not LedgerEntry.objects.filter(act="files.keep_file").exists()


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"scam")], ids=["lost", "damaged"])
def test_bytes_that_the_disk_lost_or_damaged_come_back_with_the_same_file(harm, area):
    stored = make_file(area)
    harm(path_of(SCAN_HASH))
    with pytest.raises(FileDamaged):
        content_of(stored)
    assert make_file(area) == stored
    assert content_of(stored) == b"scan"
    assert LedgerEntry.objects.filter(act="files.keep_file").count() == 1


def test_bytes_left_by_a_crash_are_taken_up(area):
    path_of(SCAN_HASH).parent.mkdir(parents=True)
    path_of(SCAN_HASH).write_bytes(b"scan")
    assert content_of(keep_file(area_code=area.pk, content=b"scan", name="函.pdf", by=CLERK, at=AT)) == b"scan"
