import datetime as dt

import pytest

from shishi.domain.reporting import queries
from shishi.rulebook import periods
from tests.factories.acting import moment
from tests.factories.projects import make_list, make_work
from tests.factories.reporting import make_report
from tests.factories.units import make_unit


def test_period_of_is_found_by_list_and_key(register):
    county_list = register.lists["县列"]
    assert queries.period_of(county_list, "2016-07") == register.periods["县列", "2016-07"]
    assert queries.period_of(county_list, "2016-08") is None


def test_periods_of_stand_in_list_order(register):
    found = queries.periods_of(register.programme, "2016-06")
    assert [period.list_of.name for period in found] == ["省列", "市列", "县列"]


def test_latest_version_is_the_newest_one_of_the_period(register):
    work = register.works["购置公交车"]
    assert queries.latest_version(work, "2016-07").version == 2
    assert queries.latest_version(work, "2016-06").version == 1
    assert queries.latest_version(work, "2016-08") is None


def test_latest_version_counts_what_came_last_whoever_of_the_units_sent_it(area):
    lead, township = make_unit(area), make_unit(area, "城关镇")
    work = make_work(make_list(area), lead=lead)
    make_report(work, at=moment(7, 26))
    make_report(work, at=moment(7, 27), reason="更正。")
    newest = make_report(work, unit=township, at=moment(7, 28))
    assert queries.latest_version(work, "2016-07") == newest


def test_reports_until_gives_every_version_of_the_periods_named_oldest_first(register):
    found = list(queries.reports_until(register.programme, ["2016-06", "2016-07"]))
    assert {report.period_key for report in found} == {"2016-06", "2016-07"}
    assert len(found) == 11 + 13  # without 新建城关敬老院 in June; with both versions of 购置公交车 in July
    assert found == sorted(found, key=lambda report: (report.submitted_at, report.version, report.pk))


@pytest.mark.parametrize(("keys", "reports"), [(["2016-07"], 13), (["2016-05", "2016-06", "2016-07"], 35)])
def test_reports_until_takes_a_fixed_number_of_queries(keys, reports, register, django_assert_num_queries):
    with django_assert_num_queries(4):
        said = [
            (
                report.unit.name,
                list(report.values.all()),
                [list(review.values.all()) for review in report.reviews.all()],
            )
            for report in queries.reports_until(register.programme, keys)
        ]
    assert len(said) == reports


def test_obligations_of_stand_in_the_offices_order_of_units(register, django_assert_num_queries):
    with django_assert_num_queries(1):
        said = [
            (duty.post.unit.name, duty.commitment.name, duty.period.key, duty.state)
            for duty in queries.obligations_of(register.programme, "2016-07")
        ]
    assert said == [
        ("县教育局", "改造农村学校", "2016-07", "filed"),
        ("县教育局", "改造农村学校", "2016-07", "filed"),
        ("县民政局", "城市低保提标", "2016-07", "filed"),
        ("县民政局", "城市低保提标", "2016-07", "filed"),
        ("县民政局", "农村低保提标", "2016-07", "filed"),
        ("县民政局", "农村低保提标", "2016-07", "filed"),
        ("县交通运输局", "建设农村公路", "2016-07", "filed"),
        ("县交通运输局", "建设农村公路", "2016-07", "filed"),
        ("县交通运输局", "购置公交车", "2016-07", "late"),
        ("县住房和城乡建设局", "新建保障性住房", "2016-07", "filed"),
        ("县住房和城乡建设局", "改造集中供热管网", "2016-07", "filed"),
        ("县人力资源和社会保障局", "开展就业培训", "2016-07", "filed"),
        ("县人力资源和社会保障局", "培训农村实用人才", "2016-07", "filed"),
        ("城关镇", "新建城关敬老院", "2016-07", "filed"),
        ("城关镇", "配备村卫生室设备", "2016-07", "filed"),
        ("城关镇", "实施饮水安全工程", "2016-07", "nil"),
    ]


def test_who_did_not_report_is_a_row_that_says_so(register):
    missing = queries.obligations_of(register.programme, "2016-05").filter(state="not_filed")
    assert [duty.commitment.name for duty in missing] == ["新建城关敬老院"]


def test_obligations_behind_a_report_are_its_units_on_every_list(register):
    report = register.reports["建设农村公路", "2016-07"]
    assert [duty.period.list_of.name for duty in queries.obligations_behind(report)] == ["省列", "市列"]
    other = make_report(register.works["建设农村公路"], unit=register.units["城关镇"], received_on=dt.date(2016, 7, 26))
    assert not queries.obligations_behind(other).exists()


def test_a_period_of_another_kind_is_another_period(register):
    assert queries.periods_of(register.programme, periods.to_date(2016, 7).key) == []
