"""Which list a title, a sheet name, a group row or a cell speaks of; the year; the lines around a table."""

import re

from shishi.documents.reading.cells import half_width, squeeze
from shishi.documents.reading.units import is_unit

_RUN = r"(?<![省市县区])([省市县区](?:[省市县区、和及与/,级]*[省市县区级])?)"
_LISTED = re.compile(_RUN + "列")
_LEVELLED = re.compile(_RUN + r"(?:民生实事|为民(?:兴)?办?实事|实事)")
_PLACE_NAME = re.compile(r"[\u4e00-\u9fff]")
_NO_PLACE = "年度的入为是属由在即列"
_BARE = re.compile(r"^([省市县区、和及与/,]+)级?$")
_YEAR = re.compile(r"(20\d\d)\s*年")
_YEARS = re.compile(r"20\d\d年?(?:-|—|–|~|至|、)20\d\d年")
_YEAR_SPELLED = re.compile(r"(二[〇○O零][〇○O零一二三四五六七八九]{2})年")
_ZERO = str.maketrans("○O零", "〇〇〇")
_WORDS = {"省": "省列", "市": "市列", "县": "县列", "区": "县列"}
_UNIT_LINE = re.compile(r"(?<!填报)(?<!报送)(?<!责任)(?:金额|计量|货币)?单位[:：]([^()（）\s]+)")
_FILLER = re.compile(r"(?:填报|报送|填表|编报|上报|制表)(?:单位|部门)(?:\(盖章\)|\(公章\)|\(签章\))?:?\s*([^\s:]*)")


def lists_in(text: str) -> tuple[str, ...]:
    """The lists that a text names, in the order 省, 市, 县: 省列市列 -> both; nothing named -> empty."""
    squeezed = squeeze(half_width(text))
    signs = "".join(_own_signs(match) for match in _LISTED.finditer(squeezed))
    if not signs:
        signs = "".join(_own_signs(match) for match in _LEVELLED.finditer(squeezed))
    return _in_order(signs)


def _own_signs(match: re.Match[str]) -> str:
    """省市县 before 列, without the end of a place's name: 榆中县省列 is 省, 2016年省市县列 is all three."""
    before, run = match.string[: match.start()][-1:], match[1]
    if _PLACE_NAME.match(before) and before not in _NO_PLACE:
        run = run[1:]
    kept = ""
    for sign in reversed(run):
        if sign in "省市县区":
            if kept and "省市县区".index(sign) >= "省市县区".index(kept[0]):
                break
            kept = sign + kept
    return kept


def lists_of_cell(text: str) -> tuple[str, ...]:
    """As ``lists_in``; in a column of its own 省级, 市 and 县级 say it too."""
    squeezed = squeeze(half_width(text))
    bare = _BARE.match(squeezed.replace("级", ""))
    return lists_in(squeezed) or (_in_order(bare[1]) if bare else ())


def _in_order(signs: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORDS[sign] for sign in "省市县区" if sign in signs))


def year_in(text: str) -> int | None:
    """The first year that a text names."""
    squeezed = squeeze(half_width(text))
    if names_several_years(squeezed):
        return None
    match = _YEAR.search(squeezed)
    if match:
        return int(match[1])
    spelled = _YEAR_SPELLED.search(squeezed)
    return (
        int("".join(str("〇一二三四五六七八九".index(sign)) for sign in spelled[1].translate(_ZERO)))
        if spelled
        else None
    )


def names_several_years(text: str) -> bool:
    """A rolling plan of several years: a month alone cannot be dated by its title."""
    return _YEARS.search(squeeze(half_width(text))) is not None


def units_in(text: str) -> tuple[str, ...]:
    """The units of a unit line: 单位：万元、公里 -> 万元, 公里. A unit of government is none of them."""
    found: list[str] = []
    for match in _UNIT_LINE.finditer(half_width(text)):
        words = [word for word in re.split(r"[、,/;]", match[1]) if word]
        found.extend(word for word in words if is_unit(word))
    return tuple(found)


def filler_in(text: str) -> str | None:
    """填报单位 of a line, where the line names it."""
    match = _FILLER.search(half_width(text))
    return squeeze(match[1]) or None if match else None
