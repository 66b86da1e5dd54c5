"""The rulebook is plain Python: no framework, no shelf above it, no clock."""

import ast
from pathlib import Path

import pytest

import shishi.rulebook

ROOT = Path(shishi.rulebook.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
ABOVE = ("django", "shishi.documents", "shishi.domain", "shishi.interfaces", "shishi.core", "shishi.config")
CLOCKS = {"today", "now", "utcnow", "time", "monotonic", "localtime", "gmtime"}
CLOCK_OWNERS = {"date", "datetime", "time", "dt"}


def _imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names))


def _clock_calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if owner in CLOCK_OWNERS:
                yield f"{owner}.{node.attr}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_rulebook_module_imports_nothing_from_above_and_asks_no_clock(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))

    upward = [name for name in _imports(tree) if any(name == top or name.startswith(f"{top}.") for top in ABOVE)]
    assert upward == []
    assert list(_clock_calls(tree)) == []
    assert "time" not in list(_imports(tree))


def test_the_search_would_find_a_clock_and_a_framework():
    tree = ast.parse("import django.db\nfrom shishi import core\nimport datetime\ndatetime.date.today()")

    assert "django.db" in list(_imports(tree))
    assert "shishi.core" in list(_imports(tree))
    assert list(_clock_calls(tree)) == ["date.today"]
