"""Makes workbooks that harm a careless reader, each from parts written here."""

import io
import zipfile
from pathlib import Path

import msoffcrypto
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)
_BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="县列" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
HEADERS = ("序号", "实事名称", "目标任务", "牵头单位", "完成时限")
ROW = ("1", "高标准农田", "10万亩", "县国土局", "10月底")


def text_cell(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_xml(extra_rows: str = "", *, dimension: str = "", prolog: str = "") -> str:
    header = "".join(text_cell(f"{letter}1", text) for letter, text in zip("ABCDE", HEADERS, strict=True))
    row = "".join(text_cell(f"{letter}2", text) for letter, text in zip("ABCDE", ROW, strict=True))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{dimension}'
        f'<sheetData><row r="1">{header}</row><row r="2">{row}</row>{extra_rows}</sheetData></worksheet>'
    )


def xlsx(path: Path, sheet: str | bytes, *, members: tuple[tuple[zipfile.ZipInfo | str, bytes], ...] = ()) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _RELS.format(kind="worksheet", target="worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in members:
            archive.writestr(name, content)
    return path


def bomb(path: Path) -> Path:
    """400 MB of rows in about 1 MB."""
    rows = '<row><c t="inlineStr"><is><t>' + "0" * 1_000_000 + "</t></is></c></row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("xl/workbook.xml", _BOOK)
        with archive.open("xl/worksheets/sheet1.xml", "w") as stream:
            for _ in range(400):
                stream.write(rows.encode())
    return path


def lying_bomb(path: Path) -> Path:
    """A bomb whose directory says that it is small."""
    bomb(path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(bytes(data).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    return path


def encrypted_xlsx(path: Path) -> Path:
    plain = xlsx(path.with_name("plain.xlsx"), sheet_xml())
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)
    with path.open("rb") as stream:
        assert msoffcrypto.OfficeFile(stream).is_encrypted()
    return path


def tidy_list(path: Path) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("县列")
    sheet.write_row(0, 0, HEADERS)
    sheet.write_row(1, 0, ROW)
    book.close()
    return path
