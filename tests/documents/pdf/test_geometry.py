"""Correct notices pass the checker, and each fault planted alone in one is caught."""

from dataclasses import dataclass, field, replace

import pytest

from shishi.documents.content import Notice, Table
from shishi.documents.layout import Profile
from shishi.documents.pdf.compiling import TEMPLATE, compiled
from shishi.documents.pdf.measures import MEASURES
from shishi.documents.pdf.page_data import FaceData, page_data
from tests.documents.model_notice import BLOCKS, NOTICE, TITLES, heading, paragraph, table
from tests.documents.pdf.elements import Wanted
from tests.documents.pdf.geometry import faults
from tests.documents.pdf.setting import (
    ALONE,
    CASES,
    FONT_SETS,
    PACKAGE,
    PACKAGE_FACES,
    last_paragraph,
    made,
    wanted,
)

MM = 72 / 25.4
SANS = FaceData(("Noto Sans SC", "Noto Serif SC"), 400)
SERIF = FaceData(("Noto Serif SC", "Noto Sans SC"), 400)
SHEETS = [table(7, title) for title in TITLES]


@dataclass(frozen=True, slots=True)
class Planted:
    """What is wrong: a length, a face, a piece of the data, or `was` that became `now` in the template."""

    code: str
    measures: dict = field(default_factory=dict)
    sides: dict = field(default_factory=dict)
    faces: dict = field(default_factory=dict)
    data: dict = field(default_factory=dict)
    was: str = ""
    now: str = ""
    notice: Notice = NOTICE
    sheets: tuple[Table, ...] = ()
    profile: Profile = Profile.RED_HEAD


def _sides(**moved: float) -> dict:
    return {name: getattr(MEASURES.page, name) + mm * MM for name, mm in moved.items()}


def _with_blocks(*blocks) -> Notice:
    return replace(NOTICE, blocks=(*blocks, *BLOCKS))


PLANTED = [
    Planted("page-size", sides=_sides(width=6, right=6)),
    Planted("page-size", sides=_sides(height=-18, bottom=-18), measures={"folio_drop": 5 * MM}),
    Planted("margin-left", sides=_sides(left=-1)),
    Planted("margin-right", sides=_sides(right=1)),
    Planted("margin-top", sides=_sides(top=1)),
    Planted("margin-top", sides=_sides(top=-1), profile=Profile.PLAIN),
    Planted("margin-bottom", sides=_sides(bottom=11), measures={"folio_drop": 18 * MM}),
    Planted("lines-per-page", sides=_sides(bottom=11), measures={"folio_drop": 18 * MM}),
    Planted("line-pitch", measures={"pitch": 28.0}),
    Planted("lines-per-page", measures={"pitch": 27.5}),
    Planted("chars-per-line", measures={"char": 16.0}),
    Planted("chars-per-line", measures={"char": 15.4}),
    Planted("font:body", faces={"body": SANS}),
    Planted("font:h1", faces={"hei": SERIF}),
    Planted("font:title", faces={"title": SANS}),
    Planted("font:h2", faces={"kai": SANS}, notice=_with_blocks(heading("（一）总体情况", 2))),
    Planted("font:signer", faces={"kai": SANS}, notice=replace(NOTICE, signer="张文")),
    Planted("size:title", measures={"size_2": 18.0}),
    Planted("size:body", measures={"size_3": 15.0}),
    Planted("colour:mark", was="fill: red, name", now="fill: black, name"),
    Planted("colour:body", was="#set smartquote", now="#set text(fill: red)\n#set smartquote"),
    Planted("mark-drop", measures={"mark_drop": 33.5 * MM}),
    Planted("number-drop", measures={"number_blank": 1}),
    Planted("red-line-drop", measures={"red_line_drop": 5 * MM}),
    Planted("red-line-width", was="line(length: 100%", now="line(length: 95%"),
    Planted("title-drop", measures={"title_blank": 1}),
    Planted("title-centre", was="align(center, it.body)", now="it.body"),
    Planted("text:title", data={"title_lines": ("关于2016年1—7月省市县列为民", "兴办实事进展情况的通报")}),
    Planted("addressee-indent", was="flush(n.addressee)", now="indented(n.addressee)"),
    Planted("addressee-drop", measures={"addressee_blank": 0}),
    Planted("indent:body", measures={"indent": 1}),
    Planted("indent:h1", was="above: 0pt, below: 0pt, indented(", now="above: 0pt, below: 0pt, flush("),
    Planted("leaves-sideways", was="indented(words(b.text))", now="move(dx: 3mm, indented(words(b.text)))"),
    Planted("attachment-drop", measures={"attachment_blank": 0}),
    Planted("attachment-names", was="columns: (lead, 1fr)", now="columns: (lead + entry.lead.len() * 1pt, 1fr)"),
    Planted("attachment-form", notice=replace(NOTICE, attachments=("汇总表.xls", "汇总表之二。"))),
    Planted("signature-place", measures={"signature_right": 4}),
    Planted("date-place", measures={"date_shift": 1}),
    Planted("signature-drop", was="kept-blank(s.blank_lines)", now="kept-blank(s.blank_lines + 1)"),
    Planted("signature-alone", notice=last_paragraph(16), profile=Profile.PLAIN),
    Planted("text:date", was="align(end, flush(s.date))", now='align(end, flush(s.date.replace("年8月", "年08月")))'),
    Planted("record-place", was="place(bottom, float: true, clearance: 0pt, record(n.record))", now="record(n.record)"),
    Planted("record-lines", measures={"record_thick": 0.7}),
    Planted("record-text", was="n.record)) }", now='(..n.record, printed_on: "")))}'),
    Planted("record-indent", was="  if r.printed { pad(x: small-char,", now="  if r.printed { pad(x: 0pt,"),
    Planted("folio-drop", measures={"folio_drop": 9 * MM}),
    Planted("folio-side", was="calc.odd(number) { (right", now="calc.even(number) { (right"),
    Planted("folio-text", was='"— " + str(number)', now='"- " + str(number)'),
    Planted("folio-text", was="str(number) +", now="str(number + 1) +"),
    Planted("folio-look", was="size: small-char, tracking: 0pt, bottom", now="size: 12pt, tracking: 0pt, bottom"),
    Planted("folio-unwanted", sheets=tuple(SHEETS[:2]), was="== ended + 1", now="> ended"),
    Planted("folio-side", sheets=tuple(SHEETS), was="calc.odd(number) {\n", now="calc.even(number) {\n"),
    Planted("attachment-order", sheets=tuple(SHEETS), was="for t in n.tables", now="for t in n.tables.rev()"),
    Planted("attachment-title", sheets=tuple(SHEETS), was="words(t.title))))", now="words(t.title.slice(3)))))"),
    Planted("attachment-mark-place", sheets=tuple(SHEETS), was='flush(text(..face("hei"), t.mark))', now='indented(text(..face("hei"), t.mark))'),
    Planted("attachment-title-look", sheets=tuple(SHEETS), was="      kept-blank(1)\n", now=""),
    Planted("header-missing", sheets=tuple(SHEETS), was="repeat: true", now="repeat: false"),
    Planted("heading-form", notice=_with_blocks(heading("1、总体情况"))),
    Planted("heading-number", notice=_with_blocks(heading("二、总体情况"))),
    Planted("half-width", notice=_with_blocks(paragraph("今年以来,各单位高度重视。"))),
    Planted("half-width", notice=_with_blocks(paragraph("1-7月完成30件。"))),
    Planted("number-form", notice=replace(NOTICE, doc_number="清政办发[2016]5号")),
    Planted("number-form", notice=replace(NOTICE, doc_number="清政办发〔2016〕05号")),
    Planted("text:body", data={"blocks": ()}),
    Planted("text:rest", was='n.openness + "）") }', now='n.openness + "）"); flush("多余") }'),
    Planted("punctuation-at-start", was="indented(words(b.text))", now='indented(words(b.text.replace("，", "\\n，")))'),
    Planted("bracket-at-end", was="indented(words(b.text))", now='indented(words(b.text.replace("（", "（\\n")))'),
    Planted("property:language", was='lang: "zh",\n  region: "cn",', now='lang: "en",'),
    Planted("property:author", data={"author": "某单位"}),
    Planted("property:date", data={"date": (2016, 8, 6)}),
    Planted("issue-form", notice=replace(NOTICE, briefing=replace(NOTICE.briefing, issue=0)), profile=Profile.BRIEFING),
    Planted("office-place", profile=Profile.BRIEFING, was="pad(x: char, split-line(head.office", now="pad(x: 0pt, split-line(head.office"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("fonts", FONT_SETS)
def test_a_correct_notice_has_no_faults(case, fonts):
    font_set, faces = FONT_SETS[fonts]
    assert faults(made(case, font_set).content, wanted(case, faces)) == []


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.code)
def test_a_planted_fault_is_caught(planted, tmp_path):
    data = page_data(planted.notice, planted.sheets, planted.profile, PACKAGE)
    page = replace(data.measures.page, **planted.sides)
    measures = replace(data.measures, page=page, **planted.measures)
    data = replace(data, measures=measures, faces=data.faces | planted.faces, **planted.data)
    template = TEMPLATE
    if planted.was:
        source = TEMPLATE.read_text(encoding="utf-8")
        assert planted.was in source
        template = tmp_path / "faulty.typ"
        template.write_text(source.replace(planted.was, planted.now), encoding="utf-8")
    document = compiled(data, PACKAGE.folders, template).document
    expected = Wanted(planted.notice, PACKAGE_FACES, planted.profile, len(planted.sheets))
    assert planted.code in faults(document, expected)


def test_the_checker_knows_more_than_its_planted_faults_need():
    assert len({planted.code for planted in PLANTED}) >= 45
    assert faults(made("sealed").content, replace(wanted("sealed"), notice=ALONE)) != []
