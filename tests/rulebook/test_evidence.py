"""Prints are compared by their whole against every part, in both directions."""

import pytest

from shishi.rulebook.evidence import MOST_BITS, alike, distance

WHOLE, PART, FAR = bytes(8), b"\xf0" * 8, b"\xff" * 8
NEAR = ((1 << MOST_BITS) - 1).to_bytes(8)
BEYOND = ((1 << (MOST_BITS + 1)) - 1).to_bytes(8)


@pytest.mark.parametrize(
    ("one", "other", "bits"),
    [
        (WHOLE, WHOLE, 0),
        (WHOLE, FAR, 64),
        (WHOLE + PART, PART + FAR, 0),  # the other is what is left of this one
        (PART + FAR, WHOLE + PART, 0),  # this one is what is left of the other
        (WHOLE + PART, FAR + PART, 32),  # parts alone are not compared: half the county's photos have a sky
        (b"", WHOLE, 64),
    ],
)
def test_the_whole_is_compared_with_the_parts_of_the_other(one, other, bits):
    assert distance(one, other) == bits
    assert distance(other, one) == bits


def test_the_bound_belongs_to_what_is_alike():
    assert alike(WHOLE, NEAR)
    assert not alike(WHOLE, BEYOND)
