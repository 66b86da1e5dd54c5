"""Vendored files are those that the manifest says, byte for byte, and nothing lies beside them."""

import hashlib
import json

from tests.guards import source

# The manifest: {"files": {"bootstrap.min.css": {"version": "5.3.8", "sha256": "…", …}, …}}, paths from its own folder.
MANIFEST = "manifest.json"


def faults(folder):
    listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    present = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    present.pop(MANIFEST)
    found = [f"{name} is not in the manifest" for name in sorted(present.keys() - listed.keys())]
    found += [f"{name} is missing" for name in sorted(listed.keys() - present.keys())]
    both = sorted(listed.keys() & present.keys())
    found += [f"{name} was changed" for name in both if listed[name]["sha256"] != _sha256(present[name])]
    return found + [f"{name} has no version" for name in both if not listed[name].get("version")]


def _sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_vendored_files_are_those_of_the_manifest():
    folder = source.ROOT / source.VENDORED
    assert not folder.exists() or faults(folder) == []


def test_a_changed_a_missing_and_a_stray_file_are_caught(tmp_path):
    good = {"version": "1", "sha256": hashlib.sha256(b"good").hexdigest()}
    listed = {"good.js": good, "changed.js": good, "missing.js": good}
    (tmp_path / MANIFEST).write_text(json.dumps({"files": listed}), encoding="utf-8")
    (tmp_path / "good.js").write_bytes(b"good")
    (tmp_path / "changed.js").write_bytes(b"bad")
    (tmp_path / "stray.js").write_bytes(b"bad")
    assert faults(tmp_path) == ["stray.js is not in the manifest", "missing.js is missing", "changed.js was changed"]
