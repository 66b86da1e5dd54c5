"""Which font files set the notice: the county's licensed ones, then free ones, and every stand-in by its name.

The names are those the typesetter reads in the files. They differ from what other programs show: Fandol's 仿宋 is
`FandolFang R` here, and licensed fonts often bear an English name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from shishi.documents.layout import OFFICE_FONTS

REGULAR, BOLD = 400, 700
_SUFFIXES = {".otf", ".ttf", ".ttc", ".otc"}


class Role(StrEnum):
    """The part a font plays; the fields of `layout.Fonts` bear the same names."""

    TITLE = "title"
    BODY = "body"
    HEI = "hei"
    KAI = "kai"
    SONG = "song"


@dataclass(frozen=True, slots=True)
class Face:
    """One font as the typesetter asks for it."""

    family: str
    weight: int = REGULAR


@dataclass(frozen=True, slots=True)
class Substitution:
    """Another font stands in for the one the office's documents are set in."""

    role: Role
    wanted: str
    used: str

    @property
    def sentence(self) -> str:
        return f"缺少字体“{self.wanted}”，用“{self.used}”代替。"


@dataclass(frozen=True, slots=True)
class FontSet:
    """What each role is set in. `fallbacks` lend the characters that a face lacks, such as rare ones in names: first the
    package's fonts, then whatever else lies in the folders.
    """

    title: Face
    body: Face
    hei: Face
    kai: Face
    song: Face
    fallbacks: tuple[str, ...]
    folders: tuple[Path, ...]
    substitutions: tuple[Substitution, ...]

    def face(self, role: Role) -> Face:
        return {
            Role.TITLE: self.title,
            Role.BODY: self.body,
            Role.HEI: self.hei,
            Role.KAI: self.kai,
            Role.SONG: self.song,
        }[role]


# The office's font under each name its file may bear. These are the wanted ones; all others are stand-ins.
_OWN_NAMES = {
    Role.TITLE: ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    Role.BODY: ("仿宋_GB2312", "FangSong_GB2312"),
    Role.HEI: ("黑体", "SimHei"),
    Role.KAI: ("楷体_GB2312", "KaiTi_GB2312"),
    Role.SONG: ("宋体", "SimSun"),
}
_SERIF, _SANS = Face("Noto Serif SC"), Face("Noto Sans SC")
_STAND_INS = {
    Role.TITLE: (
        Face("方正小标宋_GBK"),
        Face("FZXiaoBiaoSong-B05"),
        Face("FandolSong", BOLD),
        Face("Noto Serif CJK SC", BOLD),
        _SERIF,
    ),
    Role.BODY: (Face("仿宋"), Face("FangSong"), Face("FandolFang R"), Face("FandolFang"), _SERIF),
    Role.HEI: (Face("FandolHei"), _SANS),
    Role.KAI: (Face("楷体"), Face("KaiTi"), Face("FandolKai"), _SERIF),
    Role.SONG: (Face("FandolSong"), _SERIF),
}
_FALLBACKS = (_SERIF.family, _SANS.family)  # the whole of GBK, and always there


def find_fonts(*folders: Path) -> FontSet:
    """The fonts to set with, out of folders that may or may not exist; the free ones of the package are always there.

    For each role the office's own font wins, wherever it lies; then its stand-ins in order of likeness. Of two files of
    one font the earlier folder's wins. What was found is kept until a file is added or taken away.
    """
    package = pylopdf_fonts_zh_cn.serif_path().parent
    places = tuple(dict.fromkeys(folder.resolve() for folder in (*folders, package)))
    return _found(places, tuple(file for folder in places for file in _files(folder)))


def _files(folder: Path) -> Iterator[Path]:
    """The font files in a folder and below it, in an order that does not depend on the file system."""
    if folder.is_dir():
        yield from sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES and file.is_file())


@cache
def _found(places: tuple[Path, ...], _files: tuple[Path, ...]) -> FontSet:
    there = _weights(places)
    chosen: dict[Role, Face] = {}
    substitutions: list[Substitution] = []
    for role in Role:
        own = [Face(name) for name in _OWN_NAMES[role]]
        asked = next(face for face in (*own, *_STAND_INS[role]) if face.family.lower() in there)
        weights = there[asked.family.lower()]
        chosen[role] = Face(asked.family, min(weights, key=lambda weight: abs(weight - asked.weight)))
        if asked not in own:
            wanted: str = getattr(OFFICE_FONTS, role)
            substitutions.append(Substitution(role, wanted, asked.family))
    families = {face.family.lower() for face in chosen.values()}
    more = sorted(there.keys() - families - {family.lower() for family in _FALLBACKS})
    used = {there[face.family.lower()][face.weight]: None for face in chosen.values()}
    used |= {place: None for family in (*_FALLBACKS, *more) for place in there[family.lower()].values()}
    return FontSet(
        title=chosen[Role.TITLE],
        body=chosen[Role.BODY],
        hei=chosen[Role.HEI],
        kai=chosen[Role.KAI],
        song=chosen[Role.SONG],
        fallbacks=(*_FALLBACKS, *more),
        folders=tuple(used),
        substitutions=tuple(substitutions),
    )


def _weights(places: Sequence[Path]) -> dict[str, dict[int, Path]]:
    """The weights of every upright family, written in small letters, with the folder that has it."""
    there: dict[str, dict[int, Path]] = {}
    for place in places:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[place])
        for info in fonts.fonts():
            if info.style == "normal":
                there.setdefault(info.family.lower(), {}).setdefault(info.weight, place)
    return there
