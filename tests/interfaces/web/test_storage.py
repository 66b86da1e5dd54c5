"""Which errors are a full disk, and what a person gets to see of it."""

import errno

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.urls import reverse
from psycopg.errors import DiskFull

from shishi.interfaces.web.door import SEEN
from shishi.interfaces.web.storage import is_full
from tests.factories.signing_in import officer_in
from tests.factories.units import make_area

FULL = OperationalError("database or disk is full")


def caused(outer, inner):
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (FULL, True),
        (OperationalError("disk I/O error"), True),
        (caused(OperationalError("could not extend file"), DiskFull("No space left on device")), True),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (caused(ValueError("a view's own"), OSError(errno.ENOSPC, "No space left on device")), True),
        (OperationalError("database is locked"), False),
        (OSError(errno.ENOENT, "No such file"), False),
        (ValueError("database or disk is full"), False),
        (None, False),
    ],
)
def test_a_full_disk_is_told_from_other_errors(error, full):
    assert is_full(error) is full


def refuse(*_args, **_kwargs):
    raise FULL


@pytest.fixture
def officer(db):
    """Somebody whose next request is noted in the session, the last one being two minutes ago."""
    client = officer_in(make_area())
    session = client.session
    session[SEEN] -= 120
    session.save()
    return client


@pytest.fixture
def no_room(monkeypatch):
    """No session can be saved; gives the refusals."""
    refusals = []

    def refuse_and_count(*_args, **_kwargs):
        refusals.append(FULL)
        raise FULL

    monkeypatch.setattr(SessionStore, "save", refuse_and_count)
    return refusals


def test_a_page_is_shown_although_nothing_can_be_noted(officer, no_room):
    assert officer.get(reverse("desk:programme")).status_code == 200
    assert no_room == [FULL]


def test_what_cannot_be_kept_is_not_acknowledged(officer, no_room):
    answer = officer.post(reverse("desk:programme"), {})
    assert (answer.status_code, no_room) == (507, [FULL])
    assert "没有确认保存" in answer.content.decode()


def test_a_full_disk_in_a_view_is_a_page_of_its_own(officer, monkeypatch):
    monkeypatch.setattr("shishi.interfaces.desk.units.views.render", refuse)
    answer = officer.get(reverse("desk:units"))
    assert (answer.status_code, "服务器磁盘已满" in answer.content.decode()) == (507, True)


def test_what_fails_before_any_view_is_answered_in_chinese_too(officer, monkeypatch):
    officer.raise_request_exception = False
    monkeypatch.setattr("shishi.interfaces.web.door.person_of", refuse)
    assert officer.get(reverse("desk:units")).status_code == 507
    monkeypatch.setattr("shishi.interfaces.web.door.person_of", lambda *_, **__: 1 / 0)
    answer = officer.get(reverse("desk:units"))
    assert (answer.status_code, "请把编号" in answer.content.decode()) == (500, True)
