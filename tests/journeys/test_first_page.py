"""An officer opens the programme, sees how the lists stand, and takes the bulletin's files home."""

import re
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SCREENS = {"desk": (1366, 768), "phone": (360, 740)}
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def browser(chromium_path):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(chromium_path), args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture(params=SCREENS)
def page(browser, request):
    """A page that fails the test when the browser complains of anything, Content-Security-Policy included."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", accept_downloads=True)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def assert_accessible(page):
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_programme_shows_each_list_with_its_figures(demo_site, page):
    page.goto(demo_site.url)
    city = page.get_by_role("region", name="市列").first
    assert re.sub(r"\s+", "", city.locator("dl").inner_text()) == "28.6%4/14完成率100%14/14启动率83.3%5/6开工率"
    assert "6方面15件" in city.inner_text()
    assert page.locator("tr[id^='市列-']").count() == 15
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
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
    page.get_by_role("link", name="通报").click()
    assert_accessible(page)
    links = page.locator(".files a")
    names = [name.strip() for name in links.all_inner_texts()]
    assert len(names) == 8
    for position, name in enumerate(names):
        with page.expect_download() as waiting:
            links.nth(position).click()
        download = waiting.value
        assert unquote(download.suggested_filename) == name
        assert download.path().read_bytes() == (demo_site.folder / "通报" / name).read_bytes()


def test_an_address_that_is_none_answers_in_chinese(demo_site, page):
    answer = page.goto(f"{demo_site.url}/nothing/")
    assert answer.status == 404
    assert "没有这一页" in page.inner_text("h1")
    page.get_by_role("link", name="回到总览").click()
    assert "为民兴办实事进展" in page.inner_text("h1")
