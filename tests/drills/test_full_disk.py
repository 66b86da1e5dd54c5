"""A full disk: what can't be kept is said plainly, reading goes on, and room is all that it takes to go on writing."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.drills.acts import RegisterAccounts, judge, stored
from tests.drills.conftest import FULL
from tests.drills.site import running

AFTER = 50 if FULL else 10
SPARE = 600 * 1024  # what is left to write on when the site starts
CHUNK = 64 * 1024


@contextmanager
def small_disk(place):
    """A file system in memory whose size can be changed while it is in use."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def resize(place, size):
    subprocess.run(["mount", "-o", f"remount,size={size}", place], check=True)


def used(place):
    numbers = os.statvfs(place)
    return (numbers.f_blocks - numbers.f_bfree) * numbers.f_frsize


def fill(visitor, act, numbers, *, limit):
    """Submit until the disk takes no more; gives the keys acknowledged and the answer that was none."""
    told = []
    for number in numbers[:limit]:
        key = act.key(number)
        answer = visitor.post(act.path, act.fields(key))
        if not act.acknowledged(answer):
            return told, answer
        told.append(key)
    pytest.fail(f"the disk was not full after {limit} submissions")


def test_on_a_full_disk_reading_goes_on_and_room_is_enough_to_recover(register, tmp_path):
    act = RegisterAccounts()
    with small_disk(tmp_path / "disk") as disk:
        environment = register(disk)
        resize(disk, used(disk) + SPARE)
        with running(environment) as site:
            visitor = site.visitor()
            visitor.enter(act.person)
            told, refusal = fill(visitor, act, range(10_000), limit=2000)
            assert refusal.status == 507, refusal
            assert "服务器磁盘已满" in refusal.text
            again = [visitor.post(act.path, act.fields(act.key(9999))).status for _ in range(5)]
            assert again == [507] * 5
            pages = [visitor.get(path).status for path in ("/accounts/", "/account/factors/", "/sign-in/") * 5]
            assert pages == [200] * 15
            process = site.pid
            resize(disk, used(disk) + 32 * 1024 * 1024)
            for number in range(20_000, 20_000 + AFTER):
                answer = visitor.post(act.path, act.fields(act.key(number)))
                assert act.acknowledged(answer), answer
                told.append(act.key(number))
            assert site.pid == process
        verdict = judge(told, stored(environment))
        print(f"{len(told)} acknowledged, {AFTER} of them after the disk had room again; {verdict}")
        assert verdict.clean, verdict


def test_the_drill_finds_a_site_that_calls_a_full_disk_a_bug(register, tmp_path):
    """A control."""
    act, planted = RegisterAccounts(), [sys.executable, "-m", "tests.drills.planted", "full_is_a_bug"]
    with small_disk(tmp_path / "disk") as disk:
        environment = register(disk)
        resize(disk, used(disk) + SPARE)
        with running(environment, planted) as site:
            visitor = site.visitor()
            visitor.enter(act.person)
            _, refusal = fill(visitor, act, range(10_000), limit=2000)
            assert refusal.status == 500
