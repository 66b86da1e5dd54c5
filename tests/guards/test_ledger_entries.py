"""Every action leaves exactly one ledger entry: the half that can be read off the source.

An action is a public function of an app's actions that is told who acts (``by``); what is not told that may not write.
Along each way through an action, ``ledger.actions.record`` is called at most once, never in a
loop, and on at least one way it is; or else the action passes the work on to another. That the entry is really there, in
the same transaction, is shown by the tests of each domain app.
"""

import ast
import re

import pytest

from tests.guards import source
from tests.guards.source import Module

RECORD = "shishi.domain.ledger.actions.record"
ACTION = re.compile(r"^shishi\.domain\.\w+\.actions(\.\w+)*\.[a-z]\w*$")
OFTEN = 100  # what a call in a loop counts as
DRAFTS = "shishi/domain/reporting/actions/drafts.py"  # what is typed and not sent is nobody's act yet
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Reading:
    """Counts the entries that one module's functions make."""

    def __init__(self, module):
        self.module = module
        self.names = source.imported_names(module.tree)
        self.functions = {node.name: node for node in module.tree.body if isinstance(node, ast.FunctionDef)}

    def faults(self):
        public = [node for name, node in self.functions.items() if not name.startswith("_")]
        return [self.module.at(node, sentence) for node in public if (sentence := self.fault(node))]

    def fault(self, function):
        counts = self.entries(function)
        if "by" not in {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}:
            writes = max(counts) or source.write_calls(function)
            return f"{function.name} writes and is not told who acts" if writes else None
        if max(counts) > 1:
            return f"{function.name} may leave more than one ledger entry"
        if max(counts) == 0 and not self.passes_on(function):
            return f"{function.name} leaves no ledger entry"
        return None

    def entries(self, function):
        """How many entries the function may make, one number per way through it that does not raise."""
        on, done = self.block(function.body)
        return on | done or {0}

    def passes_on(self, function):
        """Whether the function calls an action, its own app's or another's, here or through a private function."""
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            name = source.dotted(call.func, self.names) or ""
            if ACTION.match(name) and name != RECORD:
                return True
            own = self.functions.get(name)
            if own is not None and own is not function and (not name.startswith("_") or self.passes_on(own)):
                return True
        return False

    def block(self, statements):
        """Counts of the ways that go on after the statements, and of those that return inside them."""
        on, done = {0}, set()
        for statement in statements:
            step_on, step_done = self.step(statement)
            done |= {before + after for before in on for after in step_done}
            on = {before + after for before in on for after in step_on}
        return on, done

    def step(self, statement):
        if isinstance(statement, SCOPES):
            return {0}, set()
        if isinstance(statement, ast.Raise):
            return set(), set()
        if isinstance(statement, ast.Return):
            return set(), {self.calls(statement)}
        if isinstance(statement, LOOPS):
            on, done = self.block(statement.body)
            return {0} | {OFTEN * count for count in on}, done
        ways = self.ways(statement)
        if ways is None:
            return {self.calls(statement)}, set()
        first = self.calls_in_head(statement)
        results = [self.block(way) for way in ways]
        on = {first + count for result, _ in results for count in result}
        return on, {first + count for _, result in results for count in result}

    @staticmethod
    def ways(statement):
        """The bodies of which one is gone through, or None for a plain statement."""
        if isinstance(statement, ast.If):
            return [statement.body, statement.orelse]
        if isinstance(statement, (ast.With, ast.AsyncWith)):
            return [statement.body]
        if isinstance(statement, ast.Try):
            ends = [handler.body for handler in statement.handlers]
            return [[*way, *statement.finalbody] for way in [[*statement.body, *statement.orelse], *ends]]
        if isinstance(statement, ast.Match):
            return [*[case.body for case in statement.cases], []]
        return None

    def calls_in_head(self, statement):
        heads = [getattr(statement, name, None) for name in ("test", "subject")]
        heads += [item.context_expr for item in getattr(statement, "items", [])]
        return sum(self.calls(head) for head in heads if head is not None)

    def calls(self, node):
        if isinstance(node, SCOPES):
            return 0
        inside = sum(self.calls(child) for child in ast.iter_child_nodes(node))
        if isinstance(node, COMPREHENSIONS):
            return OFTEN * inside
        return inside + (self.made_by(node) if isinstance(node, ast.Call) else 0)

    def made_by(self, call):
        name = source.dotted(call.func, self.names)
        if name == RECORD:
            return 1
        private = self.functions.get(name) if name and name.startswith("_") else None
        return max(self.entries(private)) if private else 0


def faults(module):
    return Reading(module).faults()


def _action_modules():
    every = source.modules("shishi/domain/")
    acting = [module for module in every if re.search(r"/actions(\.py$|/\w+\.py$)", module.path)]
    return [module for module in acting if not module.path.startswith(("shishi/domain/ledger/", DRAFTS))]


def test_every_action_leaves_one_ledger_entry():
    assert [fault for module in _action_modules() for fault in faults(module)] == []


HEAD = "from shishi.domain.ledger.actions import record\nfrom shishi.domain.projects import actions as projects\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    thing.save()", "no ledger entry"),
        ("    record(1)\n    record(2)", "more than one"),
        ("    for row in rows:\n        record(row)", "more than one"),
        ("    return [record(row) for row in rows]", "more than one"),
        ("    _write(1)\n    _write(2)", "more than one"),
        ("    if a:\n        record(1)\n    record(2)", "more than one"),
    ],
)
def test_a_missing_or_second_entry_is_caught(body, expected):
    text = f"{HEAD}\ndef act(*, by):\n{body}\n\ndef _write(x):\n    record(x)\n"
    (fault,) = faults(Module("shishi/domain/units/actions.py", text))
    assert expected in fault


@pytest.mark.parametrize("body", ["thing.save()", "record(1)"])
def test_a_write_by_nobody_is_caught(body):
    (fault,) = faults(Module("shishi/domain/units/actions.py", f"{HEAD}\ndef act(thing):\n    {body}\n"))
    assert "not told who acts" in fault


def test_a_question_asked_beside_the_actions_is_none():
    assert faults(Module("shishi/domain/units/actions.py", "def tier_of(name):\n    return TIERS.get(name)\n")) == []


@pytest.mark.parametrize(
    "body",
    [
        "    with atomic():\n        thing.save()\n        record(1)",
        "    if a:\n        return _write(1)\n    record(2)",
        "    if a:\n        raise Refused\n    record(2)",
        "    if same:\n        return None\n    return _write(2)",
        "    for row in rows:\n        projects.register_listing(row)",
        "    for row in rows:\n        projects.register_listing(row)\n    record(1)",
    ],
)
def test_one_entry_or_passing_on_is_right(body):
    text = f"{HEAD}\ndef act(*, by):\n{body}\n\ndef _write(x):\n    record(x)\n"
    assert faults(Module("shishi/domain/units/actions.py", text)) == []
