"""Reaching the register from a command: whether it is there, and which area and programme are meant."""

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from shishi.core.clock import now
from shishi.domain.projects.models import Programme
from shishi.domain.projects.queries import latest_programme, programme
from shishi.domain.units.actions import register_area
from shishi.domain.units.models import Area
from shishi.domain.units.queries import area
from shishi.interfaces.cli.system import CLI
from shishi.rulebook.periods import Period, PeriodError, parse_period


def register_exists() -> bool:
    """Whether the database has the register's tables."""
    return "units_area" in connection.introspection.table_names()


def open_register() -> None:
    """Make sure that there is a register to write to. SQLite makes its own; PostgreSQL is set up by shishi migrate."""
    if register_exists():
        return
    if connection.vendor != "sqlite":
        raise CommandError("登记库尚未建立，请先运行 shishi migrate。", returncode=2)
    call_command("migrate", verbosity=0)


def own_area() -> Area:
    """The county of the settings; registered the first time it is needed."""
    open_register()
    known = area(settings.AREA_CODE)
    return known or register_area(code=settings.AREA_CODE, name=settings.AREA_NAME, by=CLI, at=now())


def programme_of(year: int | None) -> Programme | None:
    """The county's programme of a year, or its latest one; None where there is none yet."""
    if not register_exists():
        return None
    code = settings.AREA_CODE
    return programme(code, year) if year is not None else latest_programme(code)


def required_programme(year: int) -> Programme:
    found = programme_of(year)
    if found is None:
        raise CommandError(f"还没有{year}年的清单，请先用 shishi import 导入。", returncode=2)
    return found


def period_from(text: str) -> Period:
    """The period that --period names; an answer in Chinese and exit code 2 where it names none."""
    try:
        return parse_period(text)
    except PeriodError as error:
        raise CommandError(error.sentence, returncode=2) from error
