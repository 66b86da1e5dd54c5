"""Rows are written by actions only, and pages ask named queries: neither writes nor queries hide in a view."""

import ast
import re

import pytest

from tests.guards import source
from tests.guards.source import Module

MAY_WRITE = re.compile(r"^shishi/domain/\w+/(actions(\.py$|/)|append_only\.py$)")


def writes(module):
    if MAY_WRITE.match(module.path):
        return []
    return [module.at(call, f"{call.func.attr}() outside actions") for call in source.write_calls(module.tree)]


def queries(module):
    asked = [node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)]
    return [
        module.at(node, ".objects in an interface") for node in asked if node.attr in {"objects", "_default_manager"}
    ]


def test_only_actions_write_rows():
    assert [
        fault for module in source.modules("shishi/domain/", "shishi/interfaces/") for fault in writes(module)
    ] == []


def test_interfaces_ask_named_queries():
    assert [fault for module in source.modules("shishi/interfaces/") for fault in queries(module)] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shishi/domain/units/queries.py", "unit.save()"),
        ("shishi/domain/units/models.py", "Unit.objects.filter(pk=1).update(name='x')"),
        ("shishi/interfaces/desk/views.py", "Unit.objects.create(name='x')"),
        ("shishi/interfaces/cli/actions.py", "Unit.objects.bulk_create(rows)"),
    ],
)
def test_a_write_elsewhere_is_caught(path, text):
    assert len(writes(Module(path, text))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shishi/domain/units/actions.py", "Unit.objects.create(name='x')"),
        ("shishi/domain/projects/actions/listings.py", "listing.save()"),
        ("shishi/domain/units/queries.py", "seen.update({1: 2}); digest.update(part)"),
        ("shishi/interfaces/bench/docx.py", "document.save(stream)"),
    ],
)
def test_an_action_writes_and_a_dictionary_may_be_updated(path, text):
    assert writes(Module(path, text)) == []


def test_a_query_in_a_view_is_caught():
    assert len(queries(Module("shishi/interfaces/desk/views.py", "def page(r):\n    return Unit.objects.all()"))) == 1
