"""The notice check on a page: anyone may, nothing is written, little may be sent, few checks run at once."""

import io
import re
from html import unescape

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from shishi.interfaces.desk.proof import gate
from shishi.interfaces.desk.proof.gate import Turnstile
from tests.documents.proofs.bulletins import RIGHT, WRONG_REST
from tests.interfaces.desk.office import words

ADDRESS = "/proof/"


def post(client=None, **sent):
    return (client or Client()).post(ADDRESS, sent)


def html_of(answer):
    return answer.content.decode()


def word_file(*lines):
    stream = io.BytesIO()
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return SimpleUploadedFile("通报.docx", stream.getvalue())


def test_the_form_needs_no_database_and_no_account():
    answer = Client().get(ADDRESS)
    assert answer.status_code == 200
    assert "什么都不保存" in html_of(answer)
    assert "no-store" in answer["Cache-Control"]


def test_pasted_text_comes_back_with_its_places_marked_and_linked():
    html = html_of(post(text=f"通报\r\n{WRONG_REST}"))
    assert re.search(
        r'<span class="place" id="place-1"></span><mark class="stalled"><a href="#finding-1">[^<]*6件', html
    )
    assert 'id="finding-1"' in html
    assert 'href="#place-1"' in html
    assert "第2行第" in html
    assert WRONG_REST in words(re.sub(r"<sup>\d+</sup>", "", html)).replace(" ", "")


def test_a_clean_text_says_what_that_means():
    assert "没有发现矛盾。这不等于数字属实" in words(html_of(post(text=RIGHT)))


def test_an_uploaded_document_is_read_and_markup_in_it_is_text():
    html = html_of(post(notice=word_file("<script>alert(1)</script>", WRONG_REST)))
    assert "（Word 文档）" in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


def test_workbooks_are_named_and_a_broken_one_is_said():
    html = html_of(post(text=RIGHT, attachments=[SimpleUploadedFile("附件1.xls", b"PK\x03\x04broken")]))
    assert "附件附件1.xls没有读取" in words(html).replace(" ", "")


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({}, "请粘贴通报文字，或选择一个文件。"),
        ({"text": "  "}, "请粘贴通报文字"),
        ({"text": "件" * 200_001}, "请分几次校核"),
        ({"text": RIGHT, "notice": SimpleUploadedFile("a.txt", b"x")}, "请只用一种"),
        ({"notice": SimpleUploadedFile("扫描.jpg", b"\xff\xd8\xff\xe0" + bytes(99))}, "扫描.jpg：这是图片"),
        ({"notice": SimpleUploadedFile("表.csv", b"")}, "是空的"),
        ({"text": RIGHT, "attachments": [SimpleUploadedFile(f"{n}.xls", b"x") for n in range(7)]}, "不能超过6个"),
    ],
    ids=["nothing", "blank", "too long", "both", "picture", "empty", "too many"],
)
def test_what_cannot_be_used_is_said_on_the_form(sent, fault):
    answer = post(**sent)
    assert answer.status_code == 400
    assert fault in html_of(answer)


def test_the_text_is_still_there_after_a_fault():
    assert RIGHT in html_of(post(text=RIGHT, attachments=[SimpleUploadedFile(f"{n}.xls", b"x") for n in range(7)]))


def test_a_body_that_is_too_large_is_refused_before_it_is_read():
    answer = Client().post(
        ADDRESS, data=b"x", content_type="multipart/form-data; boundary=a", CONTENT_LENGTH="99999999"
    )
    assert answer.status_code == 413
    assert "8MB" in html_of(answer)
    assert Client().post(ADDRESS, {"text": "件" * 900_000}).status_code == 413  # more text than a form may hold


def test_without_its_token_nothing_is_checked():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(ADDRESS, {"text": RIGHT})
    assert answer.status_code == 403
    assert "刷新页面后再试" in html_of(answer)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html_of(strict.get(ADDRESS)))[1]
    assert strict.post(ADDRESS, {"text": RIGHT, "csrfmiddlewaretoken": token}).status_code == 200


def test_few_checks_run_at_once_for_an_address_and_in_all():
    doors = Turnstile(in_all=3, each=2)
    with doors.passing("a") as first, doors.passing("a") as second:
        with doors.passing("a") as third:
            assert (first, second, third) == (0, 0, 429)
        with doors.passing("b") as other, doors.passing("c") as one_more:
            assert (other, one_more) == (0, 503)
    with doors.passing("a") as again:
        assert again == 0


@pytest.mark.parametrize(("each", "status"), [(0, 429), (2, 503)])
def test_a_full_house_answers_with_a_page_and_a_time(monkeypatch, each, status):
    monkeypatch.setattr(gate, "turnstile", Turnstile(in_all=0, each=each))
    answer = post(text=RIGHT)
    assert answer.status_code == status
    assert int(answer["Retry-After"]) > 0
    assert "再试" in html_of(answer)
    assert Client().get(ADDRESS).status_code == 200


def signed_on(html):
    return unescape(re.search(r'name="signed" value="([^"]+)"', html)[1])


def test_the_report_comes_from_what_the_page_carries():
    signed = signed_on(html_of(post(notice=word_file(WRONG_REST))))
    answer = Client().post(reverse("desk:proof-report"), {"signed": signed})
    assert "attachment" in answer["Content-Disposition"]
    (table,) = docx.Document(io.BytesIO(answer.content)).tables
    assert "6件" in table.rows[1].cells[3].text


def test_a_report_that_was_not_signed_here_is_refused():
    answer = Client().post(reverse("desk:proof-report"), {"signed": signed_on(html_of(post(text=RIGHT)))[:-3] + "abc"})
    assert answer.status_code == 400
    assert "请重新校核" in html_of(answer)
