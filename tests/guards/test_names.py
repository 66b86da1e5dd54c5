"""A file is named for what it holds; the names below hold anything."""

from pathlib import PurePosixPath

import pytest

from tests.guards import source

FORBIDDEN = {"util", "utils", "helper", "helpers", "common", "misc", "base", "services", "manager", "managers"}


def faults(paths):
    return [path for path in paths if _nameless(PurePosixPath(path))]


def _nameless(path):
    words = [part.split(".")[0] for part in path.parts]
    return any(word in FORBIDDEN or word.rpartition("_")[2] in FORBIDDEN for word in words)


def test_every_file_and_folder_is_named_for_what_it_holds():
    kept = [path for path in source.files() if not path.startswith(source.VENDORED)]
    assert faults(kept) == []


@pytest.mark.parametrize(
    "path",
    ["shishi/domain/units/utils.py", "shishi/common/dates.py", "tests/report_helpers.py", "shishi/web/base.html"],
)
def test_a_nameless_file_is_caught(path):
    assert faults([path, "shishi/rulebook/periods.py"]) == [path]
