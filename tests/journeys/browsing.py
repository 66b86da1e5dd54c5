"""What the journeys share: where Chromium starts, which screens people have, what every page must stand up to."""

from axe_playwright_python.sync_playwright import Axe

from tests.demo_site import ELSEWHERE

SCREENS = {"desk": (1366, 768), "phone": (360, 740)}
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    f"--host-resolver-rules=MAP {ELSEWHERE} 127.0.0.1",
]


def assert_accessible(page):
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def assert_fits(page):
    """No page scrolls sideways; wide tables scroll in a frame of their own."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url


def follow(link):
    """Click a link and wait until the other page is there: what comes next must not look at the old one."""
    with link.page.expect_navigation():
        link.click()


def enter(page, url, role):
    """Come in as one of the demonstration's persons, by the button on the sign-in page."""
    page.goto(f"{url}/sign-in/")
    follow(page.get_by_role("button", name=role, exact=True))
