"""Invented counties as frozen inputs: the same seed gives the same county, and many seeds give every oddity.

Shared works, 件 of two works, several targets, 待下达, targets of 0 and such that less is better, blank and zero values,
reviewed values, own plans, works cancelled everywhere or on one list, merged, postponed, months missing or out of order.
"""

import calendar
import datetime as dt
import random
from decimal import Decimal

from msgspec import structs

from shishi.domain.statistics.inputs import (
    FORMAT,
    ChangeInput,
    Inputs,
    ListingInput,
    ListInput,
    ReportInput,
    TargetInput,
    ValueInput,
    WorkInput,
)
from shishi.rulebook.progress import planned_share
from shishi.rulebook.stages import Kind, stages_of

YEAR = 2024
LISTS = (
    ("省列", "为民实事"),
    ("市级民生实事", "为民实事"),
    ("县列", "为民实事"),
    ("政府工作报告任务", "政府工作报告任务"),
    ("重点项目", "重点项目"),
)
UNITS = ("县教育局", "县民政局", "县水务局", "县交通局", "县农业局", "柳树镇", "白杨镇")
ASPECTS = ("就业", "教育", "安居", "便民服务", "")
THINGS = (
    "农村饮水",
    "通村道路",
    "敬老院",
    "幼儿园",
    "低保提标",
    "技能培训",
    "校车",
    "光伏",
    "文化广场",
    "老旧小区改造",
)
PROBLEMS = ("", "", "土地指标受限", "征地拆迁困难，资金未到位", "雨季影响施工", "计划指标下达较晚", "人员紧张")
UNITS_OF_MEASURE = ("户", "公里", "所", "人次", "万元")


def county(seed, works=None):
    """A county of up to 14 works (or as many as asked) on one to four lists, in a month of 2024."""
    chance = random.Random(seed)  # noqa: S311 - invents counties, keeps no secret
    month = chance.randint(1, 12)
    key, as_of = period(chance, month)
    known = []
    for number in range(1, (works if works is not None else chance.randint(1, 14)) + 1):
        known.append(work(chance, number, month, known))
    lists = chance.sample(LISTS, chance.randint(1, 4))
    placed = place(chance, [one.id for one in known], len(lists))
    return Inputs(
        format=FORMAT,
        area_code="620123",
        area_name=chance.choice(("柳河县", "北山区", "安平市")),
        year=YEAR,
        period_key=key,
        as_of=as_of,
        lists=tuple(
            ListInput(name, "county", kind, tuple(listings))
            for (name, kind), listings in zip(lists, placed, strict=True)
        ),
        works=tuple(one if one.changes or chance.random() > 0.15 else off_list(chance, one, lists) for one in known),
        units=UNITS,
        missing=(),
    )


def period(chance, month):
    last = dt.date(YEAR, month, calendar.monthrange(YEAR, month)[1])
    moved = dt.date(YEAR, month, chance.randint(15, 28))
    return chance.choice(
        [(f"{YEAR}-{month:02d}", last)] * 4
        + [(f"{YEAR}-{month:02d}", moved), (f"{YEAR}-01..{month:02d}", last), (moved.isoformat(), moved)]
        + ([(f"{YEAR}", dt.date(YEAR + 1, 1, 5)), (f"{YEAR}-12", dt.date(YEAR + 1, 1, 5))] if month == 12 else []),
    )


def place(chance, works, lists):
    """Listings per list: every work at least once, some on several lists, some 件 standing for two works."""
    placed = [[] for _ in range(lists)]
    again = [chance.choice(works) for _ in range(chance.randint(0, len(works)))]
    for position, key in enumerate([*works, *again]):
        listings = chance.choice(placed)
        pair = (key, chance.choice(works)) if chance.random() < 0.15 else (key,)
        number = len(listings) + 1
        listings.append(
            ListingInput(
                id=str(number),
                name=f"{chance.choice(THINGS)}{'项目工程'[: chance.randint(1, 4)]}{'甲乙丙丁戊己庚辛'[position % 8]}{number}",
                number=str(number),
                aspect=chance.choice(ASPECTS),
                heading=chance.choice(("", "", f"第{number // 2}项")),
                works=tuple(dict.fromkeys(pair)),
            )
        )
    return placed


def work(chance, number, month, known):
    kind = chance.choice(list(Kind))
    edge = chance.random() < 0.5
    targets = tuple(target(chance, number, place) for place in range(1, chance.randint(0, 3) + 1))
    months = [m for m in range(1, month + 1) if chance.random() < 0.75]
    pace = chance.choice((0, 0.4, 0.8, 1, 1, 1.3))
    finished = pace >= 1 and chance.random() < 0.5
    reports = [report(chance, m, month, targets, pace, finished=finished) for m in months]
    if edge:
        reports = [on_the_edge(chance, one, kind, targets) for one in reports]
    if chance.random() < 0.3:
        chance.shuffle(reports)
    return WorkInput(
        id=f"w{number}",
        name=f"{chance.choice(THINGS)}{number}期",
        kind=kind.value,
        content="",
        lead=chance.choice((*UNITS, "")),
        supports=tuple(chance.sample(UNITS, chance.randint(0, 2))),
        leader="",
        due_on=chance.choice((None, dt.date(YEAR, 6, 30), dt.date(YEAR, 12, 31), dt.date(YEAR, 12, 31))),
        investment_wan=chance.choice((None, Decimal("120.5"))),
        stage=chance.choice(stages_of(kind)).value if chance.random() < 0.2 else "",
        targets=targets,
        reports=tuple(reports),
        changes=tuple(changes(chance, known)),
    )


def target(chance, number, place):
    quantity = chance.choice((None, Decimal(0), Decimal(100), Decimal("12.5"), Decimal(2300), Decimal(7)))
    better = "less" if chance.random() < 0.15 else "more"
    plan = ()
    if quantity and chance.random() < 0.25:
        months = sorted(chance.sample(range(1, 13), chance.randint(1, 4)))
        shares = sorted(chance.choice((0, 10, 33, 50, 80, 100, 110)) for _ in months)
        plan = tuple((m, quantity * share / 100) for m, share in zip(months, shares, strict=True))
    name = chance.choice(("", "新建", "改造", "培训"))
    return TargetInput(f"t{number}{place}", name, chance.choice(UNITS_OF_MEASURE), quantity, better, plan, ())


def report(chance, month, last, targets, pace, *, finished):
    values = tuple(value(chance, one, month, last, pace) for one in targets if chance.random() < 0.85)
    done = finished and month == last
    return ReportInput(
        period_key=f"{YEAR}-{month:02d}",
        month=month,
        version=1,
        nature=chance.choice(("full", "full", "no-change", "nil")),
        unit=chance.choice(UNITS),
        started=chance.choice((None, True, pace > 0)),
        under_construction=chance.choice((None, pace > 0.5, pace > 0.5)),
        done=True if done else chance.choice((None, None, False)),
        in_use=done or chance.choice((None, False)),
        percent=None,
        invested_wan=None,
        narrative="正在实施。",
        problems=chance.choice(PROBLEMS),
        help_needed="",
        next_step="",
        values=values if chance.random() < 0.9 else (),
        source=("", "", None),
    )


def on_the_edge(chance, one, kind, targets):
    """The report with values as far from the plan as a light's band begins, or hardly further."""
    last = dt.date(YEAR, one.month, calendar.monthrange(YEAR, one.month)[1])
    points = chance.choice(("4.9", 5, "-5.1", "-5.1", -5, "-15.1", -15))
    share = max(planned_share(kind, last, year=YEAR) + Decimal(points), Decimal(0)) / 100
    values = tuple(ValueInput(goal.id, goal.quantity * share, None, None, "") for goal in targets if goal.quantity)
    return structs.replace(one, values=values)


def value(chance, target, month, last, pace):
    goal = target.quantity if target.quantity is not None else Decimal(50)
    share = min(Decimal("1.2"), Decimal(str(pace)) * (month + 2) / 13) if pace < 1 or month < last else Decimal(1)
    if target.better == "less":
        share = chance.choice((Decimal("0.5"), Decimal(1), Decimal("1.1")))
    amount = chance.choice((goal * share, goal * share, goal * share, Decimal(0), None))
    reviewed = goal * share if chance.random() < 0.1 else None
    return ValueInput(target.id, amount, None, reviewed, "")


def changes(chance, known):
    found = []
    if chance.random() < 0.15:
        found.append(change("postpone", "柳政函〔2024〕8号", due_on=dt.date(YEAR + 1, 6, 30)))
    if chance.random() < 0.05:
        found.append(change("adjust", "柳政函〔2024〕9号"))
    drawn = chance.random()
    if drawn < 0.1:
        found.append(change("cancel", "柳政函〔2024〕10号"))
    elif drawn < 0.2 and known:
        found.append(change("merge", "柳政函〔2024〕11号", into=chance.choice(known).id))
    return found


def off_list(chance, one, lists):
    """The work with its place on one list cancelled, whether or not it stands there."""
    if chance.random() < 0.5:
        return one
    gone = change("cancel", "柳政函〔2024〕12号", list_name=chance.choice(lists)[0])
    return structs.replace(one, changes=(gone,))


def change(kind, document, *, list_name="", into=None, due_on=None):
    return ChangeInput(kind, document, dt.date(YEAR, 1, 1), list_name, into, due_on, "", "")
