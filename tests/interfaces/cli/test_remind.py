"""shishi remind and shishi period open, as the machine's clock and an operator run them."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command

from shishi.core import clock
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.models import ChangeKind
from shishi.domain.reporting.models import Delivery, Notice, Obligation, Period, Reminder
from shishi.interfaces.cli.management.commands import remind
from shishi.rulebook import periods
from tests.factories.acting import moment
from tests.factories.fixtures import area, data_dir, register
from tests.factories.following import reached
from tests.factories.projects import changed
from tests.factories.reporting import make_period

__all__ = ["area", "data_dir", "register"]
AUGUST = periods.month(2016, 8)


def shishi(*arguments):
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def august(register, settings, monkeypatch):
    """August on the county's list, due on 30 August, which is today."""
    settings.AREA_CODE = register.area.pk
    make_period(register.lists["县列"], AUGUST, opens_on=dt.date(2016, 8, 20), due_on=dt.date(2016, 8, 30))
    monkeypatch.setattr(remind, "now", lambda: moment(8, 30))
    return register


def test_today_has_a_real_clock_behind_it():
    assert remind.now is clock.now


def test_posts_are_reminded_once_however_often_the_command_runs(august):
    assert shishi("remind") == "免报0件，提醒4个岗位，发出消息0条。\n"
    state = (LedgerEntry.objects.count(), Notice.objects.count())
    assert shishi("remind") == "免报0件，提醒0个岗位，发出消息0条。\n"
    assert (LedgerEntry.objects.count(), Notice.objects.count()) == state
    assert state[1] == 4


def test_a_dry_run_names_posts_and_persons_and_writes_nothing(august):
    said = shishi("remind", "--dry-run")
    assert "到期日提醒：2016年8月　县教育局（马文慧）" in said
    assert "待发消息0条。" in said
    before = shishi("remind", "--dry-run", "--on", "2016-08-25")
    assert "到期前提醒：2016年8月　城关镇（张军）" in before
    assert not Reminder.objects.exists()


def test_a_day_is_only_looked_at_never_sent_for(august):
    with pytest.raises(CommandError, match="--dry-run") as refusal:
        shishi("remind", "--on", "2016-08-25")
    assert refusal.value.returncode == 2


def test_what_could_not_be_sent_is_said_and_tried_again(august, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    reached(august.users["城关镇"])
    with pytest.raises(CommandError, match="1条消息没有发出。电子邮件：邮件服务器连接不上"):
        shishi("remind")
    with pytest.raises(CommandError):
        shishi("remind")
    assert Delivery.objects.get().tries == 2


def test_cancelled_works_are_settled_on_the_way(august):
    changed(august.works["新建城关敬老院"], ChangeKind.CANCEL, on=dt.date(2016, 8, 20))
    assert "将免报：城关镇　新建城关敬老院" in shishi("remind", "--dry-run")
    assert shishi("remind").startswith("免报1件")
    assert Obligation.objects.get(period__key="2016-08", commitment__name="新建城关敬老院").state == "exempt"


def test_the_command_that_cancels_settles_what_was_owed(august):
    shishi(
        "change", "cancel", "--list", "县列", "--name", "新建城关敬老院", "--document", "青政办函〔2016〕9号",
        "--on", "2016-08-20",
    )  # fmt: skip
    assert Obligation.objects.get(period__key="2016-08", commitment__name="新建城关敬老院").state == "exempt"


def test_an_empty_register_reminds_nobody(db, data_dir):
    assert "还没有清单" in shishi("remind")


def test_a_notice_may_want_the_reports_before_the_as_of_day(register, settings):
    settings.AREA_CODE = register.area.pk
    shishi(
        "period", "open", "2016-08", "--due", "2016-08-25", "--opens", "2016-08-15", "--notice", "青政督通〔2016〕4号"
    )
    shishi("period", "open", "2016-09", "--due", "2016-09-28")
    days = set(Period.objects.filter(key__gte="2016-08").values_list("key", "as_of", "opens_on", "due_on"))
    assert days == {
        ("2016-08", dt.date(2016, 8, 31), dt.date(2016, 8, 15), dt.date(2016, 8, 25)),
        ("2016-09", dt.date(2016, 9, 30), dt.date(2016, 9, 28), dt.date(2016, 9, 28)),
    }
