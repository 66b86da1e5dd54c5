"""A county's workbook on a page: the plan, an ask answered and remembered, the applying; twice changes nothing."""

import io
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from shishi.domain.intake.models import Answer, ImportRun
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.models import Listing
from tests.factories.signing_in import officer_in, signed_in
from tests.interfaces.desk.office import words

HEAD = ("序号", "项目名称", "建设内容", "目标任务", "牵头单位", "完成时限")


class Imports:
    def __init__(self, register):
        self.register, self.client = register, officer_in(register.area)

    def sheet(self, *rows):
        book = Workbook()
        page = book.active
        page.title = "县列"
        page.append(["2016年县列为民兴办实事责任分解表"])
        page.append(HEAD)
        for number, row in enumerate(rows, start=1):
            page.append([number, *row])
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def upload(self, content, **more):
        said = {"kind": "lists", "list_name": "县列", "year": "2016", "received_on": "2016-08-27", **more}
        sheet = SimpleUploadedFile("县列.xlsx", content)
        return self.client.post(reverse("desk:import"), {"sheet": sheet, **said}, follow=True)

    def act(self, page, **fields):
        token = unquote(page.request["QUERY_STRING"].partition("file=")[2])
        return self.client.post(reverse("desk:import-check"), {"file": token, **fields}, follow=True)


@pytest.fixture
def imports(register):
    return Imports(register)


def said(answer):
    assert answer.status_code == 200
    return words(answer.content.decode())


NEW = ("建设文化广场", "新建", "5个", "县教育局", "2016年12月")
ALIKE = ("新建保障住房", "新建", "50套", "县教育局", "2016年12月")


def test_a_list_is_planned_applied_and_the_same_again_changes_nothing(imports):
    before = LedgerEntry.objects.filter(act="intake.apply_lists").count()
    content = imports.sheet(NEW)
    answer = imports.upload(content)
    assert "新增 1" in said(answer)
    assert not Listing.objects.filter(name="建设文化广场").exists()
    assert "已写入登记" in said(imports.act(answer, act="apply"))
    listing = Listing.objects.get(name="建设文化广场")
    assert (listing.list_of.name, listing.source_sheet, listing.source_row) == ("县列", "县列", 3)
    assert LedgerEntry.objects.filter(act="intake.apply_lists").count() == before + 1
    assert "与登记一致，没有变化" in said(imports.act(answer, act="apply"))
    assert "没有要写入的" in said(imports.upload(content))
    assert ImportRun.objects.count() == 1


def test_an_ask_is_answered_on_the_page_and_not_asked_again(imports):
    answer = imports.upload(imports.sheet(ALIKE))
    text = said(answer)
    assert "市列“新建保障性住房”名称相近，是否同一工作" in text
    assert "--same" not in text
    assert "写入1件" not in text
    assert "没有要写入" not in text
    imports.act(answer, act="apply")
    assert not Listing.objects.filter(name="新建保障住房").exists()
    page = imports.act(answer, act="answer", ask="0", name="新建保障住房", answer="same", place=["0"])
    assert "已记住对“新建保障住房”的答复" in said(page)
    kept = Answer.objects.get()
    assert (kept.name, kept.by) == ("新建保障住房", "user:ducha")
    assert LedgerEntry.objects.filter(act="intake.remember_answer").count() == 1
    again = imports.upload(imports.sheet(ALIKE, NEW))
    assert "是否同一工作" not in said(again)
    imports.act(again, act="apply")
    (work,) = Listing.objects.get(name="新建保障住房").works.all()
    assert {one.name for one in work.listings.all()} == {"新建保障住房", "新建保障性住房"}


def test_a_work_of_its_own_is_an_answer_and_an_old_question_is_not_answered(imports):
    answer = imports.upload(imports.sheet(ALIKE))
    assert "请先勾选" in said(imports.act(answer, act="answer", ask="0", name="新建保障住房", answer="same"))
    for number, name in (("0", "别的"), ("7", "新建保障住房"), ("x", "新建保障住房")):
        assert "已有变化" in said(imports.act(answer, act="answer", ask=number, name=name, answer="separate"))
    assert not Answer.objects.exists()
    imports.act(answer, act="answer", ask="0", name="新建保障住房", answer="separate")
    assert Answer.objects.get().reply == "[]"


def test_a_monthly_report_names_the_wrong_cell(imports):
    book = Workbook()
    page = book.active
    page.title = "8月"
    page.append(["县教育局2016年8月实事进展月报表"])
    page.append(["序号", "项目名称", "目标任务", "累计完成", "进展情况"])
    page.append([1, "改造乡村校舍", "12所", 9, "正在施工"])
    stream = io.BytesIO()
    book.save(stream)
    answer = imports.upload(stream.getvalue(), kind="reports", period="2016-08")
    text = said(answer)
    assert "8月 3 B3" in text
    page["B3"].value = "改造农村学校"
    stream = io.BytesIO()
    book.save(stream)
    answer = imports.upload(stream.getvalue(), kind="reports", period="2016-08")
    assert "已写入登记" in said(imports.act(answer, act="apply"))
    assert ImportRun.objects.get().period_key == "2016-08"


def test_what_cannot_be_read_or_is_missing_is_told(imports):
    assert "这份文件读不了" in said(imports.upload(b"\x00\x01"))
    assert "请先选择填好的表格文件" in said(imports.client.post(reverse("desk:import"), {"kind": "lists"}))
    assert imports.client.get(reverse("desk:import-check"), {"file": "x"}).status_code == 404


def test_only_the_office_imports(imports):
    reporter = signed_in(imports.register.users["县教育局"])
    assert reporter.get(reverse("desk:import")).status_code == 403
