"""Whole bulletins: what agrees with itself is left alone, what is changed is found, nothing crashes, nothing is slow."""

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.rulebook.proof.check import check
from tests.rulebook.proof import told
from tests.rulebook.proof.bulletins import bulletin

PIECES = [
    "共",
    "其中",
    "已完成",
    "未开工",
    "其余",
    "占",
    "%",
    "件",
    "项",
    "亿元",
    "（",
    "）",
    "，",
    "。",
    "；",
    "、",
    "\n",
    "|",
    "\t",
]
PIECES += [
    "超序时",
    "个百分点",
    "完成率",
    "3",
    "10件",
    "1—6月",
    "30%",
    "十",
    "分三个方面",
    "一、",
    "取消",
    "缓慢",
    "第",
    "〔",
    "☃",
]


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_a_bulletin_that_agrees_with_itself_raises_nothing(seed):
    assert told.serious(bulletin(seed).text) == []


def test_one_changed_figure_is_found_in_nineteen_of_twenty_places():
    found = places = 0
    for seed in range(40):
        made = bulletin(seed)
        random = Random(seed)  # noqa: S311 - the same changes on every run
        for place in made.places:
            places += 1
            found += bool(told.serious(made.changed(place, random)))

    assert places > 500
    assert found >= 0.95 * places


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_heap_of_words_is_read_and_quoted_rightly(text):
    _quotes_are_the_text(text)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_read(text):
    _quotes_are_the_text(text)


def test_ten_thousand_damaged_bulletins_are_read():
    random = Random(20160731)  # noqa: S311 - the same changes on every run
    whole = [bulletin(seed).text for seed in range(20)]
    for _ in range(10_000):
        text = random.choice(whole)
        start = random.randrange(len(text))
        cut = text[start : start + random.randrange(1, 60)]
        at = random.randrange(len(cut))
        damage = random.choice((cut[at:] + cut[:at], cut[:at] + random.choice(PIECES) + cut[at + 1 :], cut * 2))
        _quotes_are_the_text(damage)


def _quotes_are_the_text(text):
    proof = check(text)
    for one in (*proof.claims, *proof.findings):
        assert text[one.start : one.end] == one.quote
        assert 0 <= one.start <= one.end <= len(text)
    assert [one.start for one in proof.claims] == sorted(one.start for one in proof.claims)


ENDLESS = [
    "其中3件，",
    "3件（2件",
    "市列3件缓慢；",
    "甲、乙等3件",
    "3件重点事项中，",
    "共3件。",
    "正在办理3件。4件正在办理的事项中，",
    "一、共3件，完成投资3亿元\n",
    "\n|a|b|\n|甲县|1|\n|乙县|2|\n甲县3个；乙县3个。",
    "占3%，超序时2个百分点；",
    "一",
    "（",
    "1",
    "中",
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_the_time_grows_with_the_length(piece):
    short, long = piece * (2_000 // len(piece)), piece * (16_000 // len(piece))

    assert _seconds(long) < 30 * _seconds(short) + 0.2  # eight times the text; a square would take 64 times


def _seconds(text):
    best = 1e9
    for _ in range(3):
        begin = time.process_time()
        check(text)
        best = min(best, time.process_time() - begin)
    return best
