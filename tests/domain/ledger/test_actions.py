import datetime as dt

import pytest
from django.db import transaction

from shishi.core.clock import OFFICE_ZONE
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.ledger.models import Chain, LedgerEntry
from shishi.domain.ledger.queries import sizes, verify
from tests.factories.acting import AT, CLERK

SUBJECT = Subject("units.unit", "7")


def append(area_code="620199", act="units.register_unit", at=AT, **more):
    return record(area_code=area_code, act=act, subject=SUBJECT, after=more.pop("after", {}), by=CLERK, at=at, **more)


def test_record_keeps_who_did_what_to_which_row_when(db):
    entry = append(after={"order": 3, "name": "县教育局"}, files=["f2", "f1"])
    entry.refresh_from_db()
    assert (entry.chain_id, entry.seq, entry.actor, entry.act) == ("620199", 1, "system:clerk", "units.register_unit")
    assert (entry.object_type, entry.object_id, entry.at) == ("units.unit", "7", AT)
    assert entry.after == '{"name":"县教育局","order":3}'
    assert entry.file_hashes == '["f1","f2"]'
    assert entry.algorithm == "sha256"


def test_record_ties_each_entry_to_the_one_before_and_moves_the_head(db):
    first, second = append(), append()
    assert (first.prev, second.prev) == ("", first.hash)
    assert (first.seq, second.seq) == (1, 2)
    head = Chain.objects.get()
    assert (head.size, head.head) == (2, second.hash)


def test_two_equal_acts_have_different_hashes(db):
    assert append().hash != append().hash


def test_each_area_has_a_chain_of_its_own(db):
    here, there = append("620199"), append("620198")
    again = append("620199")
    assert (here.seq, there.seq, again.seq) == (1, 1, 2)
    assert (there.prev, again.prev) == ("", here.hash)
    assert sizes() == {"620198": 1, "620199": 2}
    assert verify() == []


def test_a_moment_is_hashed_alike_in_every_zone(db):
    there = dt.datetime(2016, 8, 1, 1, tzinfo=dt.UTC)
    here = there.astimezone(OFFICE_ZONE)
    assert append("620198", at=here).hash != append("620199", at=there).hash  # the area is hashed as well
    assert LedgerEntry.objects.get(chain="620198").at == LedgerEntry.objects.get(chain="620199").at
    assert verify() == []


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_the_algorithm_of_the_day_is_written_into_the_row(algorithm, db, settings):
    settings.LEDGER_ALGORITHM = algorithm
    assert append().algorithm == algorithm
    assert verify() == []


def test_a_chain_goes_on_when_the_algorithm_changes(db, settings):
    for algorithm in ("sha256", "sm3", "sm3", "sha256"):
        settings.LEDGER_ALGORITHM = algorithm
        append()
    assert list(LedgerEntry.objects.order_by("seq").values_list("algorithm", flat=True)) == [
        "sha256",
        "sm3",
        "sm3",
        "sha256",
    ]
    assert verify() == []


def test_what_a_ledger_cannot_hold_leaves_the_chain_as_it_was(db):
    append()
    with pytest.raises(TypeError, match="float has no place"), transaction.atomic():
        append(after={"percent": 0.1})
    assert sizes() == {"620199": 1}
    assert verify() == []


def test_an_entry_falls_with_the_transaction_that_it_belongs_to(db):
    append()

    def fail_after_the_entry():
        append()
        message = "power cut"
        raise OSError(message)

    with pytest.raises(OSError, match="power cut"), transaction.atomic():
        fail_after_the_entry()
    assert sizes() == {"620199": 1}
    assert LedgerEntry.objects.count() == 1
    assert append().seq == 2
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="belongs into the transaction"):
        append()
    assert not Chain.objects.exists()
