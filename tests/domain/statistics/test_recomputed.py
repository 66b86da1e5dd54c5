"""The program's figures against a second, independent computation over the exported snapshot."""

from pathlib import Path

import pytest

from shishi.domain.statistics.figures.sets import figures_of
from shishi.domain.statistics.inputs import dump, load
from tests.domain.statistics.counties import county
from tests.domain.statistics.recompute import recompute

MODULES = ("recompute.py", "restand.py", "relight.py", "revalue.py")


@pytest.mark.parametrize("seed", range(300))
def test_two_computations_agree_on_every_figure(seed):
    text = dump(county(seed))

    figures = figures_of(load(text)).figures

    assert {key: figure.text for key, figure in figures.items()} == recompute(text)


def test_the_second_computation_imports_nothing_of_the_program():
    folder = Path(__file__).parent

    assert not [name for name in MODULES if "shishi" in (folder / name).read_text(encoding="utf-8")]
