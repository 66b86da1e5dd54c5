"""A small believable county: 6 units with their people, 12 matters on three lists, 3 months of reports.

Everything comes about through the actions, as it would in an office. 青山县 does not exist.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from shishi.domain.accounts.models import User
from shishi.domain.accounts.roles import Role
from shishi.domain.projects.actions.plan import set_plan
from shishi.domain.projects.models import Commitment, Listing, ListOf, Programme
from shishi.domain.reporting.models import Period, Report, ReportNature, Verdict
from shishi.domain.units.models import Area, Unit, UnitKind
from shishi.domain.units.queries import reporting_post
from shishi.rulebook import periods
from shishi.rulebook.stages import Kind
from tests.factories.accounts import make_user
from tests.factories.acting import AT, CLERK, moment
from tests.factories.files import make_file
from tests.factories.projects import adopted, make_list, make_listing, target
from tests.factories.reporting import make_period, make_report, make_review
from tests.factories.units import appointed, make_area, make_unit

UNITS = (
    ("县教育局", UnitKind.DEPARTMENT, "mawenhui", "马文慧"),
    ("县民政局", UnitKind.DEPARTMENT, "lixiaodong", "李晓东"),
    ("县交通运输局", UnitKind.DEPARTMENT, "zhaoguoqiang", "赵国强"),
    ("县住房和城乡建设局", UnitKind.DEPARTMENT, "wangli", "王丽"),
    ("县人力资源和社会保障局", UnitKind.DEPARTMENT, "chenyuan", "陈媛"),
    ("城关镇", UnitKind.TOWNSHIP, "zhangjun", "张军"),
)
MONTHS = (5, 6, 7)

# Name → cumulative values of May, June and July for each target; None is a blank cell, () is no report.
PROGRESS = {
    "改造农村学校": (("3",), ("5",), ("7",)),
    "城市低保提标": (("410",), ("410",), ("412",)),
    "农村低保提标": (("5200",), ("5200",), ("5210",)),
    "建设农村公路": (("20", "1"), ("34", "1"), ("60", "3")),
    "新建保障性住房": (("80",), ("120",), ("150",)),
    "开展就业培训": (("600",), ("900",), ("1500",)),
    "购置公交车": (("0",), ("0",), ("6",)),
    "改造集中供热管网": (("0",), (None,), ("2.5",)),
    "新建城关敬老院": ((), (), ("0",)),
    "配备村卫生室设备": (("10",), ("22",), ("22",)),
    "培训农村实用人才": (("150",), ("260",), ("300",)),
    "实施饮水安全工程": (("2",), ("4",), ()),
}


@dataclass
class County:
    """Handles on the rows, by the names that the office uses."""

    area: Area
    units: dict[str, Unit] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    lists: dict[str, ListOf] = field(default_factory=dict)
    works: dict[str, Commitment] = field(default_factory=dict)
    listings: dict[tuple[str, str], Listing] = field(default_factory=dict)
    periods: dict[tuple[str, str], Period] = field(default_factory=dict)
    reports: dict[tuple[str, str], Report] = field(default_factory=dict)

    @property
    def programme(self) -> Programme:
        return self.lists["县列"].programme

    def enter(self, list_name, name, **more):
        listing = make_listing(self.lists[list_name], name, **more)
        self.listings[list_name, name] = listing
        self.works[name] = listing.works.get()

    def adopt(self, list_name, name, *works, **place):
        chosen = [self.works[work] for work in works]
        self.listings[list_name, name] = adopted(self.lists[list_name], chosen, name, **place)


def county(months=MONTHS):
    """The county with the reports of the months named."""
    made = County(make_area())
    _people(made)
    _province_list(made)
    _city_list(made)
    _county_list(made)
    _plans(made)
    for month in months:
        _report_month(made, month)
    return made


def _people(made):
    for name, kind, username, person in UNITS:
        unit = make_unit(made.area, name, kind)
        user = make_user(made.area, username, person, Role.REPORTER)
        appointed(reporting_post(unit), user, dt.date(2016, 1, 1))
        made.units[name], made.users[name] = unit, user


def _province_list(made):
    made.lists["省列"] = make_list(
        made.area, "省列", owning_office="省政府办公厅", approving_document="省政办发〔2016〕5号"
    )
    education, welfare, roads = (made.units[name] for name in ("县教育局", "县民政局", "县交通运输局"))
    made.enter(
        "省列",
        "改造农村学校",
        lead=education,
        supports=(made.units["城关镇"],),
        targets=[target("12", "所")],
        place={"number": "1", "aspect": "教育", "heading": "改善办学条件"},
        leader="副县长 周敏",
        due_on=dt.date(2016, 11, 30),
        investment_wan=Decimal("860.5"),
    )
    low_income = {"kind": Kind.BENEFIT, "lead": welfare}
    heading = {"aspect": "社会保障", "heading": "提高低保标准"}
    made.enter("省列", "城市低保提标", targets=[target("412", "户")], place={"number": "2", **heading}, **low_income)
    made.enter("省列", "农村低保提标", targets=[target("5210", "户")], place={"number": "3", **heading}, **low_income)
    made.enter(
        "省列",
        "建设农村公路",
        lead=roads,
        supports=(made.units["城关镇"],),
        targets=[
            target("100", "公里", "硬化路", shares=[(made.units["城关镇"], "30")]),
            target("4", "座", "便民桥"),
        ],
        place={"number": "4", "aspect": "交通", "heading": "农村公路"},
    )


def _city_list(made):
    made.lists["市列"] = make_list(made.area, "市列", owning_office="市政府办公室")
    made.adopt("市列", "城乡低保提标", "城市低保提标", "农村低保提标", number="1", aspect="社会保障")
    made.adopt("市列", "建设农村公路", "建设农村公路", number="2", aspect="交通")
    housing, labour = made.units["县住房和城乡建设局"], made.units["县人力资源和社会保障局"]
    made.enter(
        "市列", "新建保障性住房", lead=housing, targets=[target("300", "套")], place={"number": "3", "aspect": "住房"}
    )
    made.enter(
        "市列",
        "开展就业培训",
        kind=Kind.SERVICE,
        lead=labour,
        targets=[target("2000", "人")],
        place={"number": "4", "aspect": "就业"},
    )
    made.enter(
        "市列",
        "购置公交车",
        kind=Kind.PURCHASE,
        lead=made.units["县交通运输局"],
        targets=[target("10", "辆")],
        place={"number": "5", "aspect": "交通"},
    )


def _county_list(made):
    made.lists["县列"] = make_list(made.area, "县列", approving_document="青政办发〔2016〕8号")
    made.adopt("县列", "改造农村学校", "改造农村学校", number="1")
    made.enter(
        "县列",
        "改造集中供热管网",
        lead=made.units["县住房和城乡建设局"],
        targets=[target("8.5", "公里")],
        place={"number": "2"},
    )
    made.enter("县列", "新建城关敬老院", lead=made.units["城关镇"], targets=[target(None, "张")], place={"number": "3"})
    made.enter(
        "县列",
        "配备村卫生室设备",
        kind=Kind.PURCHASE,
        lead=made.units["城关镇"],
        targets=[target("22", "个")],
        place={"number": "4"},
    )
    made.enter(
        "县列",
        "培训农村实用人才",
        kind=Kind.SERVICE,
        lead=made.units["县人力资源和社会保障局"],
        targets=[target("500", "人")],
        place={"number": "5"},
    )
    made.enter(
        "县列", "实施饮水安全工程", lead=made.units["城关镇"], targets=[target("6", "处")], place={"number": "6"}
    )


def _plans(made):
    roads = made.works["建设农村公路"].targets.get(unit="公里")
    points = {6: Decimal(40), 9: Decimal(80), 11: Decimal(100)}
    set_plan(target=roads, points=points, by=CLERK, at=moment(3, 1))


def _report_month(made, number):
    period = periods.month(2016, number)
    for name, list_of in made.lists.items():
        made.periods[name, period.key] = make_period(list_of, period)
    for name, months in PROGRESS.items():
        amounts = months[MONTHS.index(number)]
        if amounts:
            made.reports[name, period.key] = _report(made.works[name], amounts, period)
    if number == 7:
        _office_work(made)


def _report(work, amounts, period):
    """Units report on the 26th; the office had it the same day."""
    return make_report(
        work,
        *amounts,
        period=period,
        received_on=period.as_of.replace(day=26),
        at=moment(period.last_month, 26),
        started=any(amount and amount != "0" for amount in amounts),
        narrative=f"{period.label()}按计划推进。",
    )


def _office_work(made):
    """July's afterwork: a scan, an acceptance, a return with its late correction, and a nil return."""
    make_file(made.area)
    make_review(made.reports["改造农村学校", "2016-07"])
    make_review(made.reports["购置公交车", "2016-07"], Verdict.RETURN, reason="到货数与验收单不符，请核对。")
    made.reports["购置公交车", "2016-07"] = make_report(
        made.works["购置公交车"], "5", received_on=dt.date(2016, 7, 30), reason="验收后核减1辆。", started=True, at=AT
    )
    made.reports["实施饮水安全工程", "2016-07"] = make_report(
        made.works["实施饮水安全工程"], nature=ReportNature.NIL, narrative="本期无可报内容。"
    )
