import pytest

from shishi.domain.ledger import models
from shishi.domain.ledger.models import Chain, LedgerEntry
from tests.factories.rows import constraints_of, copy_of, expected_refusal, refusal_of


def entry(**changes):
    """A copy of the area's first entry at the end of its chain."""
    return copy_of(LedgerEntry.objects.get(), **{"seq": 2, **changes})


BREACHES = {
    "ledger_entry_seq_once": lambda: entry(seq=1),
    "ledger_entry_algorithm_known": lambda: entry(algorithm="md5"),
    "ledger_entry_seq_from_one": lambda: entry(seq=0),
}


def test_every_constraint_has_its_breach():
    assert set(BREACHES) == set(constraints_of(models.Chain, models.LedgerEntry))


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name, area):
    row = BREACHES[name]()
    assert refusal_of(row) == expected_refusal(row, name)


def test_the_database_takes_the_next_entry(area):
    assert refusal_of(entry()) is None


def test_a_chain_and_an_entry_say_where_they_stand(area):
    assert str(Chain.objects.get()) == "620199#1"
    assert str(LedgerEntry.objects.get()) == "620199#1 units.register_area"
