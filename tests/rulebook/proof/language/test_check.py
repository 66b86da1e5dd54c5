import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.rulebook.proof.findings import Severity
from shishi.rulebook.proof.language import LANGUAGE_RULES, check_language
from shishi.rulebook.proof.language.confusions import CONFUSIONS, PHRASES

SLIPPED = """关于2019年1-5月实事进展情况的通报

发布时间:2019-11-26 20:43 来源:青石县人民政府办公室

各乡镇人民政府，县政府各工作部门：

一、县列实事进展情况（详见附件1）

今年，县委、县政府确定实事10件，各牵头部门高度重视主要领导亲自抓，精心组织，实责任，总体进展情况良好，开工率100%

三、存在的问题

县列事实中道路、饮水2件进度缓慢，离完成时限还不足7个月，要抓紧推进。截止2月30日，台帐没有建立。

一是要抓进度，进一步加快工程进度，按期完成建设任务。

三是要抓质量，严把工程质量关，打造优质、放心工程。

附件：1.青石县2019年县列实事汇总表.xls
"""
FRAGMENTS = (
    *"一二十、。，,；;：:（()）“”《》〔〕[]!？.-—1235790 \n\t　|年月日号件个第的了是要",
    "附件", "附件：", "截至", "2016年", "1-7月", "2月30日", "离年底还有", "不足", "个月", "通报", "发布时间:", "同比", "较上月",
    "http://a.cn/", "约", "左右", "百分之", *(pair.wrong for pair in CONFUSIONS[:12]), *PHRASES[:6],
)  # fmt: skip


def test_every_slip_of_a_bulletin_is_told_in_the_order_of_the_text():
    assert [(finding.rule, finding.quote, finding.severity.value) for finding in check_language(SLIPPED)] == [
        ("range-sign", "1-5月", "info"),
        ("half-width", ":", "info"),
        ("late-publication", "2019-11-26", "info"),
        ("half-width", ":", "info"),
        ("missing-comma", "高度重视", "info"),
        ("lost-character", "实责任", "warn"),
        ("missing-stop", "开工率100%", "info"),
        ("heading-sequence", "三、", "warn"),
        ("confused-word", "县列事实", "warn"),
        ("time-left", "离完成时限还不足7个月", "warn"),
        ("confused-word", "截止", "info"),
        ("impossible-date", "2月30日", "error"),
        ("confused-word", "台帐", "info"),
        ("point-sequence", "三是", "warn"),
    ]


def test_a_clean_bulletin_has_no_findings():
    clean = """关于2019年1—5月实事进展情况的通报

各乡镇人民政府，县政府各工作部门：

一、总体情况（详见附件1、2）

截至5月底，10件实事已开工8件，开工率80%。一是道路已完工；二是饮水正在铺设管道。

二、下一步要求

离年底还有近7个月，各单位要严把质量关，抓紧办理，确保年底前全部完成。

附件：1.县列实事汇总表.xls
　　　2.进展缓慢实事明细表.xls

青石县人民政府办公室
2019年6月10日
"""
    assert check_language(clean) == []


def test_each_rule_is_named_explained_and_used_once():
    names = [rule.name for rule in LANGUAGE_RULES]

    assert len(set(names)) == len(names)
    assert all(rule.title and rule.meaning.endswith("。") and rule.example for rule in LANGUAGE_RULES)


def quotes_hold(text):
    for finding in check_language(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
        assert finding.message.endswith("。")
        assert finding.rule in {rule.name for rule in LANGUAGE_RULES}
        assert finding.suggestion != finding.quote
        assert isinstance(finding.severity, Severity)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_any_mixture_of_official_words_is_read_and_quoted_right(text):
    quotes_hold(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_read_and_quoted_right(text):
    quotes_hold(text)


@pytest.mark.parametrize("place", range(0, len(SLIPPED), 7))
def test_a_bulletin_cut_anywhere_is_read_and_quoted_right(place):
    quotes_hold(SLIPPED[place:])
    quotes_hold(SLIPPED[:place].replace("\n", "\r\n"))
