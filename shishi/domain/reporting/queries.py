from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from shishi.core.actor import Actor
from shishi.domain.projects.models import Commitment, ListOf, Programme
from shishi.domain.reporting.models import Obligation, Period, Report, Review, Verdict
from shishi.domain.reporting.permissions import NONE, visible_to
from shishi.domain.units.models import Unit
from shishi.rulebook.report_flow import ReportState

_STATES = {Verdict.ACCEPT: ReportState.ACCEPTED, Verdict.RETURN: ReportState.RETURNED}


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


def filing_numbers(programme: Programme, actor: Actor) -> list[FilingNumber]:
    """The states of every period's duties that the actor may see, in one query."""
    owed = visible_to(actor, Obligation.objects.filter(period__list_of__programme=programme))
    states = owed.values_list("period__key", "state")
    numbers = states.annotate(works=Count("commitment", distinct=True)).order_by("period__key", "state")
    return [FilingNumber(key, state, works) for key, state, works in numbers]


def state_of_version(report: Report) -> ReportState:
    """Where a version stands, by the office's latest verdict on it."""
    latest = Review.objects.filter(report=report).order_by("-pk").first()
    return _STATES[Verdict(latest.verdict)] if latest else ReportState.SUBMITTED


def state_of(work: Commitment, unit: Unit, period_key: str) -> str:
    """Where a unit's newest report on a work for a period stands; ``none`` before the first one."""
    versions = Report.objects.filter(commitment=work, unit=unit, period_key=period_key)
    newest = versions.order_by("-version").first()
    return state_of_version(newest).value if newest else NONE


def duties_for(actor: Actor, programme: Programme, key: str = "") -> QuerySet[Obligation]:
    """The duties that the actor may see, of one period or of the whole programme, by unit and work."""
    owed = Obligation.objects.filter(period__list_of__programme=programme)
    return (
        visible_to(actor, owed.filter(period__key=key) if key else owed)
        .select_related("post__unit", "commitment", "period__list_of")
        .order_by("post__unit__order", "commitment__pk", "pk")
    )


def latest_key_for(actor: Actor, programme: Programme) -> str:
    """The key of the newest period in which the actor may see a duty; empty where there is none."""
    newest = duties_for(actor, programme).order_by("-period__as_of", "-period__key").first()
    return newest.period.key if newest else ""


def reports_for(actor: Actor, programme: Programme, key: str) -> QuerySet[Report]:
    """Every version of a period's reports on duties that the actor may see, oldest first."""
    works = duties_for(actor, programme, key).order_by().values("commitment")
    return reports_until(programme, [key]).filter(commitment__in=works)
