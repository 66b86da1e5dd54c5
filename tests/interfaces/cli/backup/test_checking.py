"""A backup that is not byte for byte what was written is refused, and so is one that was sealed anew over a lie."""

import random

import pytest

from shishi.interfaces.cli.backup.archive import BackupDamaged, require_seal
from shishi.interfaces.cli.backup.checking import BackupRefused, check_backup
from shishi.interfaces.cli.backup.manifest import MANIFEST
from tests.interfaces.cli.backup.sealing import manifest_of, members_of, sealed, with_manifest, with_table

SEED = 20160731


def check(path):
    return check_backup(path, tell=lambda *_: None)


def test_a_sound_backup_passes(made):
    backup = check(made)
    assert backup.manifest.area_name == "榆中县"
    assert sum(entry.rows for entry in backup.manifest.tables) > 2000


def test_fifty_backups_with_one_flipped_byte_are_all_refused(made, tmp_path):
    sound, chance, place = made.read_bytes(), random.Random(SEED), tmp_path / "damaged.tar"  # noqa: S311 - to be repeated
    spots = chance.sample(range(len(sound)), 50)
    passed = []
    for spot in spots:
        damaged = bytearray(sound)
        damaged[spot] ^= 1 << chance.randrange(8)
        place.write_bytes(damaged)
        try:
            check(place)
        except BackupDamaged:
            continue
        passed.append(spot)
    assert passed == [], f"seed {SEED}"


def test_every_byte_of_the_ending_counts(made, tmp_path):
    sound, place = made.read_bytes(), tmp_path / "damaged.tar"
    for spot in range(len(sound) - 2048, len(sound), 31):
        place.write_bytes(sound[:spot] + bytes([sound[spot] ^ 1]) + sound[spot + 1 :])
        with pytest.raises(BackupDamaged, match="封签"):
            require_seal(place)


@pytest.mark.parametrize("left", [0, 1, 511, 2048, 2560, 100_000, 512 * 1000, -1, -512, -2048])
def test_a_shortened_backup_is_refused(made, tmp_path, left):
    place = tmp_path / "short.tar"
    place.write_bytes(made.read_bytes()[:left])
    with pytest.raises(BackupDamaged, match="未写入任何内容"):
        check(place)


def test_bytes_after_the_end_are_refused(made, tmp_path):
    place = tmp_path / "long.tar"
    place.write_bytes(made.read_bytes() + bytes(512))
    with pytest.raises(BackupDamaged):
        check(place)


def changed_actor(text):
    return text.replace("system:cli", "system:clj", 1)


def without_last_row(text):
    return "".join(text.splitlines(keepends=True)[:-1])


LIES = {
    "a kept file exchanged": (
        lambda members: members | {next(name for name in members if name.startswith("files/")): b"other"},
        "与目录不符",
    ),
    "a member more": (lambda members: members | {"files/" + "0" * 64: b"more"}, "与目录不符"),
    "a table less": (lambda members: {k: v for k, v in members.items() if "units.unit." not in k}, "与目录不符"),
    "no manifest": (lambda members: {k: v for k, v in members.items() if k != MANIFEST}, "没有可读的目录"),
    "a manifest that is none": (lambda members: members | {MANIFEST: b"{"}, "没有可读的目录"),
    "rows miscounted": (
        lambda members: with_manifest(members, tables=[{**t, "rows": 1} for t in manifest(members)["tables"]]),
        "与目录不符",
    ),
    "an entry of the ledger changed": (
        lambda members: with_table(members, "ledger.ledgerentry", changed_actor),
        "的内容与其校验值不符",
    ),
    "the ledger's last entry gone": (
        lambda members: with_table(members, "ledger.ledgerentry", without_last_row),
        "存证台账不完整",
    ),
    "a file's row gone": (
        lambda members: with_table(members, "files.storedfile", without_last_row),
        "文件与登记的不符",
    ),
    "another head": (lambda members: with_manifest(members, ledger=[head("0" * 64)]), "链尾与目录不符"),
    "columns of another table": (
        lambda members: with_table(members, "units.unit", lambda text: text.replace('"id"', '"key"', 1)),
        "读不出来",
    ),
}


def manifest(members):
    import json

    return json.loads(members[MANIFEST])


def head(digest):
    return {"area_code": "620123", "size": 1, "head": digest}


@pytest.mark.parametrize(("lie", "sentence"), LIES.values(), ids=LIES)
def test_a_lie_under_a_fresh_seal_is_refused(made, tmp_path, lie, sentence):
    place = sealed(tmp_path / "lie.tar", lie(members_of(made)))
    require_seal(place)
    with pytest.raises(BackupDamaged, match=sentence):
        check(place)


def test_a_backup_taken_apart_and_sealed_again_unchanged_passes(made, tmp_path):
    assert check(sealed(tmp_path / "same.tar", members_of(made))).manifest == check(made).manifest


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"format": 2}, "请先升级程序"),
        ({"area_code": "110101", "ledger": []}, "是否拿错了备份"),
    ],
)
def test_a_backup_that_does_not_belong_here_is_refused(made, tmp_path, changes, sentence):
    place = sealed(tmp_path / "other.tar", with_manifest(members_of(made), **changes))
    with pytest.raises(BackupRefused, match=sentence):
        check(place)


def test_a_backup_of_a_newer_program_is_refused(made, tmp_path):
    migrations = [*manifest_of(made)["migrations"], ["units", "0099_from_the_future"]]
    place = sealed(tmp_path / "newer.tar", with_manifest(members_of(made), migrations=migrations, program="9.0"))
    with pytest.raises(BackupRefused, match=r"由较新的程序（9\.0）制作，本程序不认识 units\.0099_from_the_future"):
        check(place)
