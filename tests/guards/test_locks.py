"""The locks pin and hash everything, name no index, and hold what pyproject.toml asks for."""

import re
import tomllib

import pytest

from tests.guards import source

PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)


def pins(lock):
    return dict(PIN.findall(lock))


def faults(lock):
    requirements = re.split(r"\n(?=\S)", lock.strip())
    found = [f"not pinned: {text.splitlines()[0]}" for text in requirements if not PIN.match(text)]
    return found + [f"no hash: {text.splitlines()[0]}" for text in requirements if "--hash=sha256:" not in text]


def _normal(requirement):
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement).group()).lower()


def _read(name):
    return (source.ROOT / "requirements" / name).read_text(encoding="utf-8")


def _project():
    return tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_every_requirement_is_pinned_and_hashed(name):
    assert faults(_read(name)) == []


def test_the_locks_hold_what_the_project_asks_for():
    project = _project()
    runtime = {_normal(requirement) for requirement in project["project"]["dependencies"]}
    dev = {_normal(requirement) for requirement in project["dependency-groups"]["dev"]}
    assert runtime - pins(_read("runtime.txt")).keys() == set()
    assert (runtime | dev) - pins(_read("dev.txt")).keys() == set()


def test_tests_run_with_the_versions_that_offices_get():
    runtime, dev = pins(_read("runtime.txt")), pins(_read("dev.txt"))
    assert {name: dev.get(name) for name in runtime} == runtime


def unreasoned(text):
    project = tomllib.loads(text)
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    line_of = {
        requirement: next(line for line in text.splitlines() if f'"{requirement}"' in line) for requirement in asked
    }
    return [requirement for requirement, line in line_of.items() if not re.search(r"#.*\w{2,}", line)]


def test_every_dependency_has_its_reason():
    assert unreasoned((source.ROOT / "pyproject.toml").read_text(encoding="utf-8")) == []


def test_a_dependency_without_reason_is_caught():
    text = '[project]\ndependencies = [\n"a>=1", # reads things\n"b>=2",\n]\n[dependency-groups]\ndev = []\n'
    assert unreasoned(text) == ["b>=2"]


@pytest.mark.parametrize("lock", ["django>=5.2 --hash=sha256:1\n", "django==5.2\n", "-i somewhere\n"])
def test_a_loose_requirement_is_caught(lock):
    assert faults(lock) != []
