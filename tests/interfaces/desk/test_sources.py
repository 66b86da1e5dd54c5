from django.urls import reverse

from shishi.domain.projects.actions.listing import Source
from shishi.domain.reporting.actions.report import Filled, NewValue, Origin, submit_report
from tests.factories.acting import AT, CLERK
from tests.factories.files import make_file
from tests.factories.projects import make_listing
from tests.factories.reporting import JULY, lead_unit
from tests.interfaces.desk.office import table_rows, words


def address(stored):
    return reverse("desk:source", args=[stored.pk])


def reported(office, stored, *, cell="H6", amount="8"):
    work = office.work("改造农村学校")
    return submit_report(
        work=work,
        unit=lead_unit(work),
        period=JULY,
        filled=Filled(values=(NewValue(work.targets.get(), amount, cell=cell),)),
        received_on=JULY.as_of,
        reason="更正",
        origin=Origin(stored, "7月", 6),
        by=CLERK,
        at=AT,
    )


def test_a_file_shows_when_and_by_whom_it_came(office):
    stored = office.imported()
    text = office.text(address(stored))
    assert "县教育局7月.xlsx" in text
    assert "2016年8月1日 09:00由" in text
    assert stored.pk in text
    ((when, what, by, new, *_, left_out),) = table_rows(office.html(address(stored)), "导入记录")
    assert (when, what, new, left_out) == ("2016年8月1日 09:00", "2016年7月进展报告", "3", "1")
    assert by == CLERK.label


def test_a_cell_shows_the_value_as_registered(office):
    stored = office.imported()
    reported(office, stored)
    html = office.html(address(stored))
    rows = table_rows(html, "每行、每个单元格")
    assert rows == [
        ["改造农村学校 2016年7月报告第2版", "7月", "6", "整行", "—", "查看报告"],
        ["改造农村学校 累计完成", "7月", "6", "H6", "8所", "查看报告"],
    ]
    assert 'id="place-7月-H6"' in html
    assert 'id="place-7月-6"' in html


def test_a_listing_shows_the_row_that_it_came_from(office):
    stored = office.imported(b"lists", "县列.xls", kind="lists")
    make_listing(office.register.lists["县列"], "新增实事", place={"number": "7", "source": Source(stored, "县列", 9)})
    assert table_rows(office.html(address(stored)), "每行、每个单元格") == [
        ["新增实事 县列第7件", "县列", "9", "整行", "—", "查看实事"]
    ]


def test_a_file_that_changed_nothing_says_so(office):
    assert "没有登记新内容" in words(office.html(address(office.imported())))


def test_the_file_comes_down_as_an_attachment_with_its_bytes(office):
    stored = office.imported(b"bytes of the workbook")
    answer = office.client.get(reverse("desk:source-file", args=[stored.pk]))
    assert answer.content == b"bytes of the workbook"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "spreadsheetml" in answer.headers["Content-Type"]


def test_a_kept_file_that_was_never_imported_is_not_shown(office):
    stored = make_file(office.register.area, b"signed paper")
    assert office.client.get(address(stored)).status_code == 404
    assert office.client.get(reverse("desk:source-file", args=[stored.pk])).status_code == 404
