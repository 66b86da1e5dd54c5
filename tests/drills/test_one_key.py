"""Twenty windows send one form at the same moment: one record, and nobody is told that something else happened."""

import sys
import threading

from tests.demo_site import SHISHI
from tests.drills.acts import RegisterAccounts, judge, stored
from tests.drills.conftest import FULL
from tests.drills.site import running

ROUNDS = 100 if FULL else 3
WINDOWS = 20


def send_together(visitor, act, key):
    """Twenty posts of one key, let go by a barrier; gives the answers."""
    barrier, answers = threading.Barrier(WINDOWS), []

    def send(window):
        barrier.wait()
        answers.append(window.post(act.path, act.fields(key)))

    threads = [threading.Thread(target=send, args=(visitor.again(),)) for _ in range(WINDOWS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def drill(environment, act, rounds, command=SHISHI):
    """Gives the keys that were acknowledged to anybody, the answers that were no acknowledgement, and the verdict."""
    told, others = [], []
    with running(environment, command) as site:
        visitor = site.visitor()
        visitor.enter(act.person)
        for number in range(rounds):
            answers = send_together(visitor, act, act.key(number))
            assert len(answers) == WINDOWS
            others += [answer for answer in answers if not act.acknowledged(answer)]
            if any(act.acknowledged(answer) for answer in answers):
                told.append(act.key(number))
    held = stored(environment)
    verdict = judge(told, held)
    print(f"{rounds} keys x {WINDOWS} posts: {len(held.rows)} records, {len(others)} other answers; {verdict}")
    return held, others, verdict


def test_twenty_posts_of_one_key_make_one_record(register):
    act = RegisterAccounts()
    held, others, verdict = drill(register(), act, ROUNDS)
    assert verdict.clean, verdict
    assert [key for key, _ in held.rows] == [act.key(number) for number in range(ROUNDS)]
    assert others == []


def test_the_drill_finds_a_form_whose_key_is_not_looked_at(register):
    """A control: the look before the write and the database's own constraint, both taken away."""
    planted = [sys.executable, "-m", "tests.drills.planted", "no_key"]
    _, _, verdict = drill(register(), RegisterAccounts(), 2, planted)
    assert verdict.doubled == ["drill0", "drill1"]
