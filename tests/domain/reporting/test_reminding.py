"""Who is reminded when, what reaches whom, urging, calls, and reading."""

import datetime as dt

import pytest

from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.actions.duty import exempt_duties, extend_duties
from shishi.domain.reporting.actions.inbox import keep_own_contact, read_notices
from shishi.domain.reporting.actions.reminding import remind_due
from shishi.domain.reporting.following import calls_of, notices_for, reminders_due, silent_posts, unread_number
from shishi.domain.reporting.models import Contact, Delivery, Notice, Reminder
from shishi.domain.units.actions import hand_over
from shishi.domain.units.queries import reporting_post
from shishi.rulebook import periods
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT, CLERK, moment
from tests.factories.following import called, owed, reached, urged
from tests.factories.reporting import make_period, make_report
from tests.factories.units import deputised

AUGUST, PLAN = periods.month(2016, 8), (-3, 0, 1)


@pytest.fixture
def august(register):
    """August on every list, due on Tuesday, 30 August."""
    for list_of in register.lists.values():
        make_period(list_of, AUGUST, opens_on=dt.date(2016, 8, 20), due_on=dt.date(2016, 8, 30))
    return register


def reminded(county, day, month=8, plan=PLAN):
    return remind_due(programme=county.programme, plan=plan, by=CLERK, at=moment(month, day))


def told(reminders):
    return [(one.post.unit.name, one.occasion) for one in reminders]


def test_posts_that_owe_stand_in_the_official_order_with_their_people(august):
    reached(august.users["城关镇"], mobile="13900000002")
    silent = silent_posts(august.programme, "2016-08", on=AT.date())
    assert [one.post.unit.name for one in silent] == list(august.units)
    town = silent[-1]
    assert [(one.user.name, one.mobile, one.deputises) for one in town.people] == [("张军", "13900000002", False)]
    assert town.silent.works == ("新建城关敬老院", "配备村卫生室设备", "实施饮水安全工程")
    welfare = silent[1].silent
    assert welfare.works == ("城市低保提标", "农村低保提标")  # on two lists, named once


def test_reminders_go_out_before_on_and_after_the_last_day_each_once(august):
    assert {occasion for _, occasion in told(reminded(august, 22))} == {"opening"}
    assert reminded(august, 24) == []
    assert {occasion for _, occasion in told(reminded(august, 25))} == {"before"}
    assert reminded(august, 25) == []
    assert reminded(august, 26) == []
    make_report(august.works["改造农村学校"], "8", period=AUGUST)
    on = told(reminded(august, 30))
    assert {occasion for _, occasion in on} == {"on"}
    assert "县教育局" not in [unit for unit, _ in on]
    assert len(told(reminded(august, 31))) == 5
    assert Reminder.objects.count() == 6 + 6 + 5 + 5
    acts = LedgerEntry.objects.filter(act="reporting.remind_due").count()
    assert acts == 4


def test_an_opening_is_told_once_with_what_each_post_owes(august):
    assert reminded(august, 20) == []  # a Saturday
    made = {one.post.unit.name: one for one in reminded(august, 23)}
    assert list(made) == list(august.units)
    assert made["县教育局"].title == "2016年8月进展报送已开启：8月30日到期"
    assert "城关镇2016年8月应报3件实事：“新建城关敬老院”" in made["城关镇"].text
    assert reminded(august, 23) == []
    town = august.users["城关镇"]
    assert [one.reminder.occasion for one in notices_for(person(town), town.pk)] == ["opening"]


def test_what_was_missed_is_made_up_on_the_next_working_day(august):
    assert reminded(august, 27) == []  # a Saturday
    assert len(reminded(august, 29)) == 6


def test_an_old_period_and_one_that_is_not_open_yet_remind_nobody(register):
    assert reminded(register, 30) == []  # June's duty is long past
    make_period(register.lists["县列"], AUGUST, opens_on=dt.date(2016, 8, 29), due_on=dt.date(2016, 8, 30))
    assert reminders_due(register.programme, (-3,), on=dt.date(2016, 8, 26)) == []
    assert reminders_due(register.programme, (-3,), on=dt.date(2016, 8, 29)) != []


def test_an_extended_duty_is_reminded_of_by_its_own_day_and_an_exempt_one_not_at_all(august):
    first, second, *_ = [one for one in owed(key="2016-08") if one.post.unit.name == "城关镇"]
    extend_duties(duties=[first], due_on=dt.date(2016, 9, 9), reason="停电", by=CLERK, at=AT)
    exempt_duties(duties=[second], reason="停工", by=CLERK, at=AT)
    on = {one.post.unit.name: one.text for one in reminded(august, 30)}
    assert "还有1件实事未报：“实施饮水安全工程”" in on["城关镇"]
    assert told(reminded(august, 6, month=9)) == [("城关镇", "before")]


def test_urging_tells_every_silent_post_once_a_day(august):
    made = urged(august.programme, "2016-08", at=moment(8, 26))
    assert [one.post.unit.name for one in made] == list(august.units)
    assert {one.title for one in made} == {"2016年8月进展报送：8月30日到期，还有4天"}
    with pytest.raises(Conflict, match="今天已催过") as refusal:
        urged(august.programme, "2016-08", at=moment(8, 26, hour=15))
    assert refusal.value.code == "nobody-left"
    assert len(urged(august.programme, "2016-08", at=moment(8, 29))) == 6
    assert reminded(august, 30) != []  # urging does not replace what the calendar asks for


def test_urging_where_all_have_reported_or_nothing_is_open_is_refused(register):
    with pytest.raises(Conflict, match="没有未报的单位"):
        urged(register.programme, "2016-07")
    with pytest.raises(DomainError, match="没有开启"):
        urged(register.programme, "2016-12")


def test_holder_and_deputy_of_the_day_find_the_notice_and_nobody_else(august):
    deputy = august.users["县教育局"]
    deputised(reporting_post(august.units["城关镇"]), deputy, dt.date(2016, 8, 20), dt.date(2016, 9, 1))
    urged(august.programme, "2016-08", at=moment(8, 26))
    units = [one.reminder.post.unit.name for one in notices_for(person(deputy), deputy.pk)]
    assert sorted(units) == ["县教育局", "城关镇"]
    town = august.users["城关镇"]
    assert [one.reminder.post.unit.name for one in notices_for(person(town), town.pk)] == ["城关镇"]


def test_after_a_handover_the_successor_is_reminded(august):
    hand_over(
        area=august.area,
        leaver_id=august.users["城关镇"].pk,
        successor_id=august.users["县教育局"].pk,
        from_on=dt.date(2016, 8, 22),
        by=CLERK,
        at=AT,
    )
    urged(august.programme, "2016-08", at=moment(8, 26))
    assert not Notice.objects.filter(user=august.users["城关镇"]).exists()
    assert Notice.objects.filter(user=august.users["县教育局"]).count() == 2


def test_reading_clears_the_mark_once(august):
    urged(august.programme, "2016-08", at=moment(8, 26))
    user = august.users["城关镇"]
    assert unread_number(user.pk) == 1
    read_notices(area_code=august.area.pk, user=user, by=person(user), at=moment(8, 27))
    assert unread_number(user.pk) == 0
    assert Notice.objects.get(user=user).read_at == moment(8, 27)
    with pytest.raises(NotAllowed) as refusal:
        read_notices(area_code=august.area.pk, user=august.users["县教育局"], by=person(user), at=AT)
    assert refusal.value.code == "not-oneself"


def test_notices_are_nobody_elses(august):
    urged(august.programme, "2016-08", at=moment(8, 26))
    finance = make_user(august.area, "caizheng", "钱程", Role.FINANCE)
    assert notices_for(person(finance), august.users["城关镇"].pk) == []


def test_contacts_are_kept_by_oneself_and_their_numbers_stay_out_of_the_ledger(august):
    user = august.users["城关镇"]
    details = {"mobile": "13900000003", "email": "zhang@qingshan.example"}
    keep_own_contact(area_code=august.area.pk, user=user, by=person(user), at=AT, **details)
    assert Contact.objects.get(user=user).mobile == "13900000003"
    assert "13900000003" not in LedgerEntry.objects.order_by("-seq").first().after
    with pytest.raises(NotAllowed):
        keep_own_contact(area_code=august.area.pk, user=august.users["县教育局"], by=person(user), at=AT, **details)


def test_without_settings_nothing_leaves_the_house(august):
    reached(august.users["城关镇"])
    urged(august.programme, "2016-08", at=moment(8, 26))
    assert not Delivery.objects.exists()


def test_mail_goes_to_who_has_an_address_and_one_message_to_each_group(august, settings):
    settings.EMAIL_HOST, settings.WEBHOOKS = "mail.test", {"wecom": "https://robot.test/send?key=1", "dingtalk": ""}
    reached(august.users["城关镇"], email="zhang@qingshan.example")
    urged(august.programme, "2016-08", at=moment(8, 26))
    queued = {one.channel: one for one in Delivery.objects.all()}
    assert set(queued) == {"mail", "wecom"}
    assert queued["mail"].address == "zhang@qingshan.example"
    assert queued["mail"].text.startswith("张军：")
    assert queued["wecom"].address == "wecom"  # the robot's key stays in the settings
    assert "1. 县教育局（1件）" in queued["wecom"].text


def test_a_call_is_noted_with_whom_and_what(august):
    call = called(august.programme, august.units["城关镇"], key="2016-08")
    assert [(one.unit.name, one.person, one.said) for one in calls_of(CLERK, august.programme, "2016-08")] == [
        ("城关镇", "马文慧", "明天报。")
    ]
    assert call.by == CLERK.label
    with pytest.raises(DomainError):
        called(august.programme, august.units["城关镇"], said=" ")
