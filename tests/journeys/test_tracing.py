"""A leader doubts a figure of the bulletin: from the figure to the item, its report, and the cell that the unit filled in."""

import pytest

from tests.journeys.browsing import assert_accessible, assert_fits, follow

pytestmark = pytest.mark.journey

RATE = "县列.completion_rate"


def open_bulletin(demo_site, page):
    page.goto(f"{demo_site.url}/bulletins/")
    follow(page.locator("h2 a").first)
    return page.locator(f".notice a.figure[data-figure='{RATE}']").first


def test_a_figure_is_followed_to_the_imported_cell(demo_site, page):
    figure = open_bulletin(demo_site, page)
    assert_fits(page)
    assert_accessible(page)
    figure.click()
    follow(page.locator(".pop[data-ready]").get_by_role("link", name="全部依据"))
    assert "县列完成率" in page.inner_text("h1")
    assert_fits(page)
    assert_accessible(page)

    row = page.locator("tr", has_text="路网及村内道路")
    follow(row.get_by_role("link", name="2016年7月报告第1版（县交通局）"))
    report = page.locator("details.report:target")
    assert report.evaluate("report => report.open")
    assert "52.4公里" in report.inner_text()
    assert_fits(page)
    assert_accessible(page)

    follow(report.get_by_role("link", name="工作表“7月”H6"))
    assert "县交通局2016年7月实事进展月报表.xlsx" in page.inner_text("h1")
    cell = page.locator("tr:target")
    assert "H6" in cell.inner_text()
    assert "52.4公里" in cell.inner_text()
    assert_fits(page)
    assert_accessible(page)

    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载原文件").click()
    assert waiting.value.suggested_filename == "县交通局2016年7月实事进展月报表.xlsx"
    assert waiting.value.path().read_bytes()[:2] == b"PK"


def test_a_figure_opens_on_hover_and_closes_when_the_pointer_leaves(demo_site, page):
    figure = open_bulletin(demo_site, page)
    figure.hover()
    card = page.locator(".pop[data-ready]")
    card.wait_for()
    assert "县列完成率" in card.inner_text()
    assert figure.get_attribute("aria-expanded") == "true"
    page.mouse.move(2, 2)
    card.wait_for(state="detached")
    assert figure.get_attribute("aria-expanded") == "false"


def test_a_figure_opens_on_click_and_stays_until_escape(demo_site, page):
    figure = open_bulletin(demo_site, page)
    address = page.url
    figure.click()
    card = page.locator(".pop[data-ready]")
    card.wait_for()
    assert page.url == address
    page.mouse.move(2, 2)
    page.wait_for_timeout(500)
    assert card.is_visible()
    assert_accessible(page)
    assert_fits(page)
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    assert figure.evaluate("link => link === document.activeElement")


def test_a_figure_opens_by_key_alone(demo_site, page):
    figure = open_bulletin(demo_site, page)
    figure.focus()
    page.keyboard.press("Enter")
    card = page.locator(".pop[data-ready]")
    card.wait_for()
    assert card.evaluate("card => card === document.activeElement")
    page.keyboard.press("Tab")
    assert card.evaluate("card => card.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert figure.evaluate("link => link === document.activeElement")


def test_a_second_click_goes_to_the_whole_page(demo_site, page):
    figure = open_bulletin(demo_site, page)
    figure.click()
    page.locator(".pop[data-ready]").wait_for()
    figure.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/**")
    assert "县列完成率" in page.inner_text("h1")


def test_without_scripts_a_figure_is_a_link_and_charts_are_tables(demo_site, plain_page):
    plain_page.goto(demo_site.url)
    assert plain_page.locator(".chart").first.is_hidden()
    assert plain_page.locator("table", has_text="各清单按进度判定的件数").is_visible()
    follow(open_bulletin(demo_site, plain_page))
    assert "县列完成率" in plain_page.inner_text("h1")
    follow(plain_page.get_by_role("link", name="路网及村内道路", exact=True))
    assert plain_page.locator("table.months").first.is_visible()
