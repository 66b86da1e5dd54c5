"""Full-width punctuation in Chinese text (GB/T 15834-2011), without touching numbers, times, codes and names of files.

Every replacement is one character for one, so that figures keep their place in a paragraph.
"""

import re
from dataclasses import replace

from shishi.documents.content import Block, BoundFigure, Inline, Notice, Table, Text, inline_text

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_CHINESE = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff“”‘’—…"
_ANY_CHINESE = re.compile(f"[{_CHINESE}]")
_MARK = re.compile(r"[,:;?!]")
_BRACKET = re.compile(r"[()]")
_FULL_STOP = re.compile(f"(?<=[\u3400-\u9fff\U00020000-\U0003ffff％%）”])\\.(?=$|\\s|[{_CHINESE}])")
_UNITS = "年月日号时点周天个件项户人次所处座公万亿元％%岁期批亩里米吨"
_NUMBER_RANGE = re.compile(rf"(?<![\d.\-–A-Za-z])(\d{{1,4}}(?:\.\d+)?)[-–](?=\d{{1,4}}(?:\.\d+)?[{_UNITS}])")
_UNIT_RANGE = re.compile(r"(?<=[年月日号时点])[-–](?=\d)")
_TILDE_RANGE = re.compile(r"(?<=[\d%％年月日号时点])~(?=\d)")
_CODE_BEFORE_BRACKET = re.compile(r"[A-Za-z*/+=^\-]")


def normalise_punctuation(text: str) -> str:
    """Chinese text with full-width marks, 1-7月 as 1—7月; text without Chinese comes back as it is.

    Between two digits , and : stay (1,320 and 10:30), as do web addresses and formulas. Applied twice it changes nothing.
    """
    while _ANY_CHINESE.search(text):
        changed = _once(text)
        if changed == text:
            break
        text = changed  # a mark made wide is Chinese too, and may decide about its neighbour
    return text


def half_width_marks(text: str) -> tuple[int, ...]:
    """Places in a text whose punctuation should be another character."""
    wanted = normalise_punctuation(text)
    return tuple(at for at, (was, right) in enumerate(zip(text, wanted, strict=True)) if was != right)


def normalised(notice: Notice) -> Notice:
    """The notice with full-width punctuation throughout; the texts of bound figures are left as the register gave them."""
    plain = normalise_punctuation
    return replace(
        notice,
        title_lines=tuple(plain(line) for line in notice.title_lines),
        addressees=tuple(plain(unit) for unit in notice.addressees),
        blocks=tuple(_block(block) for block in notice.blocks),
        attachments=tuple(plain(title) for title in notice.attachments),
        copy_to=tuple(plain(unit) for unit in notice.copy_to),
        openness=plain(notice.openness),
    )


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(
            block,
            title=normalise_punctuation(block.title),
            unit_line=normalise_punctuation(block.unit_line),
            date_line=normalise_punctuation(block.date_line),
            notes=tuple(normalise_punctuation(note) for note in block.notes),
        )
    return replace(block, inlines=_inlines(block.inlines))


def _inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Judged over the whole paragraph: whether a comma after a figure is Chinese depends on what follows it."""
    whole = normalise_punctuation(inline_text(inlines))
    parts: list[Inline] = []
    at = 0
    for part in inlines:
        end = at + len(part.text)
        parts.append(part if isinstance(part, BoundFigure) else Text(whole[at:end]))
        at = end
    return tuple(parts)


def _once(text: str) -> str:
    text = _MARK.sub(_mark, text)
    text = _FULL_STOP.sub("。", text)
    text = _NUMBER_RANGE.sub(r"\1—", text)
    text = _UNIT_RANGE.sub("—", text)
    text = _TILDE_RANGE.sub("～", text)
    return _quotes(_brackets(text))


def _mark(found: re.Match[str]) -> str:
    before, after = _around(found.string, found.start(), found.end())
    if before.isdecimal() and after.isdecimal():
        return found[0]
    return _WIDE[found[0]] if _is_chinese(before) or _is_chinese(after) else found[0]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The neighbours of a piece of text; empty at the edges."""
    return text[start - 1 : start] if start else "", text[end : end + 1]


def _is_chinese(character: str) -> bool:
    return bool(_ANY_CHINESE.match(character))


def _brackets(text: str) -> str:
    """Pairs are judged by what they hold and what stands before them, single ones by their neighbours."""
    characters = list(text)
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            start, end = opened.pop(), found.start()
            if _is_chinese_pair(text, start, end):
                characters[start], characters[end] = "（", "）"
        elif any(map(_is_chinese, _around(text, found.start(), found.end()))):
            characters[found.start()] = "）"
    for start in opened:
        if any(map(_is_chinese, _around(text, start, start + 1))):
            characters[start] = "（"
    return "".join(characters)


def _is_chinese_pair(text: str, start: int, end: int) -> bool:
    if _ANY_CHINESE.search(text, start, end):
        return True
    return not _CODE_BEFORE_BRACKET.match(_around(text, start, end)[0])


def _quotes(text: str) -> str:
    """Straight quotes in pairs around or beside Chinese; an odd one out leaves all as they are."""
    places = [at for at, character in enumerate(text) if character == '"']
    if len(places) % 2:
        return text
    characters = list(text)
    for start, end in zip(places[::2], places[1::2], strict=True):
        beside = _around(text, start, end + 1)
        if _ANY_CHINESE.search(text, start, end) or any(map(_is_chinese, beside)):
            characters[start], characters[end] = "“", "”"
    return "".join(characters)
