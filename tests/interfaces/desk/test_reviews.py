"""The office's queue: accept, return with a reason, note the reviewed value, accept the unchanged ones together."""

import uuid

import pytest
from django.urls import reverse

from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import Obligation, ReportNature, Review
from shishi.rulebook import periods
from tests.factories.accounts import make_user
from tests.factories.reporting import make_period, make_report
from tests.factories.signing_in import officer_in, signed_in
from tests.interfaces.desk.office import words

AUGUST = periods.month(2016, 8)


class Queue:
    """August is open; two units reported, and two more said that nothing changed."""

    def __init__(self, register):
        self.register, self.client = register, officer_in(register.area)
        for list_of in register.lists.values():
            make_period(list_of, AUGUST)
        works = register.works
        self.roads = make_report(works["建设农村公路"], "72", "3", period=AUGUST)
        self.school = make_report(works["改造农村学校"], "7", period=AUGUST, nature=ReportNature.NO_CHANGE)
        self.homes = make_report(works["新建保障性住房"], "150", period=AUGUST, nature=ReportNature.NO_CHANGE)
        self.target = works["建设农村公路"].targets.get(unit="公里")

    def judge(self, report, verdict, client=None, **fields):
        sent = {"key": str(uuid.uuid4()), "base": "0", "verdict": verdict, **fields}
        return (client or self.client).post(reverse("desk:review", args=[report.pk]), sent)

    def text(self, **query):
        return words(self.client.get(reverse("desk:reviews"), query).content.decode())


@pytest.fixture
def queue(register):
    return Queue(register)


def test_the_queue_shows_the_newest_period_and_leads_to_the_others(queue):
    page = queue.text()
    assert "待审核3件，其中本期无变化2件；未报9件" in page
    assert "2016年7月" in page
    assert "建设农村公路" in page
    assert "公里60" not in page
    assert "硬化路60公里" in queue.text(period="2016-07")


def test_accepting_keeps_the_reviewed_value_beside_the_reported_one(queue):
    answer = queue.judge(queue.roads, "accept", **{f"r{queue.target.pk}": "70"})
    assert answer.status_code == 302
    review = Review.objects.get(report=queue.roads)
    assert (review.verdict, [value.cumulative for value in review.values.all()]) == ("accept", [70])
    assert queue.roads.values.get(target=queue.target).cumulative == 72
    assert LedgerEntry.objects.filter(act="reporting.review_report", object_id=str(review.pk)).count() == 1
    unit = signed_in(queue.register.users["县交通运输局"])
    page = words(unit.get(reverse("desk:receipt", args=[queue.roads.pk])).content.decode())
    assert "硬化路核定为70公里" in page
    assert "已采纳" in page


def test_a_return_says_why_and_opens_the_duty_again(queue):
    refused = queue.judge(queue.roads, "return")
    assert "退回时请说明理由" in words(refused.content.decode())
    assert not Review.objects.filter(report=queue.roads).exists()
    queue.judge(queue.roads, "return", reason="请附里程清单。")
    assert Review.objects.get(report=queue.roads).reason == "请附里程清单。"
    states = Obligation.objects.filter(commitment=queue.roads.commitment, period__key="2016-08")
    assert set(states.values_list("state", flat=True)) == {"not_filed"}


@pytest.mark.parametrize("value", ["-1", "七十"])
def test_an_impossible_reviewed_value_is_refused(queue, value):
    answer = queue.judge(queue.roads, "accept", **{f"r{queue.target.pk}": value})
    assert answer.status_code == 200
    assert not Review.objects.filter(report=queue.roads).exists()


def test_the_same_verdict_pressed_twice_is_one_verdict(queue):
    for _ in range(2):
        queue.judge(queue.roads, "accept", key="6f1bb1f0-0000-4000-8000-000000000001")
    assert Review.objects.filter(report=queue.roads).count() == 1


def test_a_verdict_on_a_page_that_is_out_of_date_is_refused(queue):
    colleague = signed_in(make_user(queue.register.area, "sunhao", "孙浩", Role.DIRECTOR))
    queue.judge(queue.roads, "accept", colleague)
    answer = queue.judge(queue.roads, "return", reason="退回重报。")
    assert "该报告已由孙浩作“审核通过”处理，请刷新后再办" in words(answer.content.decode())
    assert Review.objects.get(report=queue.roads).verdict == "accept"


def test_a_verdict_on_a_replaced_version_is_refused(queue):
    make_report(queue.roads.commitment, "73", period=AUGUST, reason="补报。")
    answer = queue.judge(queue.roads, "accept")
    assert "已有更新的版本" in words(answer.content.decode())
    assert not Review.objects.filter(report=queue.roads).exists()


def test_the_unchanged_ones_are_accepted_together_and_nothing_else_with_them(queue):
    sent = {"key": str(uuid.uuid4()), "report": [999999]}
    address = reverse("desk:accept-unchanged")
    assert queue.client.post(address, sent).status_code == 404
    sent["report"] = [queue.school.pk, queue.homes.pk, queue.roads.pk]
    page = words(queue.client.post(address, sent, follow=True).content.decode())
    assert "已采纳2件本期无变化的报告" in page
    assert [Review.objects.filter(report=one).count() for one in (queue.school, queue.homes, queue.roads)] == [1, 1, 0]
    queue.client.post(address, sent)
    assert Review.objects.filter(report=queue.school).count() == 1
