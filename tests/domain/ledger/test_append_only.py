"""Tables whose rows are never overwritten: the database itself refuses, whoever asks."""

import re
import uuid
from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

import shishi.domain
from shishi.domain.files.actions import keep_photo
from shishi.domain.projects.models import ChangeKind
from shishi.domain.reporting.actions.report import Proxy, Sending
from shishi.domain.reporting.models import Channel
from tests.domain.ledger.every_action import CASES, SEEN
from tests.factories.acting import AT, CLERK
from tests.factories.projects import changed
from tests.factories.reporting import make_confirmation, make_report, make_review

LAID = re.compile(r'append_only\("(\w+)"\)')
TABLES = sorted(
    {
        table
        for path in Path(shishi.domain.__file__).parent.glob("*/migrations/*.py")
        for table in LAID.findall(path.read_text(encoding="utf-8"))
    }
)
# Law 5 (reports, stage events, reviews, changes, releases), law 8 (what is published) and the ledger.
NEVER_OVERWRITTEN = {
    "bulletins_bulletin",
    "bulletins_bulletinfile",
    "files_likeness",
    "files_photo",
    "files_storedfile",
    "intake_importrun",
    "ledger_ledgerentry",
    "projects_change",
    "projects_stageevent",
    "reporting_call",
    "reporting_clearance",
    "reporting_closure",
    "reporting_confirmation",
    "reporting_exemption",
    "reporting_extension",
    "reporting_reminder",
    "reporting_proxysource",
    "reporting_report",
    "reporting_reportphoto",
    "reporting_reportvalue",
    "reporting_review",
    "reporting_reviewedvalue",
    "reporting_submission",
    "statistics_snapshot",
}
MODELS = {model._meta.db_table: model for model in apps.get_models()}


@pytest.fixture
def full_register(register):
    """The county with at least one row in every append-only table."""
    changed(register.works["改造农村学校"], ChangeKind.ADJUST, words="建设地点改为东关村")
    CASES["projects.record_stage"].call(register, CLERK, AT)
    report = register.reports["建设农村公路", "2016-07"]
    make_review(report, reviewed={report.values.first().target: 58})
    make_confirmation(report)
    for name in ("extend_duties", "exempt_duties", "require_again", "urge_silent", "note_call", "lock_period"):
        case = CASES[f"reporting.{name}"]
        if name == "lock_period":
            case.first(register)
        case.call(register, CLERK, AT)
    told = Proxy(Channel.PHONE, "王建国", AT.date())
    make_report(report.commitment, "70", reason="电话更正", proxy=told, sending=Sending(uuid.UUID(int=1), report.pk))
    CASES["bulletins.render_bulletin"].first(register)
    CASES["bulletins.render_bulletin"].call(register, CLERK, AT)
    CASES["intake.apply_lists"].call(register, CLERK, AT)
    CASES["reporting.clear_reuse"].first(register)
    CASES["reporting.clear_reuse"].call(register, CLERK, AT)
    keep_photo(area_code=register.area.pk, content=b"taken again", name="现场.jpg", seen=SEEN, by=CLERK, at=AT)
    return register


def triggers():
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def refused(write, table):
    with pytest.raises(IntegrityError, match=f"{table} is append-only"), transaction.atomic():
        write()


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_laws_tables_are_append_only():
    assert set(TABLES) == NEVER_OVERWRITTEN


def test_every_append_only_table_has_its_triggers_after_all_migrations(db):
    assert triggers() == {f"{table}_no_{verb}" for table in TABLES for verb in ("update", "delete")}


def test_rows_are_refused_to_every_hand(full_register):
    for table in TABLES:
        model = MODELS[table]
        row = model.objects.first()
        assert row is not None, f"no row in {table} to try it on"
        last = model._meta.concrete_fields[-1]
        same = {last.attname: getattr(row, last.attname)}
        before = list(model.objects.order_by("pk").values_list())
        refused(lambda row=row: row.save(force_update=True), table)
        refused(lambda model=model, row=row, same=same: model.objects.filter(pk=row.pk).update(**same), table)
        refused(lambda model=model: model.objects.all()._raw_delete(using="default"), table)
        for sql in (f'UPDATE {table} SET "{last.column}" = "{last.column}"', f"DELETE FROM {table}"):  # noqa: S608 - own names
            refused(lambda sql=sql: run(sql), table)
        assert list(model.objects.order_by("pk").values_list()) == before


def test_a_row_with_nothing_behind_it_cannot_be_deleted_either(full_register):
    confirmation = MODELS["reporting_confirmation"].objects.get()
    refused(confirmation.delete, "reporting_confirmation")
