"""What verify() finds. The triggers are lifted first, as somebody with the database in hand would."""

import pytest
from django.db import connection

from shishi.domain.ledger.hashing import digest
from shishi.domain.ledger.models import Chain, LedgerEntry
from shishi.domain.ledger.queries import Fault, material, sizes, verify
from tests.factories.accounts import make_user
from tests.factories.acting import moment
from tests.factories.rows import copy_of
from tests.factories.units import make_area, make_unit


@pytest.fixture
def chain(area):
    """Six entries in one area, two in another, and no triggers."""
    for name in ("县教育局", "县民政局", "县水务局", "县财政局"):
        make_unit(area, name)
    make_user(area, role=None)
    make_unit(make_area("620198", "白河县"))
    lift_triggers()
    return Chain.objects.get(area_code="620199")


def lift_triggers():
    connection.check_constraints()  # PostgreSQL drops no trigger while foreign keys wait to be checked
    on = " ON ledger_ledgerentry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER ledger_ledgerentry_no_{verb}{on}")


def entry(seq):
    return LedgerEntry.objects.get(chain="620199", seq=seq)


def change(seq, /, **columns):
    LedgerEntry.objects.filter(chain="620199", seq=seq).update(**columns)


def rehash(seq):
    """Make an entry's hash fit its columns again, as a careful forger would."""
    change(seq, hash=digest(material(entry(seq)), entry(seq).algorithm))


def faults():
    return [(fault.area_code, fault.seq, fault.sentence) for fault in verify()]


def test_an_untouched_chain_has_no_faults(chain):
    assert sizes() == {"620198": 2, "620199": 6}
    assert verify() == []


def test_an_empty_ledger_has_no_faults(db):
    assert (sizes(), verify()) == ({}, [])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", moment(7, 1)),
        ("actor", "user:somebody"),
        ("act", "units.appoint"),
        ("object_type", "units.post"),
        ("object_id", "999"),
        ("after", '{"name":"县教育局"}'),
        ("file_hashes", '["0"]'),
        ("algorithm", "sm3"),
        ("hash", "0" * 64),
    ],
)
def test_verify_names_the_entry_whose_column_was_changed(column, value, chain):
    act = "units.appoint" if column == "act" else "units.register_unit"
    change(3, **{column: value})
    expected = [("620199", 3, f"第3条（{act}）的内容与其校验值不符。")]
    if column == "hash":
        expected.append(("620199", 4, "第4条与前一条接不上。"))
    assert faults() == expected


def test_verify_finds_an_entry_tied_to_another_one(chain):
    change(3, prev="0" * 64)
    assert faults() == [
        ("620199", 3, "第3条与前一条接不上。"),
        ("620199", 3, "第3条（units.register_unit）的内容与其校验值不符。"),
    ]


def test_a_forger_who_makes_the_hash_fit_is_found_at_the_next_entry(chain):
    change(3, after="{}")
    rehash(3)
    assert faults() == [("620199", 4, "第4条与前一条接不上。")]


def test_a_forger_who_rewrites_all_that_follows_is_found_at_the_head(chain):
    change(5, after="{}")
    rehash(5)
    change(6, prev=entry(5).hash)
    rehash(6)
    assert faults() == [("620199", 6, "链尾应为第6条，实际到第6条。")]


@pytest.mark.parametrize("seq", [1, 3])
def test_verify_names_the_gap_that_a_removed_entry_leaves(seq, chain):
    entry(seq).delete()
    assert faults() == [("620199", seq + 1, f"第{seq}条缺失，下一条是第{seq + 1}条。")]


def test_verify_finds_a_removed_entry_whose_gap_was_closed(chain):
    entry(3).delete()
    for seq in (4, 5, 6):
        change(seq, seq=seq - 1)
        rehash(seq - 1)
    Chain.objects.filter(pk=chain.pk).update(size=5, head=entry(5).hash)
    assert [fault[:2] for fault in faults()] == [("620199", 3), ("620199", 4), ("620199", 5)]


def test_verify_finds_an_inserted_entry(chain):
    for seq in (6, 5, 4):
        change(seq, seq=seq + 1)
    copy_of(entry(3), seq=4).save(force_insert=True)
    # The inserted one twice (its link and its hash), all that follow, and the head that still says 6.
    assert [seq for _, seq, _ in faults()] == [4, 4, 5, 6, 7, 6]


def test_verify_finds_two_swapped_entries(chain):
    change(3, seq=90)
    change(4, seq=3)
    change(90, seq=4)  # 3 was 4 and 4 was 3, and each hash tells of it
    named = {(area_code, seq) for area_code, seq, _ in faults()}
    assert named == {("620199", 3), ("620199", 4), ("620199", 5)}


def test_verify_finds_a_cut_tail(chain):
    entry(6).delete()
    assert faults() == [("620199", 6, "链尾应为第6条，实际到第5条。")]


@pytest.mark.parametrize(
    ("columns", "seq", "sentence"),
    [
        ({"head": "0" * 64}, 6, "链尾应为第6条，实际到第6条。"),
        ({"size": 7}, 7, "链尾应为第7条，实际到第6条。"),
        ({"size": 5}, 5, "链尾应为第5条，实际到第6条。"),
    ],
)
def test_verify_finds_a_changed_head(columns, seq, sentence, chain):
    Chain.objects.filter(pk=chain.pk).update(**columns)
    assert faults() == [("620199", seq, sentence)]


def test_verify_finds_an_entry_moved_to_another_area(chain):
    change(6, chain="620198", seq=3)
    assert {fault.area_code for fault in verify()} == {"620198", "620199"}


def test_a_fault_in_one_area_says_nothing_of_another(chain):
    change(2, after="{}")
    assert {fault.area_code for fault in verify()} == {"620199"}


def test_verify_names_every_fault_not_only_the_first(chain):
    change(2, after="{}")
    change(5, actor="user:somebody")
    assert verify() == [
        Fault("620199", 2, "第2条（units.register_unit）的内容与其校验值不符。"),
        Fault("620199", 5, "第5条（units.register_unit）的内容与其校验值不符。"),
    ]


def test_verify_reports_an_algorithm_that_it_does_not_know_and_goes_on(chain):
    first = entry(1)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE ledger_ledgerentry DROP CONSTRAINT ledger_entry_algorithm_known")
        else:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute("UPDATE ledger_ledgerentry SET algorithm = 'none-such' WHERE id = %s", [first.pk])
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
    assert faults() == [("620199", 1, "第1条（units.register_area）的内容与其校验值不符。")]
