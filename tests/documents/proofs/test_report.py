"""The report on paper says every finding with its place and sum, and shows the text with the same numbers."""

import datetime as dt
import io

import docx
import pytest

from shishi.documents.proofs.checking import check_text
from shishi.documents.proofs.report import grounds, report_docx, report_name, summary
from shishi.rulebook.proof.findings import Finding, Severity
from tests.documents.proofs.bulletins import RIGHT, WRONG_REST

DAY = dt.date(2016, 12, 27)


def report(text):
    proof = check_text(text)
    made = report_docx("待签/通报.doc", text, proof.findings, len(proof.claims), DAY)
    return proof, docx.Document(io.BytesIO(made))


def test_every_finding_has_a_row_and_a_number_in_the_text():
    proof, document = report(f"通报\n{WRONG_REST}")
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "性质", "位置", "原文", "说明"]
    assert len(table.rows) == len(proof.findings) + 1
    row = [cell.text for cell in table.rows[1].cells]
    assert row[0] == "1"
    assert row[2].startswith("第2行第")
    assert row[3] == proof.findings[0].quote
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert "校核文件：通报.doc" in lines
    assert any(f"{proof.findings[0].quote}【1】" in line for line in lines)


def test_a_clean_text_has_a_report_without_table():
    _, document = report(RIGHT)
    assert not document.tables
    assert "没有发现矛盾。" in document.paragraphs[-1].text


def test_the_same_proof_gives_the_same_bytes():
    proof = check_text(WRONG_REST)
    made = {report_docx("a", WRONG_REST, proof.findings, 3, DAY) for _ in range(2)}
    assert len(made) == 1


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("应剩7件", "应剩7件。文中为6件，推算为7件。建议改为“其余7件”。"),
        ("文中6件，应为7件。", "文中6件，应为7件。建议改为“其余7件”。"),
    ],
)
def test_both_values_are_said_once(message, said):
    finding = Finding(0, 4, "其余6件", "remainder", Severity.ERROR, "6件", "7件", message, "其余7件")
    assert grounds(finding) == said


def test_a_wording_to_put_in_place_is_not_said_as_a_result_too():
    finding = Finding(0, 4, "1-7月", "range-sign", Severity.INFO, "1-7月", "1—7月", "起止之间用一字线。", "1—7月")
    assert grounds(finding) == "起止之间用一字线。建议改为“1—7月”。"


def test_the_sum_of_a_report_names_each_kind():
    found = [
        Finding(0, 1, "", "", severity, "", "", "") for severity in (Severity.ERROR, Severity.WARN, Severity.ERROR)
    ]
    assert summary(found, 12) == "共识别数字12处，发现矛盾2处，存疑1处。"
    assert report_name("待签/通报.txt") == "通报（校核报告）.docx"
