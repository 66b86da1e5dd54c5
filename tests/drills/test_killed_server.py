"""kill -9 of the whole server in a storm of submissions: nothing acknowledged is lost, torn, doubled or unrecorded."""

import sys

import pytest

from tests.demo_site import SHISHI
from tests.drills.acts import RegisterAccounts, Stored, judge, stored
from tests.drills.conftest import FULL
from tests.drills.storm import storm

KILLS = 50 if FULL else 3
SEED = 20160731


def drill(environment, act, *, kills, command=SHISHI):
    history = storm(environment, act, kills=kills, seed=SEED, command=command)
    verdict = judge(history.acknowledged, stored(environment))
    print(f"{kills} kills, seed {SEED}: {history}; {verdict}")
    return history, verdict


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(register):
    history, verdict = drill(register(), RegisterAccounts(), kills=KILLS)
    assert verdict.clean, verdict
    assert history.refused == []
    assert verdict.acknowledged >= KILLS
    assert history.broken >= KILLS, "too few submissions were under way when the server was killed"


@pytest.mark.parametrize(("defect", "found"), [("early_receipt", "lost"), ("two_transactions", "mismatched")])
def test_the_drill_finds_a_planted_defect(register, defect, found):
    """A control: were it not found, the drill above would prove nothing."""
    planted = [sys.executable, "-m", "tests.drills.planted", defect]
    for _ in range(4):
        _, verdict = drill(register(), RegisterAccounts(), kills=3, command=planted)
        if getattr(verdict, found):
            return
    pytest.fail(f"{defect} was not found in 12 kills")


def test_the_judge_names_each_kind_of_loss():
    held = Stored(rows=[("b", 2), ("c", 3), ("c", 4), ("d", 5)], entries=[2, 3, 4, 9], faults=["第3条缺失"])
    verdict = judge(["a", "b", "c"], held)
    assert (verdict.lost, verdict.doubled, verdict.mismatched) == (["a"], ["c"], [5, 9])
    assert not verdict.clean
    assert judge(["b"], Stored([("b", 2)], [2], [])).clean
