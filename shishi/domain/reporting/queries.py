import datetime as dt
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from shishi.core.actor import Actor
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.ledger.queries import entry_of
from shishi.domain.projects.models import Commitment, ListOf, Programme
from shishi.domain.projects.permissions import visible_to as visible_works
from shishi.domain.reporting.models import (
    Confirmation,
    Draft,
    Obligation,
    Period,
    Report,
    Review,
    Submission,
    Verdict,
)
from shishi.domain.reporting.permissions import (
    CONFIRM_REPORTS,
    NONE,
    REVIEW_REPORTS,
    SUBMIT_REPORTS,
    visible_to,
)
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


def newest_version(work: Commitment, unit: Unit, period_key: str) -> Report | None:
    """A unit's newest version on a work for a period, whatever was said to it."""
    versions = Report.objects.filter(commitment=work, unit=unit, period_key=period_key)
    return versions.prefetch_related("values", "reviews").order_by("-version").first()


def previous_report(work: Commitment, before: dt.date) -> Report | None:
    """The newest version of an earlier period that was not returned: what this period is compared with."""
    earlier = Report.objects.filter(commitment=work, as_of__lt=before)
    versions = earlier.prefetch_related("values__target", "values__allocation", "reviews__values")
    for report in versions.order_by("-as_of", "-submitted_at", "-version", "-pk"):
        if is_standing(report):
            return report
    return None


def is_standing(report: Report) -> bool:
    """Whether the version was not returned, by its prefetched reviews."""
    return state_read(report) is not ReportState.RETURNED


def submitted(key: uuid.UUID, by: Actor) -> Report | None:
    """The report that the actor's form with this key became, if it was sent before."""
    sent = Submission.objects.filter(key=key, act=SUBMIT_REPORTS, by=by.label).first()
    return Report.objects.get(pk=sent.row) if sent else None


def submitted_by_keys(keys: Iterable[uuid.UUID], by: Actor) -> frozenset[uuid.UUID]:
    """Those of the actor's forms that became a report before."""
    sent = Submission.objects.filter(key__in=list(keys), act=SUBMIT_REPORTS, by=by.label)
    return frozenset(sent.values_list("key", flat=True))


def judged(key: uuid.UUID, by: Actor) -> Review | None:
    """The verdict that the actor's form with this key became, if it was sent before."""
    sent = Submission.objects.filter(key=key, act=REVIEW_REPORTS, by=by.label).first()
    return Review.objects.get(pk=sent.row) if sent else None


def confirmed(key: uuid.UUID, by: Actor) -> Confirmation | None:
    """The confirmation that the actor's form with this key became, if it was sent before."""
    sent = Submission.objects.filter(key=key, act=CONFIRM_REPORTS, by=by.label).first()
    return Confirmation.objects.get(pk=sent.row) if sent else None


def paper_code(report: Report) -> str:
    """The code on the printed form of a version: its number, and two digits that catch a slip of the pen."""
    number = f"{report.period_key.replace('-', '')}{report.pk:05d}"
    check = sum(int(digit) * place for place, digit in enumerate(re.sub(r"\D", "", number), start=2)) % 97
    return f"{number}-{check:02d}"


def plain_code(code: str) -> str:
    """A code as it is compared: however it was spaced and dashed."""
    return re.sub(r"[^0-9A-Z]", "", code.upper())


def duty_at(actor: Actor, programme: Programme, key: str, work_pk: int) -> Obligation | None:
    """The duty to report on a work for a period, where the actor may see it: that of the list that is due first."""
    owed = Obligation.objects.filter(period__list_of__programme=programme, period__key=key, commitment=work_pk)
    found = visible_to(actor, owed).select_related("post__unit", "commitment__programme", "period__list_of")
    return found.order_by("due_on", "pk").first()


def report_for(actor: Actor, programme: Programme, pk: int, act: str = "") -> Report | None:
    """A version that the actor may see; with an act, one of a unit on whose things the actor may do it."""
    found = Report.objects.filter(commitment__programme=programme, pk=pk)
    found = found.filter(commitment__in=visible_works(actor, Commitment.objects.all()))
    if act and not actor.reach(act).everything:
        found = found.filter(unit__in=actor.reach(act).own)
    return (
        found.select_related("commitment__programme", "unit", "proxy_source__paper")
        .prefetch_related("values__target", "values__allocation__unit", "reviews__values__target")
        .prefetch_related("confirmations__paper", "photos")
        .first()
    )


def receipt_of(report: Report) -> LedgerEntry | None:
    """The ledger entry of a report: its number and hash stand on the receipt."""
    return entry_of("reporting.submit_report", report.pk)


def draft_of(actor: Actor, duty: Obligation) -> Draft | None:
    """What the actor typed into the form of a duty and did not send yet."""
    drafts = Draft.objects.filter(post=duty.post, commitment=duty.commitment, period_key=duty.period.key)
    return drafts.filter(saved_by=actor.label).first()


def drafted_by(actor: Actor) -> frozenset[tuple[str, int]]:
    """The period and work of each of the actor's drafts."""
    return frozenset(Draft.objects.filter(saved_by=actor.label).values_list("period_key", "commitment_id"))


def reports_to_review(actor: Actor, programme: Programme) -> list[Report]:
    """The newest versions that wait for the office's verdict, in the office's order of units, with all they say."""
    if not actor.reach(REVIEW_REPORTS).everything:
        return []
    waiting = _newest(Report.objects.filter(commitment__programme=programme, reviews=None))
    full = waiting.select_related("commitment", "unit", "proxy_source").prefetch_related(
        "values__target", "values__allocation__unit", "confirmations"
    )
    return list(full.order_by("-as_of", "unit__order", "commitment_id", "pk"))


def reports_to_confirm(actor: Actor, programme: Programme) -> list[Report]:
    """The newest versions of the actor's units that wait for the head's confirmation, whichever way."""
    units = actor.reach(CONFIRM_REPORTS, ReportState.SUBMITTED.value).own
    waiting = _newest(Report.objects.filter(commitment__programme=programme, unit__in=units))
    bare = waiting.filter(reviews=None, confirmations=None).select_related("commitment", "unit")
    return list(bare.order_by("-as_of", "unit__order", "commitment_id", "pk"))


def _newest(reports: QuerySet[Report]) -> QuerySet[Report]:
    newer = Report.objects.filter(
        commitment=OuterRef("commitment"),
        unit=OuterRef("unit"),
        period_key=OuterRef("period_key"),
        version__gt=OuterRef("version"),
    )
    return reports.exclude(Exists(newer))


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
    """Every version of a work's reports, newest first, with values, reviews, confirmations and photos; seven queries."""
    return (
        Report.objects.filter(commitment=work)
        .select_related("unit", "source_file")
        .prefetch_related("values__target", "values__allocation__unit", "reviews__values__target")
        .prefetch_related("confirmations", "photos")
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


def reports_said_on_duties(actor: Actor, programme: Programme) -> QuerySet[Report]:
    """As ``reports_on_duties``, with everything that the versions say; a fixed number of queries."""
    full = reports_on_duties(actor, programme).select_related("unit")
    return full.prefetch_related("values__target", "values__allocation", "reviews__values")


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


def state_read(report: Report) -> ReportState:
    """The same by the version's prefetched reviews."""
    latest = max(report.reviews.all(), key=lambda review: review.pk, default=None)
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


def reports_on_duties(actor: Actor, programme: Programme) -> QuerySet[Report]:
    """Every version on the works that the actor has duties on, whatever the period, oldest first, with its reviews."""
    works = duties_for(actor, programme).order_by().values("commitment")
    return (
        Report.objects.filter(commitment__programme=programme, commitment__in=works)
        .prefetch_related("reviews")
        .order_by("submitted_at", "version", "pk")
    )
