"""The recipe of the vendored files agrees with what is committed, and names no registry."""

import json
import re

from tests.guards import source

RECIPE = source.ROOT / "tools/vendor"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_manifest_names_the_versions_of_the_lock():
    locked = read(RECIPE / "package-lock.json")["packages"]
    for path, about in read(source.ROOT / source.VENDORED / "manifest.json")["files"].items():
        versions = [locked[f"node_modules/{name}"]["version"] for name in about["package"].split(" + ")]
        assert about["version"] == " + ".join(versions), path
        assert about["licence"]


def test_every_package_is_asked_for_in_one_exact_version():
    asked = read(RECIPE / "package.json")
    versions = [*asked["dependencies"].values(), *asked["devDependencies"].values()]
    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_the_lock_pins_hashes_and_no_addresses():
    packages = read(RECIPE / "package-lock.json")["packages"]
    assert [name for name, about in packages.items() if "resolved" in about] == []
    assert [name for name, about in packages.items() if name and not about["integrity"].startswith("sha512-")] == []


def test_vendored_files_fetch_nothing_from_elsewhere():
    folder = source.ROOT / source.VENDORED
    assert "sourceMappingURL" not in (folder / "bootstrap.min.css").read_text(encoding="utf-8")
    assert not re.search(r"url\((?!\"?data:)", (folder / "bootstrap.min.css").read_text(encoding="utf-8"))
