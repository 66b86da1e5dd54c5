import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from shishi.domain.projects.actions.history import record_stage
from shishi.domain.projects.models import ChangeKind
from shishi.domain.reporting.actions.report import Origin
from shishi.domain.reporting.models import Verdict
from shishi.rulebook.stages import Stage
from tests.factories.acting import AT, CLERK
from tests.factories.projects import changed, make_work, placed, target
from tests.factories.reporting import make_confirmation, make_report, make_review
from tests.interfaces.desk.office import table_rows


def test_head_places_and_parties_are_shown(office):
    text = office.text(office.matter("改造农村学校"))
    for shown in ("工程建设类", "省列第1件", "县列第1件", "副县长 周敏", "2016年11月30日", "860.5万元"):
        assert shown in text
    assert "（教育 · 改善办学条件）" in text
    html = office.html(office.matter("改造农村学校"))
    for name in ("县教育局", "城关镇"):
        assert f'<a href="{reverse("desk:unit", args=[office.register.units[name].pk])}">{name}</a>' in html


def test_months_show_plan_report_and_share(office):
    html = office.html(office.matter("建设农村公路"))
    rows = table_rows(html, "硬化路各月")
    assert [row[0] for row in rows] == [f"{month}月" for month in range(1, 13)]
    assert rows[5][1:6] == ["40", "40%", "34", "", "34%"]
    assert rows[6][3] == "60"
    assert rows[6][6] == "第1版"
    assert rows[7][3:] == ["", "", "", ""]
    assert table_rows(html, "便民桥各月")[6][3] == "3"


def test_a_chart_holds_what_its_table_says(office):
    page = office.client.get(office.matter("建设农村公路")).context["page"]
    road = page.targets[0]
    assert road.chart["reported"][4:8] == [20.0, 34.0, 60.0, None]
    assert road.chart["planned"][5] == 40.0
    assert f'<script id="{road.chart_id}" type="application/json">' in office.html(office.matter("建设农村公路"))


def test_a_blank_cell_a_zero_and_no_report_are_told_apart(office):
    rows = table_rows(office.html(office.matter("改造集中供热管网")), "各月计划累计")
    assert [rows[month][3] for month in (3, 4, 5, 6)] == ["", "0", "空白", "2.5"]


def test_a_target_not_yet_assigned_has_no_plan(office):
    text = office.text(office.matter("新建城关敬老院"))
    assert "年度目标 待下达" in text
    assert "指标待下达" in text


def test_shares_stand_beside_the_target(office):
    text = office.text(office.matter("建设农村公路"))
    assert "合计30公里， 比年度目标少70公里" in text
    rows = table_rows(office.html(office.matter("建设农村公路")), "各单位分解任务")
    assert rows == [["城关镇", "30公里", "未单独报送", "未登记"]]


@pytest.mark.parametrize(("part", "verdict"), [("12", "与年度目标12所一致"), ("15", "比年度目标多3所")])
def test_a_sum_that_agrees_or_exceeds_says_so(office, part, verdict):
    town = office.register.units["城关镇"]
    work = make_work(office.register.lists["县列"], "修建厕所", targets=[target("12", "所", shares=[(town, part)])])
    assert verdict in office.text(reverse("desk:matter", args=[work.pk]))


def test_sites_are_named_with_their_places(office):
    share = office.work("建设农村公路").targets.get(unit="公里").allocations.get()
    placed(share, "上蒲家村", place_code="620199100201", quantity=Decimal(12))
    assert "上蒲家村 620199100201 12公里" in office.text(office.matter("建设农村公路"))


def test_changes_and_stages_carry_their_documents(office):
    changed(
        office.work("购置公交车"), ChangeKind.POSTPONE, due_on=dt.date(2017, 6, 30), document="青政办发〔2016〕41号"
    )
    record_stage(
        work=office.work("购置公交车"),
        stage=Stage.PURCHASING,
        on=dt.date(2016, 4, 12),
        document="采购合同2016-07",
        by=CLERK,
        at=AT,
    )
    text = office.text(office.matter("购置公交车"))
    assert "延期 青政办发〔2016〕41号 全部清单" in text
    assert "延期至2017年6月30日" in text
    assert "2016年4月12日 采购 采购合同2016-07" in text


def test_without_history_the_page_says_so(office):
    text = office.text(office.matter("改造农村学校"))
    assert "没有变更。" in text
    assert "没有登记阶段。" in text


def test_every_version_of_a_report_stays_with_its_verdict(office):
    text = office.text(office.matter("购置公交车"))
    assert "2016年7月 第2版 · 县交通运输局 · 进展报告" in text
    assert "不作统计" in text
    assert "退回" in text
    assert "到货数与验收单不符，请核对。" in text
    assert "验收后核减1辆。" in text
    assert "6辆" in text
    assert "5辆" in text


def test_a_report_shows_flags_texts_and_confirmation(office):
    report = make_report(
        office.work("实施饮水安全工程"),
        "5",
        reason="补报数值",
        percent=Decimal("70.5"),
        done=False,
        narrative="管网<b>铺设",
        problems="征地未完成",
        help_needed="请协调征地",
        next_step="八月完工",
    )
    make_confirmation(report)
    text = office.text(office.matter("实施饮水安全工程"))
    for shown in ("启动：未说明", "完成：否", "自报进度：70.5%", "管网<b>铺设", "征地未完成", "请协调征地", "八月完工"):
        assert shown in text
    assert f"2016年7月27日 王建国确认（网上确认，由{CLERK.label}登记）" in text
    assert "零报告" in text


def test_reviewed_values_stand_beside_the_reported_ones(office):
    work = office.work("新建保障性住房")
    make_review(
        office.register.reports["新建保障性住房", "2016-07"],
        Verdict.ACCEPT,
        reviewed={work.targets.get(): Decimal(140)},
    )
    office.freeze()
    row = table_rows(office.html(office.matter("新建保障性住房")), "各月计划累计")[6]
    assert row[3:6] == ["150", "140", "46.7%"]
    assert "核定为140套" in office.text(office.matter("新建保障性住房"))


def test_light_reasons_and_forecast_are_given(office):
    state = office.figures.works[f"w{office.work('建设农村公路').pk}"]
    text = office.text(office.matter("建设农村公路"))
    for reason in state.assessment.reasons:
        assert reason in text
    assert state.assessment.light.shape in text


def test_what_was_declared_stands_beside_what_is_computed(office):
    make_report(office.work("购置公交车"), "5", reason="申报完成", done=True, percent=Decimal(100))
    office.freeze()
    html = office.html(office.matter("购置公交车"))
    assert table_rows(html, "申报与推算不一致") == [["完成", "是", "否"], ["进度", "100%", "50.0%"]]
    assert "按未完成计。" in html


def test_what_agrees_is_not_listed_as_a_difference(office):
    assert "申报与推算不一致" not in office.html(office.matter("改造农村学校"))


def test_a_value_leads_to_its_cell(office):
    stored = office.imported()
    work = office.work("改造农村学校")
    make_report(work, "8", reason="更正", origin=Origin(stored, "7 月", 6))
    office.freeze()
    html = office.html(office.matter("改造农村学校"))
    address = f"{reverse('desk:source', args=[stored.pk])}#place-7_%E6%9C%88-6"
    assert f'href="{address}"' in html
    assert "县教育局7月.xlsx" in html


def test_a_work_newer_than_the_snapshot_has_no_light_yet(office):
    work = make_work(office.register.lists["县列"], "新增实事")
    assert "尚未判定" in office.text(reverse("desk:matter", args=[work.pk]))
