"""Periods and reports. What the office and the unit say to a report later is in test_review."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.models import ChangeKind
from shishi.domain.reporting.actions.report import Filled, NewValue, Origin, submit_report
from shishi.domain.reporting.models import Obligation, Period, Report, ReportNature, ReportValue
from shishi.domain.units.models import PostKind
from shishi.domain.units.queries import holder, reporting_post
from shishi.rulebook import periods
from shishi.rulebook.report_flow import FILING_MOVES, Filing, filing_act
from tests.factories.accounts import make_user
from tests.factories.acting import AT, CLERK, moment
from tests.factories.files import make_file
from tests.factories.projects import adopted, changed, make_list, make_work, target
from tests.factories.reporting import JULY, lead_unit, make_period, make_report
from tests.factories.units import appointed, make_area, make_post, make_unit

DUE = dt.date(2016, 7, 28)
NEXT_DAY = dt.date(2016, 7, 29)


@pytest.fixture
def unit(area):
    return make_unit(area, "县交通运输局")


@pytest.fixture
def county_list(area):
    return make_list(area)


@pytest.fixture
def work(county_list, unit):
    return make_work(
        county_list, "建设农村公路", lead=unit, targets=[target("100", "公里"), target("4", "座"), target(None, "处")]
    )


def states(**where):
    return list(Obligation.objects.filter(**where).order_by("pk").values_list("state", flat=True))


# Periods


def test_open_period_keeps_the_days_of_the_notice(county_list):
    period = make_period(county_list, due_on=DUE)
    assert (period.key, period.name) == ("2016-07", "2016年7月")
    assert (period.as_of, period.opens_on, period.due_on) == (dt.date(2016, 7, 31), dt.date(2016, 7, 20), DUE)
    assert period.notice == "青政督通〔2016〕3号"


@pytest.mark.parametrize(
    ("period", "as_of", "name"),
    [
        (periods.month(2016, 7), dt.date(2016, 7, 25), "2016年7月（截至7月25日）"),
        (JULY.with_as_of(dt.date(2016, 7, 20)), dt.date(2016, 7, 20), "2016年7月（截至7月20日）"),
        (periods.free(dt.date(2016, 7, 25)), dt.date(2016, 7, 25), "截至2016年7月25日"),
        (periods.whole_year(2016), dt.date(2017, 1, 5), "2016年（截至2017年1月5日）"),
    ],
    ids=["25th", "20th", "free", "5 January"],
)
def test_a_period_may_end_and_be_due_on_any_day_that_the_notice_sets(period, as_of, name, county_list):
    opened = make_period(county_list, period, as_of=as_of, opens_on=as_of, due_on=as_of)
    assert (opened.key, opened.name, opened.as_of, opened.due_on) == (period.key, name, as_of, as_of)


def test_open_period_refuses_days_that_cannot_be(county_list):
    with pytest.raises(DomainError, match="2016年7月的报送时限2016-07-19早于开启日2016-07-20，请更正。") as refused:
        make_period(county_list, due_on=dt.date(2016, 7, 19))
    assert refused.value.code == "due-before-opening"
    with pytest.raises(periods.PeriodError, match="2017-03-01"):
        make_period(county_list, as_of=dt.date(2017, 3, 1))
    assert not Period.objects.exists()


def test_open_period_mints_one_duty_per_work_for_the_leads_reporting_post(area, county_list, unit, work):
    welfare = make_unit(area, "县民政局")
    make_post(unit, "A局长", PostKind.HEAD)
    make_post(unit, "B报送人", PostKind.REPORTER)
    other = make_work(county_list, "提高低保标准", lead=welfare, supports=(unit,))
    make_work(county_list, "改善营商环境")  # nobody leads it, so nobody owes
    period = make_period(county_list)
    assert set(Obligation.objects.values_list("period", "commitment", "post", "due_on", "state")) == {
        (period.pk, work.pk, reporting_post(unit).pk, DUE, "not_filed"),
        (period.pk, other.pk, reporting_post(welfare).pk, DUE, "not_filed"),
    }
    assert LedgerEntry.objects.latest("seq").after.count('"obligations":2') == 1


def test_a_list_with_nothing_on_it_may_open_a_period(county_list):
    make_period(county_list)
    assert states() == []


def test_open_period_refuses_a_second_opening_of_the_same_period(area, county_list, work):
    make_period(county_list)
    with pytest.raises(Conflict, match="清单“县列”的2016年7月已开启。"):
        make_period(county_list)
    make_period(make_list(area, "市列"))
    assert (Period.objects.count(), Obligation.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    ("kind", "on", "owes"),
    [
        (ChangeKind.CANCEL, dt.date(2016, 7, 31), False),
        (ChangeKind.CANCEL, dt.date(2016, 8, 1), True),
        (ChangeKind.MERGE, dt.date(2016, 7, 20), False),
        (ChangeKind.POSTPONE, dt.date(2016, 7, 20), True),
        (ChangeKind.ADJUST, dt.date(2016, 7, 20), True),
    ],
)
def test_a_work_that_has_ended_owes_nothing(kind, on, owes, county_list, work):
    more = {
        ChangeKind.CANCEL: {},
        ChangeKind.MERGE: {"into": make_work(county_list, "新建桥梁")},
        ChangeKind.POSTPONE: {"due_on": dt.date(2016, 12, 31)},
        ChangeKind.ADJUST: {"words": "更名"},
    }[kind]
    changed(work, kind, on=on, **more)
    make_period(county_list)
    assert Obligation.objects.filter(commitment=work).exists() is owes


def test_a_place_cancelled_on_one_list_owes_nothing_there_and_all_elsewhere(area, county_list, work):
    city = make_list(area, "市列")
    changed(work, ChangeKind.CANCEL, listing=adopted(city, [work], "建设农村公路"))
    for list_of in (city, county_list):
        make_period(list_of)
    assert Obligation.objects.get().period.list_of == county_list


def test_a_later_cancellation_and_an_earlier_change_of_another_kind_end_nothing_together(area, county_list, work):
    changed(work, ChangeKind.POSTPONE, on=dt.date(2016, 5, 1), due_on=dt.date(2016, 12, 31))
    changed(work, ChangeKind.CANCEL, on=dt.date(2016, 9, 1))
    make_period(county_list)
    assert states() == ["not_filed"]


# Reports


def test_submit_report_keeps_what_was_said_word_for_word(area, work):
    file = make_file(area)
    report = make_report(
        work,
        "60",
        "3",
        started=True,
        under_construction=True,
        done=False,
        percent=Decimal("60.5"),
        invested_wan=Decimal("512.25"),
        narrative="完成路基60公里。",
        problems="征地滞后。",
        help_needed="请县国土局协调。",
        next_step="8月铺油。",
        origin=Origin(file, "进展", 5),
    )
    report.refresh_from_db()
    assert (report.version, report.nature, report.period_key, report.as_of) == (
        1,
        "full",
        "2016-07",
        dt.date(2016, 7, 31),
    )
    assert (report.started, report.under_construction, report.done, report.in_use) == (True, True, False, None)
    assert (report.percent, report.invested_wan) == (Decimal("60.5"), Decimal("512.25"))
    assert (report.narrative, report.problems) == ("完成路基60公里。", "征地滞后。")
    assert (report.help_needed, report.next_step, report.reason) == ("请县国土局协调。", "8月铺油。", "")
    assert (report.submitted_at, report.submitted_by) == (AT, "system:clerk")
    assert (report.source_file, report.source_sheet, report.source_row) == (file, "进展", 5)
    assert set(report.values.values_list("target__unit", "cumulative")) == {("公里", Decimal(60)), ("座", Decimal(3))}
    assert LedgerEntry.objects.latest("seq").file_hashes == f'["{file.pk}"]'


def test_a_nil_return_a_blank_and_a_0_are_three_things(county_list, unit):
    works = {
        name: make_work(county_list, name, lead=unit, targets=[target("10", "公里")])
        for name in ("零报告", "空白", "零")
    }
    make_report(works["零报告"], nature=ReportNature.NIL)
    make_report(works["空白"], None)
    make_report(works["零"], "0")
    said = {
        report.commitment.name: (report.nature, [value.cumulative for value in report.values.all()])
        for report in Report.objects.all()
    }
    assert said == {"零报告": ("nil", []), "空白": ("full", [None]), "零": ("full", [Decimal(0)])}
    texts = {entry.after for entry in LedgerEntry.objects.filter(act="reporting.submit_report")}
    assert [sum(sign in text for text in texts) for sign in ('"values":[]', ",null,null]]", ',"0",null]]')] == [1, 1, 1]


def test_no_change_is_a_nature_of_its_own(work):
    report = make_report(work, nature=ReportNature.NO_CHANGE)
    assert (report.nature, report.values.count()) == ("no-change", 0)


def test_a_target_not_yet_assigned_may_be_reported_on(work):
    report = make_report(work, "60", "3", "0")
    assert set(report.values.filter(target__quantity=None).values_list("cumulative", flat=True)) == {Decimal(0)}


def test_a_unit_may_report_its_share(area, county_list):
    lead, township = make_unit(area), make_unit(area, "城关镇")
    work = make_work(county_list, lead=lead, targets=[target("100", "户", shares=[(township, "30")])])
    goal = work.targets.get()
    make_period(county_list)
    share = NewValue(goal, Decimal(12), allocation=goal.allocations.get(), cell="F7")
    report = make_report(work, unit=township)
    assert states() == ["not_filed"]  # the township's report does not settle the lead department's duty
    version = submit_report(
        work=work, unit=township, period=JULY, filled=Filled(values=(share,)), reason="补报数据", by=CLERK, at=AT
    )
    assert (report.version, version.version) == (1, 2)
    assert ReportValue.objects.values_list("allocation__unit__name", "cumulative", "source_cell").get() == (
        "城关镇",
        Decimal(12),
        "F7",
    )


def test_a_correction_is_a_new_version_with_its_reason_and_the_old_one_stays(work):
    first = make_report(work, "60", narrative="完成60公里。")
    before = Report.objects.filter(pk=first.pk).values().get(), list(first.values.values())
    second = make_report(work, "58", reason="验收核减2公里。")
    assert (second.version, second.reason) == (2, "验收核减2公里。")
    assert (Report.objects.filter(pk=first.pk).values().get(), list(first.values.values())) == before
    assert [value.cumulative for value in second.values.all()] == [Decimal(58)]


def test_versions_are_counted_per_unit_and_period(area, work):
    make_report(work, "30", period=periods.month(2016, 6))
    make_report(work, "60")
    make_report(work, unit=make_unit(area, "城关镇"))
    assert set(Report.objects.values_list("version", flat=True)) == {1}


def test_submit_report_refuses(area, county_list, work):
    other = make_work(county_list, "新建桥梁", targets=[target("1", "座", shares=[(make_unit(area), "1")])])
    mine, foreign = work.targets.get(unit="公里"), other.targets.get()
    make_report(work, "60")
    cases = [
        ({}, "no-reason", "“建设农村公路”本期已有报告，更正时请说明理由。"),
        ({"reason": "  "}, "no-reason", "“建设农村公路”本期已有报告，更正时请说明理由。"),
        ({"nature": ReportNature.NIL, "reason": "更正"}, "nil-with-values", "“建设农村公路”：零报告不应带有数据。"),
        (
            {"values": (NewValue(foreign, Decimal(1)),), "reason": "更正"},
            "target-of-other-work",
            "“建设农村公路”的报告中有其他实事的目标。",
        ),
        (
            {"values": (NewValue(mine, Decimal(1), allocation=foreign.allocations.get()),), "reason": "更正"},
            "share-of-other-target",
            "“建设农村公路”的报告中有其他目标的分解任务。",
        ),
    ]
    for more, code, message in cases:
        with pytest.raises(DomainError) as refused:
            submitted(work, **more)
        assert (refused.value.code, refused.value.message) == (code, message)
    assert Report.objects.count() == 1


def submitted(work, values=None, **more):
    values = values or (NewValue(work.targets.get(unit="公里"), Decimal(61)),)
    return submit_report(
        work=work, unit=lead_unit(work), period=JULY, filled=Filled(values=values), by=CLERK, at=AT, **more
    )


# Duties


def test_one_report_settles_the_duties_of_every_list_that_the_work_stands_on(area, county_list, work):
    lists = [county_list, make_list(area, "省列"), make_list(area, "市列")]
    for list_of in lists[1:]:
        adopted(list_of, [work], "建设农村公路")
    for list_of in lists:
        make_period(list_of)
    make_period(county_list, periods.month(2016, 6))
    make_report(work, "60")
    assert states(period__key="2016-07") == ["filed", "filed", "filed"]
    assert states(period__key="2016-06") == ["not_filed"]
    assert Report.objects.count() == 1


def test_each_list_judges_lateness_by_its_own_day(area, county_list, work):
    city = make_list(area, "市列")
    adopted(city, [work], "建设农村公路")
    make_period(county_list, due_on=DUE)
    make_period(city, due_on=NEXT_DAY)
    make_report(work, "60", received_on=NEXT_DAY)
    assert states() == ["late", "filed"]


@pytest.mark.parametrize(
    ("nature", "received_on", "state"),
    [
        (ReportNature.FULL, DUE, Filing.FILED),
        (ReportNature.FULL, NEXT_DAY, Filing.LATE),
        (ReportNature.NO_CHANGE, DUE, Filing.FILED),
        (ReportNature.NIL, DUE, Filing.NIL),
        (ReportNature.NIL, NEXT_DAY, Filing.LATE),
    ],
)
def test_a_duty_is_settled_by_what_came_and_the_day_it_was_received(nature, received_on, state, county_list, work):
    make_period(county_list)
    make_report(work, nature=nature, received_on=received_on)
    assert states() == [state.value]


@pytest.mark.parametrize(
    ("at", "day"),
    [(moment(7, 28, hour=23), "filed"), (moment(7, 29, hour=0), "late"), (moment(7, 28, hour=0), "filed")],
)
def test_without_a_day_of_receipt_the_offices_own_day_counts(at, day, county_list, work):
    make_period(county_list)
    report = make_report(work, "60", received_on=None, at=at)
    assert report.received_on == at.date()
    assert states() == [day]


def test_a_correction_leaves_a_duty_as_it_was_settled(county_list, work):
    make_period(county_list)
    make_report(work, "60", received_on=DUE)
    make_report(work, "58", received_on=NEXT_DAY, reason="验收核减。")
    assert states() == ["filed"]


@pytest.mark.parametrize(
    ("nature", "received_on", "state"),
    [
        (ReportNature.FULL, DUE, Filing.FILED),
        (ReportNature.FULL, NEXT_DAY, Filing.EXEMPT),
        (ReportNature.NIL, DUE, Filing.EXEMPT),
    ],
)
def test_an_exempt_unit_owes_nothing_and_may_report_all_the_same(nature, received_on, state, county_list, work):
    make_period(county_list)
    Obligation.objects.update(state=Filing.EXEMPT.value)
    make_report(work, nature=nature, received_on=received_on)
    assert states() == [state.value]


def test_a_duty_stays_with_the_post_when_the_person_goes(area, county_list, unit, work):
    post, old, new = reporting_post(unit), make_user(area), make_user(area, "lixin", "李欣")
    appointed(post, old, dt.date(2016, 1, 1))
    make_period(county_list)
    appointed(post, new, dt.date(2016, 7, 25))
    duty = Obligation.objects.get()
    assert (duty.post, duty.state) == (post, "not_filed")
    assert holder(duty.post, on=DUE).user == new
    make_report(work, "60")
    assert states() == ["filed"]


@pytest.mark.django_db
@settings(max_examples=30)
@given(
    st.sampled_from(Filing),
    st.lists(st.tuples(st.sampled_from(ReportNature), st.integers(-2, 2)), min_size=1, max_size=4),
)
def test_a_duty_goes_the_way_of_the_rulebook_whatever_comes_in_whatever_order(start, reports):
    with transaction.atomic():
        area = make_area()
        county_list = make_list(area)
        work = make_work(county_list, lead=make_unit(area))
        make_period(county_list)
        Obligation.objects.update(state=start.value)
        expected = start
        for nature, days in reports:
            received_on = DUE + dt.timedelta(days=days)
            make_report(work, nature=nature, received_on=received_on, reason="更正")
            act = filing_act(DUE, received_on, nil=nature is ReportNature.NIL)
            expected = FILING_MOVES.get((expected, act), expected)
            assert states() == [expected.value]
        assert list(Report.objects.order_by("version").values_list("version", flat=True)) == list(
            range(1, len(reports) + 1)
        )
        transaction.set_rollback(True)
