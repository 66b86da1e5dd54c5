"""A unit fills in its month without JavaScript: form, drafts, receipt, one click, confirmation; nothing is overwritten."""

import datetime as dt
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import Confirmation, Draft, Obligation, Report, ReportNature, Verdict
from shishi.domain.reporting.queries import paper_code
from shishi.domain.units.models import PostKind
from shishi.rulebook import periods
from tests.factories.accounts import make_user
from tests.factories.reporting import lead_unit, make_period, make_report, make_review
from tests.factories.signing_in import officer_in, signed_in
from tests.factories.units import appointed, make_post
from tests.interfaces.desk.office import words

AUGUST = periods.month(2016, 8)
SCAN = b"\xff\xd8\xff\xe0 a photograph of a signed form"


class Desk:
    """August is open, and a reporter of 县交通运输局 sits in front of it."""

    def __init__(self, register):
        self.register = register
        for list_of in register.lists.values():
            make_period(list_of, AUGUST)
        self.client = signed_in(register.users["县交通运输局"])
        self.roads, self.buses = register.works["建设农村公路"], register.works["购置公交车"]
        self.target = self.roads.targets.get(unit="公里")
        self.bridges = self.roads.targets.get(unit="座")

    def address(self, work=None, name="report-form"):
        return reverse(f"desk:{name}", args=["2016-08", (work or self.roads).pk])

    def fields(self, **changes):
        """What the form of the roads sends, as somebody would fill it in."""
        usual = {
            "key": str(uuid.uuid4()),
            "base": "0",
            f"t{self.target.pk}": "72.5",
            f"t{self.bridges.pk}": "3",
            "stage": "construction",
            "narrative": "路面完成72.5公里。",
            "act": "send",
        }
        return {**usual, **changes}

    def reports(self, work=None):
        return Report.objects.filter(commitment=work or self.roads, period_key="2016-08").order_by("version")

    def text(self, address, client=None):
        return words((client or self.client).get(address).content.decode())

    def head(self):
        unit = lead_unit(self.roads)
        user = make_user(self.register.area, "juzhang", "吴刚", Role.HEAD)
        appointed(make_post(unit, "局长", PostKind.HEAD), user, dt.date(2016, 1, 1))
        return signed_in(user)


@pytest.fixture
def desk(register):
    return Desk(register)


def test_the_form_begins_with_what_is_known(desk):
    html = desk.client.get(desk.address()).content.decode()
    text = words(html)
    assert "上期60 · 计划66.96 · 目标100公里" in text
    assert "任务30公里" in text
    assert 'value="60"' in html
    assert "省列第4件" in text
    assert "市列第2件" in text


def test_a_report_is_one_row_one_entry_and_a_receipt_and_serves_every_list(desk):
    known = LedgerEntry.objects.count()
    answer = desk.client.post(desk.address(), desk.fields())
    (report,) = desk.reports()
    assert answer.headers["Location"] == reverse("desk:receipt", args=[report.pk])
    assert (report.stage, report.started, report.done, report.nature) == ("construction", True, False, "full")
    assert {value.target_id: str(value.cumulative) for value in report.values.all()} == {
        desk.target.pk: "72.5",
        desk.bridges.pk: "3",
    }
    entry = LedgerEntry.objects.latest("pk")
    assert (LedgerEntry.objects.count(), entry.act) == (known + 1, "reporting.submit_report")
    assert (entry.object_id, entry.actor) == (str(report.pk), "user:zhaoguoqiang")
    states = Obligation.objects.filter(commitment=desk.roads, period__key="2016-08").values_list("state", flat=True)
    assert len(states) == 2
    assert "not_filed" not in states
    page = desk.text(answer.headers["Location"])
    assert f"回执 第{report.submitted_at:%Y}-{entry.seq:04d}号" in page
    assert f"{entry.hash[:4]}-{entry.hash[4:8]}".upper() in page
    assert "72.5公里" in page
    assert "下一件（还有1件）" in page


def test_without_a_stage_what_was_said_of_the_start_still_stands(desk):
    assert desk.register.reports["建设农村公路", "2016-07"].started is True
    desk.client.post(desk.address(), desk.fields(stage=""))
    assert (desk.reports().get().started, desk.reports().get().done) == (True, None)


def test_twenty_presses_of_one_button_are_one_report_and_one_receipt(desk):
    form = desk.fields()
    answers = {desk.client.post(desk.address(), form).headers["Location"] for _ in range(20)}
    assert answers == {reverse("desk:receipt", args=[desk.reports().get().pk])}
    assert (
        LedgerEntry.objects.filter(act="reporting.submit_report", object_id=str(desk.reports().get().pk)).count() == 1
    )


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("-1", "累计完成不能是负数"),
        ("五十", "不是数字"),
        ("59.9", "小于上期的60公里。确需减少的，请填写更正或减少的原因"),
        ("1234567890123456", "超过15位数字"),
    ],
)
def test_the_impossible_is_refused_at_the_field_and_what_was_typed_stays(desk, value, word):
    answer = desk.client.post(desk.address(), desk.fields(**{f"t{desk.target.pk}": value}))
    html = answer.content.decode()
    place = html.partition(f'id="t{desk.target.pk}_say"')[2].partition("</p>")[0]
    assert word in place
    assert f'value="{value}"' in html
    assert "路面完成72.5公里。" in html
    assert not desk.reports().exists()


def test_less_than_last_month_is_taken_with_a_reason(desk):
    form = desk.fields(reason="验收核减0.1公里。", **{f"t{desk.target.pk}": "59.9"})
    desk.client.post(desk.address(), form)
    assert desk.reports().get().reason == "验收核减0.1公里。"


def test_what_is_unlikely_is_said_and_stops_nobody(desk):
    form = desk.fields(**{f"t{desk.target.pk}": "120"})
    told = desk.client.post(desk.address(name="save-draft"), form).json()["said"][f"t{desk.target.pk}"]
    assert not told["blocks"]
    assert "超过年度目标100公里" in told["text"]
    desk.client.post(desk.address(), form)
    assert desk.reports().exists()


def test_shares_that_do_not_add_up_are_said(desk):
    share = desk.target.allocations.get()
    told = desk.client.post(
        desk.address(name="save-draft"), desk.fields(**{f"t{desk.target.pk}a{share.pk}": "25"})
    ).json()
    assert "各单位合计25公里，与填报的72.5公里相差47.5公里" in told["said"][f"t{desk.target.pk}"]["text"]
    desk.client.post(desk.address(), desk.fields(**{f"t{desk.target.pk}a{share.pk}": "25"}))
    assert desk.reports().get().values.get(allocation=share).cumulative == 25


def test_a_draft_keeps_itself_leaves_no_entry_and_is_spent_by_the_report(desk):
    known = LedgerEntry.objects.count()
    told = desk.client.post(desk.address(name="save-draft"), desk.fields(narrative="写到一半")).json()
    assert "已自动存草稿" in told["saved"]
    assert LedgerEntry.objects.count() == known
    assert "写到一半" in desk.text(desk.address())
    assert "草稿" in desk.text(reverse("desk:mine"))
    desk.client.post(desk.address(), desk.fields(narrative="写到一半", act="draft"))
    assert Draft.objects.get().content["narrative"] == "写到一半"
    desk.client.post(desk.address(), desk.fields())
    assert not Draft.objects.exists()


def test_the_second_of_two_on_one_form_is_told_who_was_first_and_loses_nothing(desk):
    colleague = make_user(desk.register.area, "sunhao", "孙浩", Role.REPORTER)
    post = Obligation.objects.filter(commitment=desk.roads).first().post
    appointed(make_post(post.unit, "报送人二"), colleague, dt.date(2016, 1, 1))
    desk.client.post(desk.address(), desk.fields())
    answer = signed_in(colleague).post(
        desk.address(), desk.fields(narrative="我写的另一段", **{f"t{desk.target.pk}": "75"})
    )
    page = words(answer.content.decode())
    assert answer.status_code == 409
    assert "本件已由赵国强于" in page
    assert "路面完成72.5公里。" in page
    assert "我写的另一段" in page
    assert desk.reports().count() == 1
    assert Draft.objects.get().content[f"t{desk.target.pk}"] == "75"
    base = desk.reports().get().pk
    again = desk.fields(base=str(base), narrative="我写的另一段", reason="补报2.5公里。")
    signed_in(colleague).post(desk.address(), again)
    assert [report.version for report in desk.reports()] == [1, 2]


def test_one_click_says_that_nothing_changed(desk):
    send = {"key": str(uuid.uuid4()), "item": f"2016-08|{desk.buses.pk}"}
    answers = {desk.client.post(reverse("desk:no-change"), send).headers["Location"] for _ in range(3)}
    report = desk.reports(desk.buses).get()
    assert answers == {reverse("desk:receipt", args=[report.pk])}
    assert (report.nature, report.values.get().cumulative) == (ReportNature.NO_CHANGE, 5)


def test_one_click_for_all_items_and_none_for_what_has_no_last_month(desk):
    html = desk.client.get(reverse("desk:mine")).content.decode()
    assert "2件全部“本期无变化”" in html
    items = [f"2016-08|{desk.roads.pk}", f"2016-08|{desk.buses.pk}", "2016-08|999999", "x"]
    answer = desk.client.post(reverse("desk:no-change"), {"key": str(uuid.uuid4()), "item": items}, follow=True)
    assert "已报送2件，均为本期无变化" in words(answer.content.decode())
    assert "没有待报送的实事" in words(answer.content.decode())
    assert [desk.reports(work).get().nature for work in (desk.roads, desk.buses)] == ["no-change"] * 2


def test_a_foreign_item_is_not_reported_by_one_click(desk):
    school = desk.register.works["改造农村学校"]
    desk.client.post(reverse("desk:no-change"), {"key": str(uuid.uuid4()), "item": f"2016-08|{school.pk}"})
    assert not desk.reports(school).exists()


def test_a_returned_report_comes_back_with_its_values_and_becomes_a_new_version(desk):
    desk.client.post(desk.address(), desk.fields())
    make_review(desk.reports().get(), Verdict.RETURN, reason="请核对桥梁座数。")
    page = desk.client.get(desk.address()).content.decode()
    assert "督查室退回：请核对桥梁座数。" in page
    assert 'value="72.5"' in page
    assert "已退回" in desk.text(reverse("desk:mine"))
    changed = desk.fields(base=str(desk.reports().get().pk), reason="按退回意见更正。", **{f"t{desk.bridges.pk}": "4"})
    desk.client.post(desk.address(), changed)
    assert [report.version for report in desk.reports()] == [1, 2]


def test_an_accepted_report_is_closed_to_the_unit(desk):
    desk.client.post(desk.address(), desk.fields())
    make_review(desk.reports().get())
    assert "本期报告已采纳" in desk.text(desk.address())
    answer = desk.client.post(desk.address(), desk.fields(base=str(desk.reports().get().pk), reason="再改"))
    assert answer.status_code == 403
    assert desk.reports().count() == 1


def test_the_head_confirms_online_once_whatever_is_pressed(desk):
    desk.client.post(desk.address(), desk.fields())
    report, head = desk.reports().get(), desk.head()
    assert "待您确认" in desk.text(reverse("desk:mine"), head)
    for _ in range(2):
        head.post(reverse("desk:confirm", args=[report.pk]), {"key": "6f1bb1f0-0000-4000-8000-000000000001"})
    confirmation = Confirmation.objects.get(report=report)
    assert (confirmation.decider, confirmation.recorded_by) == ("吴刚", "user:juzhang")
    assert "单位已确认" in desk.text(reverse("desk:receipt", args=[report.pk]))
    assert head.post(reverse("desk:confirm", args=[report.pk]), {"key": "x"}).status_code == 409


def paper(**changes):
    usual = {"key": str(uuid.uuid4()), "base": "0", "way": "sealed-paper", "decider": "局长 吴刚", "on": "2016-08-27"}
    return {**usual, "paper": SimpleUploadedFile("签字件.jpg", SCAN), **changes}


def test_a_signed_form_is_confirmed_by_its_scan_and_its_code(desk):
    desk.client.post(desk.address(), desk.fields())
    report = desk.reports().get()
    address = reverse("desk:confirm-on-paper", args=[report.pk])
    code = paper_code(report)
    assert code in desk.text(reverse("desk:print-report", args=[report.pk]))
    assert "请填写右上角的核对码" in words(desk.client.post(address, paper()).content.decode())
    assert "不是这一版报告的" in words(desk.client.post(address, paper(code="20160800001-00")).content.decode())
    refused = desk.client.post(address, paper(code=code, paper=SimpleUploadedFile("x.jpg", b"MZ not a picture")))
    assert "只收 PDF、JPG 或 PNG" in words(refused.content.decode())
    assert not Confirmation.objects.filter(report=report).exists()
    assert desk.client.post(address, paper(code=code.replace("-", " "))).status_code == 302
    confirmation = Confirmation.objects.get(report=report)
    assert (confirmation.way, confirmation.decider) == ("sealed-paper", "局长 吴刚")
    kept = reverse("desk:report-paper", args=[report.pk, confirmation.paper_id])
    assert desk.client.get(kept).content == SCAN
    assert signed_in(desk.register.users["县民政局"]).get(kept).status_code == 404


def test_a_delegation_needs_no_code(desk):
    desk.client.post(desk.address(), desk.fields())
    report = desk.reports().get()
    desk.client.post(reverse("desk:confirm-on-paper", args=[report.pk]), paper(way="delegation"))
    assert Confirmation.objects.get(report=report).way == "delegation"


def test_the_office_enters_a_report_for_a_unit_and_keeps_the_source(desk):
    officer = officer_in(desk.register.area)
    assert "代报" in desk.text(reverse("desk:reviews"), officer)
    bare = officer.post(desk.address(), desk.fields())
    assert not desk.reports().exists()
    assert "来源（代报必填）" in words(bare.content.decode())
    source = {"channel": "wechat", "informant": "县交通运输局 赵国强", "told_on": "2016-08-28"}
    sent = desk.fields(**source, paper=SimpleUploadedFile("微信截图.png", b"\x89PNG\r\n\x1a\n picture"))
    officer.post(desk.address(), sent)
    report = desk.reports().get()
    assert (report.proxy_source.channel, report.proxy_source.paper.name) == ("wechat", "微信截图.png")
    assert str(report.received_on) == "2016-08-28"
    page = desk.text(reverse("desk:receipt", args=[report.pk]))
    assert "督查室代报：8月28日由县交通运输局 赵国强以微信告知" in page
    desk.client.post(desk.address(), desk.fields(base=str(report.pk), reason="单位更正。"))
    assert [one.version for one in desk.reports()] == [1, 2]


def test_a_form_without_its_key_is_sent_back(desk):
    form = {name: value for name, value in desk.fields().items() if name not in {"key", "base"}}
    assert "页面内容不完整" in words(desk.client.post(desk.address(), form).content.decode())
    assert not desk.reports().exists()


def test_nothing_filled_in_is_no_report(desk):
    empty = desk.fields(narrative="", **{f"t{desk.target.pk}": "", f"t{desk.bridges.pk}": ""})
    assert "数值和进展情况都没有填" in words(desk.client.post(desk.address(), empty).content.decode())
    assert not desk.reports().exists()


def test_a_first_month_has_no_button_for_no_change(desk):
    town = signed_in(desk.register.users["城关镇"])
    work = desk.register.works["新建城关敬老院"]
    make_review(desk.register.reports["新建城关敬老院", "2016-07"], Verdict.RETURN, reason="请核对。")
    assert "本期无变化" not in desk.text(desk.address(work), town)
    answer = town.post(reverse("desk:no-change"), {"key": str(uuid.uuid4()), "item": f"2016-08|{work.pk}"}, follow=True)
    assert "上期没有报告" in words(answer.content.decode())
    make_report(work, "3", period=AUGUST)
    assert desk.reports(work).count() == 1
