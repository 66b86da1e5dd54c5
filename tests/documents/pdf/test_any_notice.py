"""Whatever the length of a notice, its pages keep the standard: where it ends on a page is a matter of chance."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.documents.content import Notice, Signature
from shishi.documents.layout import Profile
from shishi.documents.pdf.render import render
from tests.documents.model_notice import NOTICE, heading, paragraph
from tests.documents.pdf.elements import Wanted
from tests.documents.pdf.geometry import faults
from tests.documents.pdf.setting import PACKAGE, PACKAGE_FACES

SENTENCES = st.sampled_from(
    (
        "各单位要对照年初的承诺逐件核对，",
        "其中3件已完成（占28.6%），",
        "做到“件件有着落、事事有回音”；",
        "县政府督查室将按月汇总、按季抽查。",
        "1—7月，共下达资金1320.50万元，",
        "——",
    )
)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=40).map("".join), min_size=1, max_size=7)
# A sealed name longer than this leaves the type area when it is centred on a date four characters from its edge.
NAMES = st.integers(3, 14).map(lambda length: ("清溪县人民政府办公室民政局教育局" * 2)[:length])


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """Chapters of one or more paragraphs, none beginning with a mark that no line may begin with."""
    blocks = []
    for number, texts in enumerate(draw(st.lists(PARAGRAPHS, min_size=1, max_size=4))):
        blocks.append(heading(f"{'一二三四'[number]}、情况"))
        blocks.extend(paragraph(f"一是{text}") for text in texts)
    day = draw(st.dates(date(2016, 1, 1), date(2030, 12, 31)))
    return replace(
        NOTICE,
        blocks=tuple(blocks),
        attachments=tuple(draw(st.lists(NAMES, max_size=4))),
        signature=Signature(draw(NAMES), day, sealed=draw(st.booleans())),
        openness=draw(st.sampled_from(("", "此件公开发布"))),
        signer=draw(st.sampled_from(("", "张文"))),
    )


@settings(max_examples=40)
@given(notices(), st.sampled_from(list(Profile)))
def test_any_notice_has_no_faults(notice, profile):
    document = render(notice, profile=profile, fonts=PACKAGE).content
    assert faults(document, Wanted(notice, PACKAGE_FACES, profile)) == []
