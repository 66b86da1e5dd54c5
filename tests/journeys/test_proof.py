"""Somebody without an account checks a bulletin: pastes it, walks through the places, takes the report home."""

import io

import docx
import pytest

from tests.documents.proofs.bulletins import RESTATED, RIGHT, WRONG_REST
from tests.journeys.browsing import assert_accessible, assert_fits, follow

pytestmark = pytest.mark.journey


def check(page, text):
    page.get_by_label("通报文字").fill(text)
    follow(page.get_by_role("button", name="校核", exact=True))


def test_a_pasted_bulletin_is_marked_and_walked_through_by_key(demo_site, page):
    page.goto(demo_site.url)
    follow(page.get_by_role("navigation", name="主导航").get_by_role("link", name="校核"))
    assert_fits(page)
    assert_accessible(page)
    check(page, RESTATED)
    assert page.inner_text("h1") == "校核结果"
    assert_fits(page)
    assert_accessible(page)
    findings = page.locator(".proof-findings li")
    assert findings.count() >= 1
    page.keyboard.press("n")
    assert findings.first.evaluate("item => item === document.activeElement")
    assert page.locator(".proof-text mark.here").count() == 1
    last = findings.count()
    for _ in range(last + 2):
        page.keyboard.press("n")
    assert findings.nth(last - 1).evaluate("item => item === document.activeElement")
    page.keyboard.press("p")
    assert findings.nth(max(last - 2, 0)).evaluate("item => item === document.activeElement")


def test_every_mark_and_every_finding_lead_to_each_other(demo_site, page):
    page.goto(f"{demo_site.url}/proof/")
    check(page, WRONG_REST)
    mark = page.locator(".proof-text mark a").first
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#finding-1")  # a press of a key does not wait for what it sets off
    assert page.url.endswith("#finding-1")
    page.locator("#finding-1").get_by_role("link", name="原文").click()
    page.wait_for_url("**/#place-1")
    assert page.url.endswith("#place-1")
    assert page.locator("#place-1").evaluate("place => place.getBoundingClientRect().top < window.innerHeight")
    assert_accessible(page)


def test_an_uploaded_document_gives_a_report_to_take_home(demo_site, page, tmp_path):
    document = docx.Document()
    document.add_paragraph(WRONG_REST)
    document.save(tmp_path / "通报.docx")
    page.goto(f"{demo_site.url}/proof/")
    page.get_by_label("通报文件").set_input_files(tmp_path / "通报.docx")
    follow(page.get_by_role("button", name="校核", exact=True))
    assert "通报.docx（Word 文档）" in page.locator(".sub").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载校核报告").click()
    assert waiting.value.suggested_filename == "通报（校核报告）.docx"
    report = docx.Document(io.BytesIO(waiting.value.path().read_bytes()))
    assert "6件" in report.tables[0].rows[1].cells[3].text


def test_what_cannot_be_read_is_said_and_a_clean_text_too(demo_site, page):
    page.expected_complaints = ["Failed to load resource: the server responded with a status of 400 (Bad Request)"]
    page.goto(f"{demo_site.url}/proof/")
    picture = {"name": "扫描.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0" + bytes(99)}
    page.get_by_label("通报文件").set_input_files(picture)
    follow(page.get_by_role("button", name="校核", exact=True))
    assert "扫描.jpg：这是图片" in page.get_by_role("alert").inner_text()
    assert_accessible(page)
    check(page, RIGHT)
    assert "没有发现矛盾" in page.locator(".proof-findings").inner_text()
    assert_accessible(page)


def test_without_scripts_the_same_links_do(demo_site, plain_page):
    plain_page.goto(f"{demo_site.url}/proof/")
    check(plain_page, WRONG_REST)
    plain_page.locator("#finding-1").get_by_role("link", name="原文").click()
    assert plain_page.url.endswith("#place-1")


def test_on_paper_the_findings_stand_above_the_text(demo_site, page):
    page.goto(f"{demo_site.url}/proof/")
    check(page, WRONG_REST)
    page.emulate_media(media="print")
    assert page.get_by_role("button", name="下载校核报告").is_hidden()
    tops = page.evaluate(
        "['.proof-findings', '.proof-paper'].map((name) => document.querySelector(name).getBoundingClientRect().top)"
    )
    assert tops[0] < tops[1]
