"""Marks of .ods sheets from content.xml: merges (calamine gives none), percent, months, hidden rows, errors, far cells."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from shishi.documents.reading.grid import Marks, address
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.refusal import Refused

_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_N = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_C = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HIDDEN = {"collapse", "filter"}


@dataclass(slots=True)
class OdsSheet:
    """A sheet's name, whether a person sees it, its marks."""

    name: str
    visible: bool = True
    marks: Marks = field(default_factory=Marks)


@dataclass(slots=True)
class _Styles:
    hidden_tables: set[str] = field(default_factory=set)
    percents: dict[str, int] = field(default_factory=dict)  # cell style -> decimals
    months: set[str] = field(default_factory=set)  # cell styles
    percent_formats: dict[str, int] = field(default_factory=dict)
    month_formats: set[str] = field(default_factory=set)


def parse(parts: dict[str, bytes], limits: Limits) -> list[OdsSheet]:
    """The sheets in order; refuses encryption, far cells and repeats that would fill memory."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Refused("encrypted", "文件已加密，请取消密码保护后再上传")
    content = parts.get("content.xml")
    if not content:
        raise Refused("damaged", "文件已损坏：找不到其中的内容，请重新导出后再上传")
    styles = _Styles()
    try:
        _collect_styles(parts.get("styles.xml", b""), styles)
        _collect_styles(content, styles)
        return [_sheet(node, styles, limits) for node in _tables(content)]
    except (etree.XMLSyntaxError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused("damaged", "文件已损坏：内容读不出来，请重新导出后再上传") from error


def _events(data: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    walk = etree.iterparse(
        io.BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True, huge_tree=False
    )
    for _, node in walk:
        yield node


def _tables(content: bytes) -> Iterator[etree._Element]:
    for node in _events(content, (f"{_T}table",)):
        yield node
        node.clear()


def _collect_styles(data: bytes, styles: _Styles) -> None:
    if not data:
        return
    for node in _events(data, (f"{_N}percentage-style", f"{_N}date-style", f"{_S}style")):
        name = str(node.get(f"{_S}name"))
        if node.tag == f"{_N}percentage-style":
            number = node.find(f"{_N}number")
            styles.percent_formats[name] = int(number.get(f"{_N}decimal-places", "0")) if number is not None else 0
        elif node.tag == f"{_N}date-style":
            shows = {str(child.tag) for child in node}
            if f"{_N}month" in shows and f"{_N}year" in shows and f"{_N}day" not in shows:
                styles.month_formats.add(name)
        else:
            _collect_style(node, name, styles)


def _collect_style(node: etree._Element, name: str, styles: _Styles) -> None:
    data_style = str(node.get(f"{_S}data-style-name"))
    if data_style in styles.percent_formats:
        styles.percents[name] = styles.percent_formats[data_style]
    if data_style in styles.month_formats:
        styles.months.add(name)
    properties = node.find(f"{_S}table-properties")
    if properties is not None and properties.get(f"{_T}display") == "false":
        styles.hidden_tables.add(name)


def _sheet(node: etree._Element, styles: _Styles, limits: Limits) -> OdsSheet:
    sheet = OdsSheet(str(node.get(f"{_T}name")), node.get(f"{_T}style-name") not in styles.hidden_tables)
    _columns(node, sheet.marks)
    row = 0
    for row_node in node.iter(f"{_T}table-row"):
        repeated = int(row_node.get(f"{_T}number-rows-repeated", "1"))
        last_column = _row(row_node, row, repeated, sheet, styles)
        row += repeated
        if last_column and (row > limits.rows or last_column > limits.columns or row * last_column > limits.area):
            raise Refused(
                "far_cell",
                f"工作表“{sheet.name}”在 {address(row - 1, last_column - 1)} 处有内容，离正文过远，请删除该单元格后再上传",
            )
    return sheet


def _columns(node: etree._Element, marks: Marks) -> None:
    column = 0
    for column_node in node.iter(f"{_T}table-column"):
        repeated = int(column_node.get(f"{_T}number-columns-repeated", "1"))
        if column_node.get(f"{_T}visibility") in _HIDDEN:
            marks.hidden_columns.update(range(column, min(column + repeated, 512)))
        column += repeated


def _row(row_node: etree._Element, row: int, repeated: int, sheet: OdsSheet, styles: _Styles) -> int:
    """Marks the row's cells; gives the count of columns up to its last filled cell."""
    column = last = 0
    for cell in row_node.iterchildren(f"{_T}table-cell", f"{_T}covered-table-cell"):
        wide = int(cell.get(f"{_T}number-columns-repeated", "1"))
        if cell.get(f"{_O}value-type") or len(cell):
            last = column + wide
            if last <= 1024 and repeated <= 65_536:
                for offset in range(wide):
                    for step in range(repeated):
                        _cell(cell, (row + step, column + offset), sheet.marks, styles)
        column += wide
    if last and row_node.get(f"{_T}visibility") in _HIDDEN:
        sheet.marks.hidden_rows.update(range(row, row + min(repeated, 65_536)))
    return last


def _cell(cell: etree._Element, spot: tuple[int, int], marks: Marks, styles: _Styles) -> None:
    row, column = spot
    down = int(cell.get(f"{_T}number-rows-spanned", "1"))
    right = int(cell.get(f"{_T}number-columns-spanned", "1"))
    if down > 1 or right > 1:
        marks.merges.append((row, column, row + down - 1, column + right - 1))
    style = str(cell.get(f"{_T}style-name"))
    kind = cell.get(f"{_O}value-type")
    if kind == "percentage":
        marks.show_percent(spot, styles.percents.get(style, 2))
    elif kind == "date" and style in styles.months:
        marks.months.add(spot)
    first = cell.find(f"{_X}p")
    text = "" if first is None else "".join(str(piece) for piece in first.itertext())
    if cell.get(f"{_C}value-type") == "error" or (cell.get(f"{_T}formula") and text.startswith(("#", "Err:"))):
        marks.broken[spot] = text or "#错误"
    elif cell.get(f"{_T}formula") and not kind:
        marks.broken[spot] = ""
