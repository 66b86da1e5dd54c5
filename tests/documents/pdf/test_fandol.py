"""The free fonts of `make fonts` as stand-ins. Collected where they are there: see conftest.py."""

import shutil
from dataclasses import replace

import pytest

from shishi.documents.fonts import BOLD, Face, Role, find_fonts
from shishi.documents.pdf.render import PdfError, render
from tests.documents.pdf.reader import read
from tests.documents.pdf.setting import ALONE, FETCHED, PACKAGE


def test_fandol_stands_in_before_the_package():
    fonts = find_fonts(FETCHED)
    assert {role: fonts.face(role).family for role in Role} == {
        Role.TITLE: "FandolSong",
        Role.BODY: "FandolFang R",
        Role.HEI: "FandolHei",
        Role.KAI: "FandolKai",
        Role.SONG: "FandolSong",
    }
    assert (fonts.title.weight, fonts.song.weight) == (BOLD, 400)
    assert fonts.fallbacks == ("Noto Serif SC", "Noto Sans SC", "fandol braille", "fandol braille display")
    assert len(fonts.substitutions) == len(Role)


def test_a_font_without_a_part_lends_its_characters():
    notice = replace(ALONE, openness="\u2813")
    with pytest.raises(PdfError, match="U\\+2813"):
        render(notice, fonts=PACKAGE)
    assert "\u2813" in read(render(notice, fonts=find_fonts(FETCHED)).content).texts[-1]


def test_one_missing_face_alone_comes_from_elsewhere(tmp_path):
    for file in FETCHED.glob("Fandol*.otf"):
        if "Kai" not in file.name:
            shutil.copy(file, tmp_path / file.name)
    fonts = find_fonts(tmp_path)
    assert fonts.kai == Face("Noto Serif SC")
    assert fonts.body == Face("FandolFang R")
