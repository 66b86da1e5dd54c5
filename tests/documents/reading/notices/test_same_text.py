"""The same bulletin as .docx, .doc, RTF, web page and PDF reads the same, whichever program made the file."""

import shutil
import subprocess
from dataclasses import replace

import docx
import pytest

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.parent import read_path
from shishi.documents.reading.notices.reading import Form
from tests.documents.reading.notices import papers

pytestmark = pytest.mark.office

LOCKED_PDF = (
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"open-me"}}'
)
FORMS = {
    "docx": Form.WORD,
    "doc": Form.OLD_WORD,
    "rtf": Form.RICH_TEXT,
    "html": Form.WEB_PAGE,
    "pdf": Form.PDF,
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    path = papers.write_docx(tmp_path_factory.mktemp("papers") / "通报.docx")
    return {"docx": path} | papers.convert(path, ["doc:MS Word 97", "rtf", "html", "pdf", "txt:Text (encoded):UTF8"])


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_reads_as_it_was_written(files, ending):
    reading = read_path(files[ending])
    assert reading.refused is None
    assert reading.form is FORMS[ending]
    assert reading.text.split("\n") == list(papers.LINES)


def test_what_we_read_is_what_libreoffice_itself_writes_as_text(files):
    theirs = files["txt"].read_text(encoding="utf-8-sig")
    assert papers.squeezed(read_path(files["doc"]).text) == papers.squeezed(theirs)


@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is not installed")
def test_antiword_reads_the_same_prose_out_of_the_doc(files):
    theirs = subprocess.run(["antiword", "-m", "UTF-8.txt", "-w", "0", files["doc"]], capture_output=True, check=True)
    prose = papers.squeezed(theirs.stdout.decode())
    assert all(papers.squeezed(line) in prose for line in (papers.TITLE, *papers.PROSE, *papers.MORE))


@pytest.mark.parametrize("ending", ["rtf", "html"])
def test_a_file_that_is_only_named_doc_is_read_for_what_it_is(files, ending, tmp_path):
    named = tmp_path / "通报.doc"
    shutil.copy(files[ending], named)
    reading = read_path(named)
    assert reading.form is FORMS[ending]
    assert reading.text == papers.TEXT


def test_an_encrypted_doc_and_pdf_ask_for_the_password_to_be_taken_off(files, tmp_path):
    data = bytearray(files["doc"].read_bytes())
    data[data.index(b"\xec\xa5") + 11] |= 0x01
    (tmp_path / "a.doc").write_bytes(data)
    assert "打开密码" in read_path(tmp_path / "a.doc").refused
    source = papers.write_docx(tmp_path / "b.docx")
    papers.convert(source, [LOCKED_PDF])
    assert "打开密码" in read_path(tmp_path / "b.pdf").refused


def test_a_document_older_than_word_97_is_named(files, tmp_path):
    data = files["doc"].read_bytes().replace(b"\xec\xa5", b"\xdc\xa5", 1)
    (tmp_path / "a.doc").write_bytes(data)
    assert "Word 95" in read_path(tmp_path / "a.doc").refused


@pytest.mark.parametrize("ending", ["docx", "doc", "pdf"])
def test_a_file_cut_short_is_refused_wherever_it_was_cut(files, ending, tmp_path):
    data = files[ending].read_bytes()
    for part in (0.02, 0.3, 0.6, 0.9):
        path = tmp_path / f"cut.{ending}"
        path.write_bytes(data[: int(len(data) * part)])
        reading = read_path(path)
        # PDFium finds the pages of a file without its end by searching; then the text is there, never part of a page.
        assert reading.refused or papers.TITLE in reading.text
        if reading.refused:
            assert any(word in reading.refused for word in ("损坏", "不完整", "异常", "上限"))


def test_a_doc_with_bytes_changed_at_random_never_harms_the_caller(files, tmp_path):
    data = files["doc"].read_bytes()
    quick = replace(Limits(), wall_seconds=20)
    for number in range(12):
        broken = bytearray(data)
        for place in range(number * 97 + 24, len(broken), 1531):
            broken[place] ^= 0x5A
        path = tmp_path / "broken.doc"
        path.write_bytes(bytes(broken))
        reading = read_path(path, quick)
        assert reading.refused or reading.text


def test_a_ruled_table_of_a_pdf_keeps_empty_and_merged_cells_and_cells_of_several_lines(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    table.style = "Table Grid"
    rows = (("清单", "进展", ""), ("市列", "农村公路硬化和村内道路建设", "4"), ("", "取消", ""), ("合计", "", "5"))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 1).add_paragraph("第二段说明")
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("表后的正文。")
    document.save(tmp_path / "表.docx")
    papers.convert(tmp_path / "表.docx", ["pdf"])
    assert read_path(tmp_path / "表.pdf").text.split("\n") == [
        "清单\t进展",
        "市列\t农村公路硬化和村内道路建设第二段说明\t4",
        "\t取消",
        "合计\t\t5",
        "表后的正文。",
    ]
