"""A green run that skipped something is found out."""

from dataclasses import asdict, replace
from json import dumps

import pytest

from tools import confirm_runs, fetch_fonts
from tools.confirm_runs import Run

ON_SQLITE = Run("sqlite", 40, 0, databases={"sqlite": 12}, journeys=3, offices=2)
ON_POSTGRESQL = Run("postgresql", 15, 0, databases={"postgresql": 12}, journeys=3)


def _runs(*runs):
    return {run.name: run for run in runs}


def test_two_whole_runs_lack_nothing():
    assert confirm_runs.absences(_runs(ON_SQLITE, ON_POSTGRESQL)) == []


@pytest.mark.parametrize(
    ("runs", "sentence"),
    [
        ([ON_SQLITE], "nothing ran on postgresql"),
        ([ON_SQLITE, replace(ON_POSTGRESQL, databases={})], "the run on postgresql used no database at all"),
        ([ON_SQLITE, replace(ON_POSTGRESQL, databases={"sqlite": 12})], "the run on postgresql used sqlite"),
        ([replace(ON_SQLITE, offices=0), ON_POSTGRESQL], "no document was opened in LibreOffice"),
        ([replace(ON_SQLITE, skipped=["tests/t.py::t"]), ON_POSTGRESQL], "skipped on sqlite: tests/t.py::t"),
    ],
)
def test_an_absence_is_named(runs, sentence):
    assert confirm_runs.absences(_runs(*runs)) == [sentence]


def test_journeys_must_have_run_somewhere():
    runs = _runs(replace(ON_SQLITE, journeys=0), replace(ON_POSTGRESQL, journeys=0))
    assert confirm_runs.absences(runs) == ["no journey ran in Chromium"]


@pytest.mark.parametrize(
    ("ci", "runs", "code", "closing"),
    [
        ("1", [ON_SQLITE, ON_POSTGRESQL], 0, "55 passed, 0 failed"),
        ("1", [ON_SQLITE], 1, "40 passed, 1 failed"),
        ("", [ON_SQLITE], 0, "40 passed, 0 failed"),
        ("", [replace(ON_SQLITE, failed=2)], 1, "40 passed, 2 failed"),
    ],
)
def test_an_absence_fails_in_ci_and_is_only_said_elsewhere(tmp_path, monkeypatch, ci, runs, code, closing):  # noqa: PLR0917 - a table's columns
    monkeypatch.setenv("CI", ci)
    for run in runs:
        (tmp_path / f"{run.name}.json").write_text(dumps(asdict(run)), encoding="utf-8")
    assert confirm_runs.main(tmp_path) == code
    assert (tmp_path / "closing-line").read_text(encoding="utf-8") == f"{closing}\n"


def test_it_is_said_in_which_fonts_pages_were_checked(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch_fonts, "FONTS", tmp_path)
    assert "NO FANDOL" in confirm_runs.fonts()
    (tmp_path / "FandolFang-Regular.otf").touch()
    assert "in Fandol" in confirm_runs.fonts()
