"""Units in a cell: split, and told apart into the one that leads and those that support."""

import re
from dataclasses import dataclass

from shishi.documents.reading.cells import half_width, squeeze

_SPLIT = re.compile(r"[、,;/\n\r]+")
_SUFFIX = re.compile(
    r"(?:局|委|办|室|部|(?<!社)会|院|社|镇|乡|厅|司|队|所|站|中心|公司|政府|银行|集团|学校|医院|街道|处|校|组|园|馆|台|联|支行|矿|厂|县|区|市|村|单位|部门|企业)$"
)
_LEADS = re.compile(r"\((?:牵头|牵头单位|主办|负总责|第一责任单位)\)")
_LEAD_LABEL = re.compile(r"(?:牵头|主办|牵头单位|主办单位|牵头部门|责任单位):")
_SUPPORT_LABEL = re.compile(r"(?:配合|协办|协同|配合单位|协办单位|配合部门|协办部门|参与单位):")
FIRST_LEADS = re.compile(
    r"(?:排(?:在)?(?:第一|首位|前面|最前|第1位|第一位)[^。;]{0,6}(?:牵头|主办|主要)|第一(?:个|责任)?(?:单位|部门)?(?:的)?(?:为|是|系)?(?:牵头|主办)|首位(?:为|是)?(?:牵头|主办)|列首位[^。;]{0,6}(?:牵头|主办)|第一个(?:单位|部门)?(?:为|是)?(?:牵头|主办)|首个(?:单位)?(?:为|是)?牵头)"
)


@dataclass(frozen=True, slots=True)
class Duty:
    """``lead`` and ``supports`` as far as the cell decides; ``doubt`` where several stand without order."""

    lead: str | None = None
    supports: tuple[str, ...] = ()
    doubt: str | None = None


def split_units(text: str, known_units: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The units of a cell, in order, once each. Brackets hold together; a name broken or spaced out is joined again."""
    protected = re.sub(r"\(([^()]*)\)", lambda m: "(" + _SPLIT.sub("\x01", m[1]) + ")", half_width(text))
    names: list[str] = []
    for part in _joined(_SPLIT.split(protected), known_units, lines="\n" in protected):
        names.extend(_spaced(part, known_units))
    clean = (
        squeeze(name).replace("\x01", "、").rstrip("。.:等").replace("(", "（").replace(")", "）") for name in names
    )
    return tuple(dict.fromkeys(name for name in clean if name and name not in {"-", "—", "无", "/"}))


def _joined(parts: list[str], known_units: frozenset[str], *, lines: bool) -> list[str]:
    """A name that a line break cut in two is one name again."""
    result: list[str] = []
    for part in parts:
        if (
            lines
            and result
            and part.strip()
            and not _is_unit(squeeze(result[-1]), known_units)
            and _is_unit(squeeze(result[-1] + part), known_units)
        ):
            result[-1] += part
        else:
            result.append(part)
    return result


def _is_unit(name: str, known_units: frozenset[str]) -> bool:
    return name in known_units or bool(_SUFFIX.search(re.sub(r"\([^()]*\)$", "", name)))


def _spaced(part: str, known_units: frozenset[str]) -> list[str]:
    pieces = part.split()
    if len(pieces) > 1 and (
        any(len(piece) < 2 for piece in pieces)
        or squeeze(part) in known_units
        or not all(_is_unit(piece, known_units) or len(piece) > 2 for piece in pieces)
    ):
        return [part]
    return pieces


def read_duty(text: str, known_units: frozenset[str], *, first_leads: bool, leads_only: bool) -> Duty:
    """A cell of 责任单位 (``leads_only`` False) or of 牵头单位 (True). The cell's own marks (牵头) beat its order."""
    half = half_width(text)
    labelled = _labelled(half, known_units)
    if labelled:
        return labelled
    names = split_units(text, known_units)
    marked = [name for name in names if _LEADS.search(half_width(name))]
    if len(marked) == 1:
        lead = _LEADS.sub("", half_width(marked[0])).replace("(", "（").replace(")", "）")
        return Duty(lead, tuple(_without_mark(name) for name in names if name != marked[0]))
    if not names:
        return Duty()
    if len(names) == 1:
        return Duty(_without_mark(names[0]))
    if first_leads:
        return Duty(names[0], tuple(_without_mark(name) for name in names[1:]))
    kind = "牵头单位" if leads_only else "责任单位"
    return Duty(doubt=f"{kind}有{len(names)}个，文件没有说明由谁牵头")


def _without_mark(name: str) -> str:
    return re.sub(r"（(?:配合|协办|参与|协同)(?:单位)?）$", "", name)


def _labelled(half: str, known_units: frozenset[str]) -> Duty | None:
    lead, support = _LEAD_LABEL.search(half), _SUPPORT_LABEL.search(half)
    if not lead or not support or lead.start() > support.start():
        return None
    leads = split_units(half[lead.end() : support.start()], known_units)
    supports = split_units(half[support.end() :], known_units)
    if len(leads) == 1:
        return Duty(leads[0], supports)
    return Duty(None, supports, f"牵头单位有{len(leads)}个，无法判断由谁牵头")
