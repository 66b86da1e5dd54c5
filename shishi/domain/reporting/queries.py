from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

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
    """Every report version of the periods named, oldest first, with its values and reviews, in four queries."""
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
        .select_related("post__unit", "commitment", "period__list_of")
        .order_by("post__unit__order", "commitment__pk", "pk")
    )


def versions_of(work: Commitment) -> QuerySet[Report]:
    """Every version of a work's reports, newest first, with values, reviews and confirmations; six queries."""
    return (
        Report.objects.filter(commitment=work)
        .select_related("unit", "source_file")
        .prefetch_related("values__target", "values__allocation__unit", "reviews__values__target", "confirmations")
        .order_by("-period_key", "-submitted_at", "-version", "-pk")
    )


def reports_from(programme: Programme, sha256: str) -> QuerySet[Report]:
    """What a file brought as reports, in the order of its rows, with values and their targets."""
    return (
        Report.objects.filter(commitment__programme=programme, source_file_id=sha256)
        .select_related("commitment", "unit")
        .prefetch_related("values__target")
        .order_by("source_sheet", "source_row", "pk")
    )


def periods_in(programme: Programme) -> list[Period]:
    """Every period that some list of the programme opened, newest first, in list order."""
    found = Period.objects.filter(list_of__programme=programme).select_related("list_of")
    return list(found.order_by("-as_of", "-key", "list_of__order", "pk"))


@dataclass(frozen=True, slots=True)
class FilingNumber:
    """How many works of a period stand in a state of reporting; one work on several lists counts once."""

    key: str
    state: str
    works: int


def filing_numbers(programme: Programme) -> list[FilingNumber]:
    """The states of every period's duties, in one query."""
    states = Obligation.objects.filter(period__list_of__programme=programme).values_list("period__key", "state")
    numbers = states.annotate(works=Count("commitment", distinct=True)).order_by("period__key", "state")
    return [FilingNumber(key, state, works) for key, state, works in numbers]
