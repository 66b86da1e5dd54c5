"""A period filled in as a spreadsheet: what is downloaded comes back, whatever was done to it, and nothing is overwritten."""

import datetime as dt
import io
import subprocess
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from shishi.documents.entry.layout import Field
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import Report
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
        token = answer.request["QUERY_STRING"].partition("file=")[2]
        return (client or self.client).post(self.address("workbook-check"), {"file": token}, follow=True)

    def filled(self):
        book = self.book()
        self.put(book, self.row(book, self.roads), NOW=72.5, NARRATIVE="路面完成72.5公里。", STAGE="建设实施")
        self.put(book, self.row(book, self.buses), SAME="是")
        return book

    def reports(self, work):
        return list(Report.objects.filter(commitment=work, period_key="2016-08").order_by("version"))


@pytest.fixture
def sheets(register):
    return Sheets(register)


def faults(answer):
    return words(answer.content.decode())


def test_the_workbook_begins_with_what_is_known(sheets):
    book = sheets.book()
    page, row = book.active, sheets.row(book, sheets.roads)
    said = {field: page.cell(row, column).value for field, column in COLUMN.items()}
    assert (said[Field.LAST], said[Field.NOW], said[Field.UNIT]) == (60, None, "公里")
    assert page.column_dimensions["O"].hidden
    assert page.print_title_rows == "$3:$3"
    assert page.page_setup.orientation == "landscape"


def test_print(sheets):
    book = sheets.book()
    for row in book.active.iter_rows(values_only=True):
        print(row)
    answer = sheets.upload(sheets.filled())
    print(faults(answer))
    print(faults(sheets.send(answer)))
    assert 0
