"""Reads one file in this very process. Whoever has files from outside asks ``parent``, which limits the process."""

from pathlib import PurePath

from shishi.documents.reading import archive
from shishi.documents.reading.limits import Limits
from shishi.documents.reading.notices import pdf_pages, plain, rich_text, web_page, word_binary, word_xml, workbooks
from shishi.documents.reading.notices.forms import form_of
from shishi.documents.reading.notices.reading import Form, Reading
from shishi.documents.reading.refusal import Refused
from shishi.rulebook.proof.findings import Attachment

# What the shared checks say about workbooks, said about documents.
_SENTENCES = {
    "damaged": "文件已损坏或不完整，打不开；请用 WPS 或 Word 打开原文件，另存为 .docx 后再校核",
    "encrypted": "文件设有密码；请取消密码保护后再校核",
    "macro": "文件含有宏，不予读取；请另存为不含宏的 .docx（正文）或 .xlsx（附件）后再校核",
    "bomb": "文件解压后过大，疑似压缩炸弹，不予读取；请用 WPS 或 Word 打开后另存为 .docx 再校核",
    "dtd": "文件内部的 XML 含有 DTD 或实体声明，可能有害，不予读取；请用 WPS 或 Word 打开后另存为 .docx 再校核",
}
_SHEETS = {".xls", ".xlsx", ".et", ".ods", ".csv"}
_TOO_MUCH = "读这个文件需要的内存超过上限；请只留通报正文，或拆分后再校核"


def read_notice(name: str, data: bytes, limits: Limits) -> Reading:
    """The text of a file by its bytes; its name says where it came from, and names a workbook as an attachment."""
    form = None
    try:
        form = form_of(data)
        if form is Form.WORD:
            return _zipped(name, data, limits)
        if form is Form.WORKBOOK or (form is Form.TEXT and _named_sheet(name)):
            return _workbook(name, data, limits)
        if form in {Form.WEB_PAGE, Form.WEB_ARCHIVE} and _named_sheet(name):
            rows = web_page.table_rows(data, archive=form is Form.WEB_ARCHIVE)
            return Reading(name, Form.WORKBOOK, sheets=(Attachment(PurePath(name).name, rows),))
        text = _text(form, data, limits)
    except Refused as refusal:
        return Reading(name, form, refused=refusal.sentence)
    except MemoryError:
        return Reading(name, form, refused=_TOO_MUCH)
    return _with_text(name, form, text)


def is_plain(data: bytes) -> bool:
    """Whether reading needs no parser, so that no process of its own is needed either."""
    try:
        return form_of(data) is Form.TEXT
    except Refused:
        return False


def _named_sheet(name: str) -> bool:
    """Whether the sender calls it a workbook: systems export web pages and lists as .xls."""
    return PurePath(name).suffix.lower() in _SHEETS


def _text(form: Form, data: bytes, limits: Limits) -> str:
    if form is Form.PDF:
        return pdf_pages.read(data, limits)
    readers = {
        Form.TEXT: plain.decoded,
        Form.WEB_PAGE: web_page.read,
        Form.WEB_ARCHIVE: web_page.read_archive,
        Form.OLD_WORD: word_binary.read,
        Form.RICH_TEXT: rich_text.read,
    }
    return readers[form](data)


def _zipped(name: str, data: bytes, limits: Limits) -> Reading:
    """A document or a workbook, by the parts inside."""
    try:
        parts = archive.checked_parts(data, limits)
    except Refused as refusal:
        raise Refused(refusal.code, _SENTENCES.get(refusal.code, refusal.sentence)) from refusal
    if any(part.lower().startswith("word/") for part in parts):
        return _with_text(name, Form.WORD, word_xml.read(parts))
    if any(part.endswith("workbook.xml") for part in parts) or b"spreadsheet" in parts.get("mimetype", b""):
        return _workbook(name, data, limits)
    if b"opendocument.text" in parts.get("mimetype", b""):
        raise Refused("foreign", "这是 ODT 文档；请用 WPS 或 LibreOffice 打开后另存为 .docx 再校核")
    raise Refused("foreign", "这是压缩包，不是通报；请解压后校核其中的文件")


def _workbook(name: str, data: bytes, limits: Limits) -> Reading:
    sheets = workbooks.read(data, PurePath(name).name, limits)
    refused = None if sheets else "表格里没有内容；请核对是不是这份附件"
    return Reading(name, Form.WORKBOOK, sheets=sheets, refused=refused)


def _with_text(name: str, form: Form, text: str) -> Reading:
    if not text.strip():
        return Reading(name, form, refused=f"{PurePath(name).name}里没有文字，可能全是图片；请给出有文字的原文件")
    return Reading(name, form, text)
