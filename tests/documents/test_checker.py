"""The checker catches what it is there for: each fault is planted alone in a correct notice."""

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from shishi.documents.content import ContentFaultError, Signature
from shishi.documents.docx.render import render
from shishi.documents.layout import Fonts, Profile
from tests.documents.checker import faults
from tests.documents.model_notice import BLOCKS, NOTICE, heading, paragraph

DOCUMENT, STYLES, SETTINGS, CORE = "word/document.xml", "word/styles.xml", "word/settings.xml", "docProps/core.xml"
BODY_RUN = '<w:pStyle w:val="GwBody"/></w:pPr><w:r>'


@dataclass(frozen=True, slots=True)
class Planted:
    """`was` becomes `now` in one part of the package, once."""

    code: str
    part: str
    was: str
    now: str


def _in_style(code: str, style: str, was: str, now: str) -> Planted:
    """A fault in the definition of one style; `was` is looked for behind the style's id."""
    return Planted(code, STYLES, f'w:styleId="{style}"|{was}', now)


PLANTED = [
    Planted("page-width", DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="16838"'),
    Planted("page-height", DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="11906" w:h="15840"'),
    Planted("margin-top", DOCUMENT, 'w:top="2098"', 'w:top="2041"'),
    Planted("margin-left", DOCUMENT, 'w:left="1587"', 'w:left="1531"'),
    Planted("margin-right", DOCUMENT, 'w:right="1474"', 'w:right="1531"'),
    Planted("margin-bottom", DOCUMENT, 'w:bottom="1984"', 'w:bottom="2041"'),
    Planted("gutter", DOCUMENT, 'w:gutter="0"', 'w:gutter="120"'),
    Planted("grid-pitch", DOCUMENT, '<w:docGrid w:type="lines" w:linePitch="579"/>', ""),
    Planted("grid-pitch", DOCUMENT, 'w:linePitch="579"', 'w:linePitch="560"'),
    Planted("grid-pitch", DOCUMENT, 'w:linePitch="579"', 'w:linePitch="580"'),
    Planted("grid-pitch", DOCUMENT, 'w:type="lines"', 'w:type="linesAndChars"'),
    _in_style("line-pitch", "GwBody", 'w:line="579"', 'w:line="560"'),
    _in_style("line-pitch", "GwBody", 'w:lineRule="exact"', 'w:lineRule="auto"'),
    _in_style("chars-per-line", "GwBody", '<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>'),
    Planted("line-breaking", STYLES, '<w:widowControl w:val="0"/>', ""),
    Planted("line-breaking", STYLES, '<w:autoSpaceDE w:val="0"/>', ""),
    Planted("line-breaking", STYLES, "<w:overflowPunct/>", ""),
    Planted("line-breaking", STYLES, "<w:overflowPunct/>", '<w:overflowPunct w:val="0"/>'),
    _in_style("font:公文正文", "GwBody", 'w:eastAsia="仿宋_GB2312"', 'w:eastAsia="宋体"'),
    _in_style("font:公文正文", "GwBody", 'w:ascii="仿宋_GB2312"', 'w:ascii="Times New Roman"'),
    _in_style("font:一级标题", "GwHeading1", 'w:eastAsia="黑体"', 'w:eastAsia="仿宋_GB2312"'),
    _in_style("size:公文标题", "GwTitle", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>'),
    _in_style("size:公文正文", "GwBody", '<w:sz w:val="32"/>', '<w:sz w:val="28"/>'),
    Planted("size:公文正文", DOCUMENT, BODY_RUN, f'{BODY_RUN}<w:rPr><w:sz w:val="30"/></w:rPr>'),
    _in_style("bold:公文标题", "GwTitle", "<w:rPr>", "<w:rPr><w:b/>"),
    Planted("bold:公文正文", DOCUMENT, BODY_RUN, f"{BODY_RUN}<w:rPr><w:b/></w:rPr>"),
    Planted("color:公文正文", DOCUMENT, BODY_RUN, f'{BODY_RUN}<w:rPr><w:color w:val="0000FF"/></w:rPr>'),
    _in_style("color:红头", "GwHeadMark", 'w:val="FF0000"', 'w:val="000000"'),
    _in_style("align:公文标题", "GwTitle", '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'),
    _in_style("align:公文正文", "GwBody", '<w:jc w:val="both"/>', '<w:jc w:val="left"/>'),
    _in_style(
        "indent:公文正文",
        "GwBody",
        'w:firstLineChars="200" w:firstLine="630"',
        'w:firstLineChars="100" w:firstLine="315"',
    ),
    _in_style("indent:一级标题", "GwHeading1", 'w:firstLineChars="200" w:firstLine="630"', ""),
    _in_style("title-place", "GwTitle", 'w:beforeLines="200" w:before="1158"', 'w:beforeLines="100" w:before="579"'),
    _in_style("addressee-place", "GwAddressee", 'w:beforeLines="100" w:before="579"', ""),
    Planted("head-mark", DOCUMENT, 'w:before="1984" w:line', 'w:before="1417" w:line'),
    _in_style(
        "doc-number-place", "GwNumber", 'w:beforeLines="200" w:before="1158"', 'w:beforeLines="100" w:before="579"'
    ),
    _in_style("red-line", "GwNumber", 'w:color="FF0000"', 'w:color="000000"'),
    _in_style("red-line-place", "GwNumber", 'w:space="5"', 'w:space="20"'),
    _in_style("heading-outline", "GwHeading1", '<w:outlineLvl w:val="0"/>', ""),
    _in_style("attachments-place", "GwAttachment", 'w:beforeLines="100" w:before="579"', ""),
    _in_style("attachments-hanging", "GwAttachmentNext", 'w:hangingChars="100" w:hanging="315"', ""),
    Planted("attachments-text", DOCUMENT, "2.清溪县2016年市列", "2.清溪县2016年市级"),
    Planted(
        "attachments-text",
        DOCUMENT,
        '<w:p><w:pPr><w:pStyle w:val="GwAttachment"/>',
        '<w:p><w:pPr><w:pStyle w:val="GwBody"/>',
    ),
    Planted("signature-alone", STYLES, 'w:styleId="GwSignature"|<w:keepNext/>', ""),
    Planted("signature-place", DOCUMENT, '<w:ind w:right="630"/>', '<w:ind w:right="0"/>'),
    Planted("date-place", DOCUMENT, '<w:ind w:right="1275"/>', '<w:ind w:right="630"/>'),
    Planted("odd-even", SETTINGS, "<w:evenAndOddHeaders/>", ""),
    Planted("footer-missing:even", DOCUMENT, '<w:footerReference w:type="even" r:id="rId5"/>', ""),
    _in_style("footer-place:default", "GwPageOdd", 'w:rightChars="100" w:right="280"', ""),
    _in_style("align:页码偶", "GwPageEven", '<w:jc w:val="left"/>', '<w:jc w:val="center"/>'),
    _in_style("font:页码奇", "GwPageOdd", 'w:ascii="宋体"', 'w:ascii="仿宋_GB2312"'),
    Planted("footer-text:default", "word/footer1.xml", "— </w:t>", "第</w:t>"),
    Planted("footer-distance", DOCUMENT, 'w:footer="1447"', 'w:footer="992"'),
    Planted(
        "record-line:insideH", DOCUMENT, '<w:insideH w:val="single" w:sz="6"', '<w:insideH w:val="single" w:sz="12"'
    ),
    Planted("record-place", DOCUMENT, "<wp:align>bottom</wp:align>", "<wp:align>top</wp:align>"),
    Planted("core-title", CORE, "<dc:title>关于", "<dc:title>"),
    Planted("core-language", CORE, "<dc:language>zh-CN</dc:language>", ""),
]

WRONG_CONTENT = [
    ("doc-number", {"doc_number": "清政办发[2016]5号"}),
    ("doc-number", {"doc_number": "清政办发〔2016〕第5号"}),
    ("doc-number", {"doc_number": "清政办发〔2016〕05号"}),
    ("doc-number", {"doc_number": None}),
    ("punctuation:公文标题", {"title_lines": ("关于2016年1-7月", "进展情况的通报")}),
    ("punctuation:主送机关", {"addressees": ("各乡镇人民政府,县政府各工作部门",)}),
    ("punctuation:公文正文", {"blocks": (*BLOCKS[:2], paragraph("共10件,已完成3件。"))}),
    ("punctuation:公文正文", {"blocks": (*BLOCKS[:2], paragraph("开工率(不含培训)较高。"))}),
    ("heading-order", {"blocks": (*BLOCKS[:2], heading("三、存在的问题"))}),
    ("heading-number:二级标题", {"blocks": (*BLOCKS[:2], heading("二、层次用错", 2))}),
    ("heading-style", {"blocks": (*BLOCKS[:2], paragraph("二、本应为标题"))}),
    ("attachments-end", {"attachments": (NOTICE.attachments[0] + "。",)}),
    ("attachments-text", {"attachments": NOTICE.attachments[:2]}),
    ("signature", {"signature": None}),
    ("copy-to", {"copy_to": ()}),
    ("printed", {"printed_on": None}),
    ("record", {"copy_to": (), "printed_by": "", "printed_on": None}),
    ("title", {"title_lines": ()}),
]


def _plant(document: bytes, planted: Planted) -> bytes:
    anchor, _, was = planted.was.rpartition("|")
    stream = BytesIO()
    with ZipFile(BytesIO(document)) as package, ZipFile(stream, "w") as changed:
        for name in package.namelist():
            text = package.read(name).decode()
            if name == planted.part:
                start = text.index(anchor) if anchor else 0
                at = text.index(was, start)
                text = text[:at] + planted.now + text[at + len(was) :]
            changed.writestr(name, text)
    return stream.getvalue()


def _faults(document: bytes, profile: Profile = Profile.RED_HEAD) -> list[str]:
    return faults(document, attachments=NOTICE.attachments, profile=profile)


@pytest.fixture(scope="module")
def document():
    return render(NOTICE)


@pytest.mark.parametrize("profile", Profile)
def test_a_correct_notice_has_no_faults(profile):
    document = render(NOTICE, profile)
    assert faults(document, attachments=NOTICE.attachments, profile=profile) == []


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.code)
def test_a_planted_fault_is_named(document, planted):
    assert planted.code in _faults(_plant(document, planted))


@pytest.mark.parametrize(("code", "changes"), WRONG_CONTENT, ids=[code for code, _ in WRONG_CONTENT])
def test_wrong_content_is_named(code, changes):
    assert code in _faults(render(replace(NOTICE, **changes)))


def test_a_plain_notice_fails_as_a_red_head():
    assert {"head-mark", "doc-number", "title-place", "record"} <= set(_faults(render(NOTICE, Profile.PLAIN)))


def test_substituted_fonts_are_named():
    assert "font:公文正文" in _faults(render(NOTICE, fonts=Fonts(body="FandolFang")))


PLANTED_IN_A_BRIEFING = [
    Planted("issue", DOCUMENT, "第20期", "第020期"),
    _in_style("issue-place", "GwIssue", 'w:beforeLines="100" w:before="579"', ""),
    Planted("imprint", DOCUMENT, "清溪县人民政府督查室</w:t><w:tab/>", "清溪县人民政府督查室</w:t>"),
    _in_style("red-line-place", "GwImprint", 'w:space="5"', 'w:space="20"'),
    _in_style("title-place", "GwTitle", 'w:beforeLines="200" w:before="1158"', ""),
    Planted("record-place", DOCUMENT, "<wp:align>bottom</wp:align>", "<wp:align>top</wp:align>"),
]


@pytest.mark.parametrize("planted", PLANTED_IN_A_BRIEFING, ids=lambda planted: planted.code)
def test_a_fault_planted_in_a_briefing_is_named(planted):
    document = render(NOTICE, Profile.BRIEFING)
    assert planted.code in _faults(_plant(document, planted), Profile.BRIEFING)


def test_a_briefing_without_its_head_is_refused():
    with pytest.raises(ContentFaultError) as refused:
        render(replace(NOTICE, briefing=None), Profile.BRIEFING)
    assert refused.value.code == "briefing-missing"


def test_there_are_more_than_seventy_planted_faults():
    assert len(PLANTED) + len(WRONG_CONTENT) > 70


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("清溪县人民政府办公室", date(2016, 8, 5)),
        ("清溪县人民政府", date(2016, 12, 25)),
        ("县府", date(2016, 12, 25)),
        ("清溪县为民兴办实事工作领导小组办公室", date(2016, 1, 1)),
    ],
)
def test_name_and_date_stand_where_the_standard_wants_them(name, day):
    notice = replace(NOTICE, signature=Signature(name, day))
    assert _faults(render(notice)) == []
