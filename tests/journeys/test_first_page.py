"""An officer opens the programme, sees how the lists stand, and takes the bulletin's files home."""

import re
from urllib.parse import unquote

import pytest

from tests.journeys.browsing import assert_accessible, assert_fits, follow

pytestmark = pytest.mark.journey


def test_the_programme_shows_each_list_with_its_figures(demo_site, page):
    page.goto(demo_site.url)
    city = page.get_by_role("region", name="市列").first
    rates = re.sub(r"\s+", "", city.locator("dl").inner_text())
    assert re.fullmatch(r"完成率28\.6%4/14启动率100%14/14开工率[\d.]+%\d+/\d+", rates)
    assert "6方面15件" in city.inner_text()
    assert page.locator("tr[id^='市列-']").count() == 15
    assert_fits(page)
    assert_accessible(page)


def test_a_light_opens_to_its_grounds(demo_site, page):
    page.goto(demo_site.url)
    row = page.locator("tr", has_text="路网及村内道路")
    assert "滞后" in row.locator(".chip").inner_text()
    row.locator("summary").press("Enter")
    assert "低于计划进度50.0%" in row.locator("details p").inner_text()
    assert_accessible(page)


def test_every_file_of_the_bulletin_comes_down_as_it_was_rendered(demo_site, page):
    page.goto(demo_site.url)
    follow(page.get_by_role("link", name="通报"))
    assert_accessible(page)
    follow(page.locator("h2 a").first)
    links = page.locator(".files a")
    names = [name.strip() for name in links.all_inner_texts()]
    assert len(names) == 10
    for position, name in enumerate(names):
        with page.expect_download() as waiting:
            links.nth(position).click()
        download = waiting.value
        assert unquote(download.suggested_filename) == name
        assert download.path().read_bytes() == (demo_site.folder / "通报" / name).read_bytes()


def test_an_address_that_is_none_answers_in_chinese(demo_site, page):
    page.expected_complaints = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    answer = page.goto(f"{demo_site.url}/nothing/")
    assert answer.status == 404
    assert "没有这一页" in page.inner_text("h1")
    assert_accessible(page)
    follow(page.get_by_role("link", name="回到总览"))
    assert "为民兴办实事进展" in page.inner_text("h1")
