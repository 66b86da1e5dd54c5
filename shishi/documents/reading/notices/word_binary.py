"""The text of a .doc (Word 97 to 2003, [MS-DOC]): its pieces in order, with rows, fields and deletions told apart."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from shishi.documents.reading.notices.compound import Compound, damaged
from shishi.documents.reading.notices.lines import paragraphs, row_line, whole
from shishi.documents.reading.refusal import Refused

_MAGIC = 0xA5EC
_OLDEST = 0x00C0  # Word 97; what is older has no piece table of this form
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_CCP_TEXT, _BTE_CHPX, _BTE_PAPX, _CLX = 0x4C, 0xFA, 0x102, 0x1A2
_PAGE = 512
_ROW_END, _IN_TABLE = 0x2417, 0x2416  # sprmPFTtp, sprmPFInTable
_DELETED, _HIDDEN = 0x0800, 0x083C  # sprmCFRMarkDel, sprmCFVanish
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_LONG = 0xD608  # sprmTDefTable says its length in two bytes, less one
_TABS = 0xC615  # sprmPChgTabs may say 255 and be longer; nothing that is asked for follows it
_ROW, _IN_CELL, _CELL = "\x1c", "\x1d", "\x07"  # the first two are ours: Word has none
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_MARKS = str.maketrans(
    {
        "\x0b": "\n",
        "\x0c": "\n",
        "\r": "\n",
        "\x1e": "-",
        "\x1f": None,
        "\x01": None,
        "\x08": None,
        "\x02": None,
        "\x05": None,
    }
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that lie one behind the other in the file: ``width`` bytes each, from byte ``start``."""

    start: int
    count: int
    width: int

    def index(self, place: int) -> int:
        """The character at a byte, kept within the piece."""
        return max(0, min(self.count, (place - self.start) // self.width))


def read(data: bytes) -> str:
    """The main text; headers, footnotes, comments, hidden and deleted text are left out.

    Refuses: encrypted, older than Word 97, damaged.
    """
    try:
        return _text(Compound(data))
    except (struct.error, IndexError) as error:
        raise damaged() from error


def _text(compound: Compound) -> str:
    main = compound.stream("WordDocument")
    magic, version = struct.unpack_from("<HH", main, 0)
    flags = struct.unpack_from("<H", main, 10)[0]
    if magic != _MAGIC or version < _OLDEST:
        raise Refused("too_old", "这是 Word 95 或更早的文档，读不出来；请用 WPS 或 Word 打开后另存为 .docx 再校核")
    if flags & _ENCRYPTED:
        raise Refused("encrypted", "文档设有打开密码；请取消密码保护后再校核")
    table = compound.stream("1Table" if flags & _TABLE_ONE else "0Table")
    length = struct.unpack_from("<I", main, _CCP_TEXT)[0]
    gone = [*_ranges(main, table, _BTE_CHPX, {_DELETED, _HIDDEN})]
    ends = {last: _IN_CELL for _, last in _ranges(main, table, _BTE_PAPX, {_IN_TABLE})}
    ends |= {last: _ROW for _, last in _ranges(main, table, _BTE_PAPX, {_ROW_END})}
    text = "".join(_characters(main, piece, gone, ends) for piece in _pieces(main, table, length))
    return whole(_lines(_without_fields(text[:length]).translate(_MARKS)))


def _pieces(main: bytes, table: bytes, length: int) -> Iterator[_Piece]:
    start, size = struct.unpack_from("<II", main, _CLX)
    place, end = start, min(start + size, len(table))
    while place < end and table[place] == 1:
        place += 3 + struct.unpack_from("<H", table, place + 1)[0]
    if place >= end or table[place] != 2:
        raise damaged()
    (count,) = struct.unpack_from("<I", table, place + 1)
    pieces = (count - 4) // 12
    ends = struct.unpack_from(f"<{pieces + 1}I", table, place + 5)
    for number in range(pieces):
        (where,) = struct.unpack_from("<I", table, place + 5 + 4 * (pieces + 1) + 8 * number + 2)
        first, last = ends[number], min(ends[number + 1], length)
        if first >= last:
            continue
        piece = _Piece(where & 0x3FFFFFFF, last - first, 2)
        if where & 0x40000000:
            piece = _Piece((where & 0x3FFFFFFF) // 2, last - first, 1)
        if piece.start + piece.count * piece.width > len(main):
            raise damaged()
        yield piece


def _characters(main: bytes, piece: _Piece, gone: list[tuple[int, int]], ends: dict[int, str]) -> str:
    raw = main[piece.start : piece.start + piece.count * piece.width]
    characters = list(raw.decode("cp1252", "replace") if piece.width == 1 else _wide(raw))
    for last, mark in ends.items():
        at = piece.index(last) - 1
        if piece.start < last <= piece.start + piece.count * piece.width and (mark == _ROW or characters[at] == "\r"):
            characters[at] = mark
    for first, last in gone:
        for index in range(piece.index(first), piece.index(last)):
            characters[index] = characters[index] if characters[index] in {_ROW, _CELL} else ""
    return "".join(characters)


def _wide(raw: bytes) -> list[str]:
    """UTF-16 code units, so that positions count as Word counts them; pairs are joined again later."""
    return [chr(code) for code in struct.unpack(f"<{len(raw) // 2}H", raw)]


def _without_fields(text: str) -> str:
    """What a field shows, without its instruction; fields stand inside fields."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    before = ""
    while before != text:
        before, text = text, _FIELD.sub(lambda found: found[1] or "", text)
    return re.sub("[\x13\x14\x15]", "", text)


def _lines(text: str) -> Iterator[str]:
    """A row ends with its own mark; the cells before it end with theirs, and may hold several paragraphs."""
    *rows, rest = text.split(_ROW)
    for row in rows:
        before, mark, cells = row.rpartition("\n")
        if mark:
            yield from paragraphs(before.replace(_CELL, "\n").replace(_IN_CELL, "\n"))
        yield row_line(cells.replace(_IN_CELL, "\n").split(_CELL)[:-1])
    yield from paragraphs(rest.replace(_CELL, "\n").replace(_IN_CELL, "\n"))


def _ranges(main: bytes, table: bytes, at: int, wanted: set[int]) -> Iterator[tuple[int, int]]:
    """The byte ranges of the main stream that have one of the wanted properties switched on."""
    start, size = struct.unpack_from("<II", main, at)
    count = max(0, (size - 4) // 8)
    if not count or start + size > len(table):
        return
    for number in range(count):
        (page,) = struct.unpack_from("<I", table, start + 4 * (count + 1) + 4 * number)
        place = (page & 0x3FFFFF) * _PAGE
        block = main[place : place + _PAGE]
        if len(block) == _PAGE:
            yield from _in_block(block, wanted, paragraph=at == _BTE_PAPX)


def _in_block(block: bytes, wanted: set[int], *, paragraph: bool) -> Iterator[tuple[int, int]]:
    runs = block[-1]
    if 4 * (runs + 1) + runs * (13 if paragraph else 1) >= _PAGE:
        return
    edges = struct.unpack_from(f"<{runs + 1}I", block, 0)
    for number in range(runs):
        place = 4 * (runs + 1) + number * (13 if paragraph else 1)
        offset = block[place] * 2
        if offset and wanted & _switched_on(_properties(block, offset, paragraph=paragraph)):
            yield edges[number], edges[number + 1]


def _properties(block: bytes, offset: int, *, paragraph: bool) -> bytes:
    size = block[offset]
    if not paragraph:
        return block[offset + 1 : offset + 1 + size]
    if size:
        return block[offset + 3 : offset + 2 * size]
    return block[offset + 4 : offset + 2 + 2 * block[offset + 1]]


def _switched_on(properties: bytes) -> set[int]:
    found, place = set(), 0
    while place + 2 < len(properties):
        code = properties[place] | properties[place + 1] << 8
        place += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size = 1 + properties[place]
            if code == _LONG:
                size = 1 + (properties[place] | properties[place + 1] << 8)
            if code == _TABS and properties[place] == 255:
                break
        elif size == 1 and properties[place] == 1:
            found.add(code)
        place += size
    return found
