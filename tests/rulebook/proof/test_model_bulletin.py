"""A bulletin of three lists with the six contradictions that such bulletins are published with, and its corrected form."""

import pytest

from shishi.rulebook.proof.check import check
from tests.rulebook.proof import told

WRONG = """关于2019年1—7月省市县列实事进展情况的通报

各乡镇人民政府，县政府各部门：
为保证今年的实事按期完成，县政府督查室近期进行了督查，现将情况通报如下：
一、省列实事进展情况
今年承办省列实事8项10件，涵盖就业、救助、安居等5个方面。省列8项10件实事全面启动，启动率100%。其中养老金提标、残疾人补贴等3件实事已全面完成，完成率达到30%，其余6件均按目标进度稳步推进。
二、市列实事进展情况
今年承办市列实事6个方面15件。总体进展情况良好。市列15件实事全面启动，启动率100%。其中养老金提标、创业贷款等4件实事已全面完成，完成率达到30%，1件取消，其余10件正在按目标进度要求推进。
三、县列实事进展情况
今年县政府确定县列实事10件，涉及交通、住房、教育等方面。总体进展情况良好。县列10件实事均已全部启动，并开工建设，启动率100%，开工率100%。
四、存在的问题
受计划下达晚、征地等因素影响，工程建设进度缓慢。主要是：市列实事中社会事业方面3件，农村惠农方面的村级邮站、通村道路防护、农村饮水等3件；县列实事中除路灯改造、技能培训、水源保护外，普遍建设进度缓慢。
五、下一步工作建议
各单位要抓紧推进。没有开工建设的项目要抓紧做好招投标等工作，尽快开工。
"""

RIGHT = """关于2019年1—7月省市县列实事进展情况的通报

各乡镇人民政府，县政府各部门：
为保证今年的实事按期完成，县政府督查室近期进行了督查，现将情况通报如下：
一、省列实事进展情况
今年承办省列实事8项10件，涵盖就业、救助、安居等5个方面。省列8项10件实事全面启动，启动率100%。其中养老金提标、残疾人补贴等3件实事已全面完成，完成率达到30%，其余7件均按目标进度稳步推进。
二、市列实事进展情况
今年承办市列实事6个方面15件。市列实事取消1件，其他14件全部启动。其中养老金提标、创业贷款等4件已全面完成，完成率28.6%（4/14，取消的1件不计），其余10件中，4件按目标进度推进，6件进度缓慢。
三、县列实事进展情况
今年县政府确定县列实事10件，涉及交通、住房、教育等方面。总体进展不平衡。县列10件实事已启动10件，启动率100%，已开工8件，开工率80%。
四、存在的问题
受计划下达晚、征地等因素影响，工程建设进度缓慢。主要是：市列实事中社会事业方面3件，农村惠农方面的村级邮站、通村道路防护、农村饮水等3件；县列实事中除路灯改造、技能培训、水源保护外，普遍建设进度缓慢。
五、下一步工作建议
各单位要抓紧推进。县列实事中没有开工建设的2件要抓紧做好招投标等工作，尽快开工。
"""


@pytest.mark.parametrize(
    ("rule", "quote", "computed", "severity"),
    [
        ("remainder", "其余6件", "10－3＝7", "error"),
        ("rate", "完成率达到30%", "4÷15＝26.7%", "error"),
        ("rate-with-cancelled", "启动率100%", "1件取消", "warn"),
        ("on-target-but-slow", "其余10件", "其中6件缓慢", "warn"),
        ("good-but-slow", "总体进展情况良好", "10件中7件缓慢", "warn"),
        ("all-started-but-not", "没有开工建设的项目", "开工率100%", "warn"),
    ],
)
def test_each_contradiction_is_found_at_its_place(rule, quote, computed, severity):
    found = [one for one in check(WRONG).findings if one.rule == rule]

    assert [(one.quote, one.computed, one.severity.value) for one in found] == [(quote, computed, severity)]


def test_the_two_errors_are_the_only_ones():
    assert [one.rule for one in check(WRONG).findings if one.severity == "error"] == ["remainder", "rate"]
    assert check(WRONG).has_error


def test_the_lost_item_comes_with_the_number_to_write():
    (finding,) = [one for one in check(WRONG).findings if one.rule == "remainder"]

    assert finding.suggestion == "其余7件"
    assert "漏了1件" in finding.message


def test_the_corrected_bulletin_raises_no_error():
    proof = check(RIGHT)

    assert not proof.has_error
    assert told.serious(RIGHT) == []


def test_a_figure_of_the_corrected_bulletin_made_wrong_is_found_again():
    assert told.serious(RIGHT.replace("完成率28.6%", "完成率38.6%")) == [("rate", "完成率38.6%")]
