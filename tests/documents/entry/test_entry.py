"""The workbook to fill in: keys survive, any text in any cell is read without a crash, the file stays the same."""

import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from shishi.documents.entry import child
from shishi.documents.entry.layout import EntryBook, EntryRow, Field, RowKey, key_from
from shishi.documents.entry.parent import read_entries
from shishi.documents.entry.render import render
from shishi.documents.entry.wire import Job
from shishi.documents.reading.limits import Limits

KEY = RowKey("2016-08", 3, 4, 5, 0, 17)
ROW = EntryRow(
    KEY, "县交通运输局", "建设农村公路", "100公里", "公里", Decimal("66.96"), Decimal(60), None, ("开工",), True
)
BOOK = EntryBook("填报表", "填法", (ROW,))


def test_a_key_is_known_again_and_a_dragged_one_is_not():
    text = str(KEY)
    assert key_from(f" {text} ") == KEY
    for wrong in ("", text[:-1], text.replace(":17:", ":18:"), f"{text}0", text.replace(":", "：")):
        assert key_from(wrong) is None


def test_the_same_content_gives_the_same_bytes():
    assert render(BOOK) == render(BOOK)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(list(Field)),
        st.text(max_size=60).map(lambda text: ILLEGAL_CHARACTERS_RE.sub("", text)),
        max_size=6,
    )
)
def test_any_text_in_any_cell_is_read(tmp_path, said):
    book = load_workbook(io.BytesIO(render(BOOK)))
    for field, text in said.items():
        book.active.cell(4, list(Field).index(field) + 1).value = text
    path = tmp_path / "filled.xlsx"
    book.save(path)
    reading = child.read_job(Job(str(path), Limits()))
    assert reading.refused is None
    assert len(reading.rows) == 1
    key_from(reading.rows[0].text(Field.KEY))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", "本期累计,识别码".encode()])
def test_what_is_no_workbook_of_ours_is_refused_in_words(tmp_path, content):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert read_entries(path).refused
