"""What a file is by its content; names are never asked, since half the web's .doc files are web pages."""

import re

from shishi.documents.reading.notices.compound import Compound
from shishi.documents.reading.notices.reading import Form
from shishi.documents.reading.refusal import Refused
from shishi.documents.reading.sniff import OLE, ZIP

_HEAD = 4096
_HTML = re.compile(rb"<\s*(?:html|!doctype\s+html|head|meta|body|table|div|p)\b", re.IGNORECASE)
_PICTURE = "这是图片，读不出文字；请给出原 Word 文档，或先做文字识别（OCR）再校核"
_FOREIGN = (
    (b"Rar!", "这是 RAR 压缩包；请解压后校核其中的文件"),
    (b"7z\xbc\xaf", "这是 7z 压缩包；请解压后校核其中的文件"),
    (b"\x1f\x8b", "这是 gzip 压缩包；请解压后校核其中的文件"),
    (b"PK\x05\x06", "这是空的压缩包；请重新导出后再校核"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
)
_BMP_HEADER = 26


def form_of(data: bytes) -> Form:
    """The form of ``data``; a zip is a workbook or a document only by its parts, so it is answered as Word here.

    Refuses what is empty, packed, a picture, encrypted, or a compound file of another program.
    """
    if not data.strip(b"\x00\r\n\t "):
        raise Refused("empty", "文件是空的；请重新导出后再校核")
    if data.startswith(OLE):
        return _compound_form(data)
    if data.startswith(ZIP):
        return Form.WORD
    if b"%PDF-" in data[:1024]:
        return Form.PDF
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return Form.RICH_TEXT
    for magic, sentence in _FOREIGN:
        if data.startswith(magic) and (magic != b"BM" or data[6:10] == bytes(4)):
            raise Refused("foreign", sentence)
    head = data[:_HEAD].replace(b"\x00", b"")
    if head.lstrip().lower().startswith(b"mime-version:") and b"multipart/related" in head.lower():
        return Form.WEB_ARCHIVE
    return Form.WEB_PAGE if _is_page(head) else Form.TEXT


def _is_page(head: bytes) -> bool:
    """A text may mention a tag; a page begins with one."""
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if start.startswith((b"<?xml", b"<!--")):
        return _HTML.search(head) is not None
    return _HTML.match(start) is not None


def _compound_form(data: bytes) -> Form:
    names = Compound(data).names
    if "EncryptedPackage" in names:
        raise Refused("encrypted", "文件设有打开密码；请取消密码保护后再校核")
    if "WordDocument" in names:
        return Form.OLD_WORD
    if names & {"Workbook", "Book"}:
        return Form.WORKBOOK
    if "PowerPoint Document" in names:
        raise Refused("foreign", "这是演示文稿，不是通报；请给出 Word 文档、PDF 或文本")
    raise Refused("foreign", "认不出这个文件里的内容；请用 WPS 或 Word 打开后另存为 .docx 再校核")
