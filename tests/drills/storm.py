"""People submit as fast as they can while the whole server is killed again and again."""

import itertools
import random
import statistics
import threading
import time
from dataclasses import dataclass, field

from tests.drills.site import Site, Visitor

CLIENTS = 6


@dataclass(slots=True)
class History:
    """What the clients were told. A key without an answer is sent again until there is one."""

    acknowledged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    broken: int = 0  # sent, and the server was killed before the answer
    down: int = 0  # not even taken: nobody was there
    restarts: list[float] = field(default_factory=list)

    def __str__(self):
        return (
            f"{len(self.acknowledged)} acknowledged, {self.broken} broken off, {self.down} met no server, restart median "
            f"{statistics.median(self.restarts):.2f} s, longest {max(self.restarts):.2f} s"
        )


def storm(environment, act, *, kills, seed, command, first=0):
    """Run it; gives what the clients were told. The server is down when this returns."""
    site, history, over = Site(environment, command), History(), threading.Event()
    chance, numbers = random.Random(seed), itertools.count(first)  # noqa: S311 - to be repeated
    site.start()
    entered = site.visitor()
    entered.enter(act.person)
    clients = [
        threading.Thread(target=_submit, args=(entered.again(), act, numbers, history, over)) for _ in range(CLIENTS)
    ]
    try:
        for client in clients:
            client.start()
        for _ in range(kills):
            time.sleep(chance.uniform(0.05, 0.5))
            site.kill()
            history.restarts.append(site.start())
        over.set()
        for client in clients:
            client.join()
    finally:
        over.set()
        site.stop()
    return history


def _submit(visitor: Visitor, act, numbers, history, over):
    while not over.is_set():
        key = act.key(next(numbers))
        while True:
            try:
                answer = visitor.post(act.path, act.fields(key))
            except OSError as fault:
                if isinstance(getattr(fault, "reason", fault), ConnectionRefusedError):
                    history.down += 1
                else:
                    history.broken += 1
                time.sleep(0.05)
                continue
            (history.acknowledged if act.acknowledged(answer) else history.refused).append(key)
            break
