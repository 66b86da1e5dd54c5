"""A workbook between its upload and the act that it asks for: kept at once, and named on the page by a signed note.

The note says who sent what for which page, so that nobody reaches a file that somebody else sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest

from shishi.core.clock import now
from shishi.domain.files.actions import keep_file
from shishi.domain.files.models import StoredFile
from shishi.domain.files.queries import stored_file
from shishi.interfaces.web.door import actor_of

_SALT = "desk.kept"
_A_DAY = 86400


@dataclass(frozen=True, slots=True)
class Kept:
    """``about`` is what was said with the upload, as text."""

    file: StoredFile
    name: str
    about: Mapping[str, str]
    token: str


def keep(request: HttpRequest, area_code: str, upload: UploadedFile, purpose: str, about: Mapping[str, str]) -> str:
    """Keeps the upload and gives its note."""
    actor, name = actor_of(request), (upload.name or "表格.xlsx")[-200:]
    stored = keep_file(area_code=area_code, content=upload.read(), name=name, by=actor, at=now())
    said = {"file": stored.pk, "name": name, "by": actor.label, "purpose": purpose, "about": dict(about)}
    return signing.dumps(said, salt=_SALT, compress=True)


def names_one(request: HttpRequest) -> bool:
    """Whether the request names an upload at all; without one, the page sends back to where one is made."""
    return bool(request.POST.get("file") or request.GET.get("file"))


def kept(request: HttpRequest, purpose: str) -> Kept:
    """The upload that the request names. Raises Http404 for a note that is old, another's, or of another page."""
    token = request.POST.get("file", "") or request.GET.get("file", "")
    try:
        said: dict[str, Any] = signing.loads(token, salt=_SALT, max_age=_A_DAY)
    except signing.BadSignature:
        raise Http404 from None
    stored = stored_file(said["file"]) if said["by"] == actor_of(request).label else None
    if stored is None or said["purpose"] != purpose:
        raise Http404
    return Kept(stored, said["name"], said["about"], token)
