import io
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.ledger.queries import verify
from shishi.domain.reporting.models import Obligation, Period, Report, ReportValue
from tests.interfaces.cli.workbooks import REPORT_ROWS, list_file, report_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(tmp_path):
    call_command("import", list_file(tmp_path), stdout=io.StringIO(), stderr=io.StringIO())


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command("report", "import", *arguments, "--period", "2016-07", stdout=out, stderr=err)
    except SystemExit as leaving:
        code = leaving.code
    return code, out.getvalue(), err.getvalue()


def test_reports_are_stored_with_the_cell_they_came_from(listed, tmp_path):
    code, out, err = run(report_file(tmp_path), "--received-on", "2016-08-03")
    assert code == 0, out + err
    value = ReportValue.objects.get(target__commitment__name="路网及村内道路")
    assert (value.cumulative, value.month, value.source_cell) == (Decimal("52.4"), Decimal("8.4"), "E3")
    report = value.report
    assert (report.version, report.under_construction, report.problems) == (1, True, "征地协议未签订")
    assert (report.source_file.name, report.source_sheet, report.source_row) == ("七月.xlsx", "表", 3)
    assert Report.objects.get(commitment__name="高标准基本农田").problems == ""
    assert verify() == []


def test_the_period_opens_with_its_obligations_and_reports_settle_them(listed, tmp_path):
    run(report_file(tmp_path), "--received-on", "2016-08-05")
    period = Period.objects.get()
    assert (period.key, period.as_of.isoformat(), period.due_on.isoformat()) == ("2016-07", "2016-07-31", "2016-08-05")
    states = dict(Obligation.objects.values_list("commitment__name", "state"))
    assert states == {"路网及村内道路": "filed", "高标准基本农田": "filed", "城镇新增就业": "not_filed"}


def test_a_report_received_after_the_due_day_is_late(listed, tmp_path):
    run(report_file(tmp_path), "--received-on", "2016-08-06")
    assert Obligation.objects.get(commitment__name="路网及村内道路").state == "late"


def test_the_same_report_twice_changes_nothing(listed, tmp_path):
    path = report_file(tmp_path)
    run(path)
    before = (Report.objects.count(), LedgerEntry.objects.count())
    code, out, _ = run(path)
    assert (code, Report.objects.count(), LedgerEntry.objects.count()) == (0, *before)
    assert "未变2件" in out


def test_a_correction_needs_a_reason_and_becomes_a_new_version(listed, tmp_path):
    run(report_file(tmp_path))
    changed = (("路网及村内道路", "公里", 160, 8.4, 55, "是", "路基施工。", "征地协议未签订"), REPORT_ROWS[1])
    path = report_file(tmp_path, rows=changed, name="更正.xlsx")
    code, out, _ = run(path)
    assert code == 1
    assert "--reason" in out
    assert run(path, "--reason", "上报时漏计一段")[0] == 0
    versions = Report.objects.filter(commitment__name="路网及村内道路").order_by("version")
    assert [(report.version, report.reason) for report in versions] == [(1, ""), (2, "上报时漏计一段")]
    assert [report.values.get().cumulative for report in versions] == [Decimal("52.4"), Decimal(55)]


def test_an_amount_in_a_smaller_unit_is_kept_to_the_last_digit(tmp_path):
    rows = ((1, "沿河路改造", "1.2亿元", "县交通局", "", "副县长周毅", "2016年12月31日"),)
    call_command("import", list_file(tmp_path, rows), stdout=io.StringIO(), stderr=io.StringIO())
    report = report_file(tmp_path, [("沿河路改造", "万元", 12000, 1.05, 1234.5678, "是", "路基施工。", "")])

    code, out, err = run(report)

    assert code == 0, out + err
    value = ReportValue.objects.get()
    assert (value.cumulative, value.month) == (Decimal("0.12345678"), Decimal("0.000105"))
    code, out, _ = run(report)
    assert (code, "未变1件" in out) == (0, True)


def test_a_name_that_is_on_no_list_is_asked_about_with_the_nearest_one(listed, tmp_path):
    rows = (("路网和村内道路", *REPORT_ROWS[0][1:]), REPORT_ROWS[1])
    code, out, _ = run(report_file(tmp_path, rows=rows))
    assert code == 1
    assert "是否指“路网及村内道路”" in out
    assert Report.objects.count() == 0


def test_another_target_than_the_registered_one_is_asked_about(listed, tmp_path):
    rows = (("路网及村内道路", "公里", 150, 8.4, 52.4, "是", "路基施工。", ""), REPORT_ROWS[1])
    code, out, _ = run(report_file(tmp_path, rows=rows))
    assert code == 1
    assert "目标150公里与登记的160公里不同" in out


def test_units_of_the_same_base_are_converted(listed, tmp_path):
    rows = (REPORT_ROWS[0], ("高标准基本农田", "亩", 100000, 7000, 37000, "是", "土地平整。", "无"))
    code, out, _ = run(report_file(tmp_path, rows=rows))
    assert code == 0, out
    assert ReportValue.objects.get(target__unit="万亩").cumulative == Decimal("3.7")


def test_a_cumulative_value_below_an_earlier_month_is_asked_about(listed, tmp_path):
    rows = ((*REPORT_ROWS[0][:4], 60, *REPORT_ROWS[0][5:]),)
    june = report_file(tmp_path, rows=rows, name="六月.xlsx", month=6)
    call_command("report", "import", june, "--period", "2016-06", stdout=io.StringIO(), stderr=io.StringIO())
    code, out, _ = run(report_file(tmp_path))
    assert code == 1
    assert "小于2016年6月已报的60" in out


def test_without_lists_a_report_has_nowhere_to_go(tmp_path):
    with pytest.raises(CommandError) as refused:
        run(report_file(tmp_path))
    assert "请先用 shishi import 导入" in str(refused.value)
    assert refused.value.returncode == 2
