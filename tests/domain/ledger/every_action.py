"""One call of every public action on the small county: what it needs, and which entries it leaves besides its own."""

import datetime as dt
import importlib
import inspect
import pkgutil
from decimal import Decimal

from allauth.mfa.models import Authenticator

import shishi.domain
from shishi.documents.reading.pictures.wire import Picture
from shishi.documents.reading.rows import ListRow, Quantity, ReadingResult, ReportRow
from shishi.domain.accounts.actions.accounts import close_account, grant_role, install_administrator, register_user
from shishi.domain.accounts.actions.secrets import (
    change_password,
    issue_code,
    note_factors,
    redeem_code,
    reset_factors,
)
from shishi.domain.accounts.actions.stays import begin_stay, end_stay
from shishi.domain.accounts.models import EndReason, SignIn, User
from shishi.domain.accounts.roles import Role
from shishi.domain.bulletins.actions import compose_bulletin, render_bulletin
from shishi.domain.bulletins.compose.particulars import Particulars as Issue
from shishi.domain.bulletins.models import Bulletin
from shishi.domain.files.actions import keep_file, keep_photo
from shishi.domain.files.models import StoredFile
from shishi.domain.intake.actions.answers import remember_answer
from shishi.domain.intake.actions.lists import Workbook, apply_lists
from shishi.domain.intake.actions.reports import apply_reports
from shishi.domain.intake.models import Question
from shishi.domain.intake.plans import Effect, ListPlan, PlannedListing, PlannedReport, PlannedValue, ReportPlan
from shishi.domain.projects.models import ChangeKind
from shishi.domain.reporting.actions.closure import lock_period, unlock_period
from shishi.domain.reporting.actions.delivery import begin_deliveries, end_deliveries
from shishi.domain.reporting.actions.duty import exempt_duties, extend_duties, require_again, settle_ended_duties
from shishi.domain.reporting.actions.inbox import keep_contact, keep_own_contact, read_notices
from shishi.domain.reporting.actions.period import open_period
from shishi.domain.reporting.actions.photos import clear_reuse
from shishi.domain.reporting.actions.reminding import note_call, remind_due, urge_silent
from shishi.domain.reporting.actions.report import submit_report
from shishi.domain.reporting.actions.review import confirm_report, review_report
from shishi.domain.reporting.models import ConfirmationWay, Delivery, ReportPhoto, Verdict
from shishi.domain.statistics.actions import freeze_period
from shishi.domain.statistics.models import Snapshot
from shishi.domain.units.actions import (
    appoint,
    delegate,
    end_delegation,
    hand_over,
    open_post,
    register_area,
    register_unit,
)
from shishi.domain.units.models import Delegation, PostKind, UnitKind
from shishi.domain.units.queries import reporting_post
from shishi.rulebook import periods
from shishi.rulebook.stages import Kind
from tests.domain.ledger.case import Case
from tests.domain.ledger.project_actions import PROJECTS
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.acting import AT, CLERK
from tests.factories.following import owed, urged
from tests.factories.projects import changed
from tests.factories.reporting import JULY, days_of, lead_unit, make_period, make_report, make_review, said
from tests.factories.units import deputised

DRAFTS = "shishi.domain.reporting.actions.drafts"  # nobody's act yet, so that it leaves no entry
AUGUST = periods.month(2016, 8)
SEEN = Picture(width=4, height=3, clean=b"clean", print=bytes(8))
LIST_ROW = ListRow(
    sheet="实事",
    row_no=4,
    lists=("会议议定事项",),
    aspect="文化",
    heading=None,
    name="新建文化广场",
    content="建设村级文化广场",
    targets=(Quantity(Decimal(8), "个"),),
    lead="县文化局",
    supports=(),
    leader=None,
    due="2016-10",
    investment_wan=Decimal(45),
)
REPORT_ROW = ReportRow(
    sheet="进展",
    row_no=5,
    lists=("县列",),
    name="新建城关敬老院",
    values=(),
    percent=None,
    invested_wan=None,
    narrative="完成选址。",
    problems=None,
    next=None,
    started=False,
)


def discovered():
    """Every public function of an actions module that is told who acts, as {"units.appoint": function}."""
    found = {}
    for info in pkgutil.walk_packages(shishi.domain.__path__, "shishi.domain."):
        app, _, rest = info.name.removeprefix("shishi.domain.").partition(".")
        if rest.split(".")[0] != "actions" or app == "ledger" or info.name == DRAFTS:
            continue
        module = importlib.import_module(info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == info.name and not name.startswith("_")
            if own and "by" in inspect.signature(function).parameters:
                found[f"{app}.{name}"] = function
    return found


def _list_plan():
    row = PlannedListing(LIST_ROW, "会议议定事项", Effect.NEW, Kind.WORKS)
    return ListPlan(ReadingResult(list_rows=(LIST_ROW,)), rows=(row,))


def _report_plan(county):
    work = county.works["新建城关敬老院"]
    value = PlannedValue(work.targets.get().pk, Decimal(0), None, "F5")
    row = PlannedReport(REPORT_ROW, Effect.NEW, work.pk, values=(value,))
    return ReportPlan(ReadingResult(report_rows=(REPORT_ROW,)), "2016-06", rows=(row,))


def _frozen(county):
    return freeze_period(programme=county.programme, period=JULY, by=CLERK, at=AT)


def _composed(county):
    return _compose(county, CLERK, AT, _frozen(county))


def _compose(county, by, at, snapshot=None):
    particulars = Issue(issuer="青山县人民政府办公室", dated_on=dt.date(2016, 8, 2))
    return compose_bulletin(snapshot=snapshot or Snapshot.objects.get(), particulars=particulars, by=by, at=at)


def _newcomer(county):
    make_user(county.area, "sunhao", "孙浩", role=None)


def _welcomed(county):
    """A newcomer with a role and an open code; the code is noted on the county, which alone knows it."""
    user = make_user(county.area, "sunhao", "孙浩", Role.OFFICER)
    county.code = issue_code(area_code=county.area.pk, user=user, by=CLERK, at=AT)


def _stayed(county):
    _welcomed(county)
    begin_stay(area_code=county.area.pk, user=_sunhao(), address="10.0.0.8", device="", by=CLERK, at=AT)


def _with_factor(county):
    _welcomed(county)
    Authenticator.objects.create(user=_sunhao(), type=Authenticator.Type.TOTP, data={})


def _deputised(county):
    post = reporting_post(county.units["城关镇"])
    deputised(post, county.users["县教育局"], dt.date(2016, 8, 1), dt.date(2016, 9, 1))


def _exempted(county):
    exempt_duties(duties=owed("新建城关敬老院"), reason="本月停工", by=CLERK, at=AT)


def _cancelled(county):
    changed(county.works["新建城关敬老院"], ChangeKind.CANCEL, on=dt.date(2016, 6, 20))


def _accepted(county):
    """Every report of the province's June is accepted."""
    for duty in owed(period__list_of=county.lists["省列"]):
        make_review(county.reports[duty.commitment.name, "2016-06"])


def _locked(county):
    _accepted(county)
    lock_period(period=county.periods["省列", "2016-06"], by=CLERK, at=AT)


def _urged(county):
    urged(county.programme)


def _queued(county):
    Delivery.objects.create(
        channel="mail", address="a@qingshan.example", programme=county.programme, period_key="2016-06",
        subject="提醒", text="未报", queued_at=AT,
    )  # fmt: skip


def _taken(county):
    _queued(county)
    begin_deliveries(area_code=county.area.pk, by=CLERK, at=AT)


def _due_now(county):
    """August, due on the day on which the case is called."""
    make_period(county.lists["县列"], AUGUST, opens_on=dt.date(2016, 8, 1), due_on=dt.date(2016, 8, 3))


def _reused(county):
    """A photo that serves as evidence for two works."""
    photo = keep_photo(area_code=county.area.pk, content=b"taken", name="现场.jpg", seen=SEEN, by=CLERK, at=AT)
    for name in ("建设农村公路", "购置公交车"):
        make_report(county.works[name], "70", reason="补照片", photos=(photo,))


def _wordless(_made):
    """A scan answers with what it made, which is nothing the second time."""


def _sunhao():
    return User.objects.get(username="sunhao")


CASES = {
    "units.register_area": Case(
        lambda c, by, at: register_area(code="620199101", name="城关镇", parent=c.area, by=by, at=at),
        ("units.manage",),
    ),
    "units.register_unit": Case(
        lambda c, by, at: register_unit(area=c.area, name="县水务局", kind=UnitKind.DEPARTMENT, by=by, at=at),
        ("units.manage",),
    ),
    "units.open_post": Case(
        lambda c, by, at: open_post(unit=c.units["城关镇"], name="镇长", kind=PostKind.HEAD, by=by, at=at),
        ("units.manage",),
    ),
    "units.appoint": Case(
        lambda c, by, at: appoint(
            post=reporting_post(c.units["城关镇"]),
            user_id=c.users["县教育局"].pk,
            from_on=dt.date(2016, 8, 1),
            by=by,
            at=at,
        ),
        ("units.appoint",),
    ),
    "units.hand_over": Case(
        lambda c, by, at: hand_over(
            area=c.area,
            leaver_id=c.users["城关镇"].pk,
            successor_id=c.users["县教育局"].pk,
            from_on=dt.date(2016, 8, 1),
            by=by,
            at=at,
        ),
        ("units.appoint",),
    ),
    "units.delegate": Case(
        lambda c, by, at: delegate(
            post=reporting_post(c.units["城关镇"]),
            deputy_id=c.users["县教育局"].pk,
            from_on=dt.date(2016, 8, 1),
            to_on=dt.date(2016, 9, 1),
            by=by,
            at=at,
        ),
        ("units.delegate",),
    ),
    "units.end_delegation": Case(
        lambda _, by, at: end_delegation(delegation=Delegation.objects.get(), on=dt.date(2016, 8, 10), by=by, at=at),
        ("units.delegate",),
        first=_deputised,
    ),
    "accounts.register_user": Case(
        lambda c, by, at: register_user(area_code=c.area.pk, username="sunhao", name="孙浩", by=by, at=at),
        ("accounts.register",),
    ),
    "accounts.install_administrator": Case(
        lambda c, by, at: install_administrator(
            area_code=c.area.pk, username="anquan", name="何安", role=Role.SECURITY_ADMIN, by=by, at=at
        ),
        ("accounts.install",),
    ),
    "accounts.grant_role": Case(
        lambda c, by, at: grant_role(area_code=c.area.pk, user=_sunhao(), role=Role.OFFICER, by=by, at=at),
        ("accounts.grant",),
        first=_newcomer,
    ),
    "accounts.close_account": Case(
        lambda c, by, at: close_account(area_code=c.area.pk, user=_sunhao(), by=by, at=at),
        ("accounts.close",),
        first=_newcomer,
    ),
    "accounts.issue_code": Case(
        lambda c, by, at: issue_code(area_code=c.area.pk, user=_sunhao(), by=by, at=at),
        ("accounts.register",),
        first=_newcomer,
    ),
    "accounts.redeem_code": Case(
        lambda c, by, at: redeem_code(
            area_code=c.area.pk, user=_sunhao(), code=c.code, password=PASSWORD, by=by, at=at
        ),
        (),
        first=_welcomed,
    ),
    "accounts.change_password": Case(
        lambda c, by, at: change_password(area_code=c.area.pk, user=_sunhao(), password=PASSWORD, by=by, at=at),
        ("accounts.sign_in",),
        first=_welcomed,
    ),
    "accounts.reset_factors": Case(
        lambda c, by, at: reset_factors(area_code=c.area.pk, user=_sunhao(), by=by, at=at),
        ("accounts.reset_factors",),
        first=_with_factor,
    ),
    "accounts.note_factors": Case(
        lambda c, by, at: note_factors(area_code=c.area.pk, user=_sunhao(), change="added totp", by=by, at=at),
        ("accounts.sign_in",),
        first=_welcomed,
    ),
    "accounts.begin_stay": Case(
        lambda c, by, at: begin_stay(
            area_code=c.area.pk, user=_sunhao(), address="10.0.0.8", device="Chromium", by=by, at=at
        ),
        ("accounts.sign_in",),
        first=_welcomed,
    ),
    "accounts.end_stay": Case(
        lambda c, by, at: end_stay(area_code=c.area.pk, stay=SignIn.objects.get(), reason=EndReason.LEFT, by=by, at=at),
        ("accounts.sign_in",),
        again=True,
        first=_stayed,
    ),
    "files.keep_file": Case(
        lambda c, by, at: keep_file(area_code=c.area.pk, content=b"paper", name="函.pdf", by=by, at=at),
        ("files.keep",),
        again=True,
    ),
    "files.keep_photo": Case(
        lambda c, by, at: keep_photo(area_code=c.area.pk, content=b"taken", name="现场.jpg", seen=SEEN, by=by, at=at),
        ("files.keep",),
        besides=("files.keep_file", "files.keep_file"),
        again=True,
    ),
    **PROJECTS,
    "reporting.open_period": Case(
        lambda c, by, at: open_period(list_of=c.lists["县列"], period=AUGUST, days=days_of(AUGUST), by=by, at=at),
        ("reporting.open_period",),
    ),
    "reporting.extend_duties": Case(
        lambda _, by, at: extend_duties(
            duties=owed("新建城关敬老院"), due_on=dt.date(2016, 7, 5), reason="停电", by=by, at=at
        ),
        ("reporting.extend",),
    ),
    "reporting.exempt_duties": Case(
        lambda _, by, at: exempt_duties(duties=owed("新建城关敬老院"), reason="本月停工", by=by, at=at),
        ("reporting.exempt",),
    ),
    "reporting.require_again": Case(
        lambda _, by, at: require_again(duties=owed("新建城关敬老院"), reason="已复工", by=by, at=at),
        ("reporting.exempt",),
        first=_exempted,
    ),
    "reporting.settle_ended_duties": Case(
        lambda c, by, at: _wordless(settle_ended_duties(programme=c.programme, by=by, at=at)),
        ("reporting.exempt",),
        again=True,
        first=_cancelled,
    ),
    "reporting.lock_period": Case(
        lambda c, by, at: lock_period(period=c.periods["省列", "2016-06"], by=by, at=at),
        ("reporting.lock",),
        first=_accepted,
    ),
    "reporting.unlock_period": Case(
        lambda c, by, at: unlock_period(period=c.periods["省列", "2016-06"], reason="数字有误", by=by, at=at),
        ("reporting.unlock",),
        first=_locked,
    ),
    "reporting.urge_silent": Case(
        lambda c, by, at: urge_silent(programme=c.programme, key="2016-06", by=by, at=at),
        ("reporting.remind",),
    ),
    "reporting.remind_due": Case(
        lambda c, by, at: _wordless(remind_due(programme=c.programme, plan=(0,), by=by, at=at)),
        ("reporting.remind",),
        again=True,
        first=_due_now,
    ),
    "reporting.note_call": Case(
        lambda c, by, at: note_call(
            programme=c.programme,
            key="2016-06",
            unit=c.units["城关镇"],
            person="张军",
            said="明天报。",
            by=by,
            at=at,
        ),
        ("reporting.note_call",),
    ),
    "reporting.read_notices": Case(
        lambda c, by, at: read_notices(area_code=c.area.pk, user=c.users["城关镇"], by=by, at=at),
        ("reporting.read_notices",),
        again=True,
        first=_urged,
    ),
    "reporting.keep_contact": Case(
        lambda c, by, at: keep_contact(
            area_code=c.area.pk, user=c.users["城关镇"], mobile="13900000001", email="", by=by, at=at
        ),
        ("reporting.keep_contact",),
    ),
    "reporting.keep_own_contact": Case(
        lambda c, by, at: keep_own_contact(
            area_code=c.area.pk, user=c.users["城关镇"], mobile="13900000001", email="", by=by, at=at
        ),
        ("reporting.keep_own_contact",),
    ),
    "reporting.begin_deliveries": Case(
        lambda c, by, at: begin_deliveries(area_code=c.area.pk, by=by, at=at),
        ("reporting.remind",),
        first=_queued,
    ),
    "reporting.end_deliveries": Case(
        lambda c, by, at: end_deliveries(area_code=c.area.pk, outcomes={Delivery.objects.get(): ""}, by=by, at=at),
        ("reporting.remind",),
        first=_taken,
    ),
    "reporting.submit_report": Case(
        lambda c, by, at: submit_report(
            work=c.works["新建城关敬老院"],
            unit=lead_unit(c.works["新建城关敬老院"]),
            period=periods.month(2016, 6),
            filled=said(c.works["新建城关敬老院"], "0"),
            by=by,
            at=at,
        ),
        ("reporting.submit",),
    ),
    "reporting.review_report": Case(
        lambda c, by, at: review_report(
            report=c.reports["建设农村公路", "2016-07"],
            verdict=Verdict.ACCEPT,
            reviewed={c.works["建设农村公路"].targets.get(unit="公里"): Decimal(58)},
            by=by,
            at=at,
        ),
        ("reporting.review",),
    ),
    "reporting.clear_reuse": Case(
        lambda _, by, at: clear_reuse(
            report=ReportPhoto.objects.latest("pk").report,
            use=ReportPhoto.objects.latest("pk").pk,
            earlier=ReportPhoto.objects.earliest("pk").pk,
            by=by,
            at=at,
        ),
        ("reporting.review",),
        first=_reused,
    ),
    "reporting.confirm_report": Case(
        lambda c, by, at: confirm_report(
            report=c.reports["建设农村公路", "2016-07"],
            way=ConfirmationWay.SEALED_PAPER,
            decider="局长 吴刚",
            on=dt.date(2016, 7, 26),
            paper=StoredFile.objects.get(name="签字盖章件.pdf"),
            by=by,
            at=at,
        ),
        ("reporting.submit",),
    ),
    "intake.apply_lists": Case(
        lambda c, by, at: apply_lists(
            area=c.area, year=2016, plan=_list_plan(), workbook=Workbook("议定事项.xlsx", b"list"), by=by, at=at
        ),
        ("intake.import", "files.keep", "projects.manage", "units.manage"),
        besides=("files.keep_file", "projects.set_up_list", "units.register_unit", "projects.register_listing"),
    ),
    "intake.apply_reports": Case(
        lambda c, by, at: apply_reports(
            programme=c.programme,
            period=periods.month(2016, 6),
            plan=_report_plan(c),
            workbook=Workbook("六月.xlsx", b"june"),
            by=by,
            at=at,
        ),
        ("intake.import", "files.keep", "reporting.submit"),
        besides=("files.keep_file", "reporting.submit_report"),
    ),
    "intake.remember_answer": Case(
        lambda c, by, at: remember_answer(
            programme=c.programme, question=Question.KIND, name="新建文化广场", reply="works", by=by, at=at
        ),
        ("intake.import",),
        again=True,
    ),
    "statistics.freeze_period": Case(
        lambda c, by, at: freeze_period(programme=c.programme, period=JULY, by=by, at=at),
        ("statistics.freeze",),
        again=True,
    ),
    "bulletins.compose_bulletin": Case(_compose, ("bulletins.compose",), again=True, first=_frozen),
    "bulletins.render_bulletin": Case(
        lambda _, by, at: render_bulletin(bulletin=Bulletin.objects.get(), by=by, at=at),
        ("bulletins.compose", "files.keep"),
        besides=("files.keep_file",) * 10,
        again=True,
        first=_composed,
    ),
}
