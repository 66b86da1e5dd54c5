"""The office's verdict on a report, and how a unit stands by it."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import (
    Confirmation,
    ConfirmationWay,
    Obligation,
    Report,
    Review,
    ReviewedValue,
    Verdict,
)
from shishi.rulebook.report_flow import MOVES, Filing, FlowError, ReportAct, ReportState
from tests.factories.acting import AT
from tests.factories.files import make_file
from tests.factories.projects import adopted, make_list, make_work, target
from tests.factories.reporting import make_confirmation, make_period, make_report, make_review
from tests.factories.units import make_area, make_unit

WHY = "与验收单不符，请核对。"


@pytest.fixture
def work(area):
    """A work on two lists, whose period of July is open on both."""
    lists = make_list(area, "县列"), make_list(area, "市列")
    work = make_work(lists[0], "建设农村公路", lead=make_unit(area), targets=[target("100", "公里"), target("4", "座")])
    adopted(lists[1], [work], "建设农村公路")
    for list_of in lists:
        make_period(list_of)
    return work


@pytest.fixture
def report(work):
    return make_report(work, "60", "3")


def states():
    return list(Obligation.objects.order_by("pk").values_list("state", flat=True))


def test_an_acceptance_is_noted(report):
    review = make_review(report)
    assert Review.objects.get() == review
    assert (review.report, review.verdict, review.reason, review.at, review.by) == (
        report,
        "accept",
        "",
        AT,
        "system:clerk",
    )
    assert states() == ["filed", "filed"]


def test_reviewed_values_stand_beside_the_reported_ones(report):
    roads, bridges = report.commitment.targets.order_by("order")
    make_review(report, reviewed={roads: Decimal("58.5")})
    assert dict(report.values.values_list("target", "cumulative")) == {roads.pk: Decimal(60), bridges.pk: Decimal(3)}
    assert ReviewedValue.objects.values_list("review__report", "target", "cumulative").get() == (
        report.pk,
        roads.pk,
        Decimal("58.5"),
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_leaves_the_report_as_it_was(verdict, report):
    before = list(Report.objects.values()), list(report.values.values())
    make_review(report, verdict, reason=WHY, reviewed={report.commitment.targets.first(): Decimal(1)})
    assert (list(Report.objects.values()), list(report.values.values())) == before


def test_review_report_refuses_a_return_without_a_reason(report):
    for reason in ("", "  "):
        with pytest.raises(DomainError, match="退回时请说明理由。") as refused:
            make_review(report, Verdict.RETURN, reason=reason)
        assert refused.value.code == "no-reason"
    assert not Review.objects.exists()
    assert states() == ["filed", "filed"]


@pytest.mark.parametrize("verdict", Verdict)
def test_review_report_refuses_a_version_that_a_newer_one_has_replaced(verdict, report):
    make_report(report.commitment, "58", "3", reason="核减。")
    with pytest.raises(Conflict, match="该报告已有更新的版本，请审核最新版本。"):
        make_review(report, verdict, reason=WHY)
    assert not Review.objects.exists()


def test_review_report_refuses_a_value_for_a_target_of_another_work(area, report):
    foreign = make_work(make_list(area, "省列"), "新建桥梁", targets=[target("1", "座")]).targets.get()
    with pytest.raises(DomainError, match="核定数中有其他实事的目标。") as refused:
        make_review(report, reviewed={foreign: Decimal(1)})
    assert refused.value.code == "target-of-other-work"
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Verdict.ACCEPT, Verdict.ACCEPT),
        (Verdict.RETURN, Verdict.ACCEPT),
        (Verdict.RETURN, Verdict.RETURN),
    ],
)
def test_review_report_refuses_what_the_reports_state_does_not_permit(first, second, report):
    make_review(report, first, reason=WHY)
    with pytest.raises(FlowError, match=r"报告“已.*时不能") as refused:
        make_review(report, second, reason=WHY)
    assert refused.value.code == "not_permitted"
    assert Review.objects.count() == 1


def test_an_accepted_report_may_still_be_returned(report):
    make_review(report)
    make_review(report, Verdict.RETURN, reason=WHY)
    assert states() == ["not_filed", "not_filed"]


# Duties after a return


def test_a_return_opens_the_duties_of_every_list_again(report):
    make_review(report, Verdict.RETURN, reason=WHY)
    assert states() == ["not_filed", "not_filed"]


@pytest.mark.parametrize(("day", "state"), [(28, "filed"), (29, "late")])
def test_the_next_version_settles_them_by_the_day_it_came(day, state, report):
    make_review(report, Verdict.RETURN, reason=WHY)
    version = make_report(report.commitment, "5", reason="更正。", received_on=dt.date(2016, 7, day))
    assert version.version == 2
    assert states() == [state, state]


def test_a_returned_correction_opens_nothing_while_an_earlier_version_stands(report):
    make_review(report)
    correction = make_report(report.commitment, "90", reason="补报。")
    make_review(correction, Verdict.RETURN, reason=WHY)
    assert states() == ["filed", "filed"]


def test_a_second_return_opens_the_duties_once_more(report):
    make_review(report, Verdict.RETURN, reason=WHY)
    make_review(make_report(report.commitment, "59", reason="更正。"), Verdict.RETURN, reason=WHY)
    assert states() == ["not_filed", "not_filed"]


def test_a_return_leaves_an_exempt_unit_exempt(report):
    Obligation.objects.update(state=Filing.EXEMPT.value)
    make_review(report, Verdict.RETURN, reason=WHY)
    assert states() == ["exempt", "exempt"]


def test_a_return_of_one_units_report_leaves_the_others_duties(area, work, report):
    township = make_unit(area, "城关镇")
    share = make_report(work, unit=township)
    make_review(share, Verdict.RETURN, reason=WHY)
    assert states() == ["filed", "filed"]


@pytest.mark.django_db
@settings(max_examples=25)
@given(st.lists(st.sampled_from([*Verdict, None]), max_size=6))
def test_verdicts_and_versions_go_the_way_of_the_rulebook(steps):
    """None is a new version; everything else a verdict on the newest one."""
    acts = {Verdict.ACCEPT: ReportAct.ACCEPT, Verdict.RETURN: ReportAct.RETURN}
    with transaction.atomic():
        area = make_area()
        work = make_work(make_list(area), lead=make_unit(area))
        newest, state = make_report(work), ReportState.SUBMITTED
        for step in steps:
            if step is None:
                newest, state = make_report(work, reason="更正。"), ReportState.SUBMITTED
                continue
            after = MOVES.get((state, acts[step]))
            if after is None:
                with pytest.raises(FlowError):
                    make_review(newest, step, reason=WHY)
            else:
                make_review(newest, step, reason=WHY)
                state = after
        assert Report.objects.count() == 1 + steps.count(None)
        transaction.set_rollback(True)


# Confirmations


@pytest.mark.parametrize("way", ConfirmationWay)
def test_a_unit_may_stand_by_its_report_in_three_equal_ways(way, area, report):
    paper = None if way is ConfirmationWay.ONLINE else make_file(area)
    confirmation = make_confirmation(report, way, "局长 吴刚", paper=paper)
    assert Confirmation.objects.get() == confirmation
    assert (confirmation.way, confirmation.decider, confirmation.on, confirmation.paper) == (
        way.value,
        "局长 吴刚",
        dt.date(2016, 7, 27),
        paper,
    )
    entry = LedgerEntry.objects.latest("seq")
    assert entry.file_hashes == (f'["{paper.pk}"]' if paper else "[]")


def test_the_clerk_who_records_is_never_the_one_who_decided(report):
    confirmation = make_confirmation(report, decider="局长 吴刚")
    assert (confirmation.decider, confirmation.recorded_by) == ("局长 吴刚", "system:clerk")


@pytest.mark.parametrize("way", [ConfirmationWay.SEALED_PAPER, ConfirmationWay.DELEGATION])
def test_confirm_report_refuses_paper_and_delegation_without_their_scan(way, report):
    with pytest.raises(DomainError, match=f"以“{way.label}”方式确认时，请附扫描件。") as refused:
        make_confirmation(report, way)
    assert refused.value.code == "no-paper"
    assert not Confirmation.objects.exists()


def test_a_version_may_be_confirmed_more_than_once(area, report):
    make_confirmation(report)
    make_confirmation(report, ConfirmationWay.SEALED_PAPER, paper=make_file(area))
    assert Confirmation.objects.count() == 2
