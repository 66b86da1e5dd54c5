"""The office's acts on a period and the reporter's notices, page by page, without a script."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.core.clock import now, office_day
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import Call, Closure, Contact, Notice, Obligation, Period, Reminder
from shishi.rulebook.workdays import is_workday
from tests.factories.accounts import make_user
from tests.factories.following import owed, reached, urged
from tests.factories.reporting import make_review
from tests.factories.signing_in import signed_in
from tests.interfaces.desk.office import table_rows, words

HOME = "新建城关敬老院"


def page(name, key="2016-06"):
    return reverse(f"desk:{name}", args=[key])


JUNE = page("period")


def sent(client, address, **data):
    answer = client.post(address, data)
    assert answer.status_code in {200, 302}
    return words((client.get(answer.headers["Location"]) if answer.status_code == 302 else answer).content.decode())


def acts(number=1):
    return [entry.act for entry in LedgerEntry.objects.order_by("-seq")[:number]]


def choice():
    (duty,) = owed(HOME)
    return f"{duty.post_id}-{duty.commitment_id}"


@pytest.fixture
def director(office):
    return signed_in(make_user(office.register.area, "zhuren", "郑重", Role.DIRECTOR))


def test_a_notice_opens_its_lists_with_its_own_days(office):
    form = {"period": "2016年8月", "as_of": "2016-08-31", "opens_on": "2016-08-15", "due_on": "2016-08-25"}
    lists = [office.register.lists[name].pk for name in ("省列", "县列")]
    said = sent(office.client, reverse("desk:open-period"), lists=lists, notice="青政督通〔2016〕4号", **form)
    assert "已在省列、县列开启2016年8月。" in said
    opened = Period.objects.filter(key="2016-08").order_by("list_of__order")
    assert [one.list_of.name for one in opened] == ["省列", "县列"]
    assert (opened[0].due_on, opened[0].notice) == (dt.date(2016, 8, 25), "青政督通〔2016〕4号")
    assert acts() == ["reporting.open_period"]


def test_whoever_opens_a_period_for_today_tells_the_posts_at_once(office):
    today = office_day(now())
    form = {"period": "2016-08", "as_of": "2016-08-31", "opens_on": today, "due_on": today + dt.timedelta(days=20)}
    lists = [one.pk for one in office.register.lists.values()]
    said = sent(office.client, reverse("desk:open-period"), lists=lists, **form)
    told = Reminder.objects.filter(period_key="2016-08", occasion="opening")
    if is_workday(today):
        assert "开启2016年8月，已通知6个岗位。" in said
        assert set(told.values_list("post__unit__name", flat=True)) == set(office.register.units)
        town = signed_in(office.register.users["城关镇"])
        assert "2016年8月进展报送已开启" in words(town.get(reverse("desk:notices")).content.decode())
    else:  # nobody is told on a day off; the calendar does it on the next working day
        assert not told.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"due_on": "2016-08-01"}, "报送时限早于开启日"),
        ({"period": "八月"}, "不是可识别的报告期"),
        ({"as_of": "2018-01-01"}, "数据截止日期2018-01-01不在"),
        ({"period": "2016-07", "as_of": "2016-07-31"}, "已开启"),
        ({"lists": []}, "请至少选择一份清单"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_beside_its_field(changes, sentence, office):
    form = {"period": "2016-08", "as_of": "2016-08-31", "opens_on": "2016-08-15", "due_on": "2016-08-25"}
    lists = [one.pk for one in office.register.lists.values()]
    before = Period.objects.count()
    assert sentence in sent(office.client, reverse("desk:open-period"), **{"lists": lists, **form, **changes})
    assert Period.objects.count() == before


def test_the_office_sees_who_is_silent_with_person_and_telephone(office):
    reached(office.register.users["城关镇"], mobile="13900000002")
    (row,) = table_rows(office.html(JUNE), "未报单位，按单位次序")
    assert row[:3] == ["城关镇", "新建城关敬老院（县列，时限6月28日）", "张军 13900000002 修改"]
    assert "【2016年6月为民兴办实事进展报送提醒】" in office.html(JUNE)


def test_others_see_who_is_silent_but_no_telephone_and_no_buttons(office):
    reached(office.register.users["城关镇"], mobile="13900000002")
    leader = signed_in(make_user(office.register.area, "lingdao", "何安民", Role.LEADER))
    html = leader.get(JUNE).content.decode()
    assert "张军" in html
    assert "13900000002" not in html
    assert "催报全部" not in html
    assert "锁定</button>" not in html


def test_urging_is_previewed_and_then_done_by_one_click(office):
    preview = office.text(page("urge"))
    assert "将通知下列1个单位" in preview
    assert "城关镇 张军 ：站内" in preview
    assert not Reminder.objects.exists()
    assert "已向1个单位催报。" in sent(office.client, page("urge"))
    assert Notice.objects.get().user == office.register.users["城关镇"]
    assert acts() == ["reporting.urge_silent"]
    assert "今天已催过" in sent(office.client, page("urge"))
    assert "今天已全部催过" in office.text(JUNE)
    assert "今天已催过全部未报单位" in office.text(page("urge"))
    assert Reminder.objects.count() == 1


def test_a_mail_that_does_not_go_out_is_said_at_once_and_shown_on_the_page(office, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    reached(office.register.users["城关镇"], email="zhang@qingshan.example")
    assert "登记了邮箱的同时发邮件" in office.text(page("urge"))
    said = sent(office.client, page("urge"))
    assert "已向1个单位催报。" in said
    assert "1条消息没有发出，稍后自动重发：邮件服务器连接不上" in said
    (row,) = table_rows(office.html(JUNE), "没有发出的邮件和群消息及原因")
    assert row[:3] == ["电子邮件", "zhang@qingshan.example", "待发"]
    assert "邮件服务器连接不上" in row[3]


def test_where_all_have_reported_there_is_nobody_to_urge(office):
    assert "没有未报的单位，不需要催报" in office.text(page("urge", "2016-07"))


def test_a_duty_is_extended_with_its_reason(office):
    assert f'value="{choice()}"' in office.html(page("extend"))
    assert "没有说明" not in office.text(page("extend"))
    said = sent(office.client, page("extend"), duties=[choice()], due_on="2016-07-06", reason="停电三天")
    assert "已延期1件，到07月06日。" in said
    assert owed(HOME)[0].due_on == dt.date(2016, 7, 6)
    assert acts() == ["reporting.extend_duties"]
    (row,) = table_rows(office.html(JUNE), "催报、延期、免报、锁定的记录")
    assert row[:3] == ["延期到7月6日（原6月28日）", "城关镇 新建城关敬老院", "停电三天"]


def test_a_refusal_stands_above_the_form_and_keeps_what_was_filled_in(office):
    answer = office.client.post(page("extend"), {"duties": [choice()], "due_on": "2016-06-01", "reason": "停电三天"})
    text = words(answer.content.decode())
    assert "延期应晚于这一天" in text
    assert "停电三天" in text
    assert "请至少选择一件实事" in sent(office.client, page("exempt"), reason="x")


def test_a_duty_is_exempted_and_required_again(office):
    assert "已免报1件。" in sent(office.client, page("exempt"), duties=[choice()], reason="本月停工")
    assert owed(HOME)[0].state == "exempt"
    assert "没有未报的单位。" in office.text(JUNE)
    assert "恢复应报" in office.text(JUNE)
    assert "已恢复应报1件。" in sent(office.client, page("require-again"), duties=[choice()], reason="已复工")
    assert owed(HOME)[0].state == "not_filed"
    assert acts(2) == ["reporting.require_again", "reporting.exempt_duties"]


def test_a_ruling_on_a_work_of_two_lists_is_one_line_and_units_keep_their_order(office):
    duties = Obligation.objects.filter(period__key="2016-06").exclude(commitment__name=HOME)
    duties.update(state="not_filed")
    chosen = {f"{duty.post_id}-{duty.commitment_id}" for duty in duties}
    sent(office.client, page("exempt"), duties=sorted(chosen), reason="统一报送")
    rows = table_rows(office.html(JUNE), "催报、延期、免报、锁定的记录")
    assert len(rows) == len(chosen) < duties.count()
    units = list(dict.fromkeys(row[1].split()[0] for row in rows))
    assert units == [name for name in office.register.units if name in units]


def test_a_period_is_locked_by_the_office_and_opened_again_by_the_director(office, director):
    period = office.register.periods["省列", "2016-06"]
    lock, unlock = (reverse(f"desk:{act}-period", args=[period.pk]) for act in ("lock", "unlock"))
    assert "还没有报送或没有审核通过" in sent(office.client, lock)
    for duty in Obligation.objects.filter(period=period):
        make_review(office.register.reports[duty.commitment.name, "2016-06"])
    assert "“省列”2016年6月已锁定。" in sent(office.client, lock)
    assert "由督查室主任重新打开" in office.text(JUNE)
    assert office.client.post(unlock, {"reason": "x"}).status_code == 404
    assert "“省列”2016年6月已重新打开。" in sent(director, unlock, reason="学校数有误")
    assert list(Closure.objects.order_by("pk").values_list("locked", "reason")) == [(True, ""), (False, "学校数有误")]


def test_a_call_is_noted_and_shown_beside_the_unit(office):
    unit = office.register.units["城关镇"]
    assert "城关镇" in office.text(f"{page('note-call')}?unit={unit.pk}&person=张军")
    said = sent(office.client, page("note-call"), unit=unit.pk, person="张军", said="明天上午报。")
    assert "已登记与城关镇的通话。" in said
    assert Call.objects.get().said == "明天上午报。"
    (row,) = table_rows(office.html(JUNE), "未报单位，按单位次序")
    assert row[4].endswith("张军：明天上午报。")


def test_the_reporter_finds_the_notice_marked_and_reads_it_by_opening(office):
    urged(office.register.programme, at=now())
    reporter = signed_in(office.register.users["城关镇"])
    mine = words(reporter.get(reverse("desk:mine")).content.decode())
    assert "通知 1 条未读" in mine
    assert reporter.head(reverse("desk:notices")).status_code == 200
    assert Notice.objects.get().read_at is None
    first = words(reporter.get(reverse("desk:notices")).content.decode())
    assert "● 未读" in first
    assert "城关镇2016年6月还有1件实事未报：“新建城关敬老院”" in first
    assert Notice.objects.get().read_at is not None
    assert "未读" not in words(reporter.get(reverse("desk:notices")).content.decode())
    assert acts() == ["reporting.read_notices"]


def test_nobody_reads_the_notices_of_others(office):
    urged(office.register.programme)
    other = signed_in(office.register.users["县教育局"])
    assert "还没有通知" in words(other.get(reverse("desk:notices")).content.decode())
    assert Notice.objects.get().read_at is None


def test_contacts_are_kept_by_the_person_and_by_the_office(office):
    user = office.register.users["城关镇"]
    said = sent(signed_in(user), reverse("desk:own-contact"), mobile="13900000003", email="zhang@qingshan.example")
    assert "已登记本人的电话和邮箱。" in said
    assert "13900000003" in said
    assert Contact.objects.get(user=user).email == "zhang@qingshan.example"
    address = reverse("desk:contact", args=[user.pk])
    assert "已登记张军的电话和邮箱。" in sent(office.client, address, mobile="0931-5221234 转 8", email="")
    assert Contact.objects.get(user=user).mobile == "0931-5221234 转 8"
    assert "电话只用数字" in sent(office.client, address, mobile="<b>", email="")
    assert "邮箱请写成" in sent(office.client, address, mobile="", email="zhang")


@pytest.mark.parametrize("name", ["extend", "exempt", "require-again", "urge", "note-call"])
def test_a_period_that_is_not_there_is_answered_with_404(name, office):
    assert office.client.get(page(name, "2015-06")).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_silent_units(office):
    def asked(key):
        with CaptureQueriesContext(connection) as queries:
            office.html(page("period", key))
        return len(queries)

    one = asked("2016-06")
    Obligation.objects.filter(period__key="2016-06").update(state="not_filed")
    assert len(table_rows(office.html(JUNE), "未报单位，按单位次序")) == 6
    assert asked("2016-06") == one
