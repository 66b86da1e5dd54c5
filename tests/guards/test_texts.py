"""What may not stand in a tracked text: notes of unfinished work, places of one machine, where packages were fetched."""

import re

import pytest

from tests.guards import source

THIS_FILE = "tests/guards/test_texts.py"
CODE = (".py", ".md", ".toml", ".html", ".css", ".js", ".sh", ".txt", ".yml", "Makefile")
REFUSED = {
    "a note of unfinished work": re.compile(r"\b(TODO|FIXME)\b"),
    "a path of one machine": re.compile(r"(?<![\w.])/(work|root|home/\w+|opt/(pypi|wheels)[\w-]*)/"),
    "the host of a package index": re.compile(
        r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|npmmirror|tuna\.tsinghua|mirrors?\.\w+\.(com|cn|edu)|deb\.debian\.org"
    ),
    "an index address": re.compile(r"--(extra-)?index-url|--find-links\s"),
    "how the repository was made": re.compile(
        r"\b(Claude|ChatGPT|Copilot|LLM|language model|AI[- ](generated|written|assistant))\b|\bissue #?\d+\b",
        re.IGNORECASE,
    ),
}


def faults(path, text):
    found = [f"{path}: {what}: {match.group()!r}" for what, rule in REFUSED.items() for match in rule.finditer(text)]
    if path.endswith(CODE):
        found += [f"{path}: {sentence}" for sentence in shape_faults(text)]
    return found


def shape_faults(text):
    if "\r" in text:
        yield "carriage returns"
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield "does not end with one line break"
    if any(line != line.rstrip() for line in text.splitlines()):
        yield "white space at the end of a line"


def test_tracked_texts_are_clean():
    kept = [(path, text) for path, text in source.texts() if path not in {THIS_FILE, "LICENSE"}]
    assert [fault for path, text in kept if not path.startswith(source.VENDORED) for fault in faults(path, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "x = 1  # TODO later\n",
        "see /work/main/var\n",
        "--extra-index-url file:///somewhere\n",
        "fetched from https://pypi.org/simple\n",
        "written by ChatGPT\n",
        "as issue 12 says\n",
        "two breaks\n\n",
        "no break",
        "blank at the end \n",
        "carriage\r\n",
    ],
)
def test_an_unclean_text_is_caught(text):
    assert faults("docs/page.md", text) != []


@pytest.mark.parametrize(
    "text", ["", "the session middleware\n", "/usr/lib/postgresql/15/bin\n", "network/home/page\n"]
)
def test_an_ordinary_text_passes(text):
    assert faults("docs/page.md", text) == []
