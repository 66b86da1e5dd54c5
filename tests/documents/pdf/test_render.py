"""What the door promises: same bytes, nothing lost, nothing run as a command, a missing character named."""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import groupby

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from shishi.documents.content import (
    BoundFigure,
    Cell,
    Column,
    ContentFaultError,
    Notice,
    Paragraph,
    Row,
    Signature,
    Table,
    Text,
    plain_text,
    table_lines,
)
from shishi.documents.fonts import Face
from shishi.documents.layout import Profile
from shishi.documents.pdf.column_widths import balanced, column_widths
from shishi.documents.pdf.measures import CELL_INSET
from shishi.documents.pdf.render import Pdf, PdfError, render
from tests.documents.model_notice import BLOCKS, COLUMNS, NOTICE, TITLES, heading, paragraph, table
from tests.documents.pdf.reader import Page, read
from tests.documents.pdf.setting import ALONE, CASES, FONT_SETS, PACKAGE, made, tables
from tests.documents.pdf.tag_tree import tagged_text

SHORT = Notice(
    ("通报",), "县政府办公室", (), (paragraph("正文。"),), signature=Signature("县政府办公室", date(2016, 8, 5))
)
PRINT_HASH = (
    "from hashlib import sha256; from tests.documents.pdf.setting import made;"
    "print(sha256(made('red-head-with-tables').content).hexdigest())"
)

FORK = """
import os
from tests.documents.pdf.setting import made
made("plain")
child = os.fork()
if child == 0:
    try:
        made("red-head")
    except RuntimeError:
        print("refused", flush=True)
    os._exit(0)
print(os.waitpid(child, 0)[1])
"""


def _said(*paragraphs: str) -> Notice:
    return replace(SHORT, blocks=tuple(Paragraph((Text(text),)) for text in paragraphs))


def _outcome(notice: Notice) -> Pdf | PdfError:
    try:
        return render(notice, profile=Profile.PLAIN, fonts=PACKAGE)
    except PdfError as error:
        return error


def _bare(text: str) -> str:
    return "".join(text.split())


def test_two_processes_give_the_same_bytes():
    other = subprocess.run(
        [sys.executable, "-c", PRINT_HASH], check=True, capture_output=True, text=True
    ).stdout.strip()
    assert sha256(made("red-head-with-tables").content).hexdigest() == other


def test_a_process_forked_off_one_that_has_rendered_refuses_and_never_waits_for_ever():
    finished = subprocess.run([sys.executable, "-c", FORK], capture_output=True, text=True, check=True, timeout=60)
    assert finished.stdout.split("\n")[:2] == ["refused", "0"]


def test_threads_render_at_once():
    cases = ["red-head", "briefing", "plain", "sealed", "levels", "long-record"]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda case: made.__wrapped__(case).content, cases))
    assert together == [made(case).content for case in cases]


@pytest.mark.parametrize("case", CASES)
def test_the_number_of_pages_is_told(case):
    pdf = made(case)
    with PdfDocument(pdf.content) as opened:
        assert pdf.pages == len(opened)


@pytest.mark.parametrize("case", ["red-head-with-tables", "plain", "levels", "empty-month"])
def test_every_character_is_there_for_both_readers(case):
    notice, sheets, _profile = CASES[case]
    found = read(made(case).content)
    content = Counter(_bare(plain_text(notice) + "".join(line for sheet in sheets for line in _cells(sheet))))
    assert not content - Counter("".join(line.text for page in found.pages for line in page.lines))
    assert not content - Counter(_bare("".join(found.texts)))


def _cells(sheet: Table) -> list[str]:
    """The lines of a table as it is printed: merged titles and equal grouped cells at least once."""
    groups = Counter(cell.value for row in sheet.rows for cell in row.cells[1:2])
    body = "".join(list(table_lines(sheet))[4 : 4 + len(sheet.rows)])
    for text, times in groups.items():
        body = body.replace(str(text), "", times - 1)
    return [sheet.title, sheet.date_line, sheet.unit_line, body, *sheet.notes]


@pytest.mark.parametrize("case", ["red-head", "briefing", "plain", "levels", "long-record"])
def test_tags_speak_in_the_order_of_the_content(case):
    spoken = _bare("".join(text for _tag, text in tagged_text(made(case).content)))
    assert _bare(plain_text(CASES[case][0])) in spoken
    pages = read(made(case).content).texts
    numbers = "".join(f"—{number}—" for number in range(1, len(pages) + 1))
    assert Counter(spoken) + Counter(numbers) == Counter(_bare("".join(pages)))


def test_headings_and_header_cells_are_tagged():
    tags = {text: tag for tag, text in tagged_text(made("red-head-with-tables").content)}
    assert tags["一、省列为民兴办实事进展情况（详见附件1）"].startswith("Document/H1")
    assert tags["资金（万元）"] == "Document/Table/THead/TR/TH"
    levels = [tag.split("/")[1] for tag, _text in tagged_text(made("levels").content) if "/H" in tag]
    assert [level for level in levels if level != "P"][:4] == ["H1", "H2", "H3", "H4"]


def test_a_skipped_level_is_tagged_as_the_next_one():
    notice = replace(SHORT, blocks=(heading("1.先", 3), paragraph("正文。"), heading("一、后"), heading("（1）再", 4)))
    tags = [tag for tag, _text in tagged_text(render(notice, fonts=PACKAGE).content) if "/H" in tag]
    assert [tag.split("/")[1] for tag in tags] == ["H1", "H1", "H2"]


@pytest.mark.parametrize(
    "hostile", ["#set page(width: 1pt)", "*粗* _斜_ $x$", '"); panic("', "#sys.inputs", "\\u{41}", "= 标题", "//注"]
)
def test_markup_in_a_name_is_printed_as_it_is(hostile):
    notice = replace(
        SHORT,
        title_lines=(hostile,),
        issuer=hostile,
        addressees=(hostile,),
        attachments=(hostile,),
        head_mark=hostile,
        doc_number=hostile,
        signer=hostile,
        copy_to=(hostile,),
        keywords=(hostile,),
        openness=hostile,
        signature=Signature(hostile, date(2016, 8, 5)),
    )
    found = read(render(notice, [table(1, hostile)], fonts=PACKAGE).content)
    words = _bare("".join(found.texts))
    assert words.count(_bare(hostile)) == 10
    assert all(page.width > 200 for page in found.pages)


@settings(max_examples=60)
@given(st.text(st.characters(codec="gbk"), max_size=60))
@example("#let")
@example("“‘引’”——……")
def test_any_text_of_the_chinese_standard_sets_is_printed_or_its_character_named(text):
    outcome = _outcome(_said("甲", text, "乙"))
    if isinstance(outcome, PdfError):
        assert outcome.code == "glyph-missing"
        assert any(f"U+{ord(character):04X}" in str(outcome) for character in text)
        return
    words = "".join(line.text for page in read(outcome.content).pages for line in page.lines)
    visible = "".join(character for character in text if character.isprintable() and not character.isspace())
    assert f"通报甲{visible}乙县政府办公室" in words


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_at_all_gives_a_file_or_a_plain_refusal(text):
    outcome = _outcome(_said(text))
    if isinstance(outcome, PdfError):
        assert outcome.code in {"glyph-missing", "unprintable"}
    else:
        assert outcome.content.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("character", ["\U00030000", "\ue000", "😀"])
def test_a_character_that_no_font_has_is_named(character):
    with pytest.raises(PdfError, match=f"U\\+{ord(character):04X}") as refused:
        render(_said(f"联系人：张{character}"), fonts=PACKAGE)
    assert refused.value.code == "glyph-missing"


@pytest.mark.parametrize("fonts", FONT_SETS)
def test_rare_names_borrow_their_characters(fonts):
    found = read(render(_said("张玥、王喆、李堃、赵翀，㎡"), fonts=FONT_SETS[fonts][0]).content)
    assert "张玥、王喆、李堃、赵翀，㎡" in _bare(found.texts[0])


def test_an_unknown_family_is_refused_and_never_replaced_in_silence():
    with pytest.raises(PdfError, match="nowhere") as refused:
        render(SHORT, fonts=replace(PACKAGE, body=Face("Nowhere")))
    assert refused.value.code == "unprintable"


def test_tables_must_be_those_of_the_note():
    with pytest.raises(ContentFaultError) as refused:
        render(NOTICE, tables(1)[::-1], fonts=PACKAGE)
    assert refused.value.code == "attachments-differ"


def test_a_notice_without_any_date_is_refused():
    with pytest.raises(PdfError) as refused:
        render(replace(SHORT, signature=None), fonts=PACKAGE)
    assert refused.value.code == "undated"


def test_the_date_of_the_file_is_the_date_of_the_notice():
    assert read(made("plain").content).info["CreationDate"].startswith(b"D:20160805")


def test_bound_figures_are_printed_as_the_register_gave_them():
    notice = replace(SHORT, blocks=(Paragraph((Text("共"), BoundFigure("10", "province.items"), Text("件。"))),))
    assert "共10件。" in _bare(read(render(notice, fonts=PACKAGE).content).texts[0])


def test_a_group_cut_by_the_page_is_named_again_on_the_next():
    found = read(made("many-rows").content)
    lying = [page for page in found.pages if page.lying]
    halves = [("社会", "保障"), ("社会", "事业"), ("农村", "惠农"), ("安居", "保障")]
    assert len(lying) > 3
    for page in lying:
        texts = {line.text for line in page.lines}
        assert any({first, second} <= texts or first + second in texts for first, second in halves)


def _sheets_of(*sheets: Table) -> list[Page]:
    notice = replace(NOTICE, attachments=tuple(sheet.title for sheet in sheets))
    return [page for page in read(render(notice, sheets, fonts=PACKAGE).content).pages if page.lying]


@pytest.mark.parametrize("rows", range(3, 24, 2))
def test_notes_never_stand_on_a_page_without_a_row(rows):
    last = "".join(line.text for line in _sheets_of(table(rows, TITLES[0]))[-1].lines)
    assert last.index(f"第{rows}件实事") < last.index(f"合计{rows}件") < last.index("注：") < last.index("取消事项")


def test_the_targets_of_one_matter_stay_on_one_page():
    columns = (
        Column(("序号",), 3, grouped=True),
        Column(("实事名称",), 8, grouped=True),
        Column(("指标",), 8),
        Column(("进展情况",), 16, grouped=True),
    )
    rows = tuple(
        Row((Cell(str(matter)), Cell(f"甲{matter}"), Cell(f"乙{matter}丙{target}"), Cell("按计划推进。" * 40)))
        for matter in range(10, 40)
        for target in (1, 2)
    )
    pages = ["".join(line.text for line in page.lines) for page in _sheets_of(Table(TITLES[0], columns, rows))]
    assert len(pages) > 2
    for page in pages:
        for matter in range(10, 40):
            parts = [page.count(part) for part in (f"甲{matter}", f"乙{matter}丙1", f"乙{matter}丙2")]
            assert parts in ([0, 0, 0], [1, 1, 1])


def test_columns_are_as_wide_as_their_texts_need():
    titles = ("序号", "状态", "协办单位", "存在问题")
    columns = tuple(Column((title,), 5) for title in titles)
    rows = tuple(Row((Cell("1"), Cell("已启动"), Cell("县财政局、" * 12), Cell("无"))) for _ in range(5))
    widths = column_widths(Table("表", columns, rows), 640, 9)
    assert sum(widths) == pytest.approx(640)
    assert widths[2] > 450
    assert widths[1] >= 3 * 9 + 2 * CELL_INSET


@pytest.mark.parametrize(
    ("title", "fitting", "lines"),
    [
        ("年度目标", 3.5, "年度\n目标"),
        ("下一步打算", 4, "下一步\n打算"),
        ("总投资（万元）", 5, "总投资\n（万元）"),
        ("单位", 2, "单位"),
    ],
)
def test_titles_of_columns_are_broken_into_equal_lines(title, fitting, lines):
    assert balanced(title, fitting) == lines


@pytest.mark.parametrize("repeats", range(11, 21))
def test_the_signature_never_stands_alone(repeats):
    notice = replace(ALONE, openness="", blocks=(*BLOCKS[:2], *[paragraph("已办结。")] * repeats))
    for page in read(render(notice, profile=Profile.PLAIN, fonts=PACKAGE).content).pages:
        texts = [line.text for line in page.lines]
        if "2016年8月5日" in texts:
            assert texts.index("清溪县人民政府办公室") > 0


@pytest.mark.parametrize("repeats", range(9, 21))
def test_the_signature_stands_below_the_body_and_a_short_list_of_attachments_is_not_parted(repeats):
    notice = replace(NOTICE, blocks=(*BLOCKS[:2], *[paragraph("已办结。")] * repeats))
    texts = ["".join(line.text for line in page.lines) for page in read(render(notice, fonts=PACKAGE).content).pages]
    (page,) = (text for text in texts if "2016年8月5日（此件公开发布）" in text)
    assert "已办结。" in page
    assert all(f"{number}.{title}" in page for number, title in enumerate(TITLES, start=1))


def test_a_long_last_paragraph_lends_the_signature_two_lines():
    lines_before = []
    for repeats in range(1, 30):
        last = paragraph("各单位要对照年初的承诺逐件核对。" * repeats)
        notice = replace(ALONE, openness="", blocks=(*BLOCKS[:3], last))
        *_others, page = read(render(notice, profile=Profile.PLAIN, fonts=PACKAGE).content).pages
        lines_before.append([line.text for line in page.lines].index("清溪县人民政府办公室"))
    assert 0 not in lines_before
    assert 2 in lines_before


def test_a_long_number_never_leaves_its_cell():
    wide = replace(
        table(3), columns=tuple(replace(column, width=2 if column.decimals else column.width) for column in COLUMNS)
    )
    (page, *_more) = _sheets_of(replace(wide, title=TITLES[2]))
    edges = sorted({round(rule.x0, 1) for rule in page.rules if not rule.level})
    lines = [line.glyphs for line in page.lines if "120.50" in line.text]
    assert not any(glyph.x0 < edge < glyph.x1 for glyphs in lines for glyph in glyphs for edge in edges)
    cells = Counter(
        "".join(glyph.text for glyph in cell)
        for glyphs in lines
        for _, cell in groupby(glyphs, lambda glyph: sum(edge < glyph.x0 for edge in edges))
    )
    assert (cells["120.50"], cells["80.25"]) == (3, 3)


def test_a_table_inside_the_notice_is_set_upright():
    notice = replace(ALONE, blocks=(*BLOCKS[:4], table(6), *BLOCKS[4:]))
    found = read(render(notice, fonts=PACKAGE).content)
    assert not any(page.lying for page in found.pages)
    assert "第6件实事" in _bare("".join(found.texts))
    assert all(rule.x0 > 28 - 0.5 and rule.x1 < 184.5 for page in found.pages for rule in page.rules)
