import pytest
from django.test import RequestFactory
from django.urls import reverse

from shishi.interfaces.desk.programme import pages
from shishi.interfaces.desk.programme.filters import Filter, filter_from
from tests.interfaces.desk.office import table_rows

HOME = reverse("desk:programme")


def shown(html):
    """(list, name) of every 件 in the tables, by the ids of their rows."""
    found = []
    for name in ("省列", "市列", "县列"):
        if f'<tr id="{name}-' in html:
            rows = table_rows(html, f"{name}各件的目标")
            found += [(name, row[1].split(" ")[0]) for row in rows if len(row) > 1]
    return found


def test_each_list_shows_its_rates_with_counts_and_lights(office):
    text = office.text(HOME)
    assert "2016年1—7月为民兴办实事进展" in text
    for figure in (
        "省列.completion_rate",
        "市列.start_rate",
        "县列.light.normal",
        "全县.works",
        "全县.reports_missing",
    ):
        assert f'href="{office.figure(figure)}" data-figure="{figure}"' in office.html(HOME)
    assert "完成率＝已完成件数÷全部（不含取消）件数×100%" in text


def test_the_table_beside_the_chart_has_the_same_numbers(office):
    html = office.html(HOME)
    rows = table_rows(html, "各清单按进度判定的件数")
    figures = office.figures
    lights = ("ahead", "normal", "slow", "stalled", "grey")
    assert rows == [
        [
            name,
            figures[f"{name}.items"].text,
            *(figures[f"{name}.light.{light}"].text for light in lights),
            figures[f"{name}.completion_rate"].text,
        ]
        for name in ("省列", "市列", "县列")
    ]
    drawn = office.client.get(HOME).context["page"].chart
    assert [[str(series["values"][index]) for series in drawn["series"]] for index in range(3)] == [
        row[2:7] for row in rows
    ]


def test_a_row_shows_plan_beside_report_and_what_it_rests_on(office):
    html = office.html(HOME)
    (row,) = [row for row in table_rows(html, "省列各件") if row[1:2] and row[1].startswith("建设农村公路")]
    assert row[2] == "县交通运输局 城关镇"
    assert "硬化路 100公里" in row[3]
    assert "60" in row[4]
    assert "60%" in row[4]
    state = office.figures.works[f"w{office.work('建设农村公路').pk}"].assessment
    assert row[5] == f"实{state.reported}% / 计划{state.planned}%"
    assert row[6] == f"{state.light.shape} {state.light.label} 依据 {'；'.join(state.reasons)}"
    assert f'href="{office.matter("建设农村公路")}"' in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"list": "县列"}, 6),
        ({"unit": "县民政局"}, 3),
        ({"township": "城关镇"}, 7),
        ({"township": "城关镇", "list": "县列"}, 4),
        ({"q": "公路"}, 2),
        ({"q": "便民桥"}, 2),
        ({"q": "  敬老 "}, 1),
        ({"q": "县人力"}, 2),
        ({"list": "没有这份清单"}, 0),
    ],
)
def test_the_filter_in_the_address_chooses_the_rows_and_counts_them(office, query, expected):
    html = office.html(HOME, **query)
    assert len(shown(html)) == expected
    assert f"筛选出 {expected} 件次" in office.text(HOME, **query)


@pytest.mark.parametrize("light", ["ahead", "normal", "slow", "stalled", "grey"])
def test_filtering_by_light_gives_as_many_rows_as_the_figures_say(office, light):
    number = sum(int(office.figures[f"{name}.light.{light}"].value) for name in ("省列", "市列", "县列"))
    assert len(shown(office.html(HOME, light=light))) == number


def test_the_form_keeps_what_was_asked(office):
    html = office.html(HOME, q='路"><b>', unit="县民政局")
    assert 'value="路&quot;&gt;&lt;b&gt;"' in html
    assert '<option value="县民政局" selected>' in html
    assert html.count(" selected>") == 1


def test_units_and_townships_are_offered_apart_in_the_official_order(office):
    _, _, units, townships = office.client.get(HOME).context["page"].choices
    assert [option.value for option in townships.options] == ["城关镇"]
    order = ["县教育局", "县民政局", "县交通运输局", "县住房和城乡建设局", "县人力资源和社会保障局"]
    assert [option.value for option in units.options] == order


def test_a_long_table_is_parted_and_the_parts_keep_the_filter(office, monkeypatch):
    monkeypatch.setattr(pages, "ROWS", 4)
    first = office.html(HOME, list="县列")
    assert len(shown(first)) == 4
    assert 'href="?list=%E5%8E%BF%E5%88%97&amp;page=2#matters"' in first
    assert len(shown(office.html(HOME, list="县列", page="2"))) == 2
    assert shown(office.html(HOME, list="县列", page="99")) == shown(office.html(HOME, list="县列", page="2"))
    assert shown(office.html(HOME, list="县列", page="x")) == shown(first)


def test_a_filter_is_read_from_the_address_and_written_back():
    asked = filter_from(RequestFactory().get("/?list=县列&q= 公路 &page=3&other=1").GET)
    assert asked == Filter(list="县列", q="公路")
    assert asked.active
    assert not filter_from({}).active
    assert Filter(q="a&b").address(page="2") == "?q=a%26b&page=2"
    assert len(filter_from({"q": "长" * 500}).q) == 80
