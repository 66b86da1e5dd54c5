"""Parts against totals, and the rest against what is left."""

import pytest

from shishi.rulebook.proof.checks.addition import PARTS
from shishi.rulebook.proof.checks.remainders import REST
from tests.rulebook.proof import told


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("改造厂房26处，已完成19处，正在施工9处。", "19＋9＝28"),
        ("全市共26个县区项目（城区8个、郊区9个、县城10个）。", "8＋9＋10＝27"),
        ("全年安排重点工作27项（城建类9项、民生类10项、农业类7项）。", "9＋10＋7＝26"),
        ("今年实施水利工程30个，已开工21个、未开工8个。", "21＋8＝29"),
        ("发现问题52个，其中进度类20个、质量类18个、资金类16个。", "20＋18＋16＝54"),
        ("审结118件，其中维持45件、撤销12件、终止34件、驳回31件。", "45＋12＋34＋31＝122"),
        ("全区27个社区中，25个建成标准化阵地，4个正在建设。", "25＋4＝29"),
        ("续建项目15个1.2万套，已竣工8个0.65万套，在建7个0.75万套。", "0.65＋0.75＝1.4"),
        ("梳理任务12项，已完成9项，正在推进3项。收到建议60件，已办结41件，正在办理21件。", "41＋21＝62"),
        ("市直部门办理156件，县区办理89件，合计254件。", "156＋89＝245"),
        (
            "完成投资45.6亿元，其中一产完成投资8.2亿元、二产完成投资20.4亿元、三产完成投资18亿元。",
            "8.2＋20.4＋18＝46.6",
        ),
    ],
)
def test_parts_that_contradict_their_total_are_an_error(text, computed):
    assert told.computed(PARTS, text) == [computed]
    assert told.severities(PARTS, text) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "收到建议60件，已办结41件，正在办理15件。",
        "发现问题52个，其中进度类20个、质量类18个、资金类10个。",
        "省列实事共10件，已完成12件。",
        "收到议案86件、提案112件，共199件。",
        "安排资金3亿元，其中省级1亿元、市级1.5亿元、县级0.8亿元。",
        "计划改造道路40条，已完成29条，正在施工15条。",
        "完成投资45.6亿元，其中一产完成投资8.2亿元、二产完成投资20.4亿元、三产完成投资15亿元。",
        "热线受理诉求5230件，直接办理3105件，转办2225件。",
        "改造厂房约26处，已完成22处，正在施工9处。",
        "分县区看，推进缓慢的共3项，其中甲县3项、乙县2项、丙县3项。",
    ],
)
def test_parts_that_may_leave_something_out_need_a_person(text):
    assert told.severities(PARTS, text) == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "改造厂房26处，已完成17处，正在施工9处。",
        "全年安排重点工作27项，其中城建类9项。",
        "今年实施水利工程30个，已开工21个，已完工8个。",
        "改造危房253户，已开工253户，已竣工245户，已验收164户。",
        "共30个项目，已开工25个，其中完工10个、在建15个，未开工5个。",
        "共100个项目，其中新建40个，已开工30个；续建60个，已开工60个。",
        "新建幼儿园12所，其中公办7所、民办5所；已开工10所，未开工2所。",
        "涉及我区共38项，其中省级29项，市级囊括省级项目共38项。",
        "收到建议198件，已办结150件，正在办理38件，留作参考10件。",
        "热线受理诉求5230件，直接办理3105件，转办2125件。",
        "收到来信520件，督办件36件，转办件48件。",
        "303个项目中，在建202个，竣工50个，开工率83.2%。",
        "计划开工140个，实际开工118个（其中提前开工11个，未按计划开工33个）。",
        "受理诉求2877件，自行处理2276件，派单601件，按时办理597件。其中热线派单532件，平台派单69件。",
        "全县实施项目20个，已开工25个。",
        "全市老旧小区改造45个小区、328栋楼，已完工20个、在建18个、未开工7个。",
    ],
)
def test_parts_that_agree_overlap_or_belong_elsewhere_are_silent(text):
    assert told.findings(PARTS, text) == []


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("今年列入计划的实事共12件，其中8件已完成，其余5件正在办理。", "其余4件"),
        ("梳理问题45个，已解决30个，剩余14个正在推进。", "剩余15个"),
        ("全县办理惠民实事9项12件。其中饮水安全等5件已办结，其余6件有序推进。", "其余7件"),
        ("全县12个乡镇中，城关镇、和平镇等8个乡镇已完成，其余6个乡镇正在推进。", "其余4个"),
        ("实施项目40个，其中新建25个，剩余10个为续建。", "剩余15个"),
    ],
)
def test_a_rest_that_leaves_a_gap_is_an_error_with_the_right_number(text, suggestion):
    assert [one.suggestion for one in told.findings(REST, text)] == [suggestion]
    assert told.severities(REST, text) == ["error"]


def test_a_rest_of_about_so_many_needs_a_person():
    assert told.severities(REST, "梳理问题约45个，已解决30个，剩余5个正在推进。") == ["warn"]


def test_a_rest_where_nothing_is_left_has_no_suggestion():
    (finding,) = told.findings(REST, "梳理问题45个，已解决30个，正在解决20个，剩余3个未安排。")

    assert finding.suggestion == ""
    assert finding.computed == "45－30－20＝-5"


@pytest.mark.parametrize(
    "text",
    [
        "今年列入计划的实事共12件，其中8件已完成，其余4件正在办理。",
        "全县办理惠民实事9项12件。其中饮水安全等5件已办结，1件取消，其余6件有序推进。",
        "已完成论证30个，其余在推进。",
        "排查隐患80处，已整改60处，正在整改12处，其余8处列入计划。",
        "已开工25个，其中完工10个，其余15个在建。",
        "全县186个村，已通182个，其余3家企业自建。",
    ],
)
def test_a_rest_that_fits_is_silent(text):
    assert told.findings(REST, text) == []
