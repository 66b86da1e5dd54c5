"""A register restored from its backup is the same register: every row, every file, the ledger, and the way in."""

import hashlib
import urllib.parse

import pytest

from tests.drills.site import running
from tests.interfaces.cli.backup.sealing import manifest_of


def contents(path):
    """What a backup holds of a register, without when and where it was made."""
    told = manifest_of(path)
    texts = {entry["table"]: entry["text_sha256"] for entry in told["tables"]}
    return texts, [entry["sha256"] for entry in told["files"]], told["ledger"], told["migrations"]


def digest_of(folder):
    """Every file of a data folder by its hash, the lock of the site left out."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "site.lock"
    }


def test_every_table_and_file_is_equal_after_a_restore(made, places):
    place = places()
    restored = place.shishi("restore", made)
    assert restored.returncode == 0, restored.stderr
    assert "逐表比对一致，存证台账完整" in restored.stdout
    again = place.folder / "again.tar"
    assert place.shishi("backup", "--out", again).returncode == 0
    assert contents(again) == contents(made)
    for path in (place.folder / "files").rglob("*"):
        if path.is_file():
            assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    assert place.shishi("ledger", "verify").returncode == 0


def test_a_person_signs_in_to_the_restored_register_and_works_on(made, places):
    place = places()
    assert place.shishi("restore", made).returncode == 0
    with running(place.environment) as site:
        visitor = site.visitor()
        visitor.enter("xitong")
        before = visitor.get("/accounts/").text
        assert "林小月" in before
        answer = visitor.post("/accounts/register/", {"username": "newcomer", "name": "新来"})
        assert (answer.status, "一次性口令" in answer.text or "口令" in answer.text) == (200, True)
        assert "newcomer" in visitor.get("/accounts/").text
    assert place.shishi("ledger", "verify").returncode == 0


def test_from_one_engine_to_the_other_and_back(made, places):
    first, second = places(), places("sqlite")
    assert first.shishi("restore", made).returncode == 0
    over = first.folder / "over.tar"
    assert first.shishi("backup", "--out", over).returncode == 0
    assert second.shishi("restore", over).returncode == 0
    back = second.folder / "back.tar"
    assert second.shishi("backup", "--out", back).returncode == 0
    third = places()
    assert third.shishi("restore", back).returncode == 0
    assert contents(back) == contents(over) == contents(made)


def test_data_is_not_overwritten_unless_told_and_then_kept_aside(made, places):
    place = places()
    assert place.shishi("restore", made).returncode == 0
    refused = place.shishi("restore", made)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    replaced = place.shishi("restore", made, "--replace")
    assert replaced.returncode == 0, replaced.stderr
    kept = replaced.stdout.split("原登记库留存在：")[1].strip()
    if kept.startswith("schema "):
        schema = kept.removeprefix("schema ")
        asked = f"SELECT count(*) FROM {schema}.ledger_ledgerentry"  # noqa: S608 - a name that the command printed
        text = f"from django.db import connection as c\nq = c.cursor(); q.execute('{asked}'); print(q.fetchone()[0])"
        assert int(place.python(text)) > 500
    else:
        url = "sqlite://" + urllib.parse.quote(kept)
        assert "存证台账完整" in place.shishi("ledger", "verify", SHISHI_DATABASE_URL=url).stdout


def test_a_damaged_backup_leaves_the_register_as_it_was(made, places, tmp_path):
    place = places("sqlite")
    assert place.shishi("restore", made).returncode == 0
    before = digest_of(place.folder)
    damaged = bytearray(made.read_bytes())
    damaged[len(damaged) // 2] ^= 4
    bad = tmp_path / "bad.tar"
    bad.write_bytes(damaged)
    refused = place.shishi("restore", bad, "--replace")
    assert (refused.returncode, digest_of(place.folder)) == (1, before)
    assert "未写入任何内容" in refused.stderr


def test_a_dry_run_checks_and_writes_nothing(made, places):
    place = places("sqlite")
    told = place.shishi("restore", made, "--dry-run")
    assert (told.returncode, "备份完好" in told.stdout) == (0, True)
    assert not (place.folder / "files").exists()
    assert "尚未建立" in place.shishi("backup", "--out", place.folder / "none.tar").stderr


def test_nothing_is_restored_while_the_site_runs(made, places):
    place = places()
    assert place.shishi("restore", made).returncode == 0
    with running(place.environment):
        refused = place.shishi("restore", made, "--replace")
    assert refused.returncode == 1
    assert "网站还在运行" in refused.stderr
    assert place.shishi("restore", made, "--replace").returncode == 0


def test_an_older_program_s_backup_is_brought_up_to_date(places):
    older = places()
    older.python(
        "from django.core.management import call_command\n"
        "call_command('migrate', 'units', '0001', verbosity=0)\n"
        "call_command('migrate', 'ledger', verbosity=0)\n"
        "from django.db import connection as c\n"
        "q = c.cursor()\n"
        "q.execute(\"INSERT INTO units_area VALUES ('620123', '榆中县', NULL)\")\n"
    )
    out = older.folder / "older.tar"
    assert older.shishi("backup", "--out", out).returncode == 0
    assert ["units", "0002_posts_and_roles"] not in manifest_of(out)["migrations"]
    newer = places()
    restored = newer.shishi("restore", out)
    assert restored.returncode == 0, restored.stderr
    asked = "from shishi.domain.units.models import Area, Delegation\nprint(Area.objects.get().name, Delegation.objects.count())"
    assert newer.python(asked) == "榆中县 0\n"


def test_a_lost_file_is_named_and_the_rest_is_backed_up(made, places):
    place = places()
    assert place.shishi("restore", made).returncode == 0
    lost, damaged = sorted(path for path in (place.folder / "files").rglob("*") if path.is_file())[:2]
    lost.unlink()
    damaged.write_bytes(b"rotten")
    out = place.folder / "lossy.tar"
    told = place.shishi("backup", "--out", out)
    assert told.returncode == 3
    assert lost.name in told.stderr
    assert damaged.name in told.stderr
    assert manifest_of(out)["lost"] == [lost.name, damaged.name]
    other = places()
    assert other.shishi("restore", out).returncode == 0


@pytest.mark.parametrize("out", ["taken.tar", "nowhere/new.tar"])
def test_a_backup_overwrites_nothing_and_makes_no_folders(demo_site, tmp_path, out):
    (tmp_path / "taken.tar").write_text("precious", encoding="utf-8")
    told = demo_site.shishi("backup", "--out", str(tmp_path / out))
    assert told.returncode == 1
    assert (tmp_path / "taken.tar").read_text(encoding="utf-8") == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken.tar"]


def test_a_folder_gets_a_file_named_by_the_moment(demo_site, tmp_path):
    assert demo_site.shishi("backup", "--out", str(tmp_path)).returncode == 0
    (made_one,) = tmp_path.iterdir()
    assert made_one.name.startswith("shishi-20")
    assert made_one.stat().st_mode & 0o077 == 0
