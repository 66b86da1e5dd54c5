import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.apps import apps

from shishi.domain.files.models import StoredFile
from shishi.domain.projects.models import Allocation, Target
from shishi.domain.reporting.models import (
    Call,
    Clearance,
    Closure,
    Confirmation,
    ConfirmationWay,
    Contact,
    Delivery,
    Draft,
    Exemption,
    Extension,
    Notice,
    Obligation,
    Period,
    ProxySource,
    Reminder,
    Report,
    ReportNature,
    ReportPhoto,
    ReportValue,
    Review,
    ReviewedValue,
    Submission,
)
from tests.factories.acting import AT
from tests.factories.files import make_file, make_photo
from tests.factories.following import every_following_row
from tests.factories.projects import make_list, make_work, target
from tests.factories.reporting import make_confirmation, make_period, make_report, make_review
from tests.factories.rows import constraints_of, copy_of, expected_refusal, refusal_of
from tests.factories.units import make_unit


@pytest.fixture
def report(area):
    """One report, with a row in every table of the app."""
    unit = make_unit(area)
    list_of = make_list(area)
    work = make_work(list_of, lead=unit, targets=[target("12", "所", shares=[(unit, "5")])])
    make_period(list_of)
    report = make_report(work, "7")
    make_review(report, reviewed={work.targets.get(): Decimal(6)})
    make_confirmation(report)
    make_file(area)
    use = ReportPhoto.objects.create(report=report, photo=make_photo(area), order=0)
    Clearance.objects.create(use=use, earlier=use, at=AT, by="user:mawenhui")
    every_following_row(area, list_of)
    ProxySource.objects.create(report=report, channel="phone", informant="王建国", told_on=dt.date(2016, 7, 26))
    Submission.objects.create(key=uuid.UUID(int=1), act="reporting.submit", row=report.pk, by="user:mawenhui")
    Draft.objects.create(
        post=Obligation.objects.get().post,
        commitment=work,
        period_key="2016-07",
        content={"narrative": "开工"},
        saved_at=AT,
        saved_by="user:mawenhui",
    )
    return report


def only(model, **changes):
    return copy_of(model.objects.order_by("pk").first(), **changes)


def share_value(**changes):
    return only(ReportValue, allocation=Allocation.objects.get(), **changes)


def later_report():
    made = only(Report, period_key="2016-08")
    made.save(force_insert=True)
    return made


BREACHES = {
    "period_once": lambda: only(Period),
    "period_due_after_opening": lambda: only(Period, key="2016-08", due_on=dt.date(2016, 7, 19)),
    "obligation_once": lambda: only(Obligation),
    "obligation_state_known": lambda: only(Obligation, state="forgotten"),
    "report_version_once": lambda: only(Report),
    "report_version_from_one": lambda: only(Report, version=0, reason="更正"),
    "report_correction_has_reason": lambda: only(Report, version=2),
    "report_nature_known": lambda: only(Report, period_key="2016-08", nature="guess"),
    "report_stage_known": lambda: only(Report, period_key="2016-08", stage="somewhere"),
    "submission_once": lambda: only(Submission),
    "draft_once": lambda: only(Draft),
    "proxy_source_channel_known": lambda: only(ProxySource, report=later_report(), channel="pigeon"),
    "proxy_source_names_informant": lambda: only(ProxySource, report=later_report(), informant=""),
    "report_photo_once": lambda: only(ReportPhoto),
    "clearance_once": lambda: only(Clearance),
    "report_value_share_once": share_value,
    "report_value_whole_once": lambda: only(ReportValue),
    "report_value_not_negative": lambda: share_value(cumulative=Decimal("-0.0001")),
    "review_return_says_why": lambda: only(Review, verdict="return"),
    "review_verdict_known": lambda: only(Review, verdict="maybe", reason="待定"),
    "reviewed_value_once": lambda: only(ReviewedValue),
    "confirmation_way_known": lambda: only(
        Confirmation, way="by-phone", paper=StoredFile.objects.get(name="签字盖章件.pdf")
    ),
    "confirmation_names_decider": lambda: only(Confirmation, decider=""),
    "extension_is_later": lambda: only(Extension, due_on=dt.date(2016, 7, 28)),
    "extension_says_why": lambda: only(Extension, reason=""),
    "exemption_says_why": lambda: only(Exemption, reason=""),
    "closure_opening_says_why": lambda: only(Closure, locked=False),
    "call_names_person": lambda: only(Call, person=""),
    "call_says_what": lambda: only(Call, said=""),
    "reminder_once_a_day": lambda: only(Reminder),
    "reminder_occasion_known": lambda: only(Reminder, occasion="birthday"),
    "notice_once": lambda: only(Notice),
    "delivery_channel_known": lambda: only(Delivery, channel="pigeon"),
    "delivery_state_known": lambda: only(Delivery, state="lost"),
    "confirmation_paper_is_kept": lambda: only(Confirmation, way="sealed-paper"),
}


def test_every_constraint_has_its_breach():
    assert set(BREACHES) == set(constraints_of(*apps.get_app_config("reporting").get_models()))


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name, report):
    if name == "report_value_share_once":
        share_value().save(force_insert=True)
    row = BREACHES[name]()
    assert refusal_of(row) == expected_refusal(row, name)


@pytest.mark.parametrize("nature", ReportNature)
def test_every_nature_of_a_report_may_be_kept(nature, report):
    assert refusal_of(only(Report, period_key="2016-08", nature=nature.value)) is None


def test_a_blank_and_a_0_may_both_be_kept(report):
    assert refusal_of(share_value(cumulative=None)) is None
    other = Target.objects.create(commitment=report.commitment, unit="平方米", order=2)
    assert refusal_of(only(ReportValue, target=other, cumulative=Decimal(0))) is None
    assert sorted(ReportValue.objects.values_list("cumulative", flat=True), key=str) == [
        Decimal(0),
        Decimal(7),
        None,
    ]


def test_online_confirmation_needs_no_paper(report):
    assert refusal_of(only(Confirmation, way=ConfirmationWay.ONLINE.value)) is None


def test_the_rows_name_themselves(report):
    period, obligation = Period.objects.get(), Obligation.objects.get()
    goal = Target.objects.get()
    assert str(period) == f"{period.list_of_id} 2016-07"
    assert str(obligation) == f"{period.pk} {report.commitment_id} filed"
    assert str(report) == f"{report.commitment_id} 2016-07 v1"
    assert str(ReportValue.objects.get()) == f"{report.pk} {goal.pk} 7"
    assert str(Review.objects.get()) == f"{report.pk} accept"
    assert str(ReviewedValue.objects.get()) == f"{Review.objects.get().pk} {goal.pk} 6"
    assert str(Confirmation.objects.get()) == f"{report.pk} online"
    assert str(ProxySource.objects.get()) == f"{report.pk} phone"
    assert str(Submission.objects.get()) == f"reporting.submit {report.pk}"
    assert str(Draft.objects.get()) == f"{report.commitment_id} 2016-07 user:mawenhui"


def test_the_rows_of_following_up_name_themselves(report):
    owed = Obligation.objects.get()
    assert str(Extension.objects.get()) == f"{owed.pk} 2016-08-03"
    assert str(Exemption.objects.get()) == f"{owed.pk} exempt"
    assert str(Closure.objects.get()) == f"{owed.period_id} locked"
    assert str(Call.objects.get()).startswith(f"{owed.post.unit_id} 2016-07 2016-")
    reminder = Reminder.objects.get()
    assert str(reminder) == f"{owed.post_id} 2016-07 urge 2016-08-01"
    assert str(Notice.objects.get()) == f"{Notice.objects.get().user_id} {reminder.pk}"
    assert str(Delivery.objects.get()) == "mail ma@qingshan.example waiting"
    assert str(Contact.objects.get()).endswith(" 13900000001")
