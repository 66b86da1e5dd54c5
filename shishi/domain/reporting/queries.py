from collections.abc import Sequence

from django.db.models import QuerySet

from shishi.domain.projects.models import Commitment, ListOf, Programme
from shishi.domain.reporting.models import Obligation, Period, Report


def period_of(list_of: ListOf, key: str) -> Period | None:
    return Period.objects.filter(list_of=list_of, key=key).first()


def periods_of(programme: Programme, key: str) -> list[Period]:
    """The periods of one key, one for each list that opened it, in list order."""
    found = Period.objects.filter(list_of__programme=programme, key=key).select_related("list_of")
    return list(found.order_by("list_of__order", "pk"))


def latest_version(work: Commitment, period_key: str) -> Report | None:
    """The version that counts: the newest one of the period, whoever of the work's units reported it."""
    found = Report.objects.filter(commitment=work, period_key=period_key).prefetch_related("values")
    return found.order_by("-submitted_at", "-version", "-pk").first()


def reports_until(programme: Programme, keys: Sequence[str]) -> QuerySet[Report]:
    """Every report version of the periods named, oldest first, with its values, in two queries."""
    return (
        Report.objects.filter(commitment__programme=programme, period_key__in=keys)
        .select_related("unit", "source_file")
        .prefetch_related("values", "reviews__values")
        .order_by("submitted_at", "version", "pk")
    )


def obligations_behind(report: Report) -> QuerySet[Obligation]:
    """The duties that a report serves: its unit's on the work, in the periods of that key on every list."""
    return Obligation.objects.filter(
        commitment=report.commitment,
        period__key=report.period_key,
        post__unit=report.unit,
    ).order_by("pk")


def obligations_of(programme: Programme, key: str) -> QuerySet[Obligation]:
    """Who owes a report for a period and how it stands, in the office's fixed order of units."""
    return (
        Obligation.objects.filter(period__list_of__programme=programme, period__key=key)
        .select_related("post__unit", "commitment", "period")
        .order_by("post__unit__order", "commitment__pk", "pk")
    )
