from django.urls import reverse

from tests.factories.units import make_unit
from tests.interfaces.desk.office import table_rows


def address(office, name):
    return reverse("desk:unit", args=[office.register.units[name].pk])


def test_units_stand_in_their_official_order_with_what_they_do(office):
    rows = table_rows(office.html(reverse("desk:units")), "各单位牵头")
    assert [row[1] for row in rows] == list(office.register.units)
    by_name = {row[1]: row for row in rows}
    assert by_name["县民政局"][2:5] == ["部门", "2", "0"]
    assert by_name["城关镇"][2:5] == ["乡镇", "3", "2"]
    assert by_name["县民政局"][6] == "● 已报 2"
    assert by_name["县交通运输局"][6] == "● 已报 1 ◆ 迟报 1"


def test_a_unit_shows_what_it_leads_supports_and_owes(office):
    html = office.html(address(office, "城关镇"))
    assert [row[0] for row in table_rows(html, "牵头的实事")] == [
        "新建城关敬老院",
        "配备村卫生室设备",
        "实施饮水安全工程",
    ]
    supported = table_rows(html, "协办的实事")
    assert [row[:3] for row in supported] == [
        ["改造农村学校", "省列、县列", "县教育局"],
        ["建设农村公路", "省列、市列", "县交通运输局"],
    ]
    assert supported[1][4] == "硬化路 30公里"
    owed = table_rows(html, "本期应报的实事")
    assert [(row[0], row[3]) for row in owed] == [
        ("新建城关敬老院", "● 已报"),
        ("配备村卫生室设备", "● 已报"),
        ("实施饮水安全工程", "○ 零报告"),
    ]


def test_a_unit_without_work_says_so(office):
    idle = make_unit(office.register.area, "县气象局")
    text = office.text(reverse("desk:unit", args=[idle.pk]))
    for sentence in ("本期没有报送任务。", "没有牵头的实事。", "没有协办的实事。"):
        assert sentence in text
