"""What a file is by its content; its extension is never asked (.et files are renamed .xls or .xlsx)."""

import re
from enum import StrEnum

from shishi.documents.reading.refusal import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_HTML = re.compile(rb"<\s*(?:html|table|!doctype\s+html|head|meta|body)\b", re.IGNORECASE)
_HEAD = 4096
_FOREIGN = (
    (b"%PDF", "这是 PDF 文件，不是表格，请上传原始的电子表格"),
    (b"{\\rtf", "这是 RTF 文档，不是表格，请上传原始的电子表格"),
    (b"Rar!", "这是 RAR 压缩包，请解压后上传其中的表格"),
    (b"7z\xbc\xaf", "这是 7z 压缩包，请解压后上传其中的表格"),
    (b"\x1f\x8b", "这是 gzip 压缩包，请解压后上传其中的表格"),
    (b"\x89PNG", "这是图片，不是表格，请上传原始的电子表格"),
    (b"\xff\xd8\xff", "这是图片，不是表格，请上传原始的电子表格"),
    (b"PK\x05\x06", "这是空的压缩包，不是表格，请重新导出后再上传"),
    (b"MIME-Version:", "这是网页归档文件，不是真正的表格，请用 WPS 或 Excel 打开后另存为 .xlsx"),
)


class Kind(StrEnum):
    """Formats by content; a zip and a compound file are looked into later."""

    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"


def kind_of(data: bytes) -> Kind:
    """The container of ``data``; refuses what is plainly no spreadsheet, each with what to do instead."""
    if not data:
        raise Refused("empty", "文件是空的（0 字节），请重新导出后再上传")
    if data.startswith(OLE):
        return Kind.OLE
    if data.startswith(ZIP):
        return Kind.ZIP
    for magic, sentence in _FOREIGN:
        if data.startswith(magic):
            raise Refused("foreign", sentence)
    head = data[:_HEAD].replace(b"\x00", b"")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise Refused("xml2003", "这是 Excel 2003 XML 文件，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传")
    if _HTML.search(head):
        raise Refused("html", "这是网页（HTML），只是改成了表格的扩展名，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        raise Refused("xml", "这是 XML 文件，不是表格，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传")
    return Kind.TEXT
