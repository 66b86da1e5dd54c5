"""A report's photos as pages show them."""

from dataclasses import dataclass

from django.urls import reverse

from shishi.domain.reporting.models import Report


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo on a page. ``token`` names it in a form; ``original`` is where the office gets it as it came."""

    href: str
    alt: str
    token: str = ""
    original: str = ""


def photos_shown(report: Report, *, office: bool = False) -> tuple[Shown, ...]:
    """A version's photos in order. The office gets the originals too."""
    uses = sorted(report.photos.all(), key=lambda use: use.order)
    return tuple(
        Shown(
            reverse("desk:report-photo", args=[report.pk, use.photo_id]),
            f"照片{number}",
            original=reverse("desk:photo-original", args=[report.pk, use.photo_id]) if office else "",
        )
        for number, use in enumerate(uses, start=1)
    )
