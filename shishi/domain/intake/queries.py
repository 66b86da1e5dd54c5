import json
from decimal import Decimal

from shishi.core.actor import Actor
from shishi.domain.files.models import StoredFile
from shishi.domain.intake.models import Answer, ImportRun, Question
from shishi.domain.intake.permissions import SEE_SOURCES, visible_to
from shishi.domain.intake.register import Answers, KnownListing, KnownTarget, KnownWork, Register
from shishi.domain.intake.report_planning import KnownReport, ReportedBefore
from shishi.domain.projects.models import Commitment, PartyRole, Programme, Target
from shishi.domain.projects.queries import listings_of, works_of
from shishi.domain.reporting.models import Report, ReportValue
from shishi.domain.reporting.queries import reports_until
from shishi.domain.units.queries import unit_names
from shishi.rulebook.periods import Period, month
from shishi.rulebook.stages import Kind


def register_of(programme: Programme) -> Register:
    """All that planning an import compares with, in a fixed number of queries."""
    reported = frozenset(
        ReportValue.objects.filter(target__commitment__programme=programme).values_list("target_id", flat=True),
    )
    return Register(
        listings=tuple(
            KnownListing(
                list_name=listing.list_of.name,
                name=listing.name,
                aspect=listing.aspect.name if listing.aspect else None,
                heading=listing.heading.name if listing.heading else None,
                works=tuple(sorted(work.pk for work in listing.works.all())),
            )
            for listing in listings_of(programme)
        ),
        works={work.pk: _work(work, reported) for work in works_of(programme)},
        units=unit_names(programme.area_id),
        answers=_answers(programme),
    )


def imports_of(programme: Programme) -> list[ImportRun]:
    """Every import of a programme, newest first."""
    return list(ImportRun.objects.filter(programme=programme).select_related("file").order_by("-at", "-pk"))


def _work(work: Commitment, reported: frozenset[int]) -> KnownWork:
    parties = list(work.parties.all())
    leads = [party.unit.name for party in parties if party.role == PartyRole.LEAD]
    return KnownWork(
        pk=work.pk,
        name=work.name,
        kind=Kind(work.kind),
        content=work.content,
        lead=leads[0] if leads else None,
        supports=frozenset(party.unit.name for party in parties if party.role == PartyRole.COOPERATING),
        leader=work.leader,
        due_on=work.due_on,
        investment_wan=work.investment_wan,
        targets=tuple(_target(target, target.pk in reported) for target in work.targets.all()),
    )


def _target(target: Target, reported: bool) -> KnownTarget:  # noqa: FBT001 - a column of the row, not a switch
    shares: list[tuple[str, Decimal]] = [(share.unit.name, share.quantity) for share in target.allocations.all()]
    return KnownTarget(target.pk, target.name, target.unit, target.quantity, tuple(sorted(shares)), reported)


def _answers(programme: Programme) -> Answers:
    replies = [
        (answer.question, answer.name, json.loads(answer.reply))
        for answer in Answer.objects.filter(programme=programme).order_by("pk")
    ]
    return Answers(
        same={
            name: tuple((list_name, other) for list_name, other in reply)
            for question, name, reply in replies
            if question == Question.SAME_WORK
        },
        kinds={name: Kind(reply) for question, name, reply in replies if question == Question.KIND},
    )


def reported_before(programme: Programme, period: Period) -> ReportedBefore:
    """What is there on a period, and each target's latest value in an earlier month of the year."""
    reports: dict[int, KnownReport] = {}
    for report in reports_until(programme, [period.key]):
        reports[report.commitment_id] = KnownReport(
            values={value.target_id: (value.cumulative, value.month) for value in report.values.all()},
            rest=(
                report.started,
                report.under_construction,
                report.done,
                report.in_use,
                report.percent,
                report.invested_wan,
                report.narrative,
                report.problems,
                report.help_needed,
                report.next_step,
            ),
        )
    earlier: dict[int, tuple[str, Decimal]] = {}
    for number in range(1, period.month_number):
        past = month(programme.year, number)
        for report in reports_until(programme, [past.key]):
            for value in report.values.all():
                if value.cumulative is not None and value.allocation_id is None:
                    earlier[value.target_id] = (past.label(), value.cumulative)
    return ReportedBefore(reports, earlier)


def imports_from(programme: Programme, sha256: str, actor: Actor) -> list[ImportRun]:
    """Every time that a file which the actor may see was applied, oldest first."""
    runs = visible_to(actor, ImportRun.objects.filter(programme=programme, file_id=sha256))
    found = runs.select_related("file", "programme")
    return list(found.order_by("at", "pk"))


def sheet_behind_reports(programme: Programme, sha256: str, actor: Actor) -> StoredFile | None:
    """A workbook that brought reports, imported or filled in, where the actor may see it."""
    from_it = Report.objects.filter(commitment__programme=programme, source_file_id=sha256)
    reach = actor.reach(SEE_SOURCES)
    brought = [(report.unit_id, report.source_file) for report in from_it.select_related("source_file")]
    if not brought or not (reach.everything or all(unit in reach.own for unit, _ in brought)):
        return None
    return brought[0][1]
