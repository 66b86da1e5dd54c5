"""A period filled in as a spreadsheet: what is downloaded comes back, whatever was done to it, and nothing is overwritten."""

import datetime as dt
import io
import subprocess
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from shishi.documents.entry.layout import Field
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import Report, Verdict
from shishi.rulebook import periods
from tests.factories.reporting import make_period, make_report, make_review
from tests.factories.signing_in import officer_in, signed_in
from tests.interfaces.desk.office import words

AUGUST = periods.month(2016, 8)
COLUMN = {field: number for number, field in enumerate(Field, start=1)}


class Sheets:
    """August is open; a reporter of 县交通运输局 works with its workbook."""

    def __init__(self, register):
        self.register = register
        for list_of in register.lists.values():
            make_period(list_of, AUGUST)
        self.client = signed_in(register.users["县交通运输局"])
        self.roads, self.buses = register.works["建设农村公路"], register.works["购置公交车"]

    def address(self, name="workbook"):
        return reverse(f"desk:{name}", args=["2016-08"])

    def book(self, client=None):
        answer = (client or self.client).get(self.address("workbook-file"))
        assert answer.status_code == 200
        return load_workbook(io.BytesIO(answer.content))

    def row(self, book, work, number=0):
        """The row of a work's value, in the order of the file."""
        page = book.active
        return [row for row in range(4, page.max_row + 1) if page.cell(row, COLUMN[Field.WORK]).value == work.name][
            number
        ]

    def put(self, book, row, **said):
        for field, value in said.items():
            book.active.cell(row, COLUMN[Field[field]]).value = value

    def upload(self, content, client=None, name="填报表.xlsx", **more):
        if not isinstance(content, bytes):
            stream = io.BytesIO()
            content.save(stream)
            content = stream.getvalue()
        answer = (client or self.client).post(
            self.address(), {"sheet": SimpleUploadedFile(name, content), **more}, follow=True
        )
        assert answer.status_code == 200
        return answer

    def send(self, answer, client=None):
        token = unquote(answer.request["QUERY_STRING"].partition("file=")[2])
        return (client or self.client).post(self.address("workbook-check"), {"file": token}, follow=True)

    def filled(self):
        book = self.book()
        self.put(book, self.row(book, self.roads), NOW=72.5, NARRATIVE="路面完成72.5公里。", STAGE="开工")
        self.put(book, self.row(book, self.buses), SAME="是")
        return book

    def reports(self, work):
        return list(Report.objects.filter(commitment=work, period_key="2016-08").order_by("version"))


@pytest.fixture
def sheets(register):
    return Sheets(register)


def said(answer):
    return words(answer.content.decode())


def test_the_workbook_begins_with_what_is_known(sheets):
    book = sheets.book()
    page, row = book.active, sheets.row(book, sheets.roads)
    known = {field: page.cell(row, column).value for field, column in COLUMN.items()}
    assert (known[Field.LAST], known[Field.NOW], known[Field.UNIT]) == (60, None, "公里")
    assert page.column_dimensions["O"].hidden
    assert page.print_title_rows == "$3:$3"
    assert page.page_setup.orientation == "landscape"


def test_it_comes_back_as_reports_with_their_cells_and_the_same_file_again_changes_nothing(sheets):
    before = LedgerEntry.objects.filter(act="reporting.submit_report").count()
    book = sheets.filled()
    answer = sheets.upload(book)
    assert "硬化路 60 → 72.5公里" in said(answer)
    assert not sheets.reports(sheets.roads)
    assert "已按填报表报送2件" in said(sheets.send(answer))
    (roads,), (buses,) = sheets.reports(sheets.roads), sheets.reports(sheets.buses)
    assert (roads.nature, roads.stage, roads.narrative) == ("full", "construction", "路面完成72.5公里。")
    assert (roads.source_sheet, roads.source_row, roads.source_file.name) == ("填报表", 4, "填报表.xlsx")
    assert [(str(value.cumulative), value.source_cell) for value in roads.values.filter(target__unit="公里")] == [
        ("72.5", "G4")
    ]
    assert buses.nature == "no-change"
    assert LedgerEntry.objects.filter(act="reporting.submit_report").count() == before + 2
    for again in (sheets.send(answer), sheets.upload(book)):
        assert "将报送" not in said(again)
    assert len(sheets.reports(sheets.roads)) == 1
    source = sheets.client.get(reverse("desk:source", args=[roads.source_file_id]))
    assert "建设农村公路" in words(source.content.decode())
    neighbour = signed_in(sheets.register.users["县教育局"])
    assert neighbour.get(reverse("desk:source", args=[roads.source_file_id])).status_code == 404


def test_rows_may_be_swapped_sorted_and_left_out(sheets):
    book = sheets.filled()
    page = book.active
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    for number, values in enumerate(reversed(rows), start=4):
        for column, value in enumerate(values, start=1):
            page.cell(number, column).value = value
    page.delete_rows(4)  # the buses, left out
    sheets.send(sheets.upload(book))
    (roads,) = sheets.reports(sheets.roads)
    assert {str(value.cumulative) for value in roads.values.all()} == {"72.5", "None"}
    assert not sheets.reports(sheets.buses)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("NOW", "72.5公里", "填报表 4 本期累计（G4） “72.5公里”不是数字，请只填数字，不带单位。"),
        ("NOW", -1, "本期累计（G4） 累计完成不能是负数"),
        ("NOW", 59, "本期累计（G4） 小于上期的60公里。确需减少的，请填写更正或减少的原因"),
        ("NOW", "=1/0", "本期累计（G4）"),
        ("NOW", "1234567890123456", "本期累计（G4） 超过15位数字"),
        ("STAGE", "快好了", "阶段（H4） 没有“快好了”这个阶段，请从"),
        ("SAME", "对", "本期无变化（M4） “对”无法识别"),
        ("SAME", "是", "本期累计（G4） 已填“本期无变化”，本期累计却与上期不同"),
        ("NARRATIVE", "长" * 1001, "进展（I4） 确保该变量包含不超过 1000"),
        ("KEY", "2016-08:3:4:4:0:0:000000", "识别码（勿改）（O4） 隐藏列中的识别码被改动"),
        ("KEY", None, "识别码（勿改）（O4） 这一行没有识别码"),
    ],
)
def test_what_is_wrong_is_told_by_sheet_row_and_column_and_nothing_is_sent(sheets, field, value, sentence):
    book = sheets.filled()
    sheets.put(book, 4, **{field: value})
    answer = sheets.upload(book)
    assert sentence in said(answer)
    assert "什么都还没有报送" in said(answer)
    sheets.send(answer)
    assert not sheets.reports(sheets.roads) + sheets.reports(sheets.buses)


def test_a_row_twice_and_two_texts_for_one_work_are_told(sheets):
    book = sheets.filled()
    for column in range(1, len(Field) + 1):
        book.active.cell(8, column).value = book.active.cell(4, column).value
    sheets.put(book, 5, NARRATIVE="另一种说法")
    text = said(sheets.upload(book))
    assert "填报表 8 识别码（勿改）（O8） 与工作表“填报表”第4行是同一目标，请删去其中一行" in text
    assert "填报表 5 进展（I5） 与第4行的进展不一致" in text


def test_another_month_and_another_units_rows_are_not_taken(sheets):
    foreign = sheets.book(officer_in(sheets.register.area))
    page = foreign.active
    strangers = [row for row in range(4, page.max_row + 1) if page.cell(row, 1).value == "县教育局"]
    sheets.put(foreign, strangers[0], NOW=1)
    assert "不在您本期应报之列" in said(sheets.upload(foreign))
    for name, text in (("a.txt", b"nothing"), ("b.xlsx", b"PK\x03\x04 broken"), ("c.csv", "本期累计".encode())):
        assert "这份文件不能用" in said(sheets.upload(text, name=name))


def test_what_was_filed_meanwhile_is_told_and_stays(sheets):
    answer = sheets.upload(sheets.filled())
    make_report(sheets.roads, "70", period=AUGUST, narrative="网页上报的。", received_on=dt.date(2016, 8, 27))
    text = said(sheets.send(answer))
    assert "已按填报表报送1件" in text
    (report,) = sheets.reports(sheets.roads)
    assert report.narrative == "网页上报的。"
    page = sheets.client.get(f"{sheets.address('workbook-check')}?{answer.request['QUERY_STRING']}")
    assert "别人已先报，不会覆盖" in said(page)


def test_a_returned_report_comes_back_in_the_workbook_and_is_corrected(sheets):
    first = make_report(sheets.roads, "70", period=AUGUST, narrative="初稿。", received_on=dt.date(2016, 8, 27))
    make_review(first, Verdict.RETURN, reason="请核实里程。")
    book = sheets.book()
    page = book.active
    assert (page["G4"].value, page["I4"].value, page["N4"].value) == (70, "初稿。", "按退回意见更正。")
    sheets.put(book, 4, NOW=69)
    sheets.send(sheets.upload(book))
    assert [(one.version, one.reason) for one in sheets.reports(sheets.roads)] == [(1, ""), (2, "按退回意见更正。")]


def test_the_office_fills_in_for_all_units_and_the_source_is_kept(sheets):
    office = officer_in(sheets.register.area)
    book = sheets.book(office)
    units = {row[0].value for row in book.active.iter_rows(min_row=4)}
    assert len(units) > 1
    sheets.put(book, sheets.row(book, sheets.roads), NOW=80)
    sheets.put(book, sheets.row(book, sheets.buses), SAME="是")
    assert "请" in said(sheets.upload(book, office))  # who told it is asked
    answer = sheets.upload(book, office, informant="各单位汇总", told_on="2016-08-26")
    sheets.send(answer, office)
    for report in sheets.reports(sheets.roads) + sheets.reports(sheets.buses):
        source = report.proxy_source
        assert (source.channel, source.informant, report.received_on) == ("sheet", "各单位汇总", dt.date(2016, 8, 26))
        assert report.unit.name == "县交通运输局"


def test_shares_become_values_of_the_lead_departments_report(sheets):
    book = sheets.filled()
    sheets.put(book, 5, NOW=20)
    sheets.send(sheets.upload(book))
    (report,) = sheets.reports(sheets.roads)
    share = report.values.get(allocation__isnull=False)
    assert (share.allocation.unit.name, str(share.cumulative), share.source_cell) == ("城关镇", "20", "G5")


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saved_still_comes_back(sheets, ending, tmp_path):
    book, saved = tmp_path / "in.xlsx", tmp_path / "out" / f"in.{ending}"
    sheets.filled().save(book)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", ending, "--outdir", tmp_path / "out", book],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    sheets.send(sheets.upload(saved.read_bytes(), name=saved.name))
    (roads,) = sheets.reports(sheets.roads)
    assert {str(value.cumulative) for value in roads.values.all()} == {"72.5", "None"}


def test_a_note_of_somebody_else_opens_nothing(sheets):
    answer = sheets.upload(sheets.filled())
    neighbour = officer_in(sheets.register.area)
    address = f"{sheets.address('workbook-check')}?{answer.request['QUERY_STRING']}"
    assert neighbour.get(address).status_code == 404


def test_many_items_cost_no_more_queries_than_one(sheets):
    office = officer_in(sheets.register.area)
    with CaptureQueriesContext(connection) as few:
        sheets.client.get(sheets.address("workbook-file"))
    with CaptureQueriesContext(connection) as many:
        office.get(sheets.address("workbook-file"))
    assert len(many) <= len(few) + 1
