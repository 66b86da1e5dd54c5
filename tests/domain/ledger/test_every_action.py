"""Over all public actions: each needs its permission, leaves one entry of its own, and stands or falls with it."""

import pytest
from django.apps import apps

from shishi.core.errors import NotAllowed
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.ledger.queries import verify
from tests.domain.ledger.every_action import CASES, discovered
from tests.factories.acting import actor_with, actor_without, moment

LATER = moment(8, 3, hour=15)
EVERY = pytest.mark.parametrize("name", sorted(CASES))
AGAIN = pytest.mark.parametrize("name", sorted(name for name, case in CASES.items() if case.again))


def everything():
    """All rows of all tables of the domain."""
    models = [model for model in apps.get_models() if model.__module__.startswith("shishi.domain.")]
    return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in models}


def row_of(entry):
    return apps.get_model(entry.object_type).objects.filter(pk=entry.object_id).first()


def prepared(county, name):
    """The case, with what it builds on in place."""
    case = CASES[name]
    if case.first:
        case.first(county)
    return case


def test_every_action_has_a_case():
    assert sorted(CASES) == sorted(discovered())


@EVERY
def test_an_action_leaves_one_entry_of_its_own_and_those_of_the_actions_it_calls(name, register):
    case = prepared(register, name)
    known = set(LedgerEntry.objects.values_list("pk", flat=True))
    case.call(register, actor_with(*case.needs), LATER)
    entries = list(LedgerEntry.objects.exclude(pk__in=known).order_by("pk"))
    assert sorted(entry.act for entry in entries) == sorted([name, *case.besides])
    assert {entry.actor for entry in entries} == {"system:holder"}
    assert {entry.at for entry in entries} == {LATER}
    assert entries[-1].act == name
    assert [entry.act for entry in entries if row_of(entry) is None] == []
    assert verify() == []


@EVERY
def test_an_action_without_one_of_its_permissions_is_refused_and_writes_nothing(name, register):
    case = prepared(register, name)
    state = everything()
    for permission in case.needs:
        with pytest.raises(NotAllowed, match=permission.replace(".", r"\.")) as refusal:
            case.call(register, actor_without(permission), LATER)
        assert refusal.value.code == "not-allowed"
        assert everything() == state


@EVERY
def test_a_failing_entry_takes_the_rows_with_it(name, register, settings):
    case = prepared(register, name)
    state = everything()
    settings.LEDGER_ALGORITHM = "none-such"
    with pytest.raises(ValueError, match="none-such"):
        case.call(register, actor_with(*case.needs), LATER)
    assert everything() == state


@AGAIN
def test_the_same_action_again_writes_nothing(name, register):
    case = prepared(register, name)
    once = case.call(register, actor_with(*case.needs), LATER)
    state = everything()
    assert case.call(register, actor_with(*case.needs), moment(8, 4)) == once
    assert everything() == state
