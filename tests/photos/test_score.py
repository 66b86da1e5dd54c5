"""The bar: of photographs used again, 95 % are found; of pairs of different ones, 2 % at most are called alike."""

from tests.photos.score import MANIPULATIONS, measured, share

SEEDS = range(2000, 2120)
FOUR = ("saved at quality 35", "12 % brighter", "cropped by 25 %", "cropped by 20 %, smaller, brighter, quality 50")


def test_reuse_is_found_and_different_pictures_stay_apart():
    reused, different = measured(SEEDS, {name: MANIPULATIONS[name] for name in FOUR})
    assert len(different) >= 2000
    for name, distances in reused.items():
        assert len(distances) >= 120
        assert share(distances) >= 95, name
    assert share(different) <= 2
