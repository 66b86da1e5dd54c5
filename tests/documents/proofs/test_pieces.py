"""A text cut at its findings loses and doubles nothing, however they overlap."""

from hypothesis import given
from hypothesis import strategies as st

from shishi.documents.proofs.pieces import lines, numbered, place_of, sentence_around
from shishi.rulebook.proof.findings import Finding, Severity

TEXT = "市列15件。\n其中4件已完成，完成率30%，其余10件推进。\r\n结束"


def finding(start, end, severity=Severity.ERROR, text=TEXT):
    return Finding(start, end, text[start:end], "remainder", severity, "", "", "")


def test_each_line_is_cut_where_a_finding_begins_or_ends():
    first, second, third = lines(TEXT, numbered([finding(8, 10), finding(14, 20, Severity.WARN)]))
    assert [piece.text for piece in first] == ["市列15件。"]
    assert [(piece.text, [one.number for one in piece.marks]) for piece in second] == [
        ("其", []),
        ("中4", [1]),
        ("件已完成", []),
        ("，完成率30", [2]),
        ("%，其余10件推进。", []),
    ]
    assert [piece.text for piece in third] == ["结束"]


def test_where_findings_overlap_the_gravest_gives_the_look():
    wide, narrow = finding(7, 20, Severity.INFO), finding(10, 12, Severity.ERROR)
    pieces = list(lines(TEXT, numbered([narrow, wide])))[1]
    assert [piece.severity for piece in pieces] == [Severity.INFO, Severity.ERROR, Severity.INFO, None]
    assert [one.number for one in pieces[1].marks] == [2, 1]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6), st.text("件1，\n\r\t", max_size=40))
def test_nothing_is_lost_or_doubled(places, text):
    spans = {(min(pair), min(max(pair), len(text))) for pair in places}
    found = numbered([finding(start, end, text=text) for start, end in spans if start < end])
    cut = list(lines(text, found))
    whole = text.splitlines()
    assert ["".join(piece.text for piece in line) for line in cut] == whole
    begun = [one.number for line in cut for piece in line for one in piece.begins]
    assert len(begun) == len(set(begun))


def test_a_place_is_said_as_line_and_character():
    assert place_of(TEXT, 0) == (1, 1)
    assert place_of(TEXT, TEXT.index("结")) == (3, 1)


def test_a_sentence_stands_around_its_finding():
    start = TEXT.index("30%")
    assert sentence_around(TEXT, finding(start, start + 3)) == ("其中4件已完成，完成率", "30%", "，其余10件推进。")
    long = "甲" * 100 + "30%" + "乙" * 100
    before, _, after = sentence_around(long, finding(100, 103, text=long))
    assert (before[0], after[-1]) == ("…", "…")
