"""Every page looks as it did when somebody last looked at it; small differences of shading are allowed, moves are not."""

from dataclasses import replace

import pytest

from shishi.documents.layout import Profile
from shishi.documents.pdf.compiling import compiled
from shishi.documents.pdf.page_data import page_data
from tests.documents.model_notice import NOTICE
from tests.documents.pdf.appearance import FIELD, LOOKED_AT, MEAN, differences, kept
from tests.documents.pdf.reader import fingerprint
from tests.documents.pdf.setting import PACKAGE, made

KEPT = kept()


@pytest.mark.parametrize("case", LOOKED_AT)
def test_every_page_looks_as_it_did(case):
    pages = fingerprint(made(case).content)
    assert len(pages) == len(KEPT[case])
    for number, (before, now) in enumerate(zip(KEPT[case], pages, strict=True), start=1):
        mean, greatest = differences(before, now)
        assert mean <= MEAN, f"page {number} differs by {mean:.2f}"
        assert greatest <= FIELD, f"page {number} has a field that differs by {greatest}"


@pytest.mark.parametrize("changed", [{"pitch": 28.7}, {"char": 15.6}, {"size_2": 20.0}, {"addressee_blank": 0}])
def test_a_small_change_of_the_look_is_seen(changed):
    data = page_data(NOTICE, (), Profile.PLAIN, PACKAGE)
    data = replace(data, measures=replace(data.measures, **changed))
    first = fingerprint(compiled(data, PACKAGE.folders).document)[0]
    mean, greatest = differences(KEPT["plain"][0], first)
    assert mean > MEAN or greatest > FIELD
