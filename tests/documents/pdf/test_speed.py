import pytest

from shishi.interfaces.bench.pdf import run


@pytest.mark.office
def test_a_page_takes_at_most_a_quarter_of_libreoffice():
    (ratio,) = run(count=4)
    assert ratio.other_name == "LibreOffice headless"
    assert 0 < ratio.ours_s <= ratio.limit * ratio.other_s
    assert ratio.limit == 1 / 4
