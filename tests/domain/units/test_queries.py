import datetime as dt

import pytest

from shishi.domain.units import queries
from shishi.domain.units.models import PostKind
from tests.factories.accounts import make_user
from tests.factories.units import appointed, make_area, make_post, make_unit


@pytest.fixture
def units(area):
    """Two units of the area, entered against their official order, and one elsewhere."""
    make_unit(make_area("620198", "白河县"), "县水务局")
    return [make_unit(area, "县民政局", order=2), make_unit(area, "县教育局", order=1)]


def test_area_gives_the_area_or_none(area):
    assert queries.area("620199") == area
    assert queries.area("620198") is None


def test_units_of_are_in_the_offices_order(units):
    assert [unit.name for unit in queries.units_of("620199")] == ["县教育局", "县民政局"]


def test_unit_names_are_those_of_the_area(units):
    assert queries.unit_names("620199") == {"县教育局", "县民政局"}


def test_unit_named_looks_in_the_area_only(units):
    assert queries.unit_named("620199", "县民政局") == units[0]
    assert queries.unit_named("620199", "县水务局") is None


def test_unit_at_gives_who_holds_a_place(units):
    assert queries.unit_at("620199", 2) == units[0]
    assert queries.unit_at("620199", 3) is None


def test_unit_with_credit_code_finds_it_in_any_area(units, area):
    holder = make_unit(area, "县财政局", credit_code="11620199MB00000105")
    assert queries.unit_with_credit_code("11620199MB00000105") == holder
    assert queries.unit_with_credit_code("11620199MB0000011X") is None


@pytest.mark.parametrize(("code", "expected"), [("620199", 3), ("620198", 2), ("620197", 1)])
def test_next_order_is_behind_the_last_unit(code, expected, units):
    assert queries.next_order(code) == expected


def test_reporting_post_is_the_first_reporter_by_name(units):
    unit = units[0]
    make_post(unit, "A局长", PostKind.HEAD)
    first = make_post(unit, "A报送人", PostKind.REPORTER)
    assert queries.reporting_post(unit) == first


def test_a_post_is_vacant_before_its_first_holder(units, area):
    post = units[0].posts.get()
    tenure = appointed(post, make_user(area), dt.date(2016, 3, 1))
    assert queries.holder(post, on=dt.date(2016, 2, 29)) is None
    assert queries.holder(post, on=dt.date(2016, 3, 1)) == tenure
    assert queries.holder(post, on=dt.date(2099, 1, 1)) == tenure
