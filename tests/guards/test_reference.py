"""docs/reference says what the code does today: every setting and command is there, and no page is stale."""

import re

from tests.guards import source
from tools import generate_docs

SETTINGS = "shishi/config/settings.py"


def undescribed(text):
    read, described = generate_docs.variables_read(text), generate_docs.described_variables(text)
    return sorted(read.keys() - described.keys()), sorted(described.keys() - read.keys())


def stale(pages, folder):
    return [name for name, text in pages.items() if _text_of(folder / name) != text]


def _text_of(path):
    return path.read_text(encoding="utf-8") if path.exists() else None


def test_every_setting_is_described_and_every_description_is_of_a_setting():
    assert undescribed((source.ROOT / SETTINGS).read_text(encoding="utf-8")) == ([], [])


def test_only_the_settings_file_reads_the_environment():
    others = [module for module in source.modules("shishi/") if module.path != SETTINGS]
    assert [module.path for module in others if re.search(r"os\.(environ|getenv)\b.*SHISHI_", module.text)] == []


def test_every_command_says_what_it_does():
    described = generate_docs.commands_page().split("\n## ")[1:]
    silent = [part.splitlines()[0] for part in described if len(part.strip().splitlines()) < 3]
    assert silent == []


def test_the_reference_is_fresh():
    assert stale(generate_docs.pages(), generate_docs.REFERENCE) == [], "run make docs"


def test_an_undescribed_setting_is_caught():
    text = "import os\n# SHISHI_A: a thing\nA = os.environ['SHISHI_A']\nB = os.environ.get('SHISHI_B', '1')\n# SHISHI_C: gone\n"
    assert undescribed(text) == (["SHISHI_B"], ["SHISHI_C"])


def test_a_stale_and_a_missing_page_are_caught(tmp_path):
    (tmp_path / "fresh.md").write_text("now", encoding="utf-8")
    (tmp_path / "old.md").write_text("before", encoding="utf-8")
    assert stale({"fresh.md": "now", "old.md": "now", "missing.md": "now"}, tmp_path) == ["old.md", "missing.md"]
