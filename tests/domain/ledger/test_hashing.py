import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.core.clock import OFFICE_ZONE
from shishi.domain.ledger.hashing import canonical, digest, moment
from shishi.domain.units.models import UnitKind

PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15),
    st.dates(),
    st.datetimes(timezones=st.just(dt.UTC)),
)
CONTENT = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def turned(value):
    """The same content with every mapping's keys in the opposite order, and lists as tuples."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(list(value))}
    if isinstance(value, list):
        return tuple(turned(inner) for inner in value)
    return value


@given(CONTENT)
def test_the_same_content_in_another_order_gives_the_same_text(content):
    assert canonical(content) == canonical(turned(content))


@given(CONTENT)
def test_the_text_is_json_without_white_space_between_its_parts(content):
    text = canonical(content)
    assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text


@given(st.lists(PLAIN, min_size=2, max_size=4))
def test_the_order_of_a_list_is_kept(content):
    assert canonical(content) == f"[{','.join(canonical(inner) for inner in content)}]"


@given(st.decimals(allow_nan=False, allow_infinity=False), st.integers(0, 6))
def test_a_decimal_is_written_by_its_value_not_by_its_zeros(number, zeros):
    exponent = number.as_tuple().exponent
    if exponent < -6 or exponent > 6:
        return
    longer = Decimal(f"{number:f}" + ("" if "." in f"{number:f}" else ".") + "0" * zeros)
    assert canonical(longer) == canonical(number)
    assert Decimal(json.loads(canonical(number))) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("10", '"10"'),
        ("10.0000", '"10"'),
        ("1E+3", '"1000"'),
        ("0.0500", '"0.05"'),
        ("-0.00", '"0"'),
        ("-1.50", '"-1.5"'),
        ("100", '"100"'),
        ("0.1234567890123456789012345678901234567", '"0.1234567890123456789012345678901234567"'),
    ],
)
def test_a_decimal_reads(number, text):
    assert canonical(Decimal(number)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        ("", '""'),
        ("“已完成”\n", '"“已完成”\\n"'),
        (UnitKind.TOWNSHIP, '"township"'),
        (dt.date(2016, 7, 31), '"2016-07-31"'),
        (dt.datetime(2016, 8, 1, 9, tzinfo=OFFICE_ZONE), '"2016-08-01T01:00:00.000000Z"'),
        ({"b": [1, None], "a": {"丙": Decimal(0)}}, '{"a":{"丙":"0"},"b":[1,null]}'),
    ],
)
def test_a_value_reads(value, text):
    assert canonical(value) == text


@pytest.mark.parametrize(
    "value",
    [0.5, float("nan"), {0.5}, b"bytes", object(), {1: "key"}, {"deep": [{"x": 1.0}]}, dt.time(9), 1j],
    ids=["float", "nan", "set", "bytes", "object", "number as key", "float deep inside", "time", "complex"],
)
def test_what_has_no_fixed_text_is_refused(value):
    with pytest.raises(TypeError, match="has no place in a ledger entry"):
        canonical(value)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(TypeError, match="datetime has no place"):
        canonical(dt.datetime(2016, 8, 1, 9))  # noqa: DTZ001 - this is what is refused


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_decimal_that_is_no_number_is_refused(number):
    with pytest.raises(ValueError, match="no number"):
        canonical(Decimal(number))


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_has_one_length_and_one_zone(at):
    try:
        text = moment(at)
    except OverflowError:  # within a day of the year 1 or 9999, where UTC has no such day
        return
    assert len(text) == len("2016-08-01T01:00:00.000000Z") or at.year < 1000
    assert text == moment(at.astimezone(dt.UTC))


@pytest.mark.parametrize(
    ("text", "algorithm", "expected"),
    [
        # FIPS 180-4 and GB/T 32905-2016, appendix A.1.
        ("abc", "sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abc", "sm3", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    ],
)
def test_digests_are_those_of_the_standards(text, algorithm, expected):
    assert digest(text, algorithm) == expected


def test_an_unknown_algorithm_is_refused():
    with pytest.raises(ValueError, match="none-such"):
        digest("abc", "none-such")
