"""Marks of .xls (BIFF8) sheets, read from the record stream: formats, hidden rows, errors, formulas without result."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlrd.compdoc import CompDoc, CompDocError

from shishi.documents.reading.grid import Marks, Spot
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.numfmt import Shown, builtin, shown
from shishi.documents.reading.refusal import Refused

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _FORMAT, _XF = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
_ROW, _COLINFO, _FORMULA, _BOOLERR = 0x208, 0x7D, 0x06, 0x205
_ONE_CELL = {0x203, 0x27E, 0xFD, 0x204, 0x205, 0x06}  # NUMBER, RK, LABELSST, LABEL, BOOLERR, FORMULA
_MULRK = 0xBD
_BIFF8 = 0x600
_TOO_OLD = "这是 Excel 95 或更早的格式，请用 WPS 或 Excel 另存为 .xlsx 后再上传"
_TELLING = (  # streams of a compound file that say what it is
    ({"EncryptedPackage", "EncryptionInfo"}, "encrypted", "文件已加密，请取消密码保护后再上传"),
    ({"_VBA_PROJECT_CUR", "_VBA_PROJECT"}, "macro", "文件含有宏，请另存为不含宏的 .xlsx 后再上传"),
    ({"WordDocument"}, "foreign", "这是 Word 文档，不是表格，请上传原始的电子表格"),
    ({"Book"}, "too_old", _TOO_OLD),
)
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


@dataclass(slots=True)
class XlsSheet:
    """A sheet's name, whether a person sees it, its marks and how far its filled cells reach."""

    name: str
    visible: bool
    marks: Marks = field(default_factory=Marks)
    rows: int = 0
    columns: int = 0


def parse(data: bytes) -> list[XlsSheet]:
    """The worksheets of a compound file in order; refuses encryption, macros, Word files and formats before Excel 97."""
    stream = _workbook_stream(data)
    try:
        return _sheets(stream)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Refused("damaged", "文件已损坏或不完整，打不开，请重新导出后再上传") from error


def check_area(sheet: XlsSheet, limits: Limits) -> None:
    """The format itself ends at row 65,536 and column 256; what is taken for the rectangle must still fit."""
    if sheet.rows * sheet.columns > limits.area:
        raise Refused("far_cell", f"工作表“{sheet.name}”有内容的单元格离正文过远，请删除后再上传")


def _workbook_stream(data: bytes) -> bytes:
    try:
        document = CompDoc(data, logfile=io.StringIO())
        names = {str(entry.name) for entry in document.dirlist}
        stream: bytes | None = document.get_named_stream("Workbook")
    except (CompDocError, IndexError, struct.error, AssertionError, ValueError, TypeError, KeyError) as error:
        raise Refused("damaged", "文件已损坏或不完整，打不开，请重新导出后再上传") from error
    for telling, code, sentence in _TELLING:
        if names & telling:
            raise Refused(code, sentence)
    if not stream:
        raise Refused("foreign", "这不是电子表格文件，请上传 .xls、.xlsx、.ods 或 .csv")
    return bytes(stream)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Record number, offset and length of its body, from ``start`` to the end of that substream."""
    position = start
    depth = 0
    while position + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, position)
        yield number, position + 4, length
        position += 4 + length
        if number == _BOF:
            depth += 1
        elif number == _EOF:
            depth -= 1
            if depth <= 0:
                return
    raise Refused("damaged", "文件不完整（中途截断），请重新导出后再上传")


def _sheets(stream: bytes) -> list[XlsSheet]:
    codes: dict[int, Shown] = {}
    style_formats: list[int] = []
    bounds: list[tuple[XlsSheet, int]] = []
    for number, at, length in _records(stream, 0):
        if number == _BOF and struct.unpack_from("<H", stream, at)[0] != _BIFF8:
            raise Refused("too_old", _TOO_OLD)
        if number == _FILEPASS:
            raise Refused("encrypted", "文件已加密，请取消密码保护后再上传")
        if number == _FORMAT:
            codes[struct.unpack_from("<H", stream, at)[0]] = shown(_text(stream, at + 2, wide_length=True))
        elif number == _XF:
            style_formats.append(struct.unpack_from("<H", stream, at + 2)[0])
        elif number == _BOUNDSHEET and length >= 8:
            position, state, kind = struct.unpack_from("<IBB", stream, at)
            bounds.append(
                (XlsSheet(_text(stream, at + 6, wide_length=False), visible=state & 3 == 0 and kind == 0), position)
            )
    formats = {index: codes.get(number) or builtin(number) for index, number in enumerate(style_formats)}
    telling = {index: form for index, form in formats.items() if form.percent is not None or form.month_only}
    for sheet, position in bounds:
        if sheet.visible:
            _read_sheet(stream, position, sheet, telling)
    return [sheet for sheet, _ in bounds]


def _text(stream: bytes, at: int, *, wide_length: bool) -> str:
    if wide_length:
        (count,) = struct.unpack_from("<H", stream, at)
        at += 2
    else:
        count = stream[at]
        at += 1
    if stream[at] & 1:
        return stream[at + 1 : at + 1 + 2 * count].decode("utf-16-le")
    return stream[at + 1 : at + 1 + count].decode("latin-1")


def _read_sheet(stream: bytes, start: int, sheet: XlsSheet, formats: dict[int, Shown]) -> None:
    marks = sheet.marks
    unpack = struct.unpack_from
    for number, at, length in _records(stream, start):
        if number in _ONE_CELL:
            row, column, style = unpack("<HHH", stream, at)
            _see(sheet, (row, column), formats.get(style))
            if number == _FORMULA:
                _formula(stream, at, (row, column), marks)
            elif number == _BOOLERR and stream[at + 7]:
                marks.broken[row, column] = _ERRORS.get(stream[at + 6], "#错误")
        elif number == _MULRK:
            row, first = unpack("<HH", stream, at)
            for offset in range((length - 6) // 6):
                (style,) = unpack("<H", stream, at + 4 + 6 * offset)
                _see(sheet, (row, first + offset), formats.get(style))
        elif number == _ROW and unpack("<H", stream, at + 12)[0] & 0x20:
            marks.hidden_rows.add(unpack("<H", stream, at)[0])
        elif number == _COLINFO:
            first, last, _, _, options = unpack("<HHHHH", stream, at)
            if options & 1:
                marks.hidden_columns.update(range(first, min(last, 255) + 1))


def _see(sheet: XlsSheet, spot: Spot, form: Shown | None) -> None:
    """Counts a filled cell in and keeps what its format shows."""
    sheet.rows, sheet.columns = max(sheet.rows, spot[0] + 1), max(sheet.columns, spot[1] + 1)
    if form is not None:
        _mark(sheet.marks, spot, form)


def _mark(marks: Marks, spot: Spot, form: Shown) -> None:
    if form.percent is not None:
        marks.show_percent(spot, form.percent)
    else:
        marks.months.add(spot)


def _formula(stream: bytes, at: int, spot: Spot, marks: Marks) -> None:
    """The eight result bytes: FFFF at the end means no number; then 3 is an empty text, which is what writers without a
    calculator leave, and 2 an error.
    """
    if stream[at + 12 : at + 14] != b"\xff\xff":
        return
    if stream[at + 6] == 3:
        marks.broken[spot] = ""
    elif stream[at + 6] == 2:
        marks.broken[spot] = _ERRORS.get(stream[at + 8], "#错误")
