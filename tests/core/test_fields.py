"""Amounts come back from the database as they went in, or are refused."""

from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from shishi.core.fields import DECIMALS, SIGNIFICANT_DIGITS, InexactAmount, fits
from shishi.domain.projects.models import Target
from tests.factories.fixtures import area, data_dir, register
from tests.factories.projects import make_list, make_work, target

__all__ = ["area", "data_dir", "register"]


@pytest.fixture
def goal(area):
    return make_work(make_list(area), "土地整治", targets=[target("1", "亿元")]).targets.get()


@pytest.mark.parametrize(
    "amount",
    ["0.12345", "0.0123456789", "0.000000000123", "123456789012345", "12345678901.2345", "0", "1E+14", "0.1", "2.50"],
)
def test_an_amount_is_kept_to_the_last_digit(goal, amount):
    Target.objects.filter(pk=goal.pk).update(quantity=None)
    goal.quantity = Decimal(amount)
    goal.save()

    kept = Target.objects.get(pk=goal.pk).quantity
    assert kept == Decimal(amount)
    assert f"{kept:f}" == f"{Decimal(amount).normalize():f}"


@pytest.mark.parametrize("amount", ["0.1234567890123456", "1234567890123456", "1E+15", "1E-21", "NaN"])
def test_an_amount_that_would_be_rounded_is_refused(goal, amount):
    goal.quantity = Decimal(amount)
    with pytest.raises(InexactAmount, match="不能原样登记"), transaction.atomic():
        goal.save()

    assert Target.objects.get(pk=goal.pk).quantity == 1


@given(st.decimals(min_value=0, max_value=10**14, places=6))
def test_what_fits_has_no_more_digits_than_a_spreadsheet_keeps(amount):
    digits = len(str(amount.normalize()).replace(".", "").lstrip("0").partition("E")[0])
    assert fits(amount) == (digits <= SIGNIFICANT_DIGITS)
    assert fits(amount.scaleb(-8)) == (fits(amount) and -amount.normalize().as_tuple().exponent + 8 <= DECIMALS)
