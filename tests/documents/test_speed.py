from shishi.interfaces.bench.docx import run


def test_a_notice_takes_at_most_an_eighth_of_python_docx():
    (ratio,) = run(count=12)
    assert ratio.other_name == "python-docx"
    assert 0 < ratio.ours_s <= ratio.limit * ratio.other_s
    assert ratio.limit == 1 / 8
