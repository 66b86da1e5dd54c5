"""Extensions, exemptions, duties of ended works, locking and opening again."""

import datetime as dt

import pytest

from shishi.core.errors import Conflict, DomainError, NotAllowed
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.models import ChangeKind
from shishi.domain.reporting.actions.closure import lock_period, unlock_period
from shishi.domain.reporting.actions.duty import exempt_duties, extend_duties, require_again, settle_ended_duties
from shishi.domain.reporting.following import closures_of, is_locked, locked_periods
from shishi.domain.reporting.models import Closure, Exemption, Extension, Verdict
from shishi.rulebook import periods
from shishi.rulebook.report_flow import FlowError
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT, CLERK
from tests.factories.following import owed
from tests.factories.projects import changed
from tests.factories.reporting import make_period, make_report, make_review

JUNE, AUGUST = periods.month(2016, 6), periods.month(2016, 8)
HOME = "新建城关敬老院"  # not reported for June
LATER = dt.date(2016, 7, 6)


def states(name, key="2016-06"):
    return [duty.state for duty in owed(name, key)]


def extended(duties, due_on=LATER, reason="统计口径待省里明确"):
    return extend_duties(duties=duties, due_on=due_on, reason=reason, by=CLERK, at=AT)


def exempted(duties, reason="本月停工"):
    return exempt_duties(duties=duties, reason=reason, by=CLERK, at=AT)


def last_act():
    return LedgerEntry.objects.order_by("-seq").first().act


def test_an_extension_moves_the_last_day_and_keeps_the_old_one_and_the_reason(register):
    (made,) = extended(owed(HOME))
    (duty,) = owed(HOME)
    assert (duty.due_on, made.before_on, made.due_on) == (LATER, dt.date(2016, 6, 28), LATER)
    assert made.reason == "统计口径待省里明确"
    assert last_act() == "reporting.extend_duties"


def test_a_report_within_the_extension_is_in_time(register):
    extended(owed(HOME))
    make_report(register.works[HOME], "0", period=JUNE, received_on=LATER)
    assert states(HOME) == ["filed"]


def test_a_report_after_the_extension_is_late(register):
    extended(owed(HOME))
    make_report(register.works[HOME], "0", period=JUNE, received_on=dt.date(2016, 7, 7))
    assert states(HOME) == ["late"]


@pytest.mark.parametrize(
    ("choose", "more", "code"),
    [
        (list, {}, "nothing-chosen"),
        (lambda: owed(HOME), {"reason": "  "}, "no-reason"),
        (lambda: owed(HOME), {"due_on": dt.date(2016, 6, 28)}, "not-later"),
        (lambda: owed("改造农村学校"), {}, "settled"),
    ],
)
def test_an_extension_is_refused(choose, more, code, register):
    with pytest.raises(DomainError) as refusal:
        extended(choose(), **more)
    assert refusal.value.code == code
    assert not Extension.objects.exists()


def test_an_exemption_lifts_the_duty_and_a_report_is_taken_all_the_same(register):
    (made,) = exempted(owed(HOME))
    assert (made.reason, made.withdrawn, states(HOME)) == ("本月停工", False, ["exempt"])
    make_report(register.works[HOME], "0", period=JUNE, received_on=dt.date(2016, 6, 28))
    assert states(HOME) == ["filed"]


def test_after_an_exemption_a_report_is_never_late(register):
    exempted(owed(HOME))
    make_report(register.works[HOME], "0", period=JUNE, received_on=dt.date(2016, 7, 20))
    assert states(HOME) == ["exempt"]


def test_a_withdrawn_exemption_makes_the_duty_hold_again(register):
    exempted(owed(HOME))
    require_again(duties=owed(HOME), reason="已复工", by=CLERK, at=AT)
    assert states(HOME) == ["not_filed"]
    assert list(Exemption.objects.order_by("pk").values_list("withdrawn", "reason")) == [
        (False, "本月停工"),
        (True, "已复工"),
    ]


def test_what_is_reported_is_not_exempted_and_what_is_not_exempt_is_not_required_again(register):
    with pytest.raises(FlowError):
        exempted(owed("改造农村学校"))
    with pytest.raises(DomainError) as refusal:
        require_again(duties=owed(HOME), reason="x", by=CLERK, at=AT)
    assert refusal.value.code == "not-exempt"
    with pytest.raises(DomainError):
        exempted(owed(HOME), reason="")
    assert not Exemption.objects.exists()


def test_a_cancelled_work_owes_nothing_any_more_though_its_duty_was_minted(register):
    changed(register.works[HOME], ChangeKind.CANCEL, on=dt.date(2016, 6, 20), document="青政办函〔2016〕9号")
    (made,) = settle_ended_duties(programme=register.programme, by=CLERK, at=AT)
    assert states(HOME) == ["exempt"]
    assert made.reason == "实事已取消（青政办函〔2016〕9号）"
    assert settle_ended_duties(programme=register.programme, by=CLERK, at=AT) == []


def test_a_merged_work_owes_nothing_and_one_that_ended_later_owes_its_report(register):
    changed(register.works[HOME], ChangeKind.MERGE, on=dt.date(2016, 7, 1), into=register.works["改造农村学校"])
    assert settle_ended_duties(programme=register.programme, by=CLERK, at=AT) == []
    make_period(register.lists["县列"], AUGUST)
    assert HOME not in [duty.commitment.name for duty in owed(key="2016-08")]


def test_a_cancellation_on_one_list_settles_the_duty_of_that_list_alone(register):
    work = register.works["改造农村学校"]
    for name in ("省列", "县列"):
        make_period(register.lists[name], AUGUST)
    changed(work, ChangeKind.CANCEL, listing=register.listings["县列", "改造农村学校"], on=dt.date(2016, 8, 20))
    settle_ended_duties(programme=register.programme, by=CLERK, at=AT)
    duties = {duty.period.list_of.name: duty.state for duty in owed("改造农村学校", "2016-08")}
    assert duties == {"省列": "not_filed", "县列": "exempt"}


# Locking


@pytest.fixture
def province(register):
    """The province's June with every report accepted."""
    for duty in owed(period__list_of=register.lists["省列"]):
        make_review(register.reports[duty.commitment.name, "2016-06"])
    return register.periods["省列", "2016-06"]


def test_a_period_is_locked_once_everything_is_accepted(province, register):
    lock_period(period=province, by=CLERK, at=AT)
    assert is_locked(province)
    assert locked_periods(register.periods.values()) == {province.pk}
    with pytest.raises(Conflict) as refusal:
        lock_period(period=province, by=CLERK, at=AT)
    assert refusal.value.code == "locked"


@pytest.mark.parametrize("name", ["县列", "市列"])
def test_a_period_with_an_open_duty_or_an_unread_report_is_not_locked(name, register):
    with pytest.raises(DomainError, match="还没有报送或没有审核通过") as refusal:
        lock_period(period=register.periods[name, "2016-06"], by=CLERK, at=AT)
    assert refusal.value.code == "unfinished"
    assert not Closure.objects.exists()


def test_a_locked_period_takes_no_report_no_verdict_and_no_ruling(province, register):
    lock_period(period=province, by=CLERK, at=AT)
    report = register.reports["改造农村学校", "2016-06"]
    with pytest.raises(Conflict, match=r"省列.*2016年6月.*已锁定"):
        make_report(register.works["改造农村学校"], "6", period=JUNE, reason="更正")
    with pytest.raises(Conflict, match="已锁定"):
        make_review(report, Verdict.RETURN, reason="请核对")
    duties = owed("改造农村学校", period__list_of=register.lists["省列"])
    with pytest.raises(Conflict, match="已锁定"):
        exempted(duties)
    assert make_report(register.works[HOME], "0", period=JUNE).pk  # the county's June is open


def test_opening_again_says_why_and_lets_reports_in(province, register):
    lock_period(period=province, by=CLERK, at=AT)
    with pytest.raises(DomainError) as refusal:
        unlock_period(period=province, reason="", by=CLERK, at=AT)
    assert refusal.value.code == "no-reason"
    unlock_period(period=province, reason="学校数有误", by=CLERK, at=AT)
    assert not is_locked(province)
    assert last_act() == "reporting.unlock_period"
    assert [(one.locked, one.reason) for one in closures_of(CLERK, [province])] == [(False, "学校数有误"), (True, "")]
    assert make_report(register.works["改造农村学校"], "6", period=JUNE, reason="更正").version == 2
    with pytest.raises(Conflict):
        unlock_period(period=province, reason="再开", by=CLERK, at=AT)


def test_the_director_opens_again_and_an_officer_does_not(province, register):
    officer = person(make_user(register.area, "ducha", "苏明", Role.OFFICER))
    director = person(make_user(register.area, "zhuren", "郑重", Role.DIRECTOR))
    lock_period(period=province, by=officer, at=AT)
    with pytest.raises(NotAllowed):
        unlock_period(period=province, reason="有误", by=officer, at=AT)
    assert not unlock_period(period=province, reason="有误", by=director, at=AT).locked
