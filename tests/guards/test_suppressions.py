"""Whoever silences a check says why, on the same line; and nobody silences a whole file."""

import re

import pytest

from tests.guards import source
from tests.guards.source import Module

REASONED = re.compile(
    r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\]|pragma: no cover)\s+(#|-|–)\s*\S+ \S+"
)
SILENCER = re.compile(r"#\s*(noqa|type:\s*ignore|pragma: no cover|ruff:\s*noqa|mypy:\s)")


def faults(module):
    lines = enumerate(module.text.splitlines(), start=1)
    return [f"{module.path}:{number}: {line.strip()}" for number, line in lines if _unreasoned(line)]


def _unreasoned(line):
    return bool(SILENCER.search(line)) and not REASONED.search(line)


def test_every_suppression_has_its_reason():
    kept = [module for module in source.modules() if module.path != "tests/guards/test_suppressions.py"]
    assert [fault for module in kept for fault in faults(module)] == []


@pytest.mark.parametrize(
    "line",
    [
        "import x  # noqa",
        "import x  # noqa: F401",
        "y = f()  # type: ignore[misc]",
        "# ruff: noqa",
        "# mypy: ignore-errors",
    ],
)
def test_a_bare_suppression_is_caught(line):
    assert len(faults(Module("shishi/core/x.py", f"a = 1\n{line}\n"))) == 1


@pytest.mark.parametrize(
    "line",
    ["import x  # noqa: F401 - registers itself", "y = f()  # type: ignore[misc]  # the stubs lack it"],
)
def test_a_reasoned_suppression_passes(line):
    assert faults(Module("shishi/core/x.py", f"a = 1\n{line}\n")) == []
