"""Modules, functions and classes stay small enough to be read at one sitting."""

import ast
import statistics

import pytest

from tests.guards import source
from tests.guards.source import Module

MODULE_LINES, TEST_MODULE_LINES, FUNCTION_LINES, CLASS_LINES = 400, 600, 60, 250
MEDIAN_MODULE, P90_MODULE, P90_FUNCTION = 90, 220, 25


def faults(module):
    limit = TEST_MODULE_LINES if module.path.startswith("tests/") else MODULE_LINES
    found = [f"{module.path}: {module.lines} lines, limit {limit}"] if module.lines > limit else []
    for node in ast.walk(module.tree):
        limit = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
        if isinstance(node, DEFINITIONS) and _length(node) > limit:
            found.append(module.at(node, f"{node.name} has {_length(node)} lines, limit {limit}"))
    return found


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)


def _length(node):
    return node.end_lineno - node.lineno + 1


def p90(lengths):
    return statistics.quantiles(lengths, n=10, method="inclusive")[8]


def test_no_module_function_or_class_is_too_long():
    assert [fault for module in source.modules() for fault in faults(module)] == []


def test_the_usual_module_is_short():
    lengths = [module.lines for module in source.modules("shishi/") if module.lines]
    assert statistics.median(lengths) <= MEDIAN_MODULE
    assert p90(lengths) <= P90_MODULE


def test_the_usual_function_is_short():
    nodes = [node for module in source.modules("shishi/") for node in ast.walk(module.tree)]
    assert p90([_length(node) for node in nodes if isinstance(node, FUNCTIONS)]) <= P90_FUNCTION


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shishi/core/long.py", "x = 1\n" * 401),
        ("tests/core/test_long.py", "x = 1\n" * 601),
        ("shishi/core/f.py", "def f():\n" + "    x = 1\n" * 60),
        ("shishi/core/c.py", "class C:\n" + "    x = 1\n" * 250),
    ],
)
def test_something_too_long_is_caught(path, text):
    assert len(faults(Module(path, text))) == 1


def test_a_long_tail_shows_in_the_ninetieth_percentile():
    assert p90([10] * 8 + [300] * 2) == 300
