"""The county that the times are measured on, and the measurement itself at a tenth of its size."""

from shishi.domain.statistics.figures.sets import figures_of
from shishi.domain.statistics.inputs import dump
from shishi.interfaces.bench.figures import county, run
from tests.domain.statistics.recompute import recompute


def test_the_measured_county_is_counted_like_any_other():
    inputs = county(200)

    figures = figures_of(inputs)

    assert {key: figure.text for key, figure in figures.figures.items()} == recompute(dump(inputs))
    assert figures.breaches == ()
    for key in ("items_cancelled", "items_slow", "items_done", "cannot_finish", "reports_missing", "light.normal"):
        assert figures[f"全县.{key}"].value > 0
    assert sum(len(work.reports) for work in inputs.works) > 11 * 200


def test_a_thousand_works_take_less_than_a_third_of_the_limits_for_ten_thousand():
    warm, cold, ten, hundred = run(works=1_000, rounds=3)

    assert (warm.name, warm.other_s) == ("1,000件指标（已载入）", 0.1)
    assert (cold.name, cold.other_s) == ("1,000件指标（从原文）", 1.5)
    assert warm.ratio < 1 / 3 > cold.ratio
    assert [ten.name, hundred.name] == ["10×（100件）每千件", "100×（1,000件）每千件"]
    assert max(ten.ratio, hundred.ratio) < 3  # twice the limit: so few works are too short to measure sharply
