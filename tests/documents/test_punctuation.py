import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.documents.content import figures_of, inline_text
from shishi.documents.punctuation import half_width_marks, normalise_punctuation, normalised
from tests.documents.model_notice import NOTICE, paragraph, table

MIXED = st.text(alphabet='县列为民实事年月日件0123456789,.:;?!()"-~%A x，。（', max_size=40)


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("各乡镇人民政府,县政府各工作部门:", "各乡镇人民政府，县政府各工作部门："),
        ("关于2016年1-7月的通报", "关于2016年1—7月的通报"),
        ("2016-2017年", "2016—2017年"),
        ("1月-7月", "1月—7月"),
        ("8~10月", "8～10月"),
        ("完成率28.6%(4/14),取消1件不计.", "完成率28.6%（4/14），取消1件不计。"),
        ("进展情况(详见附件1)", "进展情况（详见附件1）"),
        ("(1)编制方案", "（1）编制方案"),
        ('"双创"、便民服务', "“双创”、便民服务"),
        ("附件:1.汇总表.xls", "附件：1.汇总表.xls"),
        ("好吗?好!", "好吗？好！"),
        ("甲;乙", "甲；乙"),
        ("完成3,其余7件", "完成3，其余7件"),
        ("甲,:乙", "甲，：乙"),
    ],
)
def test_chinese_text_gets_full_width_marks(half, full):
    assert normalise_punctuation(half) == full
    assert len(half_width_marks(half)) == sum(a != b for a, b in zip(half, full, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "共1,320户",
        "上午10:30召开",
        "1.5倍",
        "见https://example.org/a,b?c=1",
        "f(x)的值",
        "2016-12-26发布",
        "电话0931-5221234",
        "编号AB-12号",
        "Hello, world (1-7).",
        "汇总表.xls",
        "“双创”，完成率100%。",
        "",
    ],
)
def test_numbers_times_codes_and_foreign_text_are_left_alone(text):
    assert normalise_punctuation(text) == text


@given(MIXED)
def test_normalising_twice_changes_nothing_more(text):
    once = normalise_punctuation(text)
    assert normalise_punctuation(once) == once


@given(st.text(max_size=60))
def test_letters_and_digits_and_length_never_change(text):
    changed = normalise_punctuation(text)
    assert len(changed) == len(text)
    assert all(a == b for a, b in zip(text, changed, strict=True) if a not in ',:;?!().-–~"')


@given(MIXED)
def test_a_comma_between_digits_stays(text):
    kept = [at.start() for at in re.finditer(r"(?<=\d)[,:](?=\d)", text)]
    assert all(normalise_punctuation(text)[at] in ",:" for at in kept)


@given(st.integers(1, 9_999_999), st.integers(0, 23), st.integers(0, 59))
def test_thousands_and_clock_times_survive_in_chinese(number, hour, minute):
    text = f"共{number:,}户，{hour:02}:{minute:02}统计"
    assert normalise_punctuation(text) == text


def test_a_comma_after_a_figure_is_judged_by_the_word_behind_it():
    notice = replace(NOTICE, blocks=(paragraph("完成", "done=3", ",其余", "rest=1-7", "件(见表)"), table(1)))
    tidy = normalised(notice)
    assert inline_text(tidy.blocks[0].inlines) == "完成3，其余1-7件（见表）"
    assert figures_of(tidy) == figures_of(notice)


def test_every_text_of_a_notice_is_tidied():
    untidy = replace(
        NOTICE,
        title_lines=("关于1-7月",),
        addressees=("各乡镇(街道)",),
        blocks=(replace(table(1), title="甲,乙", unit_line="单位:万元", date_line="1-7月", notes=("注:无",)),),
        attachments=("甲,乙",),
        copy_to=("县委办(督查室)",),
        openness="公开,发布",
    )
    tidy = normalised(untidy)
    shown = (*tidy.title_lines, *tidy.addressees, *tidy.attachments, *tidy.copy_to, tidy.openness)
    assert shown == ("关于1—7月", "各乡镇（街道）", "甲，乙", "县委办（督查室）", "公开，发布")
    inner = tidy.blocks[0]
    assert (inner.title, inner.unit_line, inner.date_line, inner.notes) == (
        "甲，乙",
        "单位：万元",
        "1—7月",
        ("注：无",),
    )


def test_the_model_notice_has_nothing_to_tidy():
    assert normalised(NOTICE) == NOTICE
