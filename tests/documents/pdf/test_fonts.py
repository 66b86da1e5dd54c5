"""Which file sets which role, and that every stand-in is named."""

import shutil

import pylopdf_fonts_zh_cn

from shishi.documents.fonts import Face, FontSet, Role, find_fonts
from shishi.documents.layout import OFFICE_FONTS
from tests.documents.pdf.setting import PACKAGE
from tests.factories.fonts import renamed_font

PACKAGE_FOLDER = pylopdf_fonts_zh_cn.serif_path().parent


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
