"""Below the interfaces nobody asks what time it is: a figure as of a day must come out the same on any other day."""

import ast
import re

import pytest

from tests.guards import source
from tests.guards.source import Module

BELOW = ("shishi/rulebook/", "shishi/documents/", "shishi/domain/", "shishi/core/")
THE_CLOCK = "shishi/core/clock.py"
CLOCKS = re.compile(
    r"^(datetime\.(date\.today|datetime\.(now|utcnow|today))"
    r"|time\.(time|time_ns|localtime|gmtime|ctime|strftime)"
    r"|django\.utils\.timezone\.(now|localtime|localdate)"
    r"|django\.db\.models\.functions\.Now|django\.db\.models\.functions\.datetime\.Now"
    r"|shishi\.core\.clock\.now)$"
)


def faults(module):
    names = source.imported_names(module.tree)
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            found.append(module.at(node.value, f"{node.arg} asks the clock"))
        elif isinstance(node, (ast.Attribute, ast.Name)) and CLOCKS.match(source.dotted(node, names) or ""):
            found.append(module.at(node, f"{ast.unparse(node)} asks the clock"))
    return found


def test_no_clock_below_the_interfaces():
    below = [module for module in source.modules(*BELOW) if module.path != THE_CLOCK]
    assert [fault for module in below for fault in faults(module)] == []


@pytest.mark.parametrize(
    "text",
    [
        "import datetime as dt\ntoday = dt.date.today()",
        "from datetime import datetime\nat = datetime.now()",
        "from django.utils import timezone\nat = Field(default=timezone.now)",
        "import time\nat = time.time()",
        "from shishi.core import clock\nat = clock.now()",
        "from shishi.core.clock import now\nat = now()",
        "at = DateTimeField(auto_now_add=True)",
        "from django.db.models.functions import Now\nat = Now()",
    ],
)
def test_a_clock_is_caught(text):
    assert len(faults(Module("shishi/domain/units/actions.py", text))) == 1


def test_time_passed_in_is_no_clock():
    text = "from shishi.core.clock import office_day\ndef f(at):\n    now = at\n    return office_day(now)"
    assert faults(Module("shishi/domain/units/queries.py", text)) == []
