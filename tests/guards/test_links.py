"""What the documentation points at exists: links to files, pictures, and places in the package."""

import re

from tests.guards import source

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PLACE = re.compile(r"`((?:shishi|tests|tools)/[\w./-]+)`")


def faults(path, text):
    folder = (source.ROOT / path).parent
    linked = [name for name in LINK.findall(text) if not (folder / name).exists()]
    named = [name for name in PLACE.findall(text) if not (source.ROOT / name).exists()]
    return [f"{path}: {name}" for name in [*linked, *named]]


def test_links_and_places_exist():
    pages = [
        (path, text) for path, text in source.texts() if path.endswith(".md") and not path.startswith(source.VENDORED)
    ]
    assert [fault for path, text in pages for fault in faults(path, text)] == []


def test_a_dead_link_and_a_lost_place_are_caught():
    text = "[a](gone.md) ![b](images/gone.png) `shishi/gone/away.py` [c](glossary.md#who) `shishi/rulebook`"
    assert [fault.split(": ")[1] for fault in faults("docs/page.md", text)] == [
        "gone.md",
        "images/gone.png",
        "shishi/gone/away.py",
    ]
