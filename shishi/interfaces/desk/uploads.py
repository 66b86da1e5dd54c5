"""Scans and photographs that come with a form: what they may be is judged by their bytes, not by their names."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

LIMIT_MB = 10
KINDS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}


class PaperField(forms.FileField):
    """A scan or photograph of a paper: PDF, JPG or PNG up to 10 MB."""

    def __init__(self, label: str, *, required: bool) -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=f"PDF、JPG 或 PNG，不超过{LIMIT_MB}MB。",
            error_messages={"empty": "文件是空的，请重新选择。", "required": "请附扫描件或照片。"},
            widget=forms.ClearableFileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
        )

    def clean(self, data: object, initial: object = None) -> UploadedFile | None:
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return None
        if (upload.size or 0) > LIMIT_MB * 1024 * 1024:
            raise forms.ValidationError(f"文件超过{LIMIT_MB}MB，请缩小后再传。")
        head = upload.read(8)
        upload.seek(0)
        if not any(head.startswith(magic) for magic in KINDS):
            raise forms.ValidationError("只收 PDF、JPG 或 PNG，请另存为其中一种后再传。")
        return upload


SHEET_MB = 20


class SheetField(forms.FileField):
    """A spreadsheet up to 20 MB. What it is shows when it is read, in a process of its own."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            max_length=200,
            help_text=f"收 .xlsx、.xls、.et、.ods、.csv，不超过{SHEET_MB}MB。",
            error_messages={
                "empty": "文件是空的，请重新选择。",
                "required": "请先选择填好的表格文件。",
                "max_length": "文件名太长，请改短后再传。",
            },
            widget=forms.ClearableFileInput({"accept": ".xlsx,.xls,.et,.ods,.csv"}),
        )

    def clean(self, data: object, initial: object = None) -> UploadedFile | None:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile) and (upload.size or 0) > SHEET_MB * 1024 * 1024:
            raise forms.ValidationError(f"文件超过{SHEET_MB}MB，请删去图片和多余的工作表后再传。")
        return upload if isinstance(upload, UploadedFile) else None
