import pytest

from shishi.domain.files.models import StoredFile
from tests.factories.files import make_file
from tests.factories.rows import constraints_of, copy_of, expected_refusal, refusal_of

BREACHES = {"stored_file_named": {"sha256": "0" * 64, "name": ""}}


def test_every_constraint_has_its_breach():
    assert set(BREACHES) == set(constraints_of(StoredFile))


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name, area):
    row = copy_of(make_file(area), **BREACHES[name])
    assert refusal_of(row) == expected_refusal(row, name)


def test_a_hash_stands_once(area):
    stored = make_file(area)
    assert refusal_of(copy_of(stored, sha256=stored.sha256)) is not None


def test_a_file_is_shown_by_its_name(area):
    assert str(make_file(area)) == "签字盖章件.pdf"
