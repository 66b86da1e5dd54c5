"""What the journeys share: where Chromium starts, which screens people have, what every page must stand up to."""

import os
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe

from tests.demo_site import ELSEWHERE
from tests.guards import source

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


def press(page, name):
    follow(page.get_by_role("button", name=name, exact=True))


def look(page, name="", at=""):
    """Whatever a page must stand up to. ``name``: the handbook's picture, if kept; ``at`` is what that begins with."""
    assert_fits(page)
    assert_accessible(page)
    if at:
        page.locator(at).evaluate("place => place.scrollIntoView()")
    if name and os.environ.get("SHISHI_SCREENSHOTS") and page.viewport_size["width"] > 400:
        page.screenshot(path=source.ROOT / "docs/handbook/images" / f"{name}.png", animations="disabled")


@contextmanager
def second(browser, site, page, role):
    """Another person at a machine of the own, with the same kind of screen."""
    context = browser.new_context(viewport=page.viewport_size, locale="zh-CN")
    other = context.new_page()
    enter(other, site.url, role)
    yield other
    context.close()


def shell(site, code):
    """The last line that code printed which ran in the demonstration's own shell."""
    said = site.shishi("shell", "--no-imports", "-c", code)
    assert said.returncode == 0, said.stderr
    return said.stdout.strip().splitlines()[-1]


class People:
    """People of a demonstration, each in a browser of the own, before one screen; what the browsers complain of is kept."""

    def __init__(self, browser, site, screen):
        self.browser, self.site, self.screen = browser, site, screen
        self.contexts, self.complaints = [], []

    def person(self, role):
        width, height = SCREENS[self.screen]
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        enter(page, self.site.url, role)
        return page

    def leave(self):
        for context in self.contexts:
            context.close()
