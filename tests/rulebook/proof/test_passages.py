"""Lines, sentences and sections."""

from shishi.rulebook.proof.passages import heading_end, passages
from shishi.rulebook.proof.plain import plain

TEXT = "关于进展的通报\n一、总体情况\n全年12件。已完成5件！\n甲|5|6\n（一）城建\n1.道路\n（1）路面\n●管网\n二、问题\n无"


def test_a_text_falls_into_lines_sentences_and_rows():
    found = passages(plain(TEXT))

    assert [line.level for line in found.lines] == [0, 1, 0, 2, 3, 4, 5, 1, 0]
    assert [sentence.section for sentence in found.sentences] == [0, 1, 1, 1, 1, 1, 1, 1, 2, 2]
    assert [sentence.first for sentence in found.sentences][2:4] == [True, False]
    assert len(found.rows) == 1


def test_words_begin_behind_the_heading_or_the_point():
    assert heading_end("一、总体", 0, 4) == 2
    assert heading_end("二是推进", 0, 4) == 2
    assert heading_end("推进", 0, 2) == 0
