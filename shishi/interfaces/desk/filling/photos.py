"""The photos of a report's form: those kept already, which the form names by signed tokens, and those that come along.

What comes along is kept at once, whatever else is wrong with the form: nobody takes a photo twice for a wrong figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.urls import reverse

from shishi.core.clock import now
from shishi.documents.reading.pictures.parent import TOO_BIG, read_picture
from shishi.documents.reading.pictures.wire import PHOTO_LIMITS
from shishi.domain.files.actions import keep_photo
from shishi.domain.files.models import Photo
from shishi.domain.files.queries import photos_by
from shishi.domain.reporting.models import MOST_PHOTOS, Obligation
from shishi.interfaces.desk.filling.pages import Filling
from shishi.interfaces.desk.pictures import Shown

FILES, KEPT = "photos", "kept"


@dataclass
class Evidence:
    """The photos that a form stands with, and what was refused of those that came along."""

    page: Filling
    photos: list[Photo]
    refused: list[str]

    @property
    def shown(self) -> list[Shown]:
        """The kept photos as the form lists them, each to be dropped by a tick."""
        duty = self.page.duty
        tokens = [token_for(duty, photo) for photo in self.photos]
        return [
            Shown(reverse("desk:draft-photo", args=[duty.period.key, self.page.work.pk, token]), f"照片{number}", token)
            for number, token in enumerate(tokens, start=1)
        ]

    @property
    def kept(self) -> str:
        """As a draft keeps it."""
        return " ".join(photo.pk for photo in self.photos)


def begun_evidence(page: Filling) -> Evidence:
    """The photos that the form begins with: the draft's, else those of the version that it corrects."""
    if page.draft and KEPT in page.draft.content:
        return Evidence(page, photos_by(page.draft.content[KEPT].split()), [])
    named = page.newest.photos.order_by("order") if page.newest else ()
    return Evidence(page, photos_by([one.photo_id for one in named]), [])


def named_evidence(page: Filling, tokens: Iterable[str]) -> Evidence:
    """Those that a sent form names, as far as they were kept on the form of this duty."""
    named = (photo_named(page, token) for token in tokens)
    return Evidence(page, photos_by([one for one in named if one]), [])


def sent_evidence(request: HttpRequest, page: Filling) -> Evidence:
    """Those that a sent form names, and those that came along: kept, or refused with a sentence that names the file."""
    found = named_evidence(page, request.POST.getlist(KEPT))
    for upload in request.FILES.getlist(FILES) if page.is_open else ():
        name = (upload.name or "照片")[-200:]
        if len(found.photos) >= MOST_PHOTOS:
            found.refused.append(f"照片最多{MOST_PHOTOS}张，“{name}”没有收下。")
            continue
        if (upload.size or 0) > PHOTO_LIMITS.file_bytes:  # before a byte of it is in memory
            found.refused.append(f"照片“{name}”{TOO_BIG.format(mb=PHOTO_LIMITS.file_bytes // 1024**2)}。")
            continue
        content = upload.read()
        seen = read_picture(name, content)
        if seen.refused:
            found.refused.append(seen.refused)
            continue
        area = page.work.programme.area_id
        photo = keep_photo(area_code=area, content=content, name=name, seen=seen, by=page.actor, at=now())
        if photo.pk not in {one.pk for one in found.photos}:
            found.photos.append(photo)
    return found


def token_for(duty: Obligation, photo: Photo) -> str:
    """What names a photo on the form of a duty, before a report does."""
    return _signer(duty).sign(photo.pk)


def photo_named(page: Filling, token: str) -> str:
    """The photo that a token names on this form; empty for a token of another duty, or of nobody."""
    try:
        return _signer(page.duty).unsign(token)
    except BadSignature:
        return ""


def _signer(duty: Obligation) -> Signer:
    return Signer(salt=f"photo for duty {duty.pk}")
