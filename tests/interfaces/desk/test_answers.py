import datetime as dt

import pytest
from django.urls import reverse

from shishi.core.actor import SystemActor
from shishi.domain.bulletins.actions import compose_bulletin, render_bulletin
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.bulletins.models import BulletinFile
from shishi.domain.files.queries import path_of
from shishi.domain.projects.actions.listing import NewTarget, Placement, register_listing
from shishi.domain.projects.actions.listing import Particulars as Work
from shishi.domain.projects.actions.setup import set_up_list
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.units.actions import register_area, register_unit
from shishi.domain.units.models import Area
from shishi.interfaces.cli.system import CLI
from shishi.interfaces.desk.downloads import attachment
from shishi.interfaces.desk.people import actor_name
from shishi.interfaces.desk.programme import views
from shishi.rulebook.periods import month
from tests.factories.signing_in import officer_in

pytestmark = pytest.mark.django_db

AT = dt.datetime(2016, 8, 5, 2, 0, tzinfo=dt.UTC)
OFFICE = SystemActor("test", CLI.permissions)


def _officer():
    return officer_in(Area.objects.get())


def make_county(names):
    """A county whose 县列 has works of these names, and the bulletin of July."""
    area = register_area(code="620123", name="榆中县", by=OFFICE, at=AT)
    unit = register_unit(area=area, name="县交通局", kind="department", by=OFFICE, at=AT)
    county_list = set_up_list(area=area, year=2016, name="县列", by=OFFICE, at=AT)
    for name in names:
        register_listing(
            placement=Placement(county_list, name),
            particulars=Work("works", unit, due_on=dt.date(2016, 12, 31), targets=(NewTarget("公里", 160),)),
            by=OFFICE,
            at=AT,
        )
    snapshot = freeze_period(programme=county_list.programme, period=month(2016, 7), by=OFFICE, at=AT)
    particulars = Particulars(issuer="榆中县人民政府办公室", dated_on=dt.date(2016, 8, 5))
    return compose_bulletin(snapshot=snapshot, particulars=particulars, by=OFFICE, at=AT)


def test_a_file_of_the_bulletin_is_an_attachment_with_its_bytes():
    bulletin = make_county(["路网改造"])
    rendered = render_bulletin(bulletin=bulletin, by=OFFICE, at=AT)
    stored = BulletinFile.objects.get(name=rendered[0].name)
    answer = _officer().get(reverse("desk:bulletin-file", args=[stored.pk]))
    assert answer.content == rendered[0].content
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_none_answers_404(area):
    assert officer_in(area).get(reverse("desk:bulletin-file", args=[1])).status_code == 404


def test_a_damaged_file_is_never_handed_out():
    rendered = render_bulletin(bulletin=make_county(["路网改造"]), by=OFFICE, at=AT)
    stored = BulletinFile.objects.get(name=rendered[0].name)
    path_of(stored.file_id).write_bytes(b"changed")
    answer = _officer().get(reverse("desk:bulletin-file", args=[stored.pk]))
    assert answer.status_code == 409
    assert "已损坏" in answer.content.decode()


def test_a_bug_answers_with_an_incident_number_that_the_log_carries(monkeypatch, caplog, area):
    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr(views, "current", broken)
    answer = officer_in(area).get(reverse("desk:programme"))
    assert answer.status_code == 500
    (number,) = [word for word in caplog.text.split() if len(word) == 8 and word in answer.content.decode()]
    assert "ZeroDivisionError" in caplog.text
    assert number


@pytest.mark.parametrize(("label", "shown"), [("system:cli", "命令行"), ("user:mawenhui", "user:mawenhui")])
def test_whoever_did_something_is_named_readably(label, shown):
    assert actor_name(label) == shown


def test_an_ending_that_nobody_knows_goes_out_as_plain_bytes():
    assert attachment("说明.exe", b"x").headers["Content-Type"] == "application/octet-stream"
