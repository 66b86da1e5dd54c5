"""Answering with a file: an attachment, or a clean photograph, which is all that the browser may open by itself."""

from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header

MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pdf": "application/pdf",
}


def attachment(name: str, content: bytes) -> HttpResponse:
    """The file under its own name. An unknown ending goes out as plain bytes."""
    response = HttpResponse(content, content_type=MEDIA_TYPES.get(PurePath(name).suffix, "application/octet-stream"))
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def picture(content: bytes) -> HttpResponse:
    """A clean copy to look at. Whatever it were, it could run nothing: its type is fixed, and it stands in a sandbox."""
    response = HttpResponse(content, content_type="image/jpeg")
    # The browser styles its own page around a picture inline.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response
