"""Forms as the domain sees them: their keys, the version they were opened on, drafts, the source of 代报, the code."""

import datetime as dt
import uuid

import pytest

from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.actions.drafts import keep_draft
from shishi.domain.reporting.actions.report import AlreadyFiled, Proxy, Sending, submit_report, unchanged
from shishi.domain.reporting.actions.review import Judging, confirm_report, review_report
from shishi.domain.reporting.models import Channel, ConfirmationWay, Draft, Report, ReportNature, Review, Verdict
from shishi.domain.reporting.queries import (
    draft_of,
    duty_at,
    paper_code,
    plain_code,
    previous_report,
    report_for,
    reports_to_review,
)
from shishi.rulebook import periods
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT, CLERK, moment
from tests.factories.files import make_file
from tests.factories.reporting import JULY, lead_unit, make_period, make_report, make_review, said

AUGUST = periods.month(2016, 8)
KEY, OTHER = uuid.UUID(int=7), uuid.UUID(int=8)


@pytest.fixture
def roads(register):
    for list_of in register.lists.values():
        make_period(list_of, AUGUST)
    return register.works["建设农村公路"]


def sent(work, key=KEY, base=0, *amounts, by=CLERK, **more):
    return submit_report(
        work=work,
        unit=lead_unit(work),
        period=AUGUST,
        filled=said(work, *(amounts or ("72", "3"))),
        sending=Sending(key, base),
        by=by,
        at=AT,
        **more,
    )


def test_the_same_key_gives_the_same_report_and_no_second_entry(roads):
    first = sent(roads)
    entries = LedgerEntry.objects.count()
    assert sent(roads) == first
    assert LedgerEntry.objects.count() == entries


def test_a_key_of_one_work_reports_no_other(roads, register):
    sent(roads)
    with pytest.raises(Conflict, match="另一件实事"):
        sent(register.works["购置公交车"])


def test_somebody_elses_key_gives_nothing_away(roads, register):
    sent(roads)
    other = person(register.users["县交通运输局"])
    with pytest.raises(AlreadyFiled):
        sent(roads, by=other)


def test_a_form_opened_on_an_older_version_is_refused_and_names_who_was_first(roads, register):
    first = sent(roads, by=person(register.users["县交通运输局"]))
    with pytest.raises(AlreadyFiled, match="本件已由赵国强于2016年8月1日 09:00提交（第1版）") as refusal:
        sent(roads, OTHER)
    assert refusal.value.report == first
    assert sent(roads, OTHER, first.pk, reason="补报。").version == 2


def test_an_unchanged_report_says_last_months_figures_again(roads):
    before = previous_report(roads, AUGUST.as_of)
    report = submit_report(
        work=roads,
        unit=lead_unit(roads),
        period=AUGUST,
        filled=unchanged(before),
        nature=ReportNature.NO_CHANGE,
        by=CLERK,
        at=AT,
    )
    values = [list(one.values.order_by("pk").values_list("target", "cumulative")) for one in (before, report)]
    assert values[0] == values[1]
    assert report.narrative == ""


def test_what_was_returned_is_no_measure_for_the_next_month(roads, register):
    make_review(register.reports["建设农村公路", "2016-07"], Verdict.RETURN, reason="核对。")
    assert previous_report(roads, AUGUST.as_of) == register.reports["建设农村公路", "2016-06"]


def test_a_draft_is_of_one_person_and_spent_by_that_persons_report(roads, register):
    reporter = person(register.users["县交通运输局"])
    duty = duty_at(reporter, register.programme, "2016-08", roads.pk)
    entries = LedgerEntry.objects.count()
    for text in ("一", "二"):
        keep_draft(duty=duty, content={"narrative": text}, by=reporter, at=AT)
    keep_draft(duty=duty, content={"narrative": "别人的"}, by=CLERK, at=AT)
    assert LedgerEntry.objects.count() == entries
    assert draft_of(reporter, duty).content == {"narrative": "二"}
    sent(roads, by=reporter)
    assert [draft.saved_by for draft in Draft.objects.all()] == [CLERK.label]


def test_a_foreign_unit_has_no_duty_there_and_keeps_no_draft(roads, register):
    stranger = person(register.users["县民政局"])
    assert duty_at(stranger, register.programme, "2016-08", roads.pk) is None
    duty = duty_at(CLERK, register.programme, "2016-08", roads.pk)
    with pytest.raises(NotAllowed):
        keep_draft(duty=duty, content={}, by=stranger, at=AT)


def test_a_report_entered_for_a_unit_keeps_who_told_it_and_how(roads, area_file):
    told = Proxy(Channel.FAX, "县交通运输局 赵国强", dt.date(2016, 8, 26), area_file)
    report = sent(roads, proxy=told)
    source = report.proxy_source
    assert (source.channel, source.informant, source.paper) == ("fax", "县交通运输局 赵国强", area_file)
    entry = LedgerEntry.objects.latest("pk")
    assert '"proxy":["fax","县交通运输局 赵国强","2016-08-26"]' in entry.after
    assert area_file.pk in entry.file_hashes
    with pytest.raises(DomainError, match="由谁告知"):
        sent(roads, OTHER, report.pk, proxy=Proxy(Channel.PHONE, " ", AT.date()), reason="x")


@pytest.fixture
def area_file(register):
    return make_file(register.area, b"fax", "传真.pdf")


def judge(report, key=KEY, base=0, verdict=Verdict.ACCEPT, reason=""):
    return review_report(report=report, verdict=verdict, reason=reason, sending=Judging(key, base), by=CLERK, at=AT)


def test_a_verdict_is_given_once_for_one_key_and_never_over_another(roads):
    report = sent(roads)
    first = judge(report)
    assert judge(report) == first
    with pytest.raises(Conflict, match="审核通过"):
        judge(report, OTHER, verdict=Verdict.RETURN, reason="核对。")
    judge(report, OTHER, first.pk, Verdict.RETURN, "核对。")
    assert list(Review.objects.filter(report=report).order_by("pk").values_list("verdict", flat=True)) == [
        "accept",
        "return",
    ]


def confirmed(report, **more):
    usual = {"way": ConfirmationWay.SEALED_PAPER, "decider": "局长 吴刚", "on": dt.date(2016, 8, 27), "key": KEY}
    return confirm_report(report=report, by=CLERK, at=AT, **{**usual, **more})


def test_a_signed_form_is_taken_with_its_own_code_only(roads, area_file):
    report = sent(roads)
    with pytest.raises(DomainError, match="不是这一版报告的") as refusal:
        confirmed(report, paper=area_file, code="20160700001-00")
    assert refusal.value.code == "wrong-code"
    first = confirmed(report, paper=area_file, code=f" {paper_code(report)} ".replace("-", " - "))
    assert confirmed(report, paper=area_file, code=paper_code(report)) == first


def test_a_replaced_version_and_nobodys_confirmation_are_refused(roads, area_file):
    first = sent(roads)
    with pytest.raises(DomainError, match="由谁确认"):
        confirmed(first, paper=area_file, decider=" ")
    sent(roads, OTHER, first.pk, reason="补报。")
    with pytest.raises(Conflict, match="已有第2版"):
        confirmed(first, paper=area_file)


def test_codes_of_two_versions_differ_in_more_than_one_place(roads):
    first = sent(roads)
    second = sent(roads, OTHER, first.pk, reason="补报。")
    pairs = zip(plain_code(paper_code(first)), plain_code(paper_code(second)), strict=True)
    assert sum(one != other for one, other in pairs) >= 2


def test_the_queue_holds_the_newest_version_that_nobody_judged(roads, register):
    first = sent(roads)
    second = sent(roads, OTHER, first.pk, reason="补报。")
    director = person(make_user(register.area, "zhuren", "郑重", Role.DIRECTOR))
    waiting = [one for one in reports_to_review(director, register.programme) if one.period_key == "2016-08"]
    assert waiting == [second]
    assert reports_to_review(person(register.users["县交通运输局"]), register.programme) == []
    judge(second)
    assert second not in reports_to_review(director, register.programme)


def test_a_report_is_reached_by_those_who_see_the_work_and_acted_on_by_its_unit(roads, register):
    report = sent(roads)
    own, town = person(register.users["县交通运输局"]), person(register.users["城关镇"])
    assert report_for(own, register.programme, report.pk, "reporting.submit") == report
    assert report_for(town, register.programme, report.pk) == report
    assert report_for(town, register.programme, report.pk, "reporting.submit") is None
    assert report_for(person(register.users["县民政局"]), register.programme, report.pk) is None


def test_a_later_report_of_an_earlier_month_does_not_become_the_measure(roads, register):
    make_report(roads, "35", period=periods.month(2016, 6), reason="更正。", at=moment(9, 1))
    assert previous_report(roads, AUGUST.as_of).period_key == JULY.key
    assert Report.objects.filter(commitment=roads, period_key="2016-06").count() == 2
