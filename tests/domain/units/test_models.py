import datetime as dt

import pytest

from shishi.domain.units.models import Area, Delegation, Post, Tenure, Unit
from tests.factories.accounts import make_user
from tests.factories.rows import constraints_of, copy_of, expected_refusal, refusal_of
from tests.factories.units import appointed, make_unit


@pytest.fixture
def tenure(area):
    unit = make_unit(area, credit_code="11620199MB00000105")
    return appointed(unit.posts.get(), make_user(area), dt.date(2016, 1, 1))


def unit(**changes):
    return copy_of(Unit.objects.get(order=1), **{"name": "县民政局", "order": 2, "credit_code": None, **changes})


def delegation(**changes):
    post, deputy = Post.objects.get(), Tenure.objects.get().user
    days = {"from_on": dt.date(2016, 8, 1), "to_on": dt.date(2016, 9, 1), **changes}
    return Delegation(post=post, deputy=deputy, **days)


def saved_delegation():
    row = delegation()
    row.save()
    return row


BREACHES = {
    "unit_name_once": lambda: unit(name="县教育局"),
    "unit_order_once": lambda: unit(order=1),
    "unit_named": lambda: unit(name=""),
    "unit_kind_known": lambda: unit(kind="company"),
    "post_name_once": lambda: copy_of(Post.objects.get()),
    "post_kind_known": lambda: copy_of(Post.objects.get(), name="门卫", kind="guard"),
    "tenure_not_empty": lambda: copy_of(Tenure.objects.get(), to_on=dt.date(2016, 1, 1)),
    "tenure_one_open_per_post": lambda: copy_of(Tenure.objects.get(), from_on=dt.date(2016, 8, 1)),
    "delegation_not_backwards": lambda: delegation(to_on=dt.date(2016, 7, 31)),
    "delegation_once_a_day": lambda: copy_of(saved_delegation()),
}


def test_every_constraint_has_its_breach():
    assert set(BREACHES) == set(constraints_of(Area, Unit, Post, Tenure, Delegation))


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name, tenure):
    row = BREACHES[name]()
    assert refusal_of(row) == expected_refusal(row, name)


def test_a_credit_code_belongs_to_one_unit(tenure):
    assert refusal_of(unit(credit_code="11620199MB00000105")) is not None


def test_any_number_of_units_have_no_credit_code(tenure):
    assert refusal_of(unit()) is None
    assert refusal_of(unit(name="县水务局", order=3)) is None


def test_a_post_may_have_had_earlier_holders(tenure):
    earlier = copy_of(Tenure.objects.get(), from_on=dt.date(2015, 1, 1), to_on=dt.date(2016, 1, 1))
    assert refusal_of(earlier) is None


def test_the_rows_name_themselves(tenure):
    post = tenure.post
    assert [str(area) for area in Area.objects.all()] == ["青山县"]
    assert str(post.unit) == "县教育局"
    assert str(post) == f"{post.unit_id}:报送人"
    assert str(tenure) == f"{post.pk}: {tenure.user_id} 2016-01-01—"
    assert str(delegation()) == f"{post.pk}: {tenure.user_id} 2016-08-01—2016-09-01"
