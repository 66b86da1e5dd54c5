"""Photos that reports name as evidence, and where one of them, or one like it, was used before."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from shishi.core.actor import Actor
from shishi.domain.files.models import Likeness, Photo
from shishi.domain.reporting.models import Clearance, Report, ReportPhoto
from shishi.domain.reporting.permissions import REVIEW_REPORTS


@dataclass(frozen=True, slots=True)
class Reuse:
    """A clue (线索): a report's photo, and the earlier use, in another period or on another work, of one like it."""

    use: ReportPhoto
    earlier: ReportPhoto


def photo_of(report: Report, sha256: str) -> Photo | None:
    """The photo of a report by the hash of its original, with both files."""
    return Photo.objects.filter(pk=sha256, uses__report=report).select_related("original", "clean_copy").first()


def reuses_for(actor: Actor, report: Report) -> list[Reuse]:
    """The clues on a report that the office has not settled yet; nobody else gets any. A fixed number of queries."""
    if not actor.reach(REVIEW_REPORTS).everything:
        return []
    uses = list(ReportPhoto.objects.filter(report=report).select_related("report").order_by("order"))
    if not uses:
        return []
    alike = _alike({use.photo_id for use in uses})
    before = ReportPhoto.objects.filter(
        photo__in={photo for found in alike.values() for photo in found},
        report__lt=report.pk,
        report__commitment__programme=report.commitment.programme_id,
    ).exclude(report__commitment=report.commitment_id, report__period_key=report.period_key)
    earlier = list(before.select_related("report__commitment").order_by("-report"))
    return list(_unsettled(uses, alike, earlier, _settled(report)))


def _alike(photos: set[str]) -> dict[str, set[str]]:
    """Each photo with those it looks like, itself among them."""
    found: dict[str, set[str]] = defaultdict(set)
    for photo in photos:
        found[photo].add(photo)
    for one, other in Likeness.objects.filter(Q(photo__in=photos) | Q(earlier__in=photos)).values_list(
        "photo", "earlier"
    ):
        found[one].add(other)
        found[other].add(one)
    return found


def _settled(report: Report) -> set[tuple[str, str, int, str]]:
    cleared = Clearance.objects.filter(
        use__report__commitment=report.commitment_id, use__report__period_key=report.period_key
    )
    return set(
        cleared.values_list(
            "use__photo", "earlier__photo", "earlier__report__commitment", "earlier__report__period_key"
        )
    )


def _unsettled(
    uses: list[ReportPhoto],
    alike: dict[str, set[str]],
    earlier: list[ReportPhoto],
    done: set[tuple[str, str, int, str]],
) -> Iterator[Reuse]:
    """Of the versions of one report, the newest stands for all."""
    for use in uses:
        for other in earlier:
            key = (use.photo_id, other.photo_id, other.report.commitment_id, other.report.period_key)
            if other.photo_id in alike[use.photo_id] and key not in done:
                done.add(key)
                yield Reuse(use, other)
