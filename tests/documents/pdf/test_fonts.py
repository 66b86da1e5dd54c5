"""Which file sets which role, and that every stand-in is named."""

import shutil
from dataclasses import replace

import pylopdf_fonts_zh_cn
import pytest

from shishi.documents.fonts import BOLD, Face, FontSet, Role, find_fonts
from shishi.documents.layout import OFFICE_FONTS
from shishi.documents.pdf.render import PdfError, render
from tests.documents.pdf.reader import read
from tests.documents.pdf.setting import ALONE, FETCHED, PACKAGE
from tests.factories.fonts import renamed_font

PACKAGE_FOLDER = pylopdf_fonts_zh_cn.serif_path().parent
fandol = pytest.mark.skipif(not any(FETCHED.glob("FandolFang*")), reason="make fonts has not been run")


def _used(fonts: FontSet) -> dict[Role, str]:
    return {role: fonts.face(role).family for role in Role}


def test_without_any_folder_the_package_sets_everything():
    assert set(_used(PACKAGE).values()) == {"Noto Serif SC", "Noto Sans SC"}
    assert PACKAGE.hei == Face("Noto Sans SC")


def test_each_stand_in_is_named_with_what_it_stands_for():
    named = {each.role: (each.wanted, each.used) for each in PACKAGE.substitutions}
    assert named == {role: (getattr(OFFICE_FONTS, role), _used(PACKAGE)[role]) for role in Role}
    assert "仿宋_GB2312" in PACKAGE.substitutions[1].sentence
    assert "Noto Serif SC" in PACKAGE.substitutions[1].sentence


def test_a_folder_that_is_not_there_changes_nothing(tmp_path):
    assert find_fonts(tmp_path / "absent") == PACKAGE


def test_an_office_font_wins_and_is_no_substitute(tmp_path):
    renamed_font(pylopdf_fonts_zh_cn.sans_path(), tmp_path / "kai.otf", "Noto Sans SC", "KaiTi_GB2312")
    fonts = find_fonts(tmp_path)
    assert fonts.kai == Face("KaiTi_GB2312")
    assert Role.KAI not in {each.role for each in fonts.substitutions}
    assert Role.BODY in {each.role for each in fonts.substitutions}


def test_a_new_file_is_seen_at_the_next_call(tmp_path):
    before = find_fonts(tmp_path)
    shutil.copy(pylopdf_fonts_zh_cn.serif_path(), tmp_path / "more.otf")
    after = find_fonts(tmp_path)
    assert before.folders == (PACKAGE_FOLDER,)
    assert tmp_path.resolve() in after.folders


@fandol
def test_fandol_stands_in_before_the_package():
    fonts = find_fonts(FETCHED)
    assert _used(fonts) == {
        Role.TITLE: "FandolSong",
        Role.BODY: "FandolFang R",
        Role.HEI: "FandolHei",
        Role.KAI: "FandolKai",
        Role.SONG: "FandolSong",
    }
    assert (fonts.title.weight, fonts.song.weight) == (BOLD, 400)
    assert fonts.fallbacks == ("Noto Serif SC", "Noto Sans SC", "fandol braille", "fandol braille display")
    assert len(fonts.substitutions) == len(Role)


@fandol
def test_a_font_without_a_part_lends_its_characters():
    notice = replace(ALONE, openness="\u2813")
    with pytest.raises(PdfError, match="U\\+2813"):
        render(notice, fonts=PACKAGE)
    assert "\u2813" in read(render(notice, fonts=find_fonts(FETCHED)).content).texts[-1]


@fandol
def test_one_missing_face_alone_comes_from_elsewhere(tmp_path):
    for file in FETCHED.glob("Fandol*.otf"):
        if "Kai" not in file.name:
            shutil.copy(file, tmp_path / file.name)
    fonts = find_fonts(tmp_path)
    assert fonts.kai == Face("Noto Serif SC")
    assert fonts.body == Face("FandolFang R")
