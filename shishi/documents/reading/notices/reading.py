"""What reading a file gives: its text and tables, or why it cannot be read."""

from dataclasses import dataclass
from enum import StrEnum

from shishi.rulebook.proof.findings import Attachment


class Form(StrEnum):
    """What a file is by its content, whatever its name says."""

    TEXT = "text"
    WEB_PAGE = "web_page"
    WEB_ARCHIVE = "web_archive"
    WORD = "word"
    OLD_WORD = "old_word"
    RICH_TEXT = "rich_text"
    PDF = "pdf"
    WORKBOOK = "workbook"

    @property
    def label(self) -> str:
        """The form as a clerk calls it."""
        return {
            "text": "文本",
            "web_page": "网页",
            "web_archive": "网页归档",
            "word": "Word 文档",
            "old_word": "Word 97-2003 文档",
            "rich_text": "RTF 文档",
            "pdf": "PDF",
            "workbook": "电子表格",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one file. A workbook has sheets in place of text; ``refused`` says why there is neither."""

    name: str
    form: Form | None = None
    text: str = ""
    sheets: tuple[Attachment, ...] = ()
    refused: str | None = None

    @property
    def is_workbook(self) -> bool:
        """Whether the file can only belong to a bulletin, being none itself."""
        return self.form is Form.WORKBOOK
