"""The notice: what it says, that it says it only where the data does, and that no number in it is typed."""

import ast
import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import shishi.domain.bulletins.compose
from shishi.documents.content import Paragraph, Text, figures_of, figures_of_table, inline_text, plain_text
from shishi.documents.layout import TITLE_CHARS, text_chars
from shishi.documents.punctuation import half_width_marks
from shishi.domain.bulletins.compose.notice import title_lines
from shishi.domain.bulletins.compose.tables import compose_tables
from tests.domain.bulletins.notices import composed, model_county, other_county, paragraphs
from tests.domain.bulletins.unbound import unbound_numbers
from tests.domain.statistics.counties import change, county
from tests.domain.statistics.written import inputs, listing, work

counties = st.integers(min_value=0, max_value=10**9).map(county)

CLUMSY = re.compile(r"[，、；：。]{2}|（）|（[，、；。]|[，、；]）|率—|“”|(?<![\d.])0[件项个]|等、|等，")


@given(counties)
@settings(max_examples=50)
def test_no_number_is_typed(invented):
    figures, notice = composed(invented)

    assert unbound_numbers(notice, figures) == []


@given(counties)
@settings(max_examples=50)
def test_every_bound_figure_is_printed_as_the_figure_says(invented):
    figures, notice = composed(invented)

    for part in figures_of(notice):
        figure = figures[part.figure_id]
        assert part.text in {figure.text, figure.grounds}


@given(counties)
@settings(max_examples=50)
def test_every_figure_of_a_table_is_printed_as_the_figure_says(invented):
    figures, _ = composed(invented)

    for table in compose_tables(figures):
        for part in figures_of_table(table):
            assert part.text == figures[part.figure_id].text


@given(counties)
@settings(max_examples=50)
def test_attachments_are_the_tables(invented):
    figures, notice = composed(invented)

    assert notice.attachments == tuple(table.title for table in compose_tables(figures))
    assert len(notice.attachments) == len([listed for listed in invented.lists if listed.listings])


@given(counties)
@settings(max_examples=50)
def test_sentences_are_well_formed(invented):
    _, notice = composed(invented)

    for said in paragraphs(notice):
        assert not CLUMSY.search(said), said
        assert not half_width_marks(said), said
    for block in notice.blocks:
        if isinstance(block, Paragraph):
            assert inline_text(block.inlines)[-1] in "。："


@given(counties)
@settings(max_examples=50)
def test_each_matter_is_spoken_of_only_where_the_data_has_it(invented):
    figures, notice = composed(invented)
    said = "".join(paragraphs(notice))
    items = [item for listed in figures.items.values() for item in listed]
    standing = [item for item in items if item.merged_into is None]

    assert ("应引起重视" in said) == (figures["全县.items_slow"].value > 0)
    assert ("经批准取消" in said) == any(item.cancelled for item in standing)
    assert ("经批准并入" in said) == (len(standing) < len(items))
    assert ("未按要求报送" in said) == (figures["全县.reports_missing"].value > 0)
    assert ("难以按期完成" in said) == (figures["全县.cannot_finish"].value > 0)
    assert ("尚未启动的有" in said) == any(figures[f"{name}.items_not_started"].value for name in figures.items)
    assert ("项目法人责任制" in said) == any(
        item.kind == "works" and not item.done and not item.cancelled for item in figures.matters
    )


@given(counties)
@settings(max_examples=50)
def test_the_rest_is_named_only_where_it_is_all_that_is_left(invented):
    figures, notice = composed(invented)
    spoken = iter(
        block for block in notice.blocks if isinstance(block, Paragraph) and "其余" in inline_text(block.inlines)
    )

    for block in spoken:
        (place,) = [
            at for at, part in enumerate(block.inlines) if isinstance(part, Text) and part.text.endswith("其余")
        ]
        name = block.inlines[place + 1].figure_id.removesuffix(".items_ongoing")
        total, ongoing, done, cancelled = (
            figures[f"{name}.{code}"].value for code in ("items", "items_ongoing", "items_done", "items_cancelled")
        )
        assert ongoing == total - done - cancelled
        assert done + cancelled


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        (
            ["关于2016年1—7月省市县列为民兴办实事", "进展情况的通报"],
            ["关于2016年1—7月省市县列为民兴办实事", "进展情况的通报"],
        ),
        (
            ["关于2025年1—9月市县列为民兴办实事", "和政府工作报告任务", "进展情况的通报"],
            ["关于2025年1—9月市县列为民兴办实事", "和政府工作报告任务进展情况的通报"],
        ),
        (
            [
                "关于2025年上半年省市县列为民兴办实事、",
                "政府工作报告确定的重点任务",
                "和人大代表票决项目",
                "进展情况的通报",
            ],
            [
                "关于2025年上半年省市县列为民兴办实事、",
                "政府工作报告确定的重点任务",
                "和人大代表票决项目进展情况的通报",
            ],
        ),
    ],
)
def test_a_title_is_broken_by_sense_into_lines_that_fit(pieces, lines):
    assert list(title_lines(pieces)) == lines
    assert all(text_chars(line) <= TITLE_CHARS == 20 for line in lines)


def test_the_check_finds_a_typed_number():
    figures, notice = composed(model_county())
    typed = dataclasses.replace(notice, blocks=(*notice.blocks, Paragraph((Text("另有3件、12.5%的实事已完成。"),))))

    assert unbound_numbers(typed, figures) == ["3", "12", "5"]


def test_the_parts_of_the_model_bulletin_stand_in_order():
    _, notice = composed(model_county())

    assert notice.title == "关于2024年1—7月省市县列为民兴办实事进展情况的通报"
    assert [said for said in paragraphs(notice) if re.match("[一二三四五六]、", said)] == [
        "一、省列为民兴办实事进展情况（详见附件1）",
        "二、市列为民兴办实事进展情况（详见附件2）",
        "三、县列为民兴办实事进展情况（详见附件3）",
        "四、存在的问题",
        "五、下一步工作要求",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "为确保2024年省市县列为民兴办实事按期保质保量完成，县政府督查室对各承办单位2024年1—7月办理情况进行了督查，"
            "现将截至7月31日的情况通报如下："
        ),
        (
            "今年，全县承办省列为民兴办实事2件，涵盖社会救助、就业等2个方面。截至7月31日，已启动2件，启动率100%（2/2）；"
            "已完成1件（低保提标），完成率50%（1/2）。"
        ),
        "其余1件正在推进，未出现进度滞后。",
        (
            "今年，全县承办市列为民兴办实事3件，涵盖社会保障、农村惠农、便民服务等3个方面。截至7月31日，"
            "已启动3件（含启动后取消的），启动率100%（2/2，取消1件不计）；"
            "工程建设类开工率100%（1/1，非工程类1件不计，取消1件不计）；"
            "已完成1件（城乡低保提标），完成率50%（1/2，取消1件不计）。"
        ),
        "经批准取消1件（公共自行车，柳政办〔2024〕37号）。其余1件正在推进，进度滞后。",
        (
            "各清单中指向同一工作的合并计为一件，全县共5件（省列2件、市列3件、县列1件），已完成1件，"
            "完成率25%（1/4，取消1件不计）。目前进度滞后的有2件，应引起重视。"
        ),
        "从清单看，市列1件，属农村惠农方面（村邮站）；县列1件（县城小学）。",
        "从单位反映的原因看，计划指标下达较晚涉及1件（村邮站）；土地指标受限涉及1件（县城小学）。",
        "按近三个月速度和同期计划速度推算，2件难以按期完成（村邮站、县城小学）。",
        "距最后的完成时限还有5个月。各责任单位要高度重视，逐项排查问题，确保各项实事按期保质保量完成。",
    ],
)
def test_the_model_county_reads_as_an_official_would_write_it(sentence):
    _, notice = composed(model_county())

    assert sentence in paragraphs(notice)


def test_an_invented_district_is_composed_from_its_own_names():
    figures, notice = composed(other_county())
    said = plain_text(notice)

    assert notice.title == "关于2024年1—7月区级民生实事和政府工作报告任务进展情况的通报"
    assert "今年，全区承办区级民生实事4件，涉及宜居方面。" in said
    assert "经批准取消1件（停车楼，北政函〔2024〕9号）" in said
    assert "口袋公园经批准并入“绿道”（北政函〔2024〕10号），不重复计数" in said
    assert "经批准延期的有电梯加装（北政函〔2024〕8号）" in said
    assert "未按要求报送本期进展的有1件（县民政局：产业园厂房）。" in said
    assert "尚未开工的事项（标准厂房），要抓紧" in said
    assert not re.search("省列|市列|县列|榆中|全县", said)
    assert figures.breaches == ()


def test_a_work_declared_done_below_its_target_is_named_with_its_value():
    _, notice = composed(inputs([work(1, "敬老院", 80, done=True)], ("县列", "为民实事", [listing(1, "敬老院", "w1")])))

    assert "“敬老院”报已完成，但累计80户（目标100户），按未完成计。" in paragraphs(notice)


def test_names_that_are_rows_of_things_are_parted_by_commas():
    works = [work(1, "小学新建、迁建", 10), work(2, "幼儿园", 10)]
    places = [listing(1, "小学新建、迁建", "w1"), listing(2, "幼儿园", "w2")]

    _, notice = composed(inputs(works, ("县列", "为民实事", places)))

    assert "从清单看，县列2件（小学新建、迁建，幼儿园）。" in paragraphs(notice)


def test_headings_are_counted_only_where_every_item_has_one():
    places = [listing(n, f"第{n}件", f"w{n}", heading="住房") for n in (1, 2)]
    works = [work(n, f"第{n}件", 60) for n in (1, 2, 3)]

    _, all_headed = composed(inputs(works[:2], ("县列", "为民实事", places)))
    _, partly = composed(inputs(works, ("县列", "为民实事", [*places, listing(3, "第3件", "w3")])))

    assert "承办县列为民兴办实事1项2件。" in paragraphs(all_headed)[2]
    assert "承办县列为民兴办实事3件。" in paragraphs(partly)[2]


def test_a_county_where_everything_is_done_is_not_urged_on():
    _, notice = composed(
        inputs([work(1, "敬老院", 100, done=True)], ("县列", "为民实事", [listing(1, "敬老院", "w1")]))
    )
    said = "".join(paragraphs(notice))

    assert "已全部完成，完成率100%（1/1）" in said
    assert "按期保质保量完成。" not in said
    assert "正在推进" not in said


def test_a_county_where_everything_is_cancelled_claims_no_rate():
    gone = work(1, "敬老院", 10, changes=(change("cancel", "柳政函〔2024〕1号"),))
    _, notice = composed(inputs([gone], ("县列", "为民实事", [listing(1, "敬老院", "w1")])))
    said = "".join(paragraphs(notice))

    assert "率" not in said
    assert "经批准取消1件（敬老院，柳政函〔2024〕1号）。" in said


@pytest.mark.parametrize("name", ["省列", "市列", "县列", "榆中", "清河", "兰州"])
def test_no_list_or_county_is_named_in_the_composing_code(name):
    folder = Path(shishi.domain.bulletins.compose.__file__).parent
    spoken = [text for path in folder.glob("*.py") for text in strings_of(ast.parse(path.read_text(encoding="utf-8")))]

    assert spoken
    assert not [text for text in spoken if name in text]


def strings_of(tree):
    """String constants of a module without its docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
