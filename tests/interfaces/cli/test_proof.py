"""shishi proof as a person and as a program run it, with and without a register."""

import io
import json
import os
import subprocess
import sys

import docx
import pytest
from django.core.management import CommandError, call_command

from tests.documents.proofs.bulletins import RIGHT, WRONG_REST
from tests.interfaces.cli.workbooks import list_file, report_file


def shishi(*arguments):
    """Output, complaints and exit code of a command."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        return out.getvalue(), err.getvalue(), end.code
    return out.getvalue(), err.getvalue(), 0


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "错.txt"
    path.write_bytes(b"\xef\xbb\xbf" + f"通报\r\n{WRONG_REST}\r\n".encode())
    return path


@pytest.fixture
def right(tmp_path):
    path = tmp_path / "对.docx"
    document = docx.Document()
    document.add_paragraph(RIGHT)
    document.save(path)
    return path


def test_a_finding_is_printed_in_its_sentence_with_place_and_rule(wrong):
    out, err, code = shishi("proof", wrong)
    assert code == 1
    assert "发现矛盾1处" in out
    assert "第2行第" in out
    assert "【" in out
    assert "今年全县承办为民兴办实事10件" in out
    assert err == ""


def test_exit_codes_tell_clean_contradicted_and_unreadable_apart(wrong, right, tmp_path):
    broken = tmp_path / "坏.doc"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert shishi("proof", right)[2] == 0
    assert shishi("proof", right, wrong)[2] == 1
    out, err, code = shishi("proof", wrong, broken, right)
    assert code == 2
    assert "坏.doc：这是图片" in err
    assert "对.docx：共识别数字" in out


def test_jsonl_is_one_object_a_file_with_offsets_of_the_file(wrong, right, tmp_path):
    out, _, code = shishi("proof", wrong, right, tmp_path / "没有.txt", "--format", "jsonl")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [answer["file"] for answer in answers] == [str(wrong), str(right), str(tmp_path / "没有.txt")]
    text = wrong.read_bytes().decode("utf-8-sig")
    entries = answers[0]["claims"] + answers[0]["findings"]
    assert entries
    assert all(text[entry["start"] : entry["end"]] == entry["quote"] for entry in entries)
    assert "找不到" in answers[2]["error"]


def test_a_report_is_written_for_each_bulletin(wrong, tmp_path):
    _, err, code = shishi("proof", wrong, "--report", tmp_path / "reports")
    assert code == 1
    assert "错（校核报告）.docx" in err
    assert len(docx.Document(tmp_path / "reports" / "错（校核报告）.docx").tables) == 1


def test_no_database_is_touched_and_none_is_made(wrong, tmp_path):
    environment = os.environ | {"SHISHI_DATA_DIR": str(tmp_path / "data"), "SHISHI_DATABASE_URL": ""}
    run = subprocess.run(
        [sys.executable, "-m", "shishi.interfaces.cli.main", "proof", str(wrong), "--format", "jsonl"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 1, run.stderr
    assert json.loads(run.stdout)["findings"]
    assert list((tmp_path / "data").iterdir()) == []


@pytest.mark.django_db
def test_against_a_period_that_is_not_there_is_refused(wrong):
    with pytest.raises(CommandError, match="还没有2016年的清单") as refusal:
        call_command("proof", str(wrong), "--against", "2016-07")
    assert refusal.value.returncode == 2
    with pytest.raises(CommandError):
        call_command("proof", str(wrong), "--against", "七月")


@pytest.mark.django_db
def test_against_a_frozen_period_differences_are_findings(tmp_path, settings):
    settings.DATA_DIR = tmp_path / "data"
    quiet = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    call_command("import", list_file(tmp_path), **quiet)
    call_command("report", "import", report_file(tmp_path), "--period", "2016-07", **quiet)
    path = tmp_path / "通报.txt"
    path.write_text("县列为民兴办实事开工率50%。", encoding="utf-8")
    with pytest.raises(CommandError, match="shishi figures --period 2016-07"):
        call_command("proof", str(path), "--against", "2016-07")
    call_command("figures", "--period", "2016-07", **quiet)
    out, _, code = shishi("proof", path, "--against", "2016-07", "--format", "jsonl")
    (found,) = json.loads(out)["findings"]
    assert code == 1
    assert (found["rule"], found["stated"]) == ("register-differs", "50%")
