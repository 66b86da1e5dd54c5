"""How figures agree at the precision at which they are written."""

from decimal import Decimal

import pytest

from shishi.rulebook.proof.rounding import Agreement, Figure, compare, figure, ratio, same, total_of


@pytest.mark.parametrize(
    ("stated", "numerator", "denominator", "agreement"),
    [
        ("95", 550, 579, Agreement.EXACT),
        ("95.0", 550, 579, Agreement.EXACT),
        ("2.3", 9, 400, Agreement.EXACT),
        ("47", 129, 270, Agreement.CUT),
        ("26.8", 25, 93, Agreement.CUT),
        ("42", 7, 17, Agreement.MISROUNDED),
        ("58.07", 18, 31, Agreement.MISROUNDED),
        ("30", 4, 15, Agreement.OFF),
        ("27.7", 4, 15, Agreement.OFF),
    ],
)
def test_a_ratio_of_counts(stated, numerator, denominator, agreement):
    value = Decimal(stated)
    places = -value.as_tuple().exponent

    assert compare(value, places, ratio(Figure(Decimal(numerator)), Figure(Decimal(denominator)))) is agreement


def test_rounding_of_the_inputs_explains_the_last_place():
    computed = ratio(figure(Decimal("92.0"), 1), figure(Decimal("156.7"), 1))

    assert compare(Decimal("58.8"), 1, computed) is Agreement.WITHIN
    assert compare(Decimal("60.8"), 1, computed) is Agreement.OFF


def test_about_so_much_is_wider():
    computed = ratio(Figure(Decimal(117)), Figure(Decimal(125)))

    assert compare(Decimal(93), 0, computed, rough=True).agrees
    assert not compare(Decimal(80), 0, computed, rough=True).agrees


def test_nothing_can_be_a_share_of_nothing():
    assert ratio(Figure(Decimal(3)), Figure(Decimal(0))) is None
    assert ratio(Figure(Decimal(3)), Figure(Decimal("0.04"), Decimal("0.05"))) is None


def test_sums_carry_the_slack_of_their_parts():
    parts = [figure(Decimal("1.2"), 1), figure(Decimal("2.3"), 1), figure(Decimal(3), 0, exact=True)]

    assert total_of(parts) == Figure(Decimal("6.5"), Decimal("0.10"))
    assert same(total_of(parts), Figure(Decimal("6.6")))
    assert not same(total_of(parts), Figure(Decimal("6.7")))


def test_a_figure_between_its_bounds():
    about = figure(Decimal(1500), 0, rough=True)

    assert (about.low, about.high) == (Decimal(1470), Decimal(1530))
