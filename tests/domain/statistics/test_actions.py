"""Freezing a period: what a snapshot takes in, and what a later correction leaves and changes."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.core.actor import SystemActor
from shishi.core.errors import NotAllowed
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.projects.actions.history import Approval, record_change, record_stage
from shishi.domain.projects.models import Allocation, ChangeKind, Programme
from shishi.domain.projects.queries import targets_of
from shishi.domain.reporting.actions.report import NewValue
from shishi.domain.reporting.actions.review import review_report
from shishi.domain.reporting.models import Verdict
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.statistics.comparison import differences
from shishi.domain.statistics.figures.sets import KEPT, figures_from, figures_of
from shishi.domain.statistics.gathering import gather
from shishi.domain.statistics.models import Snapshot
from shishi.domain.statistics.queries import latest_snapshot, newest_snapshot, snapshot_named
from shishi.rulebook.periods import month, to_date
from shishi.rulebook.stages import Stage
from tests.domain.statistics.register import AT, JULY, OFFICER, YEAR, SmallCounty

pytestmark = pytest.mark.django_db

LATER = AT + dt.timedelta(days=1)


@pytest.fixture
def small():
    return SmallCounty()


def freeze(small, at=AT, period=JULY):
    return freeze_period(programme=small.programme, period=period, by=OFFICER, at=at)


def figure(small, key, period=JULY):
    return figures_of(gather(small.programme, period))[key]


def test_freezing_twice_gives_one_snapshot_and_one_ledger_entry(small):
    small.report(small.promise("敬老院"), 60)

    first, second = freeze(small), freeze(small, at=LATER)

    assert first == second
    assert Snapshot.objects.count() == 1
    assert LedgerEntry.objects.filter(act="statistics.freeze_period").count() == 1


def test_freezing_needs_the_permission(small):
    nobody = SystemActor("访客", frozenset())

    with pytest.raises(NotAllowed):
        freeze_period(programme=small.programme, period=JULY, by=nobody, at=AT)

    assert not Snapshot.objects.exists()


def test_a_correction_makes_a_new_snapshot_and_the_old_one_keeps_its_figures(small):
    work, other = small.promise("敬老院"), small.promise("幼儿园")
    small.report(work, 60)
    small.report(other, 60)
    earlier = freeze(small)
    before = figures_from(earlier)

    small.report(work, 20, at=LATER, reason="重复统计，予以更正")
    later = freeze(small, at=LATER)

    assert later != earlier
    earlier.refresh_from_db()
    assert figures_from(earlier).figures == before.figures
    assert latest_snapshot(small.programme, JULY.key) == later == newest_snapshot(small.programme)


def test_a_snapshot_is_found_by_the_first_digits_of_its_hash(small):
    work = small.promise("敬老院")
    small.report(work, 60)
    earlier = freeze(small)
    small.report(work, 20, at=LATER, reason="重复统计，予以更正")
    later = freeze(small, at=LATER)

    assert snapshot_named(small.programme, earlier.sha256[:8], OFFICER) == earlier
    assert snapshot_named(small.programme, later.sha256[:8].upper(), OFFICER) == later
    assert snapshot_named(small.programme, "0" * 8, OFFICER) is None
    assert snapshot_named(small.programme, "%", OFFICER) is None


def test_first_digits_that_two_snapshots_share_name_neither(small):
    work = small.promise("敬老院")
    for number in range(17):  # of 17 hashes two begin with the same digit
        small.report(work, number, at=AT + dt.timedelta(hours=number), reason="更正")
        freeze(small, at=AT + dt.timedelta(hours=number))
    digits = [snapshot.sha256[0] for snapshot in Snapshot.objects.all()]

    named = {digit: snapshot_named(small.programme, digit, OFFICER) for digit in digits}

    assert {digit for digit, found in named.items() if found} == {one for one in digits if digits.count(one) == 1}


def test_the_text_of_a_snapshot_is_read_once(small):
    small.report(small.promise("敬老院"), 60)
    snapshot = freeze(small)
    before = figures_from(latest_snapshot(small.programme, JULY.key))

    with CaptureQueriesContext(connection) as asked:
        found = (
            latest_snapshot(small.programme, JULY.key),
            newest_snapshot(small.programme),
            snapshot_named(small.programme, snapshot.sha256[:8], OFFICER),
            freeze(small),
        )
        again = [figures_from(one) for one in found]

    assert found == (snapshot,) * 4
    assert all(figures is before for figures in again)
    assert not [query["sql"] for query in asked if '"statistics_snapshot"."content"' in query["sql"]]


def test_the_figures_of_the_last_few_snapshots_are_kept(small):
    work = small.promise("敬老院")
    snapshots = []
    for number in range(KEPT + 1):
        small.report(work, number, at=AT + dt.timedelta(hours=number), reason="更正")
        snapshots.append(freeze(small, at=AT + dt.timedelta(hours=number)))
    first, second = (figures_from(snapshot) for snapshot in snapshots[:2])
    for snapshot in (*snapshots[2:KEPT], snapshots[0], snapshots[KEPT]):
        figures_from(snapshot)

    assert figures_from(snapshots[0]) is first
    assert figures_from(snapshots[1]) is not second
    assert figures_from(snapshots[1]).figures == second.figures


def test_differences_list_exactly_what_a_correction_changed(small):
    work, other = small.promise("敬老院"), small.promise("幼儿园")
    small.report(work, 60)
    small.report(other, 60)
    earlier = freeze(small)

    small.report(work, 51, at=LATER, reason="重复统计，予以更正")
    found = differences(earlier, freeze(small, at=LATER))

    target = targets_of(work)[0].pk
    assert {(one.figure_id, one.before, one.after) for one in found} == {
        (f"县列/1.t{target}.cumulative", "60户（目标100户）", "51户（目标100户）"),
        (f"县列/1.t{target}.share", "60%（60/100）", "51%（51/100）"),
        ("县列.light.ahead", "2件", "1件"),
        ("县列.light.normal", "0件", "1件"),
        ("全县.light.ahead", "2件", "1件"),
        ("全县.light.normal", "0件", "1件"),
    }


def test_no_difference_where_nothing_changed(small):
    small.report(small.promise("敬老院"), 60)
    snapshot = freeze(small)

    assert differences(snapshot, snapshot) == []


def test_a_returned_report_falls_back_to_the_version_before(small):
    work = small.promise("敬老院")
    small.report(work, 40)
    newer = small.report(work, 90, at=LATER, reason="补报")
    assert figure(small, "县列.light.ahead").value == 1

    review_report(report=newer, verdict=Verdict.RETURN, reason="与现场不符", by=OFFICER, at=LATER)

    inputs = gather(small.programme, JULY)
    assert [report.version for report in inputs.works[0].reports] == [1]
    assert figures_of(inputs)["县列.light.slow"].value == 1


def test_a_returned_only_report_leaves_the_month_missing(small):
    work = small.promise("敬老院")
    report = small.report(work, 40)

    review_report(report=report, verdict=Verdict.RETURN, reason="与现场不符", by=OFFICER, at=LATER)

    assert figure(small, "全县.reports_missing").value == 1


def test_a_reviewed_value_beats_the_reported_one(small):
    work = small.promise("敬老院")
    report = small.report(work, 100, done=True)
    target = targets_of(work)[0]
    assert figure(small, "县列.items_done").value == 1

    review_report(report=report, verdict=Verdict.ACCEPT, reviewed={target: Decimal(80)}, by=OFFICER, at=LATER)

    figures = figures_of(gather(small.programme, JULY))
    assert figures[f"县列/1.t{target.pk}.cumulative"].value == 80
    assert figures["县列.items_done"].value == 0
    assert figures.works[f"w{work.pk}"].report.values[0].cumulative == 100


def test_one_report_of_a_shared_work_counts_on_both_lists(small):
    work = small.promise("低保提标", list_of=small.city, kind="benefit")
    small.also_on(small.county, "城乡低保提标", work)
    small.open()
    small.report(work, 100, done=True)

    figures = figures_of(gather(small.programme, JULY))

    assert figures["市列.items_done"].value == figures["县列.items_done"].value == 1
    assert figures["全县.matters"].value == figures["全县.works"].value == 1
    assert figures["全县.reports_due"].value == figures["全县.reports_filed"].value == 1
    assert figures.inputs.missing == ()


def test_unfiled_obligations_are_named_with_their_unit(small):
    small.promise("敬老院")
    work = small.promise("幼儿园")
    small.open()
    small.report(work, 10)

    inputs = gather(small.programme, JULY)

    assert inputs.missing == (("县民政局", inputs.works[0].id),)
    assert figures_of(inputs)["全县.reports_missing"].numerator[0].name == "敬老院"


def test_shares_reported_by_townships_add_up(small):
    towns = [small.new_unit(name) for name in ("柳树镇", "白杨镇")]
    work = small.promise("危房改造", shares=tuple((town, Decimal(50)) for town in towns))
    (target,) = targets_of(work)
    parts = tuple(
        NewValue(target, amount, allocation=share)
        for share, amount in zip(Allocation.objects.order_by("pk"), (Decimal(30), None), strict=True)
    )

    small.report(work, None, values=parts)

    assert figure(small, f"县列/1.t{target.pk}.cumulative").value == 30


def test_a_township_never_speaks_for_the_work(small):
    town = small.new_unit("柳树镇")
    reported, silent = (small.promise(name, shares=((town, Decimal(50)),)) for name in ("危房改造", "敬老院"))
    june = month(YEAR, 6)
    for work in (reported, silent):
        small.report(work, 20, period=june)
    small.report(reported, 40)
    for work in (reported, silent):
        (target,) = targets_of(work)
        share = NewValue(target, Decimal(30), allocation=target.allocations.get())
        small.report(work, None, unit=town, values=(share,), at=AT + dt.timedelta(days=1))

    figures = figures_of(gather(small.programme, JULY)).figures

    assert figures[f"县列/1.t{targets_of(reported)[0].pk}.cumulative"].value == 40
    assert figures[f"县列/2.t{targets_of(silent)[0].pk}.cumulative"].value == 20
    assert [state.name for state in figures["全县.reports_missing"].numerator] == ["敬老院"]


def test_a_blank_is_not_0(small):
    blank, zero = small.promise("敬老院"), small.promise("幼儿园")
    small.report(blank, None)
    small.report(zero, 0)

    figures = figures_of(gather(small.programme, JULY)).figures

    assert f"县列/1.t{targets_of(blank)[0].pk}.cumulative" not in figures
    assert figures[f"县列/2.t{targets_of(zero)[0].pk}.cumulative"].text == "0"


def test_what_happened_after_the_as_of_day_is_left_out(small):
    work = small.promise("敬老院")
    small.report(work, 100)
    august = dt.date(YEAR, 8, 1)
    approval = Approval(ChangeKind.CANCEL, "柳政函〔2024〕3号", august)
    record_change(work=work, approval=approval, by=OFFICER, at=AT)
    record_stage(work=work, stage=Stage.ACCEPTED, on=august, by=OFFICER, at=AT)

    assert figure(small, "县列.items_cancelled").value == figure(small, "县列.items_done").value == 0
    assert figure(small, "县列.items_cancelled", period=month(YEAR, 8)).value == 1


def test_a_work_cancelled_on_one_list_goes_on_on_the_other(small):
    work = small.promise("敬老院", list_of=small.city)
    listing = small.also_on(small.county, "敬老院建设", work)
    approval = Approval(ChangeKind.CANCEL, "柳政函〔2024〕3号", dt.date(YEAR, 5, 1))
    record_change(work=work, approval=approval, listing=listing, by=OFFICER, at=AT)

    figures = figures_of(gather(small.programme, JULY))

    assert figures["县列.items_cancelled"].value == 1
    assert figures["市列.items_cancelled"].value == figures["全县.items_cancelled"].value == 0
    assert figures["县列.completion_rate"].exclusions[0].reason == "已取消（柳政函〔2024〕3号）"


def test_a_cumulative_period_takes_in_the_reports_of_its_months(small):
    work = small.promise("敬老院")
    small.report(work, 30, period=month(YEAR, 6))
    small.report(work, 50, period=to_date(YEAR, 7))

    inputs = gather(small.programme, to_date(YEAR, 7))

    assert [(report.month, report.values[0].cumulative) for report in inputs.works[0].reports] == [(6, 30), (7, 50)]


def test_gathering_asks_the_database_equally_often_for_1_10_and_100_works(small):
    asked = []
    for total in (1, 10, 100):
        for number in range(small.county.listings.count(), total):
            work = small.promise(f"第{number}件", shares=((small.unit, Decimal(5)),))
            small.report(work, 10)
            small.also_on(small.city, f"第{number}件", work)
        programme = Programme.objects.get()
        with CaptureQueriesContext(connection) as queries:
            gather(programme, JULY)
        asked.append(len(queries))

    assert asked[0] == asked[1] == asked[2]
