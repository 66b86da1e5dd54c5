import pytest

from shishi.domain.files.queries import FileDamaged, content_of, path_of
from tests.factories.files import make_file


@pytest.fixture
def stored(area):
    return make_file(area, b"report", "七月.xlsx")


def test_content_of_gives_the_bytes_that_were_kept(stored):
    assert content_of(stored) == b"report"


@pytest.mark.parametrize("damaged", [b"", b"repor", b"rePort", b"report\n"])
def test_content_of_refuses_bytes_that_are_not_those_kept(damaged, stored):
    path_of(stored.sha256).write_bytes(damaged)
    with pytest.raises(FileDamaged, match=r"文件“七月\.xlsx”已损坏，与登记的校验值不符。") as refused:
        content_of(stored)
    assert refused.value.code == "file-damaged"


def test_content_of_says_when_the_bytes_are_missing(stored):
    path_of(stored.sha256).unlink()
    with pytest.raises(FileDamaged, match=r"文件“七月\.xlsx”在存储中缺失。") as refused:
        content_of(stored)
    assert refused.value.code == "file-damaged"
