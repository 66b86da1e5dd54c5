from django.urls import reverse

from shishi.domain.reporting.models import Obligation
from shishi.interfaces.desk.chips import filing_chip
from shishi.rulebook.report_flow import Filing
from tests.interfaces.desk.office import table_rows

JULY = reverse("desk:period", args=["2016-07"])
JUNE = reverse("desk:period", args=["2016-06"])


def test_states_are_told_apart_by_shape_word_and_style():
    chips = [filing_chip(filing) for filing in Filing]
    assert [chip.word for chip in chips] == ["未报", "零报告", "已报", "迟报", "免报"]
    assert len({chip.shape for chip in chips}) == 5
    assert len({chip.style for chip in chips}) == 5


def test_who_reported_stands_in_the_official_order_of_units(office):
    rows = table_rows(office.html(JULY), "各单位应报")
    units = [row[0] for row in rows if len(row) == 1]
    assert units == list(office.register.units)
    duties = {row[0]: row[1:] for row in rows if len(row) > 1}
    assert len(duties) == 12
    assert duties["购置公交车"] == ["市列", "7月28日", "◆ 迟报", "7月30日", "第2版"]
    assert duties["建设农村公路"][:3] == ["省列、市列", "7月28日", "● 已报"]
    assert duties["实施饮水安全工程"][2] == "○ 零报告"


def test_the_counts_are_those_of_the_works(office):
    text = office.text(JULY)
    assert "应报 12 件" in text
    assert "● 已报 10" in text
    assert "○ 零报告 1" in text
    assert "◆ 迟报 1" in text
    assert "没有未报的单位。" in text


def test_units_that_have_not_reported_are_named_once(office):
    text = office.text(JUNE)
    assert "■ 未报 1" in text
    assert "未报单位（按单位次序）：城关镇" in text
    duties = {row[0]: row[1:] for row in table_rows(office.html(JUNE), "各单位应报") if len(row) > 1}
    assert duties["新建城关敬老院"][2:] == ["■ 未报", "—", "—"]


def test_a_work_late_on_one_list_shows_what_asks_for_most_attention(office):
    duty = Obligation.objects.filter(commitment=office.work("建设农村公路"), period__key="2016-07")
    Obligation.objects.filter(pk=duty.first().pk).update(state=Filing.NOT_FILED.value)
    duties = {row[0]: row for row in table_rows(office.html(JULY), "各单位应报")}
    assert duties["建设农村公路"][3] == "■ 未报"


def test_every_period_is_listed_with_its_counts(office):
    rows = table_rows(office.html(reverse("desk:periods")), "各期报送情况")
    assert [row[0] for row in rows] == ["2016年7月", "2016年6月", "2016年5月"]
    assert rows[0][1] == "省列7月28日，市列7月28日，县列7月28日"
    assert rows[0][2] == "○ 零报告 1 ● 已报 10 ◆ 迟报 1"


def test_the_notice_that_set_the_days_is_named(office):
    assert "青政督通〔2016〕3号" in office.text(JULY)
