"""Files are checked together with what belongs to them; offsets fit the file; the answer survives the way to a child."""

import json
from dataclasses import replace

import pytest

from shishi.documents.proofs.as_json import line, proof_from, proof_object
from shishi.documents.proofs.checking import Checked, check_all, check_text
from shishi.documents.proofs.parent import STRANGERS, check_sent
from shishi.documents.reading.notices.reading import Form, Reading
from shishi.documents.reading.notices.wire import Sent
from shishi.rulebook.proof.findings import Attachment, Severity
from tests.documents.proofs.bulletins import RESTATED, RIGHT, WRONG_REST

SHEET = Reading("汇总表.xls", Form.WORKBOOK, sheets=(Attachment("汇总表.xls", (("名称", "件数"), ("合计", "10"))),))


def notice(name, text=RIGHT):
    return Reading(name, Form.TEXT, text)


def test_a_wrong_rest_is_found_where_it_stands():
    (found,) = [one for one in check_text(WRONG_REST).findings if one.severity is Severity.ERROR]
    assert "6件" in found.quote
    assert WRONG_REST[found.start : found.end] == found.quote
    assert not check_text(RIGHT).has_error


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_offsets_and_quotes_are_of_the_text_with_its_own_line_ends(end):
    text = RESTATED.replace("\n", end)
    proof = check_text(text)
    assert proof.has_error
    assert all(text[claim.start : claim.end] == claim.quote for claim in proof.claims)
    assert all(text[found.start : found.end] == found.quote for found in proof.findings)
    assert [found.rule for found in proof.findings] == [found.rule for found in check_text(RESTATED).findings]


def test_a_workbook_belongs_to_the_bulletin_before_it_and_at_the_front_to_the_first():
    checked = check_all([SHEET, notice("一.txt"), notice("二.txt", WRONG_REST), SHEET])
    assert [one.belongs_to for one in checked] == ["一.txt", "", "", "二.txt"]
    assert [one.proof.has_error for one in checked] == [False, False, True, False]


def test_a_workbook_alone_and_a_file_that_cannot_be_read_have_their_cause():
    broken = Reading("坏.docx", refused="文件已损坏")
    alone, unread = check_all([SHEET, broken])
    assert "和通报正文一起" in alone.refused
    assert unread.refused == "文件已损坏"
    assert json.loads(line(unread)) == {"file": "坏.docx", "claims": [], "findings": [], "error": "文件已损坏"}


def test_a_line_of_json_has_what_the_reference_names():
    answer = json.loads(line(Checked(notice("一.txt", WRONG_REST), check_text(WRONG_REST))))
    assert answer["file"] == "一.txt"
    assert {"start", "end", "quote", "kind", "value", "unit", "of"} == answer["claims"][0].keys()
    names = {"start", "end", "quote", "rule", "severity", "stated", "computed", "message"}
    assert all(names <= found.keys() for found in answer["findings"])
    assert [claim["value"] for claim in answer["claims"] if claim["unit"] == "件"] == [10, 3, 6]


def test_a_proof_comes_back_from_json_as_it_was():
    proof = check_text(RESTATED)
    assert proof_from(json.loads(json.dumps(proof_object(proof)))) == proof


def test_strangers_files_are_checked_in_the_child_with_the_same_answer():
    files = [Sent("一.txt", WRONG_REST.encode("gb18030")), Sent("坏.doc", b"\x89PNG\r\n\x1a\n")]
    good, bad = check_sent(files)
    assert good.proof == check_text(WRONG_REST)
    assert good.reading.text == WRONG_REST
    assert "图片" in bad.refused


def test_a_check_that_takes_too_long_ends_with_a_sentence():
    (checked,) = check_sent([Sent("一.txt", WRONG_REST.encode())], replace(STRANGERS, wall_seconds=0.01))
    assert "时间上限" in checked.refused
