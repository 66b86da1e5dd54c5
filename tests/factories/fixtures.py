"""Fixtures for the conftest of each app's folder."""

import pytest

from tests.factories.county import county
from tests.factories.kept import kept_once
from tests.factories.units import make_area

__all__ = ["area", "data_dir", "register"]


laid_county = kept_once(county)


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    """Kept files go to a folder of the test's own."""
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def area(db):
    return make_area()


@pytest.fixture
def register(db, data_dir):
    """The small county, as the office has it at the beginning of August."""
    return laid_county()
