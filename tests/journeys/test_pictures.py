"""The pictures of README and handbook are taken here; SHISHI_SCREENSHOTS=1 writes them into docs/images."""

import os
import struct

import pytest

from tests.documents.proofs.bulletins import RESTATED
from tests.guards import source
from tests.journeys.browsing import follow

pytestmark = pytest.mark.journey


def bulletin_with_open_figure(page):
    follow(page.locator("h2 a").first)
    page.locator(".notice a.figure[data-figure='市列.completion_rate']").first.click()
    page.locator(".pop[data-ready]").wait_for()


def matter(page):
    follow(page.get_by_role("link", name="路网及村内道路", exact=True))
    page.locator(".chart svg").first.wait_for()


def programme(page):
    page.locator(".chart svg").first.wait_for()


def proof(page):
    page.get_by_label("通报文字").fill(RESTATED)
    follow(page.get_by_role("button", name="校核", exact=True))


PICTURES = {
    "programme": ("/", (1280, 900), programme),
    "bulletin": ("/bulletins/", (1280, 1000), bulletin_with_open_figure),
    "matter": ("/", (1280, 1000), matter),
    "phone": ("/", (360, 740), programme),
    "proof-form": ("/proof/", (1280, 860), lambda _page: None),
    "proof": ("/proof/", (1280, 900), proof),
    "proof-phone": ("/proof/", (360, 740), proof),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_the_page_in_full_width(demo_site, browser, officer, tmp_path, name):
    path, (width, height), prepare = PICTURES[name]
    folder = source.ROOT / "docs/images" if os.environ.get("SHISHI_SCREENSHOTS") else tmp_path
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN",
        reduced_motion="reduce",
        device_scale_factor=1,
        storage_state=officer,
    )
    page = context.new_page()
    page.goto(f"{demo_site.url}{path}")
    prepare(page)
    picture = page.screenshot(path=folder / f"{name}.png", animations="disabled")
    context.close()
    assert struct.unpack(">II", picture[16:24]) == (width, height)
