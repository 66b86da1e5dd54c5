"""The texts that stand in cells: amounts, money, dates, percents, flags, units. What is unclear has a doubt."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.core.fields import fits
from shishi.documents.reading.cells import BLANKS, is_blank, number_of, plain, squeeze
from shishi.documents.reading.dates import read_due
from shishi.documents.reading.flags import read_flag
from shishi.documents.reading.goals import targets_in
from shishi.documents.reading.money import read_wan
from shishi.documents.reading.parties import read_duty, split_units
from shishi.documents.reading.quantities import amounts
from shishi.documents.reading.rates import agrees, read_percent
from shishi.documents.reading.tiers import lists_in, units_in

TOWNS = frozenset({"元坝镇", "白果乡"})

CLEAR = [
    ("10万亩", [(10, "万亩", None)]),
    ("1,320户", [(1320, "户", None)]),
    ("１３２０", [(1320, None, None)]),
    ("1320户；100户", [(1320, "户", None), (100, "户", None)]),
    ("1320户\n100户", [(1320, "户", None), (100, "户", None)]),
    ("2所 40所", [(2, "所", None), (40, "所", None)]),
    ("新增就业2300人、技能培训800人次", [(2300, "人", "新增就业"), (800, "人次", "技能培训")]),
    ("不低于500户", [(500, "户", None)]),
    ("≥85%", [(85, "%", None)]),
    ("500户以上", [(500, "户", None)]),
    ("1.2亿元", [(Decimal("1.2"), "亿元", None)]),
    ("1.23456789012345亿元", [(Decimal("1.23456789012345"), "亿元", None)]),
    ("2万", [(20000, None, None)]),
    ("两所", [(2, "所", None)]),
    ("一百二十户", [(120, "户", None)]),
    ("12个行政村", [(12, "个行政村", None)]),
    ("4500元/年", [(4500, "元/年", None)]),
    ("1320户（其中计生100户）", [(1320, "户", None)]),
    ("0", [(0, None, None)]),
    ("全部开工", []),
    ("基本完成", []),
    ("行政村全覆盖", []),
]
UNCLEAR = [
    "10余所",
    "约20人",
    "3-5所",
    "3～5所",
    "3至5所",
    "20人左右",
    "近百户100户左右",
    "1e400",
    "-5",
    "2，300",
    "不超过20个",
    "300多户",
    "2/3",
    "本月20户，累计300户",
    "1.2.3",
    "12哩咕",
    "1.234567890123456",
    "1.234567890123456万元",
]


@pytest.mark.parametrize(("text", "expected"), CLEAR)
def test_clear_amounts_are_read_without_doubt(text, expected):
    found = amounts(text)
    assert found.doubt is None
    assert [(item.number, item.unit, item.name) for item in found.items] == expected


@pytest.mark.parametrize("text", UNCLEAR)
def test_unclear_amounts_raise_a_doubt(text):
    assert amounts(text).doubt


def test_shares_of_known_townships_add_up_and_strangers_are_doubted():
    found = amounts("元坝镇280 白果乡15", TOWNS)
    assert found.shares == (("元坝镇", Decimal(280)), ("白果乡", Decimal(15)))
    assert found.items[0].number == 295
    assert found.doubt is None
    assert amounts("元坝镇280 别处乡15", TOWNS).doubt
    assert amounts("300户（元坝镇280、白果乡15）", TOWNS).wrong
    assert amounts("295户（元坝镇280、白果乡15）", TOWNS).doubt is None


GOALS = [
    ("建设高标准基本农田10万亩", [(10, "万亩")]),
    ("危房改造1320户；计生两户建房100户", [(1320, "户"), (100, "户")]),
    ("10月底前建成幼儿园2所，总投资450万元", [(2, "所")]),
    ("引入社会资金2亿元，新建九年制学校1所", [(2, "亿元"), (1, "所")]),
    ("1.新建小学2所；2.改扩建标准化学校40所", [(2, "所"), (40, "所")]),
    ("2016年完成城镇新增就业2300人，职业技能培训800人次。", [(2300, "人"), (800, "人次")]),
    ("全面完成建设任务", []),
]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals_in_words_give_their_targets(text, expected):
    found = targets_in(text, frozenset(), goal=True)
    assert found.doubt is None
    assert [(item.number, item.unit) for item in found.items] == expected


@pytest.mark.parametrize(
    "text", ["新建教学楼1栋，建筑面积3200平方米", "每村建设广场1个", "建设3-5个点位", "改造约20公里", "惠及群众5000人"]
)
def test_goals_with_several_kinds_of_figures_raise_a_doubt(text):
    assert targets_in(text, frozenset(), goal=False).doubt


MONEY = [
    ("1.2亿元", "万元", Decimal(12000)), ("1200万元", None, Decimal(1200)), (1200.5, "万元", Decimal("1200.5")), (3.0, "亿元", Decimal(30000)), ("5000元", "万元", Decimal("0.5")),
    ("3,000", "万元", Decimal(3000)), ("—", "万元", None), ("待定", "万元", None), (None, "万元", None), ("总投资450万元", None, Decimal(450)), (0.0, "万元", Decimal(0)),
]  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "expected"), MONEY)
def test_money_is_read_in_wan_by_the_nearest_unit(value, unit, expected):
    assert read_wan(value, unit) == (expected, None)


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (3000.0, None),
        ("3000", None),
        ("约300万元", "万元"),
        (-1.0, "万元"),
        (float("inf"), "万元"),
        ("中央200万元、县级100万元", "万元"),
        ("3户", "万元"),
    ],
)
def test_money_without_a_sure_reading_raises_a_doubt(value, unit):
    assert read_wan(value, unit)[1]


DUES = [
    ("2016-10-31", "2016-10-31"), ("2016/10/31", "2016-10-31"), ("2016.10", "2016-10"), ("10月底", "2016-10-31"), ("10月底前", "2016-10-31"), ("10月", "2016-10"),
    ("2016年10月底前完成", "2016-10-31"), ("年底", "2016-12-31"), ("三季度末", "2016-09-30"), ("上半年", "2016-06-30"), ("十月底", "2016-10-31"), ("二〇一六年十月三十一日前", "2016-10-31"), ("十二月二十日", "2016-12-20"), ("2017年6月底", "2017-06-30"), ("次年6月底", "2017-06-30"),
    ("10月31日前", "2016-10-31"), ("２月底", "2016-02-29"), ("全年", None), ("长期", None), ("待定", None), ("/", None), (dt.date(2016, 10, 31), "2016-10-31"), (201610.0, "2016-10"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), DUES)
def test_time_limits_are_read_with_the_titles_year(value, expected):
    due = read_due(value, 2016)
    assert (due.text, due.doubt) == (expected, None)


@pytest.mark.parametrize(
    "value", ["10月前", "三季度", "10月中旬", "3-10月", "13月", "2月30日", "国庆节前", 42674.0, 2016.1, "10月左右"]
)
def test_time_limits_that_are_no_day_raise_a_doubt(value):
    assert read_due(value, 2016).doubt or read_due(value, 2016).text is None


def test_a_month_without_any_year_is_doubted_and_a_month_only_format_gives_the_month():
    assert read_due("10月底", None).doubt
    assert read_due(dt.date(2016, 10, 1), None, month_only=True).text == "2016-10"


PERCENTS = [
    (0.876, 1, Decimal("87.6")),
    (0.8750994431, 1, Decimal("87.5")),
    ("87.6%", None, Decimal("87.6")),
    (87.6, None, Decimal("87.6")),
    ("80%（滞后）", None, Decimal(80)),
    (1.0, 0, Decimal(100)),
    (0.0, None, Decimal(0)),
    ("基本完成", None, None),
    ("-", None, None),
]


@pytest.mark.parametrize(("value", "decimals", "expected"), PERCENTS)
def test_percents_are_read_in_points(value, decimals, expected):
    assert read_percent(value, decimals) == (expected, None)


@pytest.mark.parametrize("value", [0.876, 1.0, "0.5", "约80%", "80%以上", -3.0, float("nan")])
def test_percents_that_may_be_fractions_raise_a_doubt(value):
    assert read_percent(value, None)[1]


def test_a_rate_agrees_within_its_own_rounding_only():
    assert agrees(Decimal("28.6"), Decimal(4), Decimal(14))
    assert not agrees(Decimal("28.5"), Decimal(4), Decimal(14))
    assert agrees(Decimal(27), Decimal(6), Decimal(22))
    assert not agrees(Decimal(30), Decimal(4), Decimal(15))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("是", True),
        ("否", False),
        ("√", True),
        ("×", False),
        ("已开工", True),
        ("未开工", False),
        ("尚未启动", False),
        (dt.date(2016, 3, 1), True),
        (2.0, True),
        (0.0, False),
        ("", None),
        ("3月15日", True),
        ("正在办理", None),
    ],
)
def test_flags_say_yes_no_or_nothing(value, expected):
    assert read_flag(value) is expected


UNITS = [
    ("县教育局、县住建局", ("县教育局", "县住建局")), ("县教育局 县住建局", ("县教育局", "县住建局")), ("县教育局\n县住建局；县发改局", ("县教育局", "县住建局", "县发改局")),
    ("教 育 局", ("教育局",)), ("县人力资源和社会\n保障局", ("县人力资源和社会保障局",)), ("县发改局（粮食局、物价局），县财政局", ("县发改局（粮食局、物价局）", "县财政局")), ("各乡镇", ("各乡镇",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units_in_a_cell_are_split_and_whole(text, expected):
    assert split_units(text) == expected


def test_of_several_units_the_lead_is_named_only_where_the_file_says_so():
    several = "县教育局、县住建局"
    assert read_duty(several, frozenset(), first_leads=False, leads_only=False).doubt
    assert read_duty(several, frozenset(), first_leads=True, leads_only=False).lead == "县教育局"
    marked = read_duty("县财政局、县住建局（牵头）", frozenset(), first_leads=False, leads_only=False)
    assert (marked.lead, marked.supports) == ("县住建局", ("县财政局",))
    labelled = read_duty("牵头：县住建局；配合：县财政局、县发改局", frozenset(), first_leads=False, leads_only=False)
    assert (labelled.lead, labelled.supports) == ("县住建局", ("县财政局", "县发改局"))


TIERS = [
    ("榆中县2016年县列为民兴办实事", ("县列",)), ("榆中县省列为民兴办实事", ("省列",)), ("2016年省市县列为民", ("省列", "市列", "县列")), ("兰州市县列", ("县列",)),
    ("省列、市列", ("省列", "市列")), ("市、县民生实事", ("市列", "县列")), ("苍南县民生实事", ()), ("榆中县为民办实事", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIERS)
def test_lists_are_told_from_names_of_places(text, expected):
    assert lists_in(text) == expected


def test_unit_lines_are_told_from_units_of_government():
    assert units_in("单位：万元、公里") == ("万元", "公里")
    assert units_in("填报单位：县教育局") == ()
    assert units_in("单位：县教育局") == ()


ANY = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789.,，、；户所万亿元约余-～%（）月年底前季度县局 \n", max_size=25),
    st.floats(),
    st.integers(),
    st.none(),
    st.booleans(),
)


@given(ANY)
def test_no_text_breaks_a_parser(value):
    money, doubt = read_wan(value, "万元")
    assert money is None or money >= 0 or doubt
    due = read_due(value, 2016)
    assert due.text is None or re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", due.text)
    for points, _ in (read_percent(value, None), read_percent(value, 1)):
        assert points is None or 0 <= points <= 200
    assert read_flag(value) in {True, False, None}
    assert not (is_blank(value) and isinstance(value, float | int))
    if isinstance(value, str):
        for found in (amounts(value, TOWNS), targets_in(value, TOWNS, goal=True)):
            assert found.doubt or all(item.number >= 0 and fits(item.number) for item in found.items)
        assert all(name.strip() for name in split_units(value))
        assert set(lists_in(value)) <= {"省列", "市列", "县列"}


@given(st.integers(0, 10**9), st.sampled_from(["户", "万亩", "公里", "人次", "所", ""]))
def test_a_whole_number_survives_its_unit_and_separators(number, unit):
    for text in (f"{number}{unit}", f"{number:,}{unit}"):
        found = amounts(text)
        assert found.doubt is None
        assert [(item.number, item.unit) for item in found.items] == [(number, unit or None)]


@given(st.decimals(0, 10**9, places=3))
def test_a_typed_number_keeps_the_digits_that_were_typed(number):
    assert number_of(float(number)) == number
    assert Decimal(plain(number)) == number


@given(st.text(alphabet=" \t\n\u00a0\u3000\u200b", max_size=6), st.sampled_from(sorted(BLANKS)))
def test_white_space_does_not_make_a_blank_say_something(space, blank):
    assert is_blank(space + blank + space)
    assert squeeze(space) == ""
