"""Every page at the office's screen and on a phone: fits, is accessible, draws its charts, and keeps its filter."""

import pytest

from tests.journeys.browsing import assert_accessible, assert_fits, follow

pytestmark = pytest.mark.journey


def test_every_page_fits_and_is_accessible(demo_site, page):
    """Walks from page to page by the links that people have."""
    seen = []

    def look():
        assert_fits(page)
        assert_accessible(page)
        seen.append(page.locator("h1").first.inner_text())

    page.goto(demo_site.url)
    look()
    for name in ("单位", "报送", "通报", "校核"):
        follow(page.get_by_role("navigation", name="主导航").get_by_role("link", name=name))
        look()
    for path, link in (
        ("/units/", "县交通局"),
        ("/units/", "夏官营镇"),
        ("/periods/", "2016年7月"),
        ("/", "农村危旧房改造、计生“两户”建房"),
        ("/", "公共自行车站点"),
    ):
        page.goto(f"{demo_site.url}{path}")
        follow(page.get_by_role("link", name=link, exact=True))
        look()
    assert seen[1:] == [
        "单位",
        "报送",
        "通报",
        "通报校核",
        "县交通局",
        "夏官营镇",
        "2016年7月报送情况",
        "农村危旧房改造、计生“两户”建房",
        "公共自行车站点",
    ]


def test_the_programme_is_filtered_and_the_address_can_be_sent_on(demo_site, page):
    page.goto(demo_site.url)
    form = page.get_by_role("search")
    form.get_by_label("清单").select_option("县列")
    form.get_by_label("进度判定").select_option("stalled")
    follow(form.get_by_role("button", name="筛选"))
    assert "筛选出4件次" in page.get_by_role("status").inner_text()
    assert page.locator("table.matters tbody tr[id]").count() == 4
    address = page.url
    page.goto(f"{demo_site.url}/units/")
    page.goto(address)
    assert form.get_by_label("进度判定").input_value() == "stalled"
    assert page.locator("table.matters tbody tr[id]").count() == 4
    assert_accessible(page)
    form.get_by_label("搜索").fill("没有这样的实事")
    with page.expect_navigation():
        form.get_by_label("搜索").press("Enter")
    assert "没有符合条件的实事" in page.inner_text("main")
    assert_accessible(page)
    follow(page.get_by_role("link", name="清除", exact=True))
    assert page.locator("table.matters tbody tr[id]").count() == 35


def test_filtering_by_township_finds_what_the_town_takes_part_in(demo_site, page):
    page.goto(demo_site.url)
    page.get_by_role("search").get_by_label("乡镇").select_option("夏官营镇")
    follow(page.get_by_role("button", name="筛选"))
    names = page.locator("table.matters tbody tr[id] th").all_inner_texts()
    assert any("农村危旧房改造" in name for name in names)
    assert len(names) < 35


def test_charts_are_drawn_as_svg_beside_their_tables(demo_site, page):
    page.goto(demo_site.url)
    chart = page.locator(".chart-lights svg")
    chart.wait_for()
    assert chart.locator("path").count() > 10
    follow(page.get_by_role("link", name="路网及村内道路", exact=True))
    page.locator(".chart-progress svg").wait_for()
    assert "各月计划累计和报送累计" in page.locator(".chart-progress").get_attribute("aria-label")
    assert "52.4" in page.locator("table.months").inner_text()


def test_the_keyboard_reaches_the_main_part_first(demo_site, page):
    page.goto(demo_site.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
