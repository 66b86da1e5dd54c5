"""What the drills let people do, and what must be true of it afterwards.

An act has a key that its form carries. The client notes for each key what came back; the checker reads the register by
itself and never asks the client what it should find.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field

from tests.guards.source import ROOT

READ = """
import django, json
django.setup()
from shishi.domain.accounts.models import User
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.ledger.queries import verify
print(json.dumps({
    "rows": [[user.username.split("#")[0], user.pk] for user in User.objects.filter(username__startswith="drill").order_by("pk")],
    "entries": [
        int(entry.object_id) for entry in LedgerEntry.objects.filter(act="accounts.register_user").order_by("seq")
        if json.loads(entry.after)["username"].startswith("drill")
    ],
    "faults": [fault.sentence for fault in verify()],
}))
"""


class RegisterAccounts:
    """The system administrator registers accounts; the user name is what must not come twice."""

    person = "xitong"
    path = "/accounts/register/"

    def key(self, number):
        return f"drill{number}"

    def fields(self, key):
        return {"username": key, "name": "演练"}

    def acknowledged(self, answer):
        """A code was shown; or, to somebody who sends the form again, the word that the name is there."""
        return answer.status == 200 and ("一次性口令" in answer.text or "已被使用" in answer.text)


@dataclass(frozen=True, slots=True)
class Stored:
    """What the register holds: (key, row) for each row, the row that each ledger entry speaks of, the chain's faults."""

    rows: list[tuple[str, int]]
    entries: list[int]
    faults: list[str]


def stored(environment):
    told = subprocess.run(
        [sys.executable, "-c", READ],
        env=environment | {"DJANGO_SETTINGS_MODULE": "shishi.config.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    held = json.loads(told.stdout)
    return Stored([tuple(row) for row in held["rows"]], held["entries"], held["faults"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """Counts of what must not be. ``mismatched``: rows without their one entry, or entries without their row."""

    acknowledged: int
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    mismatched: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def clean(self):
        return not (self.lost or self.doubled or self.mismatched or self.faults)

    def __str__(self):
        return (
            f"{self.acknowledged} acknowledged, {len(self.lost)} lost, {len(self.doubled)} doubled, "
            f"{len(self.mismatched)} unlike the ledger, {len(self.faults)} faults in the chain"
        )


def judge(acknowledged, held):
    keys = [key for key, _ in held.rows]
    rows = [row for _, row in held.rows]
    return Verdict(
        acknowledged=len(acknowledged),
        lost=sorted(set(acknowledged) - set(keys)),
        doubled=sorted({key for key in keys if keys.count(key) > 1}),
        mismatched=sorted(
            row for row in {*rows, *held.entries} if (rows.count(row), held.entries.count(row)) != (1, 1)
        ),
        faults=held.faults,
    )
