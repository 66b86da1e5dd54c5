"""What of a .docx is its text: accepted changes, shown runs, merged cells, text boxes."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices.read import read_notice
from tests.documents.reading.notices.papers import convert, paragraph_of, run, squeezed

BOX = (
    '<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml">'
    "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>框内3件</w:t></w:r></w:p>"
    "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><w:txbxContent><w:p><w:r><w:t>框内3件</w:t></w:r></w:p>"
    "</w:txbxContent></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def text_of(document):
    stream = io.BytesIO()
    document.save(stream)
    reading = read_notice("通报.docx", stream.getvalue(), Limits())
    assert reading.refused is None
    return reading.text


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (run("其余") + f"<w:del>{run('6')}</w:del><w:ins>{run('7')}</w:ins>" + run("件"), "其余7件"),
        (run("其余") + "<w:del><w:r><w:delText>6</w:delText></w:r></w:del>" + run("7件"), "其余7件"),
        (f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo>", "新处"),
        (run("看得见") + run("看不见", "<w:vanish/>") + run("也看得见", '<w:vanish w:val="0"/>'), "看得见也看得见"),
        (f"<w:hyperlink>{run('附件1')}</w:hyperlink>" + run(".xls"), "附件1.xls"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>= 3+4</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("7")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "7",
        ),
        ("<w:r><w:t>2016</w:t><w:noBreakHyphen/><w:t>07</w:t><w:br/><w:t>第二行</w:t></w:r>", "2016-07\n第二行"),
        (run("\u3000\u3000首行\u00a0空格"), "首行 空格"),
        (run("正文") + BOX, "正文\n框内3件"),
        (f"<w:sdt><w:sdtContent>{run('控件里的10件')}</w:sdtContent></w:sdt>", "控件里的10件"),
    ],
    ids=["replaced", "deleted", "moved", "hidden", "link", "field", "breaks", "blanks", "box", "control"],
)
def test_a_paragraph_reads_as_it_is_seen(xml, text):
    assert text_of(paragraph_of(xml)) == text


def test_merged_cells_keep_the_others_in_their_columns():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate((("清单", "进展", ""), ("市列", "完成", "4"), ("", "取消", "1"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    assert text_of(document) == "清单\t进展\n市列\t完成\t4\n\t取消\t1"


def test_a_cell_with_several_paragraphs_and_a_table_inside_is_one_cell():
    document = docx.Document()
    cell = document.add_table(rows=1, cols=2).cell(0, 0)
    cell.text = "第一段"
    cell.add_paragraph("第二段")
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "乙"
    assert text_of(document) == "第一段第二段甲乙"


def test_a_deleted_row_is_gone():
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text, table.cell(1, 0).text = "留下", "删去"
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')} w:id='1' w:author='a'/>"))
    assert text_of(document) == "留下"


def test_headers_footers_and_comments_are_not_the_text():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉8件"
    document.sections[0].footer.paragraphs[0].text = "页脚9件"
    document.add_paragraph("正文10件")
    assert text_of(document) == "正文10件"


def test_a_document_of_pictures_alone_says_so():
    stream = io.BytesIO()
    docx.Document().save(stream)
    assert "没有文字" in read_notice("图.docx", stream.getvalue(), Limits()).refused


NUMBERING = """<w:numbering {ns}><w:abstractNum w:abstractNumId="99">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="90"><w:abstractNumId w:val="99"/></w:num></w:numbering>"""


def numbered(*places):
    """A document whose paragraphs are counted at these depths; None is not counted."""
    document = docx.Document()
    part = document.part.numbering_part
    abstract, number = parse_xml(NUMBERING.format(ns=nsdecls("w")))
    part.element.insert(0, abstract)
    part.element.append(number)
    for depth, text in places:
        paragraph = document.add_paragraph(text)
        if depth is not None:
            number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(number))
    return document


COUNTED = ((0, "省列"), (1, "进展"), (1, "问题"), (2, "土地"), (2, "资金"), (None, "正文3件"), (0, "市列"), (1, "进展"))
NUMBERS = "一、省列\n（一）进展\n（二）问题\n1.土地\n2.资金\n正文3件\n二、市列\n（一）进展"


def test_numbers_that_word_counts_by_itself_are_read_as_they_are_seen():
    assert text_of(numbered(*COUNTED)) == NUMBERS


@pytest.mark.office
def test_libreoffice_counts_the_same_numbers(tmp_path):
    numbered(*COUNTED).save(tmp_path / "a.docx")
    made = convert(tmp_path / "a.docx", ["txt:Text (encoded):UTF8"])["txt"].read_text(encoding="utf-8-sig")
    assert squeezed(made) == squeezed(NUMBERS)
