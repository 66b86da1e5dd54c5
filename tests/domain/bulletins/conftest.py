import pytest


@pytest.fixture(autouse=True)
def kept_files(settings, tmp_path):
    """Rendered files go to a folder of the test's own."""
    settings.DATA_DIR = tmp_path
