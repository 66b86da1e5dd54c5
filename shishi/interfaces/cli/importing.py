"""How commands import a workbook: as domain.intake.workbooks does it, by the system and now."""

from django.conf import settings
from django.core.management import CommandError

from shishi.core.clock import now
from shishi.domain.intake.models import ImportRun
from shishi.domain.intake.plans import ListPlan, ReportPlan
from shishi.domain.intake.workbooks import ListFile, ReportFile
from shishi.domain.projects.models import Programme
from shishi.interfaces.cli.register import own_area, register_exists
from shishi.interfaces.cli.system import CLI

OK, OPEN_QUESTIONS, UNREADABLE, PARTLY = 0, 1, 2, 3


def known_area() -> str | None:
    """The county's code, once there is a register to compare with."""
    return settings.AREA_CODE if register_exists() else None


def apply_list(file: ListFile, plan: ListPlan, year: int | None, *, accept_clean: bool) -> ImportRun | None:
    if year is None:
        raise CommandError(f"{file.path.name}：标题中没有年度，请用 --year 指明。", returncode=UNREADABLE)
    return file.apply(plan, year, own_area(), accept_clean=accept_clean, by=CLI, at=now())


def apply_report(file: ReportFile, plan: ReportPlan, programme: Programme, *, accept_clean: bool) -> ImportRun | None:
    return file.apply(plan, programme, accept_clean=accept_clean, by=CLI, at=now())
