from tests.factories.fixtures import area, data_dir, register

__all__ = ["area", "data_dir", "register"]
