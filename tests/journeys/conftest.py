import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.browsing import CHROMIUM, SCREENS


@pytest.fixture(scope="session")
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
    assert complaints == getattr(page, "expected_complaints", [])


@pytest.fixture
def plain_page(browser):
    """A page of a browser that runs no scripts."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=False)
    yield context.new_page()
    context.close()
