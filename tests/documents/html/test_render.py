import re
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from shishi.documents.content import (
    BoundFigure,
    Cell,
    Column,
    Heading,
    Kind,
    Notice,
    Paragraph,
    Row,
    RowKind,
    Signature,
    Table,
    Text,
    plain_text,
)
from shishi.documents.html.render import notice_html, table_html


def link(figure_id):
    return f"/figures/{figure_id}/"


def notice(*blocks, **more):
    return Notice(
        title_lines=("关于进展情况的", "通报"),
        issuer="清河示例县人民政府办公室",
        addressees=("各乡镇人民政府",),
        blocks=blocks,
        **more,
    )


def read(fragment):
    return html.fragment_fromstring(fragment, create_parent="div")


RATE = BoundFigure("28.6%（4/14）", "市列.completion_rate")
TABLE = Table(
    title="汇总表",
    columns=(
        Column(("方面",), 4, grouped=True),
        Column(("进展", "指标"), 4),
        Column(("进展", "累计"), 4, kind=Kind.NUMBER, decimals=1),
    ),
    rows=(
        Row((Cell("交通"), Cell("道路"), Cell(Decimal("52.4"), "县列/7.t1.cumulative"))),
        Row((Cell("交通"), Cell("桥梁"), Cell())),
        Row((Cell("合计"), Cell(), Cell(Decimal(2))), RowKind.SUM),
    ),
    notes=("注：示例",),
)


def test_each_figure_is_a_link_to_its_grounds():
    (figure,) = read(notice_html(notice(Paragraph((Text("完成率"), RATE, Text("。")))), link)).findall(".//a")
    assert figure.get("href") == "/figures/市列.completion_rate/"
    assert figure.get("data-figure") == "市列.completion_rate"
    assert figure.text == "28.6%（4/14）"


def test_the_page_says_what_the_paper_says():
    said = notice(
        Heading(1, (Text("一、市列"),)),
        Paragraph((Text("完成率"), RATE)),
        attachments=("汇总表一", "汇总表二"),
        signature=Signature("清河示例县人民政府办公室", date(2025, 10, 9)),
        openness="此件公开发布",
    )
    page = read(notice_html(said, link).replace("<br>", ""))
    assert re.sub(r"\s", "", page.text_content()) == re.sub(r"\s", "", plain_text(said))


def test_heading_levels_follow_the_title():
    page = read(notice_html(notice(*(Heading(level, (Text(str(level)),)) for level in (1, 2, 3, 4))), link))
    assert [element.tag for element in page if element.tag.startswith("h")] == ["h1", "h2", "h3", "h4", "h5"]


def test_a_table_keeps_header_spans_and_merged_groups():
    page = read(table_html(TABLE, link))
    header = [[(cell.text, cell.get("colspan"), cell.get("rowspan")) for cell in row] for row in page.find(".//thead")]
    assert header == [[("方面", None, "2"), ("进展", "2", None)], [("指标", None, None), ("累计", None, None)]]
    body = [[(cell.text_content(), cell.get("rowspan")) for cell in row] for row in page.find(".//tbody")]
    assert body == [
        [("交通", "2"), ("道路", None), ("52.4", None)],
        [("桥梁", None), ("", None)],
        [("合计", None), ("", None), ("2.0", None)],
    ]
    assert page.findall(".//tbody/tr")[2].get("class") == "sum"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_stays_text(text):
    page = read(notice_html(notice(Paragraph((Text(text), BoundFigure(text, text)))), link))
    paragraph = page.findall("p")[-1]
    assert paragraph.text_content() == text + text
    assert [element.tag for element in paragraph] == ["a"]


def test_nothing_needs_a_looser_policy():
    text = notice_html(notice(Paragraph((RATE,)), TABLE), link)
    assert not re.search(r"style=|<script|\son\w+=|javascript:", text)
