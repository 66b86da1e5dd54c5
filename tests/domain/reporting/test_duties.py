"""Whose duties these are: they follow the post, and a unit acts for itself alone."""

import datetime as dt

import pytest

from shishi.core.errors import NotAllowed
from shishi.domain.accounts.roles import Role
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.actions.report import submit_report
from shishi.domain.reporting.actions.review import confirm_report, review_report
from shishi.domain.reporting.models import ConfirmationWay, Verdict
from shishi.domain.reporting.queries import duties_for, filing_numbers, latest_key_for, reports_for, state_of
from shishi.domain.units.actions import hand_over
from shishi.domain.units.queries import reporting_post
from shishi.rulebook import periods
from tests.factories.accounts import make_user, person
from tests.factories.acting import AT, CLERK
from tests.factories.reporting import lead_unit, said
from tests.factories.units import appointed, deputised, make_post

AUGUST_1, TODAY = dt.date(2016, 8, 1), AT.date()
JUNE = periods.month(2016, 6)


def list_of(county, user, on=TODAY):
    """What a person's own list shows: unit and work of each duty of July."""
    duties = duties_for(person(user, on), county.programme, "2016-07")
    return sorted({(duty.post.unit.name, duty.commitment.name) for duty in duties})


def sent(county, name, by, reason="", period=JUNE):
    work = county.works[name]
    return submit_report(
        work=work, unit=lead_unit(work), period=period, filled=said(work, "1"), by=by, at=AT, reason=reason
    )


def test_handing_over_moves_the_open_duties_to_the_successors_list(register):
    leaver, successor = register.users["城关镇"], register.users["县教育局"]
    before = list_of(register, leaver)
    assert ("城关镇", "新建城关敬老院") in before
    made = hand_over(
        area=register.area, leaver_id=leaver.pk, successor_id=successor.pk, from_on=AUGUST_1, by=CLERK, at=AT
    )
    assert list_of(register, leaver) == []
    assert list_of(register, successor) == sorted([*before, ("县教育局", "改造农村学校")])
    assert list_of(register, leaver, dt.date(2016, 7, 31)) == before
    assert [entry.act for entry in LedgerEntry.objects.order_by("-seq")[:1]] == ["units.hand_over"]
    assert len(made) == 1


def test_one_person_sees_one_list_of_all_the_units(register):
    user = register.users["县教育局"]
    appointed(reporting_post(register.units["县民政局"]), user, AUGUST_1)
    assert {unit for unit, _ in list_of(register, user)} == {"县教育局", "县民政局"}


def test_a_deputy_sees_and_reports_for_the_days_of_the_delegation_in_the_own_name(register):
    deputy, unit = register.users["县教育局"], register.units["城关镇"]
    deputised(reporting_post(unit), deputy, AUGUST_1, dt.date(2016, 8, 8))
    assert "城关镇" in {name for name, _ in list_of(register, deputy)}
    assert "城关镇" not in {name for name, _ in list_of(register, deputy, dt.date(2016, 8, 8))}
    report = sent(register, "新建城关敬老院", person(deputy))
    assert report.submitted_by == "user:mawenhui"
    with pytest.raises(NotAllowed) as refusal:
        sent(register, "新建城关敬老院", person(deputy, dt.date(2016, 8, 8)), reason="更正")
    assert refusal.value.code == "wrong-unit"


def test_office_sees_every_duty_and_whoever_does_not_report_sees_none(register):
    officer = make_user(register.area, "ducha", "苏明", Role.OFFICER)
    publisher = make_user(register.area, "gongkai", "文静", Role.PUBLISHER)
    assert len(list_of(register, officer)) == 12
    assert list_of(register, publisher) == []
    assert latest_key_for(person(publisher), register.programme) == ""
    assert latest_key_for(person(officer), register.programme) == "2016-07"


def test_reports_and_numbers_are_those_of_the_duties_that_are_seen(register):
    by = person(register.users["县教育局"])
    assert {report.unit.name for report in reports_for(by, register.programme, "2016-07")} == {"县教育局"}
    numbers = filing_numbers(register.programme, by)
    assert {number.works for number in numbers} == {1}


def test_a_reporter_reports_for_the_own_unit_alone(register):
    with pytest.raises(NotAllowed, match="对该单位没有"):
        sent(register, "新建城关敬老院", person(register.users["县教育局"]))


def test_a_unit_reports_only_on_works_that_it_has_a_part_in(register):
    work, unit = register.works["购置公交车"], register.units["城关镇"]
    with pytest.raises(NotAllowed) as refusal:
        submit_report(
            work=work, unit=unit, period=JUNE, filled=said(work, "1"), by=person(register.users["城关镇"]), at=AT
        )
    assert refusal.value.code == "no-part"
    shared = register.works["建设农村公路"]
    assert submit_report(
        work=shared, unit=unit, period=JUNE, filled=said(shared, "1"), by=person(register.users["城关镇"]), at=AT
    ).pk


def test_an_accepted_report_is_corrected_by_the_office_or_after_a_return(register):
    by, report = person(register.users["县教育局"]), register.reports["改造农村学校", "2016-07"]
    july = periods.month(2016, 7)
    assert state_of(report.commitment, report.unit, "2016-07") == "accepted"
    with pytest.raises(NotAllowed) as refusal:
        sent(register, "改造农村学校", by, "少报1所", july)
    assert refusal.value.code == "wrong-state"
    review_report(report=report, verdict=Verdict.RETURN, reason="请核对。", by=CLERK, at=AT)
    assert state_of(report.commitment, report.unit, "2016-07") == "returned"
    assert sent(register, "改造农村学校", by, "少报1所", july).version == 2


def test_online_a_head_of_the_unit_confirms_and_nobody_else(register):
    report = register.reports["建设农村公路", "2016-07"]
    head = make_user(register.area, "juzhang", "吴刚", Role.HEAD)
    appointed(make_post(report.unit), head, dt.date(2016, 1, 1))
    reporter = register.users["县交通运输局"]
    other = make_user(register.area, "fuze", "方志远", Role.HEAD)
    appointed(make_post(register.units["县民政局"]), other, dt.date(2016, 1, 1))

    def confirmed(user):
        return confirm_report(
            report=report, way=ConfirmationWay.ONLINE, decider=user.name, on=TODAY, by=person(user), at=AT
        )

    for user in (reporter, other):
        with pytest.raises(NotAllowed):
            confirmed(user)
    assert confirmed(head).decider == "吴刚"
    review_report(report=report, verdict=Verdict.ACCEPT, by=CLERK, at=AT)
    with pytest.raises(NotAllowed) as refusal:
        confirmed(head)
    assert refusal.value.code == "wrong-state"
