"""Packages, modules of rules and actions say what they are for: there a reader would otherwise be surprised."""

import ast
import re

from tests.guards import source
from tests.guards.source import Module

OUTSIDE = re.compile(r"/(migrations|management|commands)/|/management/__init__|/commands/__init__")


def faults(module):
    found = []
    if module.path.endswith("__init__.py") and not ast.get_docstring(module.tree):
        found.append(f"{module.path}: the package does not say what it owns")
    if re.match(r"^shishi/domain/\w+/actions(\.py|/)", module.path):
        verbs = [node for node in module.tree.body if isinstance(node, ast.FunctionDef) and node.name[0] != "_"]
        found += [module.at(verb, f"{verb.name} has no docstring") for verb in verbs if not ast.get_docstring(verb)]
    return found


def test_every_package_and_every_action_says_what_it_does():
    kept = [module for module in source.modules("shishi/") if not OUTSIDE.search(module.path)]
    assert [fault for module in kept for fault in faults(module)] == []


def test_a_silent_package_and_a_silent_action_are_caught():
    assert len(faults(Module("shishi/domain/units/__init__.py", ""))) == 1
    assert len(faults(Module("shishi/domain/units/actions.py", "def appoint(): ...\ndef _write(): ..."))) == 1
