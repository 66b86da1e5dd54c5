import pytest

from tests.factories.fixtures import area, data_dir
from tests.factories.fixtures import register as county
from tests.interfaces.desk.office import Office

__all__ = ["area", "county", "data_dir", "office", "register"]


@pytest.fixture
def register(county, settings):
    """The small county as the one whose register this is."""
    settings.AREA_CODE = county.area.pk
    return county


@pytest.fixture
def office(register):
    """The county with July frozen, and a browser without JavaScript in front of it."""
    return Office(register)
