"""What holds on every page: policy, reading only, text as text, an honest 404, a fixed number of queries."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.domain.bulletins.actions import compose_bulletin
from shishi.domain.bulletins.compose.particulars import Particulars
from shishi.domain.reporting.actions.report import Origin
from tests.factories.acting import AT, CLERK
from tests.factories.projects import make_list, make_listing, target
from tests.factories.reporting import make_period, make_report
from tests.factories.signing_in import officer_in
from tests.factories.units import make_unit
from tests.interfaces.desk.office import Office

HOSTILE = '<script>alert("1")</script>'


class Roads:
    """A county whose 县列 has works of these names, all of one unit and reported from one workbook."""

    def __init__(self, area, names, unit="县交通局", list_name="县列"):
        self.area = area
        self.units = {unit: make_unit(area, unit)}
        self.town = make_unit(area, f"{unit}镇")
        self.list_of = make_list(area, list_name)
        self.programme = self.list_of.programme
        self.works = {}
        for name in names:
            listing = make_listing(
                self.list_of,
                name,
                lead=self.units[unit],
                supports=(self.town,),
                targets=[target("160", "公里", name, shares=[(self.town, "60")])],
                place={"aspect": unit},
                content=name,
            )
            self.works[name] = listing.works.get()

    def report(self, stored):
        make_period(self.list_of)
        for number, (name, work) in enumerate(self.works.items(), start=5):
            texts = dict.fromkeys(("narrative", "problems", "help_needed", "next_step"), name)
            make_report(work, "20", origin=Origin(stored, "7月", number), **texts)


def site_of(area, names, **more):
    roads = Roads(area, names, **more)
    office = Office(roads)
    stored = office.imported(name=f"{names[0][:60]}.xlsx".replace("/", ""))
    roads.report(stored)
    office.freeze()
    particulars = Particulars(issuer="青山县人民政府办公室", dated_on=dt.date(2016, 8, 5))
    bulletin = compose_bulletin(snapshot=office.snapshot, particulars=particulars, by=CLERK, at=AT)
    list_name = roads.list_of.name
    pages = {
        "programme": reverse("desk:programme"),
        "filtered": f"{reverse('desk:programme')}?q=a",
        "matter": reverse("desk:matter", args=[next(iter(roads.works.values())).pk]),
        "units": reverse("desk:units"),
        "unit": reverse("desk:unit", args=[next(iter(roads.units.values())).pk]),
        "town": reverse("desk:unit", args=[roads.town.pk]),
        "periods": reverse("desk:periods"),
        "period": reverse("desk:period", args=["2016-07"]),
        "bulletins": reverse("desk:bulletins"),
        "bulletin": reverse("desk:bulletin", args=[bulletin.pk]),
        "figure": office.figure(f"{list_name}.items"),
        "card": f"{office.figure(f'{list_name}.items')}?part=card",
        "source": reverse("desk:source", args=[stored.pk]),
    }
    return office, pages


@pytest.fixture
def site(area, settings):
    settings.AREA_CODE = area.pk
    return lambda names, **more: site_of(area, names, **more)


def test_every_page_carries_a_strict_policy_and_only_answers_reading(site):
    office, pages = site(["道路"])
    for address in pages.values():
        policy = office.client.get(address).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "*" not in policy
        assert office.client.post(address).status_code == 405


def test_no_page_has_a_style_attribute_or_a_script_of_its_own(site):
    office, pages = site(["道路"])
    for name, address in pages.items():
        html = office.html(address)
        assert " style=" not in html, name
        assert " onclick=" not in html, name
        assert html.count("<script") == html.count("<script src=") + html.count('type="application/json"'), name


def test_whatever_people_called_things_is_shown_as_text_never_as_markup(site):
    office, pages = site([HOSTILE], unit=f"县{HOSTILE}局", list_name=f"县列{HOSTILE}"[:40])
    for name, address in pages.items():
        assert "<script>alert" not in office.html(address), name
    for name in ("programme", "matter", "unit", "period", "bulletin", "card", "source"):
        assert "&lt;script&gt;alert(" in office.html(pages[name]), name


@pytest.mark.parametrize(
    "address",
    [
        "matters/999999/",
        "matters/x/",
        "units/999999/",
        "periods/2016-13/",
        "periods/x/",
        "bulletins/999999/",
        "bulletins/files/999999/",
        "figures/x/y/",
        "sources/x/",
        "sources/x/file/",
        "nothing/",
    ],
)
def test_what_does_not_exist_answers_404_in_chinese(office, address):
    answer = office.client.get(f"/{address}")
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()


@pytest.mark.parametrize("name", ["programme", "units"])
def test_an_empty_register_says_what_to_do_first(name, area):
    assert "shishi import" in officer_in(area).get(reverse(f"desk:{name}")).content.decode()


@pytest.mark.parametrize("name", ["periods", "bulletins"])
def test_an_empty_register_has_no_periods_and_no_bulletins(name, area):
    assert "还没有" in officer_in(area).get(reverse(f"desk:{name}")).content.decode()


@pytest.mark.parametrize("address", ["matters/1/", "units/1/", "periods/2016-07/", "figures/a/b/", "sources/a/"])
def test_an_empty_register_answers_404_for_single_things(address, area):
    assert officer_in(area).get(f"/{address}").status_code == 404


# Of them six are the door's: session, user, stay, posts held, posts deputised for, second factor.
QUERIES = {
    "programme": 9,
    "filtered": 9,
    "matter": 22,
    "units": 13,
    "unit": 13,
    "town": 13,
    "periods": 9,
    "period": 19,
    "bulletins": 9,
    "bulletin": 9,
    "figure": 8,
    "card": 8,
    "source": 12,
}


@pytest.mark.parametrize("works", [1, 10, 100])
def test_the_number_of_queries_does_not_grow_with_the_works(site, works):
    office, pages = site([f"道路{number}" for number in range(works)])
    found = {}
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as queries:
            office.html(address)
        found[name] = len(queries)
    assert found == QUERIES
