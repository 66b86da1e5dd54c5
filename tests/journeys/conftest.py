from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.browsing import CHROMIUM, SCREENS, enter


@pytest.fixture(scope="session")
def browser(chromium_path):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(chromium_path), args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def officer(browser, demo_site):
    """The cookies of the demonstration's 督查员, who came in by the button on the sign-in page."""
    context = browser.new_context(locale="zh-CN")
    enter(context.new_page(), demo_site.url, "督查员")
    state = context.storage_state()
    context.close()
    return state


@contextmanager
def _opened(browser, screen, **more):
    """A page that fails the test when the browser complains of anything, Content-Security-Policy included."""
    width, height = SCREENS[screen]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", accept_downloads=True, **more
    )
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    tolerated = getattr(page, "tolerated", None)
    left = [complaint for complaint in complaints if tolerated is None or not complaint.startswith(tolerated)]
    assert left == getattr(page, "expected_complaints", [])


@pytest.fixture(params=SCREENS)
def page(browser, officer, request):
    """A page of a browser in which the 督查员 is in."""
    with _opened(browser, request.param, storage_state=officer) as page:
        yield page


@pytest.fixture(params=SCREENS)
def stranger(browser, request):
    """A page of a browser in which nobody is in."""
    with _opened(browser, request.param) as page:
        yield page


@pytest.fixture
def plain_page(browser, officer):
    """A page of a browser that runs no scripts, with the 督查员 in."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, java_script_enabled=False, storage_state=officer
    )
    yield context.new_page()
    context.close()
