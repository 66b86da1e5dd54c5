import datetime as dt

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import DomainError
from shishi.domain.files.actions import keep_file
from shishi.domain.files.models import StoredFile
from shishi.domain.intake.actions.lists import Workbook, require_clean
from shishi.domain.intake.models import ImportKind, ImportRun
from shishi.domain.intake.permissions import require_import
from shishi.domain.intake.plans import Effect, PlannedReport, ReportPlan, effects
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Commitment, Programme, Target
from shishi.domain.projects.queries import lead_of
from shishi.domain.reporting.actions.report import Filled, NewValue, Origin, submit_report
from shishi.domain.units.models import Unit
from shishi.domain.units.queries import unit_named
from shishi.rulebook.periods import Period


@transaction.atomic
def apply_reports(
    *,
    programme: Programme,
    period: Period,
    plan: ReportPlan,
    workbook: Workbook,
    by: Actor,
    at: dt.datetime,
    reason: str = "",
    received_on: dt.date | None = None,
    accept_clean: bool = False,
) -> ImportRun | None:
    """Carry a report plan out: one version per new or changed row, in the file's order.

    ``reason`` goes into corrections; ``received_on`` is the day the office had the file, by default the day of ``at``. When nothing would change, nothing is written and None is returned. Raises
    NotClean for a refused file, or for open asks without ``accept_clean``.
    """
    require_import(by)
    require_clean(plan, accept_clean=accept_clean)
    rows = [row for row in plan.rows if row.effect in {Effect.NEW, Effect.CHANGED}]
    if not rows:
        return None
    file = keep_file(area_code=programme.area_id, content=workbook.content, name=workbook.name, by=by, at=at)
    for row in rows:
        _submit(programme, period, row, file, reason=reason, received_on=received_on, by=by, at=at)
    counted = effects(plan.rows)
    run = ImportRun.objects.create(
        programme=programme,
        kind=ImportKind.REPORTS,
        file=file,
        period_key=period.key,
        new=counted[Effect.NEW],
        changed=counted[Effect.CHANGED],
        unchanged=counted[Effect.UNCHANGED],
        left_out=counted[Effect.UNCLEAR],
        at=at,
        by=by.label,
    )
    record(
        area_code=programme.area_id,
        act="intake.apply_reports",
        subject=Subject("intake.importrun", str(run.pk)),
        after={
            "file": file.name,
            "period": period.key,
            **{effect.value: number for effect, number in counted.items()},
        },
        by=by,
        at=at,
        files=[file.pk],
    )
    return run


def _submit(
    programme: Programme,
    period: Period,
    planned: PlannedReport,
    file: StoredFile,
    *,
    reason: str,
    received_on: dt.date | None,
    by: Actor,
    at: dt.datetime,
) -> None:
    row = planned.row
    work = Commitment.objects.get(pk=planned.work or 0)
    targets = Target.objects.in_bulk([value.target for value in planned.values])
    submit_report(
        work=work,
        unit=_unit(programme, planned, work),
        period=period,
        filled=Filled(
            values=tuple(
                NewValue(targets[value.target], value.cumulative, value.month, cell=value.cell)
                for value in planned.values
            ),
            started=row.started,
            under_construction=row.under_construction,
            done=row.done,
            in_use=row.in_use,
            percent=row.percent,
            invested_wan=row.invested_wan,
            narrative=row.narrative or "",
            problems=row.problems or "",
            help_needed=row.help_needed or "",
            next_step=row.next or "",
        ),
        reason=reason,
        received_on=received_on,
        origin=Origin(file, row.sheet, row.row_no),
        by=by,
        at=at,
    )


def _unit(programme: Programme, planned: PlannedReport, work: Commitment) -> Unit:
    unit = unit_named(programme.area_id, planned.unit) if planned.unit else None
    lead = lead_of(work)
    found = unit or (lead.unit if lead else None)
    if found is None:
        raise DomainError(f"“{work.name}”没有牵头部门，表中也没有已登记的填报单位，无法记录由谁报送。", code="no-unit")
    return found
