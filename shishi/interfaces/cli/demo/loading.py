"""Loading a sample county: every file goes through read, plan and apply as a user's file does."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command

from shishi.core.clock import now
from shishi.domain.intake.actions.lists import NewList
from shishi.domain.intake.workbooks import ListFile, ReportFile, open_where_needed
from shishi.domain.projects.actions.plan import allocate
from shishi.domain.projects.queries import listings_named, targets_of, works_behind
from shishi.domain.units.actions import register_unit
from shishi.domain.units.models import UnitKind
from shishi.domain.units.queries import unit_named
from shishi.interfaces.cli.demo.manifest import ChangeEntry, ListEntry, Manifest, ReportsEntry, ShareEntry
from shishi.interfaces.cli.demo.people import register_people
from shishi.interfaces.cli.importing import apply_list, apply_report, known_area
from shishi.interfaces.cli.register import own_area, period_from, required_programme
from shishi.interfaces.cli.system import CLI

Step = tuple[str, Callable[[], None]]

_UNIT_KINDS = {"leader_office": UnitKind.LEADERSHIP, "department": UnitKind.DEPARTMENT, "township": UnitKind.TOWNSHIP}


def take_over_settings(manifest: Manifest) -> None:
    """The demo speaks for the sample county, whatever county the environment names."""
    settings.AREA_CODE = manifest.area_code
    settings.AREA_NAME = manifest.area_name
    settings.OFFICE_NAME = manifest.office
    settings.MFA_TOTP_ISSUER = f"{manifest.area_name}实事"
    settings.DEMO = True


def steps(manifest: Manifest) -> Iterator[Step]:
    """What to do, in order, each with a label for the progress bar."""
    yield "登记单位", partial(_units, manifest)
    for entry in manifest.lists:
        yield entry.file.name, partial(_list, entry, manifest)
    for share in manifest.shares:
        yield f"{share.unit}任务", partial(_share, manifest.year, share)
    changes = sorted(manifest.changes, key=lambda change: change.on)
    for change in changes:
        yield f"{change.name}：{change.document}", partial(_change, change)
    for reports in manifest.reports:
        for file in reports.files:
            yield file.name, partial(_report, reports, file)
    yield "演示账号", partial(_people, manifest)


def _units(manifest: Manifest) -> None:
    area = own_area()
    for name, kind in manifest.units:
        if unit_named(area.code, name) is None:
            register_unit(area=area, name=name, kind=_UNIT_KINDS.get(kind, UnitKind.OTHER), by=CLI, at=now())


def _people(manifest: Manifest) -> None:
    register_people(own_area(), manifest)


def _list(entry: ListEntry, manifest: Manifest) -> None:
    same = dict(manifest.same)
    file = ListFile(entry.file, entry.name, same=same, new_list=NewList(entry.kind, entry.document))
    plan, year = file.plan(known_area())
    _require_clean(entry.file.name, plan.result.refused, [ask.message for ask in plan.asks])
    apply_list(file, plan, year, accept_clean=False)


def _share(year: int, share: ShareEntry) -> None:
    programme = required_programme(year)
    (work,) = works_behind(listings_named(programme, share.name, lists=(share.list_name,))[0])
    (target,) = [target for target in targets_of(work) if share.target in {target.name, target.unit}]
    unit = unit_named(programme.area_id, share.unit)
    if unit is None:
        raise CommandError(f"示例数据有误：没有单位“{share.unit}”。")
    allocate(target=target, unit=unit, quantity=share.quantity, by=CLI, at=now())


def _change(change: ChangeEntry) -> None:
    arguments = ["--list", change.list_name, "--name", change.name, "--document", change.document]
    arguments += ["--on", change.on.isoformat()]
    if change.into:
        arguments += ["--into", change.into]
    if change.due_on:
        arguments += ["--due", change.due_on.isoformat()]
    call_command("change", change.kind, *arguments, stdout=io.StringIO())  # the demo has its own summary


def _report(reports: ReportsEntry, path: Path) -> None:
    period = period_from(reports.period).with_as_of(reports.as_of)
    programme = required_programme(period.year)
    open_where_needed(programme, period, reports.due_on, by=CLI, at=now())
    file = ReportFile(path, period, received_on=reports.due_on)
    plan = file.plan(known_area())
    _require_clean(path.name, plan.result.refused, [ask.message for ask in plan.asks])
    apply_report(file, plan, programme, accept_clean=False)


def _require_clean(name: str, refused: str | None, asks: list[str]) -> None:
    if refused is not None or asks:
        raise CommandError(f"示例文件“{name}”不能直接导入：{refused or '；'.join(asks)}")
