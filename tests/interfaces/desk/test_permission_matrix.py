"""One door: no address answers anybody otherwise than access.yaml says, and planted leaks are found."""

import pytest
from django.test import Client
from django.urls import path, reverse

from shishi.config import urls as own_urls
from shishi.core.errors import NotAllowed
from shishi.domain.accounts.access import ACCESS
from shishi.domain.accounts.roles import Role
from shishi.domain.intake.models import ImportRun
from shishi.domain.projects.models import Commitment
from shishi.domain.units.models import Unit
from shishi.interfaces.desk.matters import views as matters
from shishi.interfaces.desk.mine import views as mine
from shishi.interfaces.desk.sources import views as sources
from shishi.interfaces.desk.units import views as units
from shishi.interfaces.web import door
from tests.factories.signing_in import signed_in
from tests.interfaces.desk.matrix import CANARIES, METHODS, MISSING, Page, Site, allowed, leaks, pages, unruled


@pytest.fixture
def site(area, settings):
    settings.AREA_CODE = area.pk
    return Site(area)


@pytest.mark.parametrize("role", Role)
def test_no_address_answers_otherwise_than_the_table_says(role, site):
    assert leaks(site, role) == []


def test_the_matrix_is_large_enough_to_mean_something(site):
    fields = [page for page in pages() if page.fields]
    assert len(pages()) >= 40
    assert len(fields) >= 15
    assert all(len(site.things(page)) >= 2 for page in fields)
    assert len(METHODS) * len(pages()) * len(Role) > 2500


def test_every_canary_is_somewhere_to_be_seen(site):
    """A canary that no page shows to anybody proves nothing."""
    addresses = [
        "/matters/{}/".format(site.works["other"].pk),
        "/posts/",
        "/bulletins/",
        f"/sources/{site.files['other'].pk}/",
        f"/bulletins/{site.bulletin.pk}/",
    ]
    client = signed_in(site.accounts[Role.DIRECTOR])
    shown = "".join(client.get(address).content.decode() for address in addresses)
    assert [word for word in CANARIES if word not in shown] == []


def test_a_stranger_gets_to_the_sign_in_page_and_nowhere_else(site):
    for page in pages():
        if ACCESS.pages[page.name] == "public" or page.fields:
            continue
        answer = Client().get(_reverse(page))
        assert answer.status_code == 302, page
        assert answer.headers["Location"].startswith("/sign-in/"), page
    answers = {
        who: Client().get(_reverse(page, kwargs)).headers.get("Location", "").partition("?")[0]
        for page in pages()
        if page.fields and ACCESS.pages[page.name] not in {"public", "signed-in"}
        for who, kwargs in site.things(page).items()
    }
    assert set(answers.values()) == {"/sign-in/"}


def _reverse(page, kwargs=None):
    return reverse(page.name, kwargs=kwargs)


def test_every_address_has_its_rule_and_every_rule_its_address():
    assert unruled(pages()) == []
    assert sorted(ACCESS.pages) == sorted({page.name for page in pages()})


class Unruled:
    """The site's addresses and one that nobody wrote a rule for."""

    urlpatterns = [
        *own_urls.urlpatterns,
        path("secret/", lambda _request: None, name="secret"),
        path("bare/", units.units),
    ]


def test_an_address_without_a_rule_is_found_and_closed_to_everybody(site, settings):
    settings.ROOT_URLCONF = Unruled
    assert unruled(pages()) == ["bare/", "secret"]
    for address in ("/secret/", "/bare/"):
        assert signed_in(site.accounts[Role.DIRECTOR]).get(address).status_code == 404


def planted(monkeypatch, what):
    """One leak of each sort that is made in practice."""
    if what == "an object fetched past the door":
        monkeypatch.setattr(matters, "work_in_full", lambda _p, pk, _a: Commitment.objects.filter(pk=pk).first())
    elif what == "a list without its filter":
        monkeypatch.setattr(mine, "works_for", lambda _a, _p: list(Commitment.objects.order_by("pk")))
    elif what == "a file by its hash alone":
        monkeypatch.setattr(sources, "imports_from", lambda _p, sha, _a: list(ImportRun.objects.filter(file=sha)))
    elif what == "a refusal that tells of existence":
        monkeypatch.setattr(units, "unit_for", _telling)
    elif what == "a door that asks nobody":
        monkeypatch.setattr(door, "_refused", lambda *_: None)


def _telling(actor, _area, pk):
    found = Unit.objects.filter(pk=pk).first()
    if found is not None and not actor.reach("unit.see").covers(pk):
        raise NotAllowed("无权查看。")
    return found


LEAKS = {
    "an object fetched past the door": "desk:matter",
    "a list without its filter": "desk:mine",
    "a file by its hash alone": "desk:source",
    "a refusal that tells of existence": "desk:unit",
    "a door that asks nobody": "desk:bulletins",
}


@pytest.mark.parametrize("what", LEAKS)
def test_a_planted_leak_is_found(what, site, monkeypatch):
    name = LEAKS[what]
    page = next(page for page in pages() if page.name == name)
    assert leaks(site, Role.REPORTER, [page]) == []
    planted(monkeypatch, what)
    found = leaks(site, Role.REPORTER, [page])
    assert [fault for fault in found if f" {name} " in fault], found


def test_what_the_matrix_expects_comes_from_the_table():
    assert allowed(Role.REPORTER, "desk:matter", "cooperating")
    assert not allowed(Role.REPORTER, "desk:matter", "other")
    assert not allowed(Role.OFFICER, "desk:matter", MISSING)
    assert not allowed(Role.SYSTEM_ADMIN, "desk:matter", "own")
    assert not allowed(Role.FINANCE, "desk:bulletins", "")
    assert Page("desk:programme", ()) in pages()
