"""The numbers that Word counts by itself (一、 （一） 1.): they are no text of the file, but a reader sees them."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographDigital"}
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    text: str
    form: str
    start: int


@dataclass(slots=True)
class Numbers:
    """The lists of a document by their number, and how far each has counted."""

    levels: dict[str, dict[int, _Level]]
    styles: dict[str, tuple[str, int]]
    counted: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def next_for(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, empty for one that is not counted. Counts it, so ask once, in order."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        name, depth = found
        levels = self.levels.get(name, {})
        level = levels.get(depth)
        if level is None or level.form in {"bullet", "none"}:
            return ""
        counted = self.counted[name]
        counted[depth] = counted.get(depth, level.start - 1) + 1
        for deeper in [one for one in counted if one > depth]:
            del counted[deeper]
        text = level.text
        for number in range(_LEVELS):
            other = levels.get(number)
            if other is not None and f"%{number + 1}" in text:
                text = text.replace(f"%{number + 1}", _written(counted.get(number, other.start), other.form))
        return text

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        own = properties.find(f"{_W}numPr")
        style = properties.find(f"{_W}pStyle")
        of_style = self.styles.get(_value(style)) if style is not None else None
        if own is None:
            return of_style
        name, depth = own.find(f"{_W}numId"), own.find(f"{_W}ilvl")
        if name is None:
            return of_style
        return None if _value(name) == "0" else (_value(name), _whole(depth, 0))


def numbers_of(parts: dict[str, bytes]) -> Numbers:
    """The lists that the document's numbering and styles define."""
    levels: dict[str, dict[int, _Level]] = {}
    numbering = _parsed(parts.get("word/numbering.xml"))
    if numbering is not None:
        abstract = {one.get(f"{_W}abstractNumId"): _levels(one) for one in numbering.iter(f"{_W}abstractNum")}
        for one in numbering.iter(f"{_W}num"):
            base = abstract.get(_value(one.find(f"{_W}abstractNumId")), {})
            levels[one.get(f"{_W}numId") or ""] = base | _overrides(one, base)
    styles: dict[str, tuple[str, int]] = {}
    sheet = _parsed(parts.get("word/styles.xml"))
    if sheet is not None and levels:
        for style in sheet.iter(f"{_W}style"):
            name = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            if name is not None:
                depth = style.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
                styles[style.get(f"{_W}styleId") or ""] = (_value(name), _whole(depth, 0))
    return Numbers(levels, styles)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    found = {}
    for level in abstract.iter(f"{_W}lvl"):
        text, form = level.find(f"{_W}lvlText"), level.find(f"{_W}numFmt")
        depth = level.get(f"{_W}ilvl") or "0"
        if depth.isdigit():
            found[int(depth)] = _Level(_value(text), _value(form) or "decimal", _whole(level.find(f"{_W}start"), 1))
    return found


def _overrides(number: etree._Element, base: dict[int, _Level]) -> dict[int, _Level]:
    """A list that begins again elsewhere says so for a level of its own."""
    found = {}
    for override in number.iter(f"{_W}lvlOverride"):
        depth, start = override.get(f"{_W}ilvl") or "", override.find(f"{_W}startOverride")
        if depth.isdigit() and start is not None and int(depth) in base:
            level = base[int(depth)]
            found[int(depth)] = _Level(level.text, level.form, _whole(start, level.start))
    return found


def _parsed(xml: bytes | None) -> etree._Element | None:
    if xml is None:
        return None
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return None  # the text can be read without its numbers


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""


def _whole(element: etree._Element | None, otherwise: int) -> int:
    value = _value(element)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise


def _written(number: int, form: str) -> str:
    if form in _CHINESE:
        return _chinese(number)
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x245F + number)
    if form in {"lowerLetter", "upperLetter"} and 1 <= number <= 26:
        return chr((97 if form == "lowerLetter" else 65) + number - 1)
    if form == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    return str(number)


def _chinese(number: int) -> str:
    """1 to 99 as headings have them: 九, 十, 十一, 二十."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return lead + (_DIGITS[ones] if ones or not tens else "")
