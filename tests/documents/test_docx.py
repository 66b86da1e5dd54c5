import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from shishi.documents.characters import printable
from shishi.documents.content import (
    BoundFigure,
    Paragraph,
    Signature,
    Text,
    addressee_line,
    attachment_lines,
    figures_of,
    inline_text,
)
from shishi.documents.docx.render import render
from shishi.documents.docx.traces import traces
from shishi.documents.layout import FREE_FONTS, Profile
from tests.documents.model_notice import NOTICE, heading, paragraph, table

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANY_TEXT = st.text(st.characters(codec=None), max_size=40)
TREE = """
from hashlib import sha256
from tests.documents.model_notice import NOTICE, table
from shishi.documents.docx.render import render
from shishi.documents.xls.render import render as xls
from shishi.documents.xlsx.render import render as xlsx
print([sha256(data).hexdigest() for data in (render(NOTICE), xls(table(5)), xlsx(table(5)))])
"""


def _part(document, name):
    with ZipFile(BytesIO(document)) as package:
        return etree.fromstring(package.read(name))


def _texts(document):
    return [paragraph.text for paragraph in Document(BytesIO(document)).paragraphs]


def test_another_reader_finds_the_same_text_in_order():
    expected = [
        NOTICE.head_mark,
        NOTICE.doc_number,
        "\n".join(NOTICE.title_lines),
        addressee_line(NOTICE),
        *(inline_text(block.inlines) for block in NOTICE.blocks),
        *attachment_lines(NOTICE),
        NOTICE.signature.issuer,
        "2016年8月5日",
        "（此件公开发布）",
        "",
    ]
    assert _texts(render(NOTICE)) == expected


def test_without_a_number_its_line_and_the_red_line_stay():
    mark, number, title, *_ = _texts(render(replace(NOTICE, doc_number=None)))
    assert (mark, number, title) == (NOTICE.head_mark, "", "\n".join(NOTICE.title_lines))


def test_the_plain_profile_has_neither_head_nor_record():
    text = "\n".join(_texts(render(NOTICE, Profile.PLAIN)))
    assert text.startswith(NOTICE.title_lines[0])
    assert NOTICE.doc_number not in text
    assert b"txbxContent" not in etree.tostring(_part(render(NOTICE, Profile.PLAIN), "word/document.xml"))


def test_two_processes_write_the_same_bytes():
    runs = [
        subprocess.run(
            [sys.executable, "-c", TREE], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].count(b"'") == 6


def test_the_files_properties_name_title_issuer_keywords_language_and_the_notices_date():
    properties = Document(BytesIO(render(NOTICE))).core_properties
    assert properties.title == NOTICE.title
    assert properties.author == NOTICE.issuer
    assert properties.keywords == "；".join(NOTICE.keywords)
    assert properties.language == "zh-CN"
    assert properties.created.date() == properties.modified.date() == NOTICE.signature.on


def test_a_notice_without_any_date_has_no_dates_in_its_properties():
    document = render(replace(NOTICE, signature=None, printed_on=None))
    core = etree.tostring(_part(document, "docProps/core.xml"))
    assert b"created" not in core
    with ZipFile(BytesIO(document)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_bound_figure_can_be_traced_to_its_id():
    found = traces(render(NOTICE))
    assert [(trace.figure_id, trace.printed) for trace in found] == [(f.figure_id, f.text) for f in figures_of(NOTICE)]
    assert all(trace.now == trace.printed for trace in found)
    assert len(found) > 20


def test_a_figure_changed_or_deleted_by_hand_is_seen():
    document = render(
        replace(NOTICE, blocks=(paragraph("完成", "done=3", "件，率", "rate=30%", "，余", "rest=7", "件"),))
    )
    stream = BytesIO()
    with ZipFile(BytesIO(document)) as package, ZipFile(stream, "w") as changed:
        for name in package.namelist():
            text = package.read(name).decode()
            if name == "word/document.xml":
                text = text.replace(">30%<", ">40%<")
                start = text.index('<w:bookmarkStart w:id="3"')
                text = text[:start] + text[text.index('<w:bookmarkEnd w:id="3"/>') + len('<w:bookmarkEnd w:id="3"/>') :]
            changed.writestr(name, text)
    assert [(trace.printed, trace.now) for trace in traces(stream.getvalue())] == [
        ("3", "3"),
        ("30%", "40%"),
        ("7", None),
    ]


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, ANY_TEXT, st.text(st.characters(codec=None), min_size=1, max_size=10))
def test_any_text_is_written_well_formed_and_read_back(title, words, figure):
    blocks = (Paragraph((Text(words), BoundFigure(figure, words + '&"<id>'))), heading(f"一、{words}"))
    notice = replace(NOTICE, title_lines=(title,), blocks=blocks, copy_to=(words,), attachments=(title, words))
    document = render(notice)
    texts = _texts(document)
    assert texts[2] == printable(title)
    assert texts[4:6] == [printable(words) + printable(figure), printable(f"一、{words}")]
    assert texts[6:8] == [printable(f"附件：1.{title}"), printable(f"2.{words}")]
    (trace,) = traces(document)
    assert trace.figure_id == printable(words + '&"<id>')
    assert trace.printed == trace.now == printable(figure)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("甲\x00\x08乙", "甲乙"),
        ("\ud800甲", "甲"),
        ("甲\ufffe", "甲"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\t", "\t"),
        ("𬭊", "𬭊"),
    ],
)
def test_only_characters_that_no_file_may_hold_are_dropped(text, kept):
    assert printable(text) == kept


def test_a_table_inside_the_notice_repeats_its_header_and_merges_its_groups():
    document = render(replace(NOTICE, blocks=(paragraph("如下："), table(8))), Profile.PLAIN)
    body = _part(document, "word/document.xml")
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] * 3 + [False] * 9
    read = Document(BytesIO(document)).tables[0]
    assert [cell.text for cell in read.rows[0].cells][3:6] == ["资金（万元）"] * 3
    assert [cell.text for cell in read.rows[2].cells][3:6] == ["计划", "金额", "到位率"]
    assert {row.cells[1].text for row in read.rows[3:11]} == {"社会保障"}
    assert [trace.figure_id for trace in traces(document)] == ["county.planned_money"]
    widths = [int(column.get(f"{W}w")) for column in body.iter(f"{W}gridCol")]
    assert sum(widths) == 8844


def test_ten_attachments_start_their_names_under_each_other():
    document = render(replace(NOTICE, attachments=tuple(f"第{number}份" for number in range(1, 11))))
    lasts = [p for p in Document(BytesIO(document)).paragraphs if p.text.startswith(("9.", "10."))]
    direct = [paragraph.paragraph_format.first_line_indent for paragraph in lasts]
    assert direct[0] is None
    assert direct[1].pt == pytest.approx(-1.5 * 15.75, abs=0.1)


def test_an_upward_document_names_its_signer_beside_the_number():
    document = render(replace(NOTICE, signer="张明"))
    assert "\t清政办发〔2016〕5号\t签发人：张明" in _texts(document)


def test_a_sealed_signature_leaves_the_place_of_the_seal():
    document = render(replace(NOTICE, signature=Signature("清溪县人民政府", NOTICE.signature.on, sealed=True)))
    read = Document(BytesIO(document)).paragraphs
    name = next(paragraph for paragraph in read if paragraph.style.name == "署名")
    day = next(paragraph for paragraph in read if paragraph.style.name == "成文日期")
    assert name.paragraph_format.space_before.pt == pytest.approx(2 * 28.95)
    assert day.paragraph_format.right_indent.pt == pytest.approx(4 * 15.75)


def test_without_attachments_the_last_words_stay_with_the_signature():
    document = render(replace(NOTICE, attachments=()))
    last = next(p for p in reversed(Document(BytesIO(document)).paragraphs) if p.style.name == "公文正文")
    assert last.paragraph_format.keep_with_next is True


def test_the_fonts_asked_for_are_in_every_style():
    styles = etree.tostring(_part(render(NOTICE, fonts=FREE_FONTS), "word/styles.xml"), encoding="unicode")
    assert "仿宋_GB2312" not in styles
    assert "FandolFang" in styles


def test_the_names_that_clerks_look_for_are_real_styles():
    names = {style.name for style in Document(BytesIO(render(NOTICE))).styles}
    assert {
        "公文标题",
        "主送机关",
        "公文正文",
        "一级标题",
        "二级标题",
        "附件说明",
        "署名",
        "成文日期",
        "红头",
        "文号",
    } <= names
